/** Votes that come as papers and as a tally. */
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../src/index.ts';
import { findingsOf, type Rows, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  `total: { name: 测评, ballots: { poll: 评议, options: { 好: 100, 差: 0 }, groups: { 患者: 60%, 同事: 40% } }, missing: redistribute }`,
);
const subjects = ['A', 'B'].map((id) => ({ id, name: id }));
const paper = (subject: string, group: string, label: string) => ({
  poll: '评议',
  group,
  paper: label,
  subject,
  value: '好',
});
const tally = (subject: string, group: string, value: string, count: string) => ({
  poll: '评议',
  group,
  subject,
  value,
  count,
});
const said = (rows: Rows): string[] => findingsOf(scheme, { subjects, ...rows }).map((d) => sentenceOf(d));

describe('votes of one group on one subject', () => {
  it('that stand on papers and in a tally are counted both, which is said once for the group with the numbers', () => {
    const papers = ['1', '2', '3'].map((label) => paper('A', '患者', label)).concat(paper('B', '患者', '1'));
    const tallies = [tally('A', '患者', '好', '6'), tally('A', '患者', '差', '1'), tally('B', '患者', '好', '4')];
    expect(said({ papers, tallies })).toEqual([
      '测评“评议”的“患者”有 2 个对象既有选票（4 票）又有计票（11 票），两样都计入了。同一批票只填一处，请删去一处；确是两批的，不必改。',
    ]);
  });

  it('are nothing odd where one subject or group has papers and another a tally, or the tally is 0', () => {
    expect(said({ papers: [paper('A', '患者', '1')], tallies: [tally('B', '患者', '好', '6')] })).toEqual([]);
    expect(said({ papers: [paper('A', '患者', '1')], tallies: [tally('A', '同事', '好', '6')] })).toEqual([]);
    expect(said({ papers: [paper('A', '患者', '1')], tallies: [tally('A', '患者', '好', '0')] })).toEqual([]);
  });
});
