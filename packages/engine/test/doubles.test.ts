/** One fact under two names, and a person without a place: neither may gain by it. */
import { describe, expect, it } from 'vitest';
import { type RawRow, readScheme, resultOf, type Scheme, score } from '../src/index.ts';

const scheme = readScheme(`
scheme: doubles
version: "1"
name: 重复与名次
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
populations: { staff: { name: 人员, total: total, rank: place, grade: level } }
figures:
  total: { name: 得分, sum: { work: { name: 工作, points: { within: [0, 100] }, missing: hold }, lost: { name: 扣分, subtract: true, events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: highest } } } }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level: { name: 等次, grade: { of: total, levels: { 好: { atLeast: 60 }, 一般: otherwise }, ranking: place, seats: [{ level: 好, atMost: 40%, of: assessed, mode: perPool, rounding: down }] } }
`).scheme as Scheme;

const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
const codesOf = (tables: Record<string, RawRow[]>): string[] =>
  score(scheme, { tables: { run: [run], subjects: [{ id: 'A', name: '甲' }], ...tables } }).diagnostics.map(
    (d) => d.code,
  );

describe('facts under two names', () => {
  it('a score under the id and under the name of its indicator is one score', () => {
    const points = [
      { subject: 'A', indicator: 'work', rater: 'r', value: '70' },
      { subject: 'A', indicator: '工作', rater: 'r', value: '80' },
    ];
    expect(codesOf({ points })).toContain('fact-twice');
  });
  it('an event under its code and under its name is one event', () => {
    const events = ['late', '迟到'].map((code) => ({ subject: 'A', code, date: '2026-02-01' }));
    expect(codesOf({ events })).toContain('fact-twice');
  });
});

describe('a person without a place', () => {
  it('has no grade with a quota either, and takes nobody a seat', () => {
    const ids = ['A', 'B', 'C', 'D'];
    const { run: computed } = score(scheme, {
      tables: {
        run: [run],
        subjects: ids.map((id) => ({ id, name: id })),
        spells: ['A', 'B', 'C'].map((subject) => ({ subject, attribute: 'unit', value: '一局' })),
        points: ids.map((subject, i) => ({ subject, indicator: 'work', value: String(95 - i) })),
      },
    });
    const grades = Object.fromEntries((computed ? resultOf(computed).subjects : []).map((s) => [s.id, s.grade]));
    expect(grades.A).toEqual({ value: '好' });
    expect(grades.B).toEqual({ value: '一般' });
    expect(grades.D).toMatchObject({ absent: 'held', because: [{ code: 'no-pool' }] });
  });
});
