/** What is said of rulings that settle nothing. */
import { describe, expect, it } from 'vitest';
import { type RawRow, type Scheme, sentenceOf } from '../src/index.ts';
import { findingsOf, type Rows, ruledOn, smallResult, smallScheme } from './small-run.ts';

const schemeWith = (ties: string, seats: string): Scheme =>
  smallScheme(
    `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: ${ties} } }
  level:
    name: 等次
    grade: { of: total, ranking: place, levels: { 优秀: { atLeast: 60 }, 称职: otherwise }, seats: [{ ${seats} }] }`,
    '',
    'staff: { name: 干部, total: total, rank: place, grade: level }',
  );
const half = schemeWith('open', 'level: 优秀, atMost: 50%, of: assessed, mode: perPool, rounding: down');

/** Everybody in one office; a blank score: nobody rated. */
function rows(scores: readonly string[], rulings: readonly RawRow[]): Rows {
  const ids = scores.map((_, i) => `P${i + 1}`);
  return {
    subjects: ids.map((id) => ({ id, name: id })),
    spells: ids.map((subject) => ({ subject, attribute: 'unit', value: '一所' })),
    points: ids.flatMap((subject, i) => (scores[i] === '' ? [] : [{ subject, indicator: 'total', value: scores[i] }])),
    rulings,
  };
}
const seat = (target: string, value: string): RawRow => ruledOn('名额.优秀', value, { target });
const said = (scheme: Scheme, scores: readonly string[], ...rulings: readonly RawRow[]): string[] =>
  findingsOf(scheme, rows(scores, rulings)).map(
    (d) => `${d.place?.kind === 'fact' ? d.place.row : ''} ${sentenceOf(d)}`,
  );

describe('a ruling on a seat', () => {
  it('is read where it parts a tie, with one word or two', () => {
    expect(said(half, ['80', '80'], seat('P1', '是'))).toEqual([]);
    expect(said(half, ['80', '80'], seat('P1', '是'), seat('P2', '否'))).toEqual([]);
  });
  it('settles nothing where nobody ties, or all who tie have room', () => {
    const nobody = '1 “P2”没有与人并列争“优秀”的最后名额，这条裁定没有起作用。请核对。';
    expect(said(half, ['80', '70'], seat('P2', '是'))).toEqual([nobody]);
    expect(said(half, ['80', '80', '70', '60'], seat('P2', '是'))).toEqual([nobody]);
  });
  it('settles nothing where those who tie fare alike', () => {
    const shared = schemeWith('share', 'level: 优秀, atMost: 50%, of: assessed, mode: perPool, rounding: down');
    expect(said(shared, ['80', '80'], seat('P1', '是'))).toEqual([
      '1 方案规定并列的同进同退（ties: share），“优秀”的名额不由裁定取舍，这条裁定没有起作用。请删去。',
    ]);
  });
  it('is one too many where more are to have a seat than there are; the tie stays open', () => {
    const rulings = ['P1', 'P2', 'P3'].map((id) => seat(id, '是'));
    const scores = ['80', '80', '80', '50'];
    expect(said(half, scores, ...rulings)).toEqual([
      '1 “优秀”还可定 2 个，却有 3 条裁定写“是”（第 1、2、3 行），分不清给谁，仍然待定。请只留 2 条“是”。',
    ]);
    expect(smallResult(half, rows(scores, rulings)).open.map((d) => d.code)).toEqual(['tie-at-last-seat']);
    expect(said(half, scores, ...rulings.slice(1))).toEqual([]);
  });
  it('is one too many at a floor, too', () => {
    const floor = schemeWith('open', 'level: 称职, atLeast: 25%, of: assessed, mode: perPool, rounding: up');
    const down = (target: string): RawRow => ruledOn('名额.称职', '列入', { target });
    const scores = ['90', '80', '80', '80'];
    expect(said(floor, scores, down('P2'))).toEqual([]);
    expect(said(floor, scores, down('P2'), down('P3'))).toEqual([
      '1 “称职”还可定 1 个，却有 2 条裁定写“是”（第 1、2 行），分不清给谁，仍然待定。请只留 1 条“是”。',
    ]);
    expect(said(floor, scores, down('P1'))).toEqual([
      '1 “P1”没有与人并列争“称职”的最后名额，这条裁定没有起作用。请核对。',
    ]);
  });
});

describe('a ruling on the seat of a pool', () => {
  const apportioned = schemeWith(
    'open',
    'level: 优秀, atMost: 50%, of: assessed, mode: apportioned, rounding: down, remainders: [open]',
  );
  const pools = (...values: readonly [pool: string, value: string][]): Rows => {
    const ids = ['P1', 'P2', 'P3'];
    return {
      subjects: ids.map((id) => ({ id, name: id })),
      spells: ids.map((subject, i) => ({ subject, attribute: 'unit', value: `${i + 1}所` })),
      points: ids.map((subject) => ({ subject, indicator: 'total', value: '80' })),
      rulings: values.map(([target, value]) => ruledOn('名额.优秀', value, { kind: '范围', target })),
    };
  };
  it('is read among equal remainders; two for one seat are one too many', () => {
    expect(findingsOf(apportioned, pools(['1所', '是']))).toEqual([]);
    expect(findingsOf(apportioned, pools(['1所', '是'], ['2所', '是']))).toMatchObject([
      { code: 'ruling-seats-too-many', severity: 'warning', values: { seats: '1', count: '2', rows: '1、2' } },
    ]);
  });
  it('settles nothing where each pool rounds for itself', () => {
    const warnings = findingsOf(half, pools(['1所', '是'])).filter((d) => d.severity === 'warning');
    expect(warnings).toMatchObject([{ code: 'ruling-idle-pool', values: { target: '1所' } }]);
  });
});

describe('a ruling on a figure', () => {
  const number = (target: string): RawRow => ruledOn('缺项.得分', '80', { target });
  it('is read where facts lack, and settles nothing where they don’t', () => {
    expect(said(half, ['', '70'], number('P1'))).toEqual([]);
    expect(said(half, ['60', '70'], number('P1'))).toEqual([
      '1 “P1”的“得分”有数据，不用裁定，这条裁定没有起作用。数据有误的，请更正数据。',
    ]);
  });
  it('settles nothing where the scheme itself counts what lacks', () => {
    const counted = smallScheme('total: { name: 得分, points: { within: [0, 100] }, missing: { count: 5 } }');
    expect(findingsOf(counted, { rulings: [ruledOn('缺项.得分', '80')] })).toMatchObject([
      { code: 'ruling-idle-not-missing' },
    ]);
  });
});
