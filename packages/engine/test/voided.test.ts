/** Opinions that don't count: of a poll with too few papers, and of people about themselves. */
import { describe, expect, it } from 'vitest';
import { markdownOf, printScheme } from '../src/index.ts';
import { people, smallRun, smallScheme } from './worked-run.ts';

const votes = (poll: string, group: string, ...papers: readonly Record<string, string>[]) =>
  papers.flatMap((marks, paper) =>
    Object.entries(marks).map(([subject, value]) => ({ poll, group, paper: String(paper), subject, value })),
  );

describe('a poll with a quorum', () => {
  const poll = (quorum: string, missing = 'hold') =>
    smallScheme(
      `total: { name: 测评, ballots: { poll: p, within: [0, 100], void: [{ allEqual: true }], ${quorum} groups: { 领导: 40%, 群众: 60% } }, missing: ${missing} }`,
    );
  const papers = [
    ...votes('p', '领导', { A: '90', B: '80' }, { A: '70' }),
    // Void by its own rule, and cast all the same.
    ...votes('p', '群众', { A: '60', B: '60' }, { A: '80', B: '70' }),
  ];
  const facts = { subjects: people('A', 'B'), papers };

  it('counts the papers that were cast, also those that are void', () => {
    // 80 × 40% + 80 × 60%
    expect(smallRun(poll('quorum: 4,'), facts).values('total')).toEqual({ A: '80.00', B: '74.00' });
    const unmet = smallRun(poll('quorum: 5,'), facts);
    expect(unmet.outcome('A', 'total')).toMatchObject({
      absent: 'held',
      because: [{ code: 'quorum-unmet', text: '“测评”只有 4 张票，不足 5 张，测评作废' }],
    });
    expect(unmet.step('A', 'total')?.notes).toEqual(['只有 4 张票，不足 5 张，该测评作废']);
  });

  it('without enough of them is missing for everybody, as the scheme says', () => {
    expect(smallRun(poll('quorum: 5,', '{ count: 70 }'), facts).values('total')).toEqual({ A: '70.00', B: '70.00' });
    expect(smallRun(poll('quorum: 5,', 'redistribute'), facts).values('total')).toEqual({ A: 'held', B: 'held' });
  });

  it('takes from tallies the most votes that anybody had', () => {
    const tally = (subject: string, group: string, count: string) => ({
      poll: 'p',
      group,
      subject,
      value: '80',
      count,
    });
    const tallies = [
      tally('A', '领导', '2'),
      tally('A', '群众', '3'),
      tally('B', '领导', '1'),
      tally('B', '群众', '3'),
    ];
    const counted = { subjects: people('A', 'B'), tallies };
    expect(smallRun(poll('quorum: 5,'), counted).values('total')).toEqual({ A: '80.00', B: '80.00' });
    expect(smallRun(poll('quorum: 6,'), counted).values('total')).toEqual({ A: 'held', B: 'held' });
  });

  it('takes from tallies that say it how many papers each group cast, also where none of them counts', () => {
    const row = (group: string, count: string, cast = '', subject = 'A') => ({
      poll: 'p',
      group,
      subject,
      value: '80',
      count,
      cast,
    });
    const met = (quorum: number, ...tallies: readonly ReturnType<typeof row>[]): boolean =>
      smallRun(poll(`quorum: ${quorum},`, '{ count: 0 }'), { subjects: people('A', 'B'), tallies }).values('total')
        .A !== '0.00';
    // Two void papers beside three valid ones.
    const groups = [row('领导', '2', '4'), row('群众', '1', '1')];
    expect([met(5, ...groups), met(6, ...groups)]).toEqual([true, false]);
    // One row says it for the group; the others may be blank, and a row of 0 may say it, too.
    const once = [row('领导', '2'), row('领导', '1', '4', 'B'), row('群众', '0', '3')];
    expect([met(7, ...once), met(8, ...once)]).toEqual([true, false]);
    // A group that doesn't say it counts with its votes.
    const mixed = [row('领导', '2', '4'), row('群众', '3')];
    expect([met(7, ...mixed), met(8, ...mixed)]).toEqual([true, false]);
  });
});

it('a paper that a voter would have had back is void once it was cast, and the printed scheme says what happens before', () => {
  const poll = (more: string) =>
    smallScheme(
      `total: { name: 测评, ballots: { poll: p, options: { 好: 100, 差: 50 }, void: [{ marks: 好, above: 1 }]${more} }, missing: hold }`,
    );
  const facts = { subjects: people('A', 'B'), papers: votes('p', '', { A: '好', B: '好' }, { A: '差', B: '好' }) };
  const expected = { A: '50.00', B: '100.00' };
  expect(smallRun(poll(', invalid: refuse'), facts).values('total')).toEqual(expected);
  expect(smallRun(poll(', invalid: void'), facts).values('total')).toEqual(expected);
  const sentence = '在系统中投票时，这样的票退回投票人改正，不能投出';
  expect(markdownOf(printScheme(poll(', invalid: refuse')))).toContain(sentence);
  expect(markdownOf(printScheme(poll(', invalid: void')))).not.toContain(sentence);
});

describe('a vote for oneself', () => {
  const facts = {
    subjects: [
      { id: 'A', name: '甲', person: 'P1' },
      { id: 'B', name: '乙' },
    ],
    points: [
      { subject: 'A', indicator: 'total', rater: 'P1', value: '100' },
      { subject: 'A', indicator: 'total', rater: 'B', value: '80' },
      { subject: 'B', indicator: 'total', rater: 'B', value: '100' },
      { subject: 'B', indicator: 'total', rater: '', value: '70' },
    ],
  };
  const scheme = (more: string) =>
    smallScheme(`total: { name: 互评, points: { within: [0, 100] ${more} }, missing: pass }`);

  it('does not count, by the id of the subject or of the person', () => {
    expect(smallRun(scheme(''), facts).values('total')).toEqual({ A: '90.00', B: '85.00' });
    const run = smallRun(scheme(', void: [{ self: true }]'), facts);
    expect(run.values('total')).toEqual({ A: '80.00', B: '70.00' });
    expect(run.step('A', 'total')?.notes).toContain('本人给自己的 1 个评分不计');
  });

  it('makes all void that the rater gave, where that is said: under every name and post, in the period', () => {
    const whole = scheme(', void: [{ self: true, whole: true }]');
    const subjects = [...facts.subjects, { id: 'A2', name: '甲', person: 'P1' }, { id: 'C', name: '丙' }];
    const by = (rater: string, subject: string, value: string, date = '') => ({
      subject,
      indicator: 'total',
      rater,
      value,
      date,
    });
    const others = [
      by('P1', 'C', '10'),
      by('A', 'C', '20'),
      by('A2', 'C', '30'),
      by('B', 'C', '40'),
      by('X', 'C', '50'),
    ];
    const run = smallRun(whole, { subjects, points: [...others, by('P1', 'A', '100'), by('B', 'A', '80')] });
    expect(run.values('total')).toEqual({ A: '80.00', A2: 'missing', B: 'missing', C: '45.00' });
    expect(run.step('C', 'total')?.notes).toContain('评分人给自己评了分的，其 3 个评分一并作废');
    const gentle = smallRun(scheme(', void: [{ self: true }]'), {
      subjects,
      points: [...others, by('P1', 'A', '100')],
    });
    expect(gentle.values('total').C).toBe('30.00');
    expect(markdownOf(printScheme(whole))).toContain('本人给自己评分的，其全部评分作废');
    const before = smallRun(whole, { subjects, points: [...others, by('P1', 'A', '100', '2020-01-01')] });
    expect(before.values('total').C).toBe('30.00');
  });

  it('is no rating where it is the only one', () => {
    const alone = { ...facts, points: facts.points.slice(0, 1) };
    const run = smallRun(scheme(', void: [{ self: true }]'), alone);
    expect(run.outcome('A', 'total')).toMatchObject({ absent: 'missing', because: [{ code: 'nobody-rated' }] });
  });
});
