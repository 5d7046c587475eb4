/** Counting a poll: numbers of papers, rows of the tally, and that nothing tells of a single paper. */
import { describe, expect, it } from 'vitest';
import { type CastPaper, readMark, tallyOf } from '../../src/index.ts';
import { smallScheme } from '../small-run.ts';
import { pollOf, questionOf, rulesOf } from './questions.ts';

const paper = (marks: Readonly<Record<string, string>>, group = ''): CastPaper => ({ group, marks: { '': marks } });
/** `A 好 2` */
const lines = (tally: ReturnType<typeof tallyOf>): string[] =>
  tally.rows.map(({ question, group, subject, value, count }) =>
    [question, group, subject, value, count].filter((part) => part !== '').join(' '),
  );

describe('counting a poll', () => {
  it('[XL-03] 好超过40%的票作废，不计入任何人的票数', () => {
    const rules = pollOf('options: { 好: 100, 差: 50 }, void: [{ marks: 好, above: 40% }]');
    const tally = tallyOf(rules, [paper({ A: '好', B: '差', C: '差' }), paper({ A: '差', B: '好', C: '好' })]);
    expect(tally.papers).toEqual([{ question: '', group: '', valid: 1, void: 1, blank: 0 }]);
    expect(lines(tally)).toEqual(['A 好 1', 'B 差 1', 'C 差 1']);
  });

  it('tells valid, void and blank papers of each group apart, and all are cast', () => {
    const rules = pollOf('options: { 好: 1, 差: 0 }, groups: { 甲: 50%, 乙: 50% }, void: [{ allEqual: true }]');
    const tally = tallyOf(rules, [
      paper({ A: '好', B: '差' }, '甲'),
      paper({ A: '好', B: '好' }, '甲'),
      paper({ A: '', B: '' }, '甲'),
      paper({}, '甲'),
      paper({ A: '差' }, '乙'),
    ]);
    expect(tally.cast).toBe(5);
    expect(tally.groups).toEqual([
      { group: '甲', cast: 4 },
      { group: '乙', cast: 1 },
    ]);
    expect(tally.papers).toEqual([
      { question: '', group: '甲', valid: 1, void: 1, blank: 2 },
      { question: '', group: '乙', valid: 1, void: 0, blank: 0 },
    ]);
    expect(lines(tally)).toEqual(['甲 A 好 1', '甲 B 差 1', '乙 A 差 1']);
  });

  it('[DZ-07] 两个题目分别判断：一个题目作废，另一个题目照计', () => {
    const rules = rulesOf(
      smallScheme(`total:
    name: 合计
    sum:
      one: { name: 甲题, missing: hold, ballots: { poll: p, question: 甲题, options: { 好: 1, 差: 0 }, void: [{ allEqual: true }] } }
      two: { name: 乙题, missing: hold, ballots: { poll: p, question: 乙题, within: [0, 10], places: 1 } }`),
    );
    const both = { group: '', marks: { 甲题: { A: '好', B: '好' }, 乙题: { A: '9.0', B: '9' } } };
    const tally = tallyOf(rules, [both]);
    expect(tally.papers).toEqual([
      { question: '甲题', group: '', valid: 0, void: 1, blank: 0 },
      { question: '乙题', group: '', valid: 1, void: 0, blank: 0 },
    ]);
    expect(lines(tally)).toEqual(['乙题 A 9 1', '乙题 B 9 1']);
  });

  it('counts nothing of a subject with fewer valid marks from a group than the least number', () => {
    const rules = pollOf('options: { 好: 1, 差: 0 }, groups: { 甲: 50%, 乙: 50% }, atLeast: 2');
    const tally = tallyOf(rules, [
      paper({ A: '好', B: '差' }, '甲'),
      paper({ A: '差' }, '甲'),
      paper({ A: '好', B: '好' }, '乙'),
    ]);
    expect(lines(tally)).toEqual(['甲 A 好 1', '甲 A 差 1', '乙 A 好 0']);
    expect(tally.withheld).toEqual([
      { question: '', group: '甲', subject: 'B', marks: 1 },
      { question: '', group: '乙', subject: 'A', marks: 1 },
      { question: '', group: '乙', subject: 'B', marks: 1 },
    ]);
  });

  it('gives the same whatever the order of the papers and of what stands on them', () => {
    const rules = pollOf('options: { 好: 1, 差: 0 }, groups: { 甲: 50%, 乙: 50% }');
    const papers = [
      paper({ B: '差', A: '好' }, '乙'),
      paper({ A: '差', B: '差' }, '甲'),
      paper({ A: '好', B: '好' }, '甲'),
    ];
    const backwards = [...papers].reverse().map(({ group, marks }) => ({
      group,
      marks: { '': Object.fromEntries(Object.entries(marks[''] ?? {}).reverse()) },
    }));
    expect(JSON.stringify(tallyOf(rules, backwards))).toBe(JSON.stringify(tallyOf(rules, papers)));
    expect(lines(tallyOf(rules, papers))).toEqual([
      '甲 A 好 1',
      '甲 A 差 1',
      '甲 B 好 1',
      '甲 B 差 1',
      '乙 A 好 1',
      '乙 B 差 1',
    ]);
  });

  it('carries how many papers each group cast, also where none of its marks are counted', () => {
    const rules = pollOf('within: [0.25, 10], places: 1, groups: { 甲: 50%, 乙: 50% }, atLeast: 2');
    const tally = tallyOf(rules, [
      paper({ B: '3' }, '甲'),
      paper({ B: '4' }, '甲'),
      paper({ A: '4' }, '乙'),
      paper({}, '乙'),
    ]);
    expect(tally.rows).toEqual([
      { poll: 'p', question: '', group: '甲', subject: 'B', value: '3', count: 1, cast: 2 },
      { poll: 'p', question: '', group: '甲', subject: 'B', value: '4', count: 1, cast: 2 },
      { poll: 'p', question: '', group: '乙', subject: 'A', value: '0.3', count: 0, cast: 2 },
    ]);
  });

  it('has no rows where nobody was marked at all', () => {
    expect(tallyOf(pollOf('options: { 好: 1, 差: 0 }'), [paper({}), paper({})])).toMatchObject({
      cast: 2,
      rows: [],
    });
  });

  it.each([
    ['group', paper({ A: '好' }, '甲')],
    ['question', { group: '', marks: { 甲题: { A: '好' } } }],
    ['mark-not-offered', paper({ A: '优' })],
  ])('takes no paper with a %s that the poll does not have', (what, strange) => {
    expect(() => tallyOf(pollOf('options: { 好: 1, 差: 0 }'), [strange])).toThrow(what);
  });
});

describe('a mark', () => {
  it.each([
    ['options: { 好: 1, 差: 0 }', ' 好 ', '好'],
    ['options: { 好: 1, 差: 0 }', '优', 'mark-not-offered'],
    ['within: [0, 100], places: 1', '090.50', '90.5'],
    ['within: [0, 100], places: 1', '９０', '90'],
    ['within: [0, 100], places: 1', '100', '100'],
    ['within: [0, 100], places: 1', '100.1', 'mark-out-of-bounds'],
    ['within: [0, 100], places: 1', '-1', 'mark-out-of-bounds'],
    ['within: [0, 100], places: 1', '90.55', 'mark-places'],
    ['within: [0, 100], places: 1', '优', 'mark-not-number'],
    ['within: [0, 100], places: 1', '90%', 'mark-not-number'],
    ['within: [0%, 100%], places: 2', '90%', '90%'],
    ['within: [0%, 100%], places: 2', '0.9', '90%'],
  ])('%s: “%s” is read as %s', (inside, written, expected) => {
    const read = readMark(questionOf(inside), written);
    expect(read.ok ? read.mark : read.refusal).toBe(expected);
  });
});
