/** Hints on a run: what came out as the scheme says and is still hardly meant. */
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../src/index.ts';
import { findingsOf, type Rows, ruledOn, smallScheme } from './small-run.ts';

const figures = (seats: string): string => `total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: unit, by: total, ties: open } }
  level: { name: 等次, grade: { of: total, levels: { 优秀: { atLeast: 60 }, 称职: otherwise }, ranking: place, seats: [{ level: 优秀, of: assessed, rounding: down, ${seats} }] } }`;
const population = 'staff: { name: 村干部, total: total, rank: place, grade: level }';
const schemeWith = (seats: string) => smallScheme(figures(seats), '', population);

/** So many people in each unit, all with the same points. */
function people(units: Readonly<Record<string, number>>): Rows {
  const all = Object.entries(units).flatMap(([unit, count]) =>
    Array.from({ length: count }, (_, i) => ({ id: `${unit}${i}`, name: `${unit}的${i + 1}号`, unit })),
  );
  return {
    subjects: all.map(({ id, name }) => ({ id, name })),
    spells: all.map(({ id, unit }) => ({ subject: id, attribute: 'unit', value: unit })),
    points: all.map(({ id }) => ({ subject: id, indicator: 'total', value: '80' })),
  };
}
const hints = (seats: string, rows: Rows): string[] => findingsOf(schemeWith(seats), rows).map(sentenceOf);

describe('seats of which no pool has one', () => {
  const villages = people({ 石河村: 3, 双庙村: 3, 柳林村: 3 });

  it('are told of, with how many there would be for all, and how to have them', () => {
    expect(hints('atMost: 30%, mode: perPool', villages)).toEqual([
      '村干部的“优秀”名额由各范围分别取整（mode: perPool），每个范围都不满 1 个，所以一个也没有；按总数可有 2 个。要按总数计算的，请把方案里的 mode 改为 apportioned（按总数取整再用最大余数分配）或 merged（小范围先合并）。',
    ]);
  });
  it('are nothing to tell of where one pool has a seat, or all together would have none', () => {
    expect(hints('atMost: 30%, mode: perPool', people({ 石河村: 3, 双庙村: 4 }))).toEqual([]);
    expect(hints('atMost: 30%, mode: perPool', people({ 石河村: 2, 双庙村: 1 }))).toEqual([]);
    expect(hints('atMost: 0%, mode: perPool', villages)).toEqual([]);
  });
  it('are as they should be in the other modes', () => {
    expect(hints('atMost: 30%, mode: apportioned, remainders: open', villages)).toEqual([]);
    expect(hints('atMost: 30%, mode: merged, mergeBelow: 5', villages)).toEqual([]);
    expect(hints('atMost: 30%, mode: merged, mergeBelow: 2', villages)).toEqual([]);
  });
  it('are not certain while a share is not clear', () => {
    const share = 'atMost: { by: post, cases: { 正职: 30% } }, mode: perPool';
    const posts = (villages.subjects ?? []).map(({ id }) => ({ subject: id, attribute: 'post', value: '正职' }));
    const known = (count: number): Rows => ({
      ...villages,
      spells: [...(villages.spells ?? []), ...posts.slice(0, count)],
    });
    expect(hints(share, known(6))).toEqual([]);
    expect(hints(share, known(9))).toHaveLength(1);
  });
  it('count with the share that a ruling gave a pool', () => {
    const ruling = ruledOn('share.优秀', '40%', { kind: 'pool', target: '石河村' });
    expect(hints('atMost: 30%, soft: true, mode: perPool', { ...villages, rulings: [ruling] })).toEqual([]);
  });
});

describe('a pool of one', () => {
  const lone = (units: Readonly<Record<string, number>>): string[] =>
    hints('atMost: 100%, mode: perPool', people(units));

  it('whose name is nearly that of others is told of, at the row that says so', () => {
    const rows = people({ 石河村: 2, 石河: 1 });
    const [hint] = findingsOf(schemeWith('atMost: 100%, mode: perPool'), rows);
    expect(hint).toMatchObject({ severity: 'info', place: { table: 'spells', row: 3, column: '内容' } });
    expect(lone({ 石河村: 2, 石河: 1 })).toEqual([
      '“单位”是“石河”的只有石河的1号，自成一个名次范围；另有 2 个对象的是“石河村”。写错了的请改正。方案里用 values 列出“单位”的各个值，写错时就会报错。',
    ]);
  });
  it.each([
    ['财政所', '财正所'],
    ['党政办公室', '党政办'],
    ['经济发展办公室', '经济发展公室'],
  ])('is told of: %s and %s', (many, one) => {
    expect(lone({ [many]: 3, [one]: 1 })).toHaveLength(1);
  });
  it.each([
    ['第一中学', '第二中学'],
    ['东石村', '西石村'],
    ['财政所', '司法所'],
    ['人大', '政协'],
  ])('is another one: %s and %s', (many, one) => {
    expect(lone({ [many]: 3, [one]: 1 })).toEqual([]);
  });
  it('beside others of one is none that anybody misspelt', () => {
    expect(lone({ 石河村: 1, 石河: 1 })).toEqual([]);
    expect(lone({ 石河村: 2, 石河: 2 })).toEqual([]);
  });
  it('is no matter where nobody is ranked within the attribute, or its values are listed', () => {
    const rows = people({ 石河村: 2, 石河: 1 });
    const all = smallScheme(figures('atMost: 100%, mode: perPool').replace('in: unit', 'in: all'), '', population);
    expect(findingsOf(all, rows)).toEqual([]);
    const scheme = schemeWith('atMost: 100%, mode: perPool');
    const listed = scheme.attributes?.map((a) => ({ ...a, values: ['石河村', '石河'] })) ?? [];
    expect(findingsOf({ ...scheme, attributes: listed }, rows)).toEqual([]);
  });
});

describe('a ruling on what has no seats of its own', () => {
  it('is told the pools in which those people compete, and only of a name that nobody has what there is', () => {
    const rows = people({ 石河村: 3, 双庙村: 3 });
    const [one, other] = [rows.subjects?.[0]?.id, rows.subjects?.[3]?.id];
    const posts = [one, other].map((subject) => ({ subject, attribute: 'post', value: '正职' }));
    const said = (target: string, spells: Rows['spells'] = []): string[] =>
      hints('atMost: 40%, soft: true, mode: perPool', {
        ...rows,
        spells: [...(rows.spells ?? []), ...spells],
        rulings: [ruledOn('share.优秀', '50%', { kind: 'pool', target })],
      });
    expect(said('正职', posts.slice(0, 1))).toEqual([
      '“正职”没有自己的“优秀”名额，其中的人在“石河村”里争名额。请在“针对”里写“石河村”。',
    ]);
    expect(said('正职', posts)).toEqual([
      '“正职”没有自己的“优秀”名额，其中的人在“双庙村”“石河村”里争名额。请在“针对”里写“双庙村”或“石河村”。',
    ]);
    expect(said('正职')).toEqual(['裁定所针对的“正职”找不到。可写的有：双庙村、石河村。请核对。']);
  });
});
