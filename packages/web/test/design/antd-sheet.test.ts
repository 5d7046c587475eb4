import { expect, test } from 'vitest';
import { antdRules, antdSheet } from '../../build/antd-sheet.ts';

test('rules read variables only: those of large text are the same, so that one copy of them serves both', () => {
  const [normal, large] = [antdRules('normal').split('}'), antdRules('large').split('}')];
  const differing = normal.filter((rule, at) => rule !== large[at]);
  expect(differing.slice(0, 5)).toEqual([]);
});

test('each text mode has its own variables', () => {
  const sheet = antdSheet();
  expect(sheet).toMatch(/\.sj-normal\{[^}]*--sj-font-size:14px/);
  expect(sheet).toMatch(/\.sj-large\{[^}]*--sj-font-size:18px/);
});
