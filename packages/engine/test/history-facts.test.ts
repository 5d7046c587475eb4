/** What is said of earlier results that count for nothing, or twice. */
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../src/index.ts';
import { findingLines, findingsOf, smallResult, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  `total: { name: 得分, fixed: 60 }
  level: { name: 等次, grade: { of: total, levels: { 合格: { atLeast: 60 }, 不合格: otherwise } } }
  months: { name: 各月平均, earlier: { scheme: monthly, take: mean, of: total, periods: 3, within: [0, 100] }, missing: pass }`,
  'consequences: { talk: { name: 谈话, when: { history: { grade: 合格 }, consecutive: 2 }, then: [{ do: talk, name: 谈话 }] } }',
  'staff: { name: 人员, total: total, grade: level }',
);
const past = (more: object) => ({
  subject: 'A',
  period: '2025Q4',
  from: '2025-10-01',
  to: '2025-12-31',
  scheme: 'small',
  grade: '合格',
  ...more,
});
const said = (...history: object[]): string[] =>
  findingLines(scheme, { history: history as Record<string, unknown>[] });

describe('an earlier result', () => {
  it('with a grade that the scheme does not give is warned of once for each word, with the grade that may be meant', () => {
    const history = [
      past({ grade: '不及格' }),
      past({ grade: '不及格', period: '2025Q3', from: '2025-07-01', to: '2025-09-30' }),
    ];
    const [only, ...others] = findingsOf(scheme, { history });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: 'history-grade-unknown', severity: 'warning', values: { count: '2' } });
    expect(sentenceOf(only as NonNullable<typeof only>)).toBe(
      '方案没有“不及格”这个等次，看等次的规定不会把这些结果算上（共 2 条）。是不是“不合格”？方案里有：合格、不合格。',
    );
  });

  it('without a grade, or with one of another scheme that is read, is nothing odd', () => {
    expect(said(past({ grade: '' }))).toEqual([]);
    expect(
      said(past({ scheme: 'monthly', grade: '不及格', total: '80', from: '2026-01-01', to: '2026-01-31' })),
    ).toEqual([]);
  });

  it('of a scheme that nothing reads is warned of; the name of this scheme may stand for its id', () => {
    expect(said(past({ scheme: 'smal' }))).toEqual(['history 1 方案 history-scheme-not-read']);
    const history = [past({ scheme: '小方案' })];
    expect(findingsOf(scheme, { history })).toEqual([]);
    expect(smallResult(scheme, { history }).subjects[0]?.consequences.map((c) => c.id)).toEqual(['talk']);
  });

  it('whose days meet this period is warned of, unless the scheme reads results inside the period', () => {
    expect(said(past({ to: '2026-01-01' }))).toEqual(['history 1 截止日 history-overlaps-run']);
    expect(said(past({ scheme: 'monthly', from: '2025-12-15', to: '2026-01-14' }))).toEqual([
      'history 1 截止日 history-overlaps-run',
    ]);
    expect(said(past({ scheme: 'monthly', total: '80', from: '2026-01-01', to: '2026-01-31' }))).toEqual([]);
    // Whoever runs an old period again has later results at hand.
    expect(said(past({ period: '2026Q2', from: '2026-04-01', to: '2026-06-30' }))).toEqual([]);
  });

  it('whose days meet another of the same subject and scheme is warned of, at the later row', () => {
    const twice = past({ period: '第四季度', from: '2025-12-31', to: '2025-12-31' });
    expect(said(past({}), twice)).toEqual(['history 2 起始日 history-periods-overlap']);
    expect(said(twice, past({}))).toEqual(['history 2 起始日 history-periods-overlap']);
    expect(said(past({}), past({ period: '2025Q3', from: '2025-07-01', to: '2025-09-30' }))).toEqual([]);
    expect(said(past({}), { ...twice, scheme: 'monthly' })).toEqual([]);
    const subjects = ['A', 'B'].map((id) => ({ id, name: id }));
    expect(findingLines(scheme, { subjects, history: [past({}), { ...twice, subject: 'B' }] })).toEqual([]);
  });

  it('that stands inside a long one is found behind a third', () => {
    const long = past({ from: '2025-01-01', to: '2025-12-31' });
    const [first, second] = ['02', '08'].map((m) => past({ period: m, from: `2025-${m}-01`, to: `2025-${m}-20` }));
    const [found] = findingsOf(scheme, { history: [long, first ?? {}, second ?? {}] });
    expect(found?.values).toEqual({ column: '起始日', first: '1', count: '2' });
  });
});

describe('an earlier result that a condition on the last places looks at', () => {
  const asking = (more: string, of = '') =>
    smallScheme(
      `total: { name: 得分, fixed: 60 }
  place: { name: 名次, rank: { in: all, by: total, ties: open } }`,
      `consequences: { talk: { name: 末位谈话, ${of}when: { any: [{ history: { last: 1 }, ${more} }] }, then: [{ do: talk, name: 谈话 }] } }`,
      `staff: { name: 人员, total: total, rank: place, where: { attribute: post, is: 员 } }
  others: { name: 其他, total: total, where: { not: { attribute: post, is: 员 } } }`,
    );
  const spells = [{ subject: 'A', attribute: 'post', value: '员' }];
  const quarters = [
    past({ total: '60', grade: '' }),
    past({ total: '60', grade: '', period: '2025Q3', from: '2025-07-01', to: '2025-09-30', rank: '3' }),
  ];
  const staff = 'for: staff, ';
  const saidOf = (of: ReturnType<typeof asking>, history = quarters): string[] =>
    findingsOf(of, { spells, history }).map((d) => `${d.code} ${d.values.count} ${sentenceOf(d)}`);
  const lacks = (count: number, columns: string): string =>
    `history-place-lacking ${count} “末位谈话”要看往期是不是末位，而有 ${count} 条往期结果（如 2025Q4）没有填“${columns}”，判断不了，按不是末位算。请补上。`;

  it('is warned of where it lacks the place or the size of the pool, as far as the condition looks back', () => {
    expect(saidOf(asking('consecutive: 2', staff))).toEqual([lacks(1, '名次”“范围人数')]);
    expect(saidOf(asking('consecutive: 3', staff))).toEqual([lacks(2, '名次”“范围人数')]);
    expect(saidOf(asking('atLeast: 2, within: 2', staff))).toEqual([lacks(1, '名次”“范围人数')]);
    expect(saidOf(asking('atLeast: 2', staff))).toEqual([lacks(2, '名次”“范围人数')]);
    expect(saidOf(asking('atLeast: 2, since: 2025-10-01', staff))).toEqual([lacks(1, '名次”“范围人数')]);
    const placed = [past({ total: '60', grade: '', rank: '1' })];
    expect(saidOf(asking('consecutive: 2', staff), placed)).toEqual([lacks(1, '范围人数')]);
    expect(
      saidOf(asking('consecutive: 2', staff), [past({ total: '60', grade: '', rank: '1', poolSize: '9' })]),
    ).toEqual([]);
  });

  it('is nothing odd where it has no total and no grade, or is about somebody whom the consequence does not concern', () => {
    expect(saidOf(asking('consecutive: 2', staff), [past({ grade: '' })])).toEqual([]);
    expect(findingsOf(asking('consecutive: 2', staff), { history: quarters })).toEqual([]);
  });
});
