import { readFileSync } from 'node:fs';
import { readScheme, type Scheme } from '@shiji/engine';
import { expect, it } from 'vitest';
import type { FrozenSubject } from '../../../src/features/rounds/freeze.ts';
import { populationsOf } from '../../../src/features/rounds/rows.ts';

const text = readFileSync(new URL('../../../../../schemes/xiulin/quarter.yaml', import.meta.url), 'utf8');
const scheme = readScheme(text).scheme as Scheme;
const period = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-02' };
const skipped = { kind: 'skipped' } as const;
const subject = (person: string, staffing: string): FrozenSubject => ({
  person,
  name: person,
  tenure: person,
  unit: 'u',
  organization: 'u',
  spells: [{ attribute: 'staffing', value: staffing, from: '2024-01-01' }],
  reviewers: { sectionHead: skipped, inCharge: skipped, principal: skipped },
});

it('[XL-01] 谁在考核范围里由方案说了算：别的编制的人列在名单上，不考核', () => {
  const found = populationsOf(scheme, period, [subject('甲', '公务员'), subject('乙', '编外')]);
  expect(found.has('甲')).toBe(true);
  expect(found.has('乙')).toBe(false);
});

it('where nobody is, nobody is told apart', () => {
  expect(populationsOf(scheme, period, [])).toEqual(new Map());
});
