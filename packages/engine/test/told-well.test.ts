/** One slip is one finding, where it was made, in the order of the rows. */
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../src/index.ts';
import { findingLines, findingsOf, type Rows, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  `total: { name: 得分, sum: { work: { name: 工作, points: { within: [0, 100] }, missing: hold }, lost: { name: 扣分, subtract: true, events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: sum } }, rate: { name: 出勤率, measure: { figure: 出勤率, within: [0, 100%], places: 3 }, missing: hold } } }`,
);
const people = (...ids: readonly string[]) => ids.map((id) => ({ id, name: `姓名${id}` }));
const point = (subject: string, value = '80') => ({ subject, indicator: 'work', rater: `r${value}`, value });
const said = (rows: Rows): string[] =>
  findingsOf(scheme, rows).map(
    (d) => `${d.place?.kind === 'fact' ? `${d.place.table} ${d.place.row}` : ''} ${sentenceOf(d)}`,
  );

describe('findings of one kind', () => {
  it('stand in the order of their rows, whatever the ids', () => {
    const points = ['C', 'A', 'D', 'B'].map((id) => point(id, `10${id.charCodeAt(0)}`));
    const rows = { subjects: people('A', 'B', 'C', 'D'), points };
    expect(findingsOf(scheme, rows).map((d) => d.place?.kind === 'fact' && d.place.row)).toEqual([1, 2, 3, 4]);
    expect(said(rows)[0]).toBe('points 1 “分数”是 1067，超出方案允许的 0 到 100。');
  });
});

describe('an id that stands twice', () => {
  it('is told once: whoever lost the own one is not told as unknown in every row', () => {
    const rows = { subjects: people('001', '001'), points: [point('001'), point('002'), point('002', '81')] };
    expect(findingLines(scheme, rows)).toEqual(['subjects 2 编号 subject-twice']);
  });
});

describe('an id that all other tables write otherwise', () => {
  it('is told at its one cell', () => {
    const rows = { subjects: people('1', '002'), points: [point('001'), point('001', '81'), point('002')] };
    expect(said(rows)).toEqual([
      'subjects 1 编号“1”在其他各表里都写作“001”（2 处）。请改为一致；编号以 0 开头的，把单元格设为文本格式再填。',
    ]);
  });

  it('is as it should be where it is used itself, or one row alone differs', () => {
    const subjects = people('1', '002');
    const unknown = ['points 2 对象编号 subject-unknown', 'points 3 对象编号 subject-unknown'];
    expect(findingLines(scheme, { subjects, points: [point('1'), point('001'), point('001', '81')] })).toEqual(unknown);
    expect(findingLines(scheme, { subjects, points: [point('001'), point('002')] })).toEqual([
      'points 1 对象编号 subject-unknown',
    ]);
  });
});

describe('an event that the scheme does not have', () => {
  it('is not told of its level besides', () => {
    const events = [{ subject: 'A', code: '表彰', level: '县级', date: '2026-02-02' }];
    expect(findingLines(scheme, { events })).toEqual(['events 1 事项 code-not-in-scheme']);
  });
});

describe('too many decimals of a share', () => {
  it('are told as the sheet shows them, too', () => {
    const measures = (value: string) => [{ subject: 'A', figure: '出勤率', value }];
    const sentence =
      'measures 1 “数值”是 98.55%（即 0.9855），小数位数超过方案允许的：写成小数是 3 位，写成百分数是 1 位。';
    expect(said({ measures: measures('98.55%') })).toEqual([sentence]);
    expect(said({ measures: measures('0.9855') })).toEqual([sentence]);
    expect(said({ measures: measures('98.5%') })).toEqual([]);
  });
});

describe('a ruling for which the scheme has no word', () => {
  it('is told at the setting, with what can be ruled', () => {
    const ruling = { kind: '对象', target: 'A', setting: '调整等次', value: '好', by: '委员会', reason: '研究' };
    expect(findingLines(scheme, { rulings: [ruling] })).toEqual(['rulings 1 事项 ruling-setting-not-in-scheme']);
    expect(said({ rulings: [ruling] })).toEqual([
      'rulings 1 方案的等次没有写 adjust，不能裁定“调整等次”。要这样裁定，须先在方案里写明；现在可用的有：缺项.指标。',
    ]);
    expect(said({ rulings: [{ ...ruling, setting: '缺项.领导', value: '5' }] })).toEqual([
      'rulings 1 没有“缺项.领导”这种裁定。可用的有：缺项.工作、缺项.出勤率。',
    ]);
  });
});
