import { expect, test } from 'vitest';
import { percentOf } from '../../../src/features/polls/percent.ts';

test('weights become per cent without losing a digit', () => {
  expect(['0.4', '1', '0.05', '0.333', '0.125', '0'].map(percentOf)).toEqual([
    '40%',
    '100%',
    '5%',
    '33.3%',
    '12.5%',
    '0%',
  ]);
});
