/** A paper judged while it is filled in: which rules it breaks, and how that is said to the voter. */
import { describe, expect, it } from 'vitest';
import { type Allowed, brokenSentence, judgePaper, type PollQuestion } from '../../src/index.ts';
import { questionOf } from './questions.ts';

const options = (rules: string) => questionOf(`options: { 好: 100, 中: 80, 差: 50 }, void: [${rules}]`);
const numbers = (rules: string) => questionOf(`within: [0, 100], places: 1, void: [${rules}]`);

/** `3 好, 2 差` as marks. */
const marked = (text: string): string[] =>
  text.split(', ').flatMap((part) => {
    const [count, mark = ''] = part.split(' ');
    return Array.from({ length: Number(count) }, () => mark);
  });
const said = (of: PollQuestion, marks: string, unit?: string): string[] =>
  judgePaper(of, marked(marks)).map((broken) => brokenSentence(of, broken, unit));

describe('judging a paper', () => {
  it('[XL-03] 一张票上好超过40%的作废：22人最多8人', () => {
    const of = options('{ marks: 好, above: 40% }');
    expect(judgePaper(of, marked('8 好, 14 中'))).toEqual([]);
    expect(judgePaper(of, marked('9 好, 13 中'))).toEqual([
      { rule: 0, kind: 'marks', found: 9, allowed: { most: 8 }, of: 22 },
    ]);
  });

  it('[XL-03] 恰好40%的有效：10人可以评4个好', () => {
    const of = options('{ marks: 好, above: 40% }');
    expect(judgePaper(of, marked('4 好, 6 中'))).toEqual([]);
    expect(judgePaper(of, marked('5 好, 5 中'))).toMatchObject([{ found: 5, allowed: { most: 4 } }]);
  });

  it('names every rule that is broken by its place in the scheme', () => {
    const of = options('{ marks: 好, above: 3 }, { marks: 差, below: 1 }, { allEqual: true }');
    expect(judgePaper(of, marked('4 好')).map(({ rule, kind }) => [rule, kind])).toEqual([
      [0, 'marks'],
      [1, 'marks'],
      [2, 'allEqual'],
    ]);
  });

  it('finds nothing on a blank paper, and no pattern in a single mark', () => {
    const of = options('{ marks: 差, below: 1 }, { allEqual: true }');
    expect(judgePaper(of, [])).toEqual([]);
    expect(judgePaper(of, ['差'])).toEqual([]);
  });

  it('takes numbers for the same by their value', () => {
    expect(judgePaper(numbers('{ allEqual: true }'), ['90', '90.0'])).toMatchObject([
      { found: 2, allowed: { most: 1 } },
    ]);
    expect(judgePaper(numbers('{ allEqual: true }'), ['90', '90.1'])).toEqual([]);
  });

  it.each<[string, string, Allowed]>([
    ['above: 3', '4 好', { most: 3 }],
    ['atLeast: 3', '3 好', { most: 2 }],
    ['below: 2', '1 好', { least: 2 }],
    ['atMost: 2', '2 好', { least: 3 }],
    ['above: 2.5', '3 好', { most: 2 }],
    ['atLeast: 2.5', '3 好', { most: 2 }],
    ['below: 1.5', '1 好', { least: 2 }],
    ['atMost: 1.5', '1 好', { least: 2 }],
    ['above: -0.5', '0 好, 1 中', { most: -1 }],
    ['above: 1, below: 4', '2 好', { most: 1, least: 4 }],
    ['atLeast: 50%, atMost: 50%', '2 好, 2 中', { most: 1, least: 3 }],
  ])('says how many are allowed where %s is void', (bounds, marks, allowed) => {
    const of = options(`{ marks: 好, ${bounds} }`);
    expect(judgePaper(of, marked(marks))).toMatchObject([{ allowed }]);
    for (let count = 0; count <= 6; count++) {
      const others = marked(marks).length;
      const same = [...marked(`${count} 好`), ...Array.from({ length: Math.max(0, others - count) }, () => '中')];
      if (same.length !== others) continue;
      const within =
        count <= (allowed.most ?? Number.NEGATIVE_INFINITY) || count >= (allowed.least ?? Number.POSITIVE_INFINITY);
      expect(judgePaper(of, same).length === 0, `${count} of ${others}`).toBe(within);
    }
  });
});

describe('what the voter is told', () => {
  it.each([
    ['{ marks: 好, above: 40% }', '9 好, 13 中', '“好”最多评 8 人（40%），您评了 9 人。'],
    ['{ marks: 好, above: 3 }', '4 好', '“好”最多评 3 人，您评了 4 人。'],
    ['{ marks: 好, atLeast: 1 }', '2 好', '“好”一人也不能评，您评了 2 人。'],
    ['{ marks: [中, 差], below: 2 }', '5 好, 1 差', '“中”、“差”合计至少评 2 人，您评了 1 人。'],
    ['{ marks: 差, below: 10% }', '20 好, 1 差', '“差”至少评 3 人（10%），您评了 1 人。'],
    ['{ marks: 好, above: 1, below: 4 }', '2 好', '“好”最多评 1 人，或者至少评 4 人，您评了 2 人。'],
    ['{ allEqual: true }', '5 好', '评价不能完全相同，您对 5 人的评价都一样。'],
  ])('options: %s', (rule, marks, sentence) => {
    expect(said(options(rule), marks)).toEqual([sentence]);
  });

  it.each([
    ['{ values: { atLeast: 90 }, above: 3 }', '4 95', '90 分以上（含）的分数最多打 3 人，您打了 4 人。'],
    ['{ values: { below: 60 }, below: 1 }', '4 95', '60 分以下（不含）的分数至少打 1 人，您打了 0 人。'],
    [
      '{ values: { above: 80, atMost: 90 }, above: 25% }',
      '2 90, 2 80',
      '80 分以上（不含）、90 分以下（含）的分数最多打 1 人（25%），您打了 2 人。',
    ],
  ])('numbers: %s', (rule, marks, sentence) => {
    expect(said(numbers(rule), marks)).toEqual([sentence]);
  });

  it('counts teams and units by their own measure word', () => {
    expect(said(options('{ marks: 好, above: 3 }'), '4 好', '个')).toEqual(['“好”最多评 3 个，您评了 4 个。']);
  });

  it('is never said of a rule that the question does not have', () => {
    const broken = judgePaper(options('{ marks: 好, above: 3 }'), marked('4 好'))[0];
    if (broken === undefined) throw new Error('the paper is void');
    expect(() => brokenSentence(options('{ allEqual: true }'), broken)).toThrow('the question has no such rule 0');
  });
});
