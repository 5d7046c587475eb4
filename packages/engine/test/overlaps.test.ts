/** Two values of one attribute on one day: refused where the scheme asks for one value, allowed where it counts days. */
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../src/index.ts';
import { findingLines, findingsOf, indicatorOf, type Rows, smallScheme } from './small-run.ts';

const spell = (attribute: string, value: string, from = '', to = '') => ({ subject: 'A', attribute, value, from, to });
const refused = (row = 2) => [`spells ${row} 内容 spells-overlap`];

const ranked = smallScheme(
  `total: { name: 得分, fixed: 60 }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }`,
  '',
  'staff: { name: 人员, total: total, rank: place }',
);
const said = (spells: Rows['spells'] = [], scheme = ranked): string[] => findingLines(scheme, { spells });
const sentence = (spells: Rows['spells'] = []): string =>
  findingsOf(ranked, { spells })
    .map((d) => sentenceOf(d))
    .join('');

describe('an attribute that is read by the longest stay', () => {
  it('has one value on each day of the period, in whatever order the rows stand', () => {
    const left = spell('unit', '一所');
    const joined = spell('unit', '二所', '2026-02-10');
    expect(said([left, joined])).toEqual(refused());
    expect(said([joined, left])).toEqual(refused());
    expect(said([{ ...left, to: '2026-02-09' }, joined])).toEqual([]);
    expect(said([{ ...left, to: '2026-02-10' }, joined])).toEqual(refused());
  });

  it('says both rows, and the day on which the first is to be closed', () => {
    const closing = '如已改为“二所”，请在第 2 行的“止”填 2026-02-09；有一行不对的，请删去。';
    expect(sentence([spell('unit', '二所', '2026-02-10'), spell('unit', '一所')])).toBe(
      `“A”的“单位”在 2026-02-10 有两个值：第 2 行“一所”，第 1 行“二所”，分不清以哪个为准。${closing}`,
    );
    expect(sentence([spell('unit', '一所'), spell('unit', '二所')])).toContain(
      '两行的“起”相同：先后不同的，请给前一行填“止”、后一行填“起”；',
    );
  });

  it('may have two rows of one value, and two values on days outside the period', () => {
    expect(said([spell('unit', '一所'), spell('unit', '一所', '2026-02-10')])).toEqual([]);
    const before = spell('unit', '二所', '2025-10-01', '2025-12-31');
    expect(said([spell('unit', '一所'), before])).toEqual([]);
  });

  it('is not judged where the period itself can not be read', () => {
    const run = [{ period: '2026Q1', from: '昨天', to: '2026-03-31', asOf: '2026-04-05' }];
    const spells = [spell('unit', '一所'), spell('unit', '二所')];
    expect(findingLines(ranked, { run, spells })).toEqual(['run 1 起始日 cell-not-day']);
  });
});

describe('an attribute that is read on one day', () => {
  const scheme = smallScheme(`total:
    name: 得分
    choose: { by: post, cases: { office: { name: 机关, is: 机关, fixed: 60 }, others: { name: 其他, otherwise: true, fixed: 50 } } }`);

  it('has one value on that day; on the others it may have two', () => {
    const post = (value: string, from: string, to: string) => spell('post', value, from, to);
    expect(said([post('村', '', ''), post('机关', '2026-02-01', '')], scheme)).toEqual(refused());
    expect(said([post('村', '', '2026-03-30'), post('机关', '2026-02-01', '')], scheme)).toEqual([]);
    expect(said([post('村', '', '2026-03-31'), post('机关', '2026-03-31', '')], scheme)).toEqual(refused());
  });
});

describe('an attribute whose days are counted', () => {
  it('may have several values at once: leave of two kinds is one day', () => {
    const scheme = smallScheme('total: { name: 岗位天数, days: { attribute: post } }');
    const spells = [
      spell('post', '事假', '2026-01-01', '2026-01-10'),
      spell('post', '病假', '2026-01-06', '2026-01-15'),
      spell('post', '病假', '2026-01-07', '2026-01-20'),
    ];
    expect(said(spells, scheme)).toEqual([]);
    expect(indicatorOf(scheme, { spells })).toBe('20');
  });
});

describe('an attribute that splits the period', () => {
  const inside =
    '{ choose: { by: unit, cases: { one: { name: 一, is: 一所, fixed: 60 }, two: { name: 二, otherwise: true, fixed: 90 } } } }';
  const scheme = smallScheme(`total: { name: 得分, split: { by: unit, weigh: days, of: ${inside} }, missing: hold }`);

  it('may have a secondment inside a stay: the one that began last counts, until it ends', () => {
    const spells = [spell('unit', '一所'), spell('unit', '二所', '2026-02-01', '2026-02-09')];
    expect(said(spells, scheme)).toEqual([]);
    // (60 × 81 + 90 × 9) ÷ 90
    expect(indicatorOf(scheme, { spells })).toBe('63.00');
  });

  it('can not have two values that began together', () => {
    expect(said([spell('unit', '一所'), spell('unit', '二所')], scheme)).toEqual(refused());
  });

  it('has one value where a condition asks for it, too', () => {
    const asked = smallScheme(`total: { name: 得分, split: { by: unit, weigh: days, of: ${inside} }, missing: hold }
  veto: { name: 否决, veto: { of: total, when: { attribute: unit, is: 一所 }, gives: 0 } }`);
    expect(said([spell('unit', '一所'), spell('unit', '二所', '2026-02-01', '2026-02-09')], asked)).toEqual(refused());
  });
});
