import type { PollMarks } from '@shiji/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeHash, codeOf, codesOf, slipOf } from '../../../src/features/polls/codes.ts';
import {
  ballotBytes,
  decodeBallot,
  encodeBallot,
  markOffered,
  type PaperMarks,
  type PollPaper,
  sealContext,
} from '../../../src/features/polls/paper.ts';

const options = (...keys: readonly string[]): PollMarks => ({
  kind: 'options',
  options: keys.map((key, index) => ({ key, value: String(100 - index) })),
});
const numbers = (lowest: string, highest: string, places: number): PollMarks => ({
  kind: 'numbers',
  lowest,
  highest,
  places,
});
const paperOf = (subjects: number, ...marks: readonly PollMarks[]): PollPaper => ({
  poll: 'p',
  form: 'f',
  questions: marks.map((one, index) => ({ id: String(index), marks: one })),
  subjects: Array.from({ length: subjects }, (_, index) => `s${index}`),
});

const anyMarks = fc.oneof(
  fc.integer({ min: 2, max: 20 }).map((count) => options(...Array.from({ length: count }, (_, i) => `项${i}`))),
  fc
    .record({
      low: fc.integer({ min: -200, max: 200 }),
      span: fc.integer({ min: 1, max: 1000 }),
      places: fc.integer({ min: 0, max: 4 }),
      percent: fc.boolean(),
    })
    .map(({ low, span, places, percent }) =>
      numbers(`${low}${percent ? '%' : ''}`, `${low + span}${percent ? '%' : ''}`, places),
    ),
);

/** Any mark that the voter could make, in the form in which it is kept. */
function markOn(marks: PollMarks): fc.Arbitrary<string | null> {
  if (marks.kind === 'options') return fc.constantFrom(null, ...marks.options.map(({ key }) => key));
  const scale = 10 ** marks.places;
  const [low, high] = [marks.lowest, marks.highest].map((bound) => Number(bound.replace('%', '')) * scale);
  return fc.option(
    fc.integer({ min: low ?? 0, max: high ?? 0 }).map((units) => {
      const text = (units / scale).toFixed(marks.places);
      const mark = markOffered(marks, text);
      if (mark === undefined) throw new Error(`${text} was not offered`);
      return mark;
    }),
  );
}

const filledIn = fc
  .record({ marks: fc.array(anyMarks, { minLength: 1, maxLength: 3 }), subjects: fc.integer({ min: 1, max: 30 }) })
  .chain(({ marks, subjects }) =>
    fc.record({
      paper: fc.constant(paperOf(subjects, ...marks)),
      given: fc.tuple(
        ...marks.map((one) => fc.array(markOn(one), { minLength: subjects, maxLength: subjects })),
      ) as fc.Arbitrary<PaperMarks>,
    }),
  );

describe('a ballot as bytes', () => {
  it('reads as what was marked, whatever the paper asks', () => {
    fc.assert(
      fc.property(filledIn, ({ paper, given }) => {
        expect(decodeBallot(paper, encodeBallot(paper, given))).toEqual(given);
      }),
    );
  });

  it('is as long as any other on its paper, blank or full', () => {
    fc.assert(
      fc.property(filledIn, ({ paper, given }) => {
        const blank = given.map((marks) => marks.map(() => null));
        expect(encodeBallot(paper, given).length).toBe(ballotBytes(paper));
        expect(encodeBallot(paper, blank).length).toBe(ballotBytes(paper));
      }),
    );
  });

  it('holds the highest and the lowest number, negative ones and those in per cent', () => {
    const paper = paperOf(2, numbers('-3', '3', 1), numbers('0%', '100%', 1));
    const given = [
      ['-3', '2.9'],
      ['100%', '0.5%'],
    ];
    expect(decodeBallot(paper, encodeBallot(paper, given))).toEqual(given);
  });

  it.each([
    ['another option', '很好', options('好', '差')],
    ['a number above the bounds', '101', numbers('0', '100', 0)],
    ['a number below the bounds', '-1', numbers('0', '100', 0)],
    ['more decimals than allowed', '85.5', numbers('0', '100', 0)],
    ['a per cent sign where points are asked for', '85%', numbers('0', '100', 0)],
    ['words where a number is asked for', '八十五', numbers('0', '100', 0)],
  ])('%s is not offered, and not written', (_, mark, marks) => {
    expect(markOffered(marks, mark)).toBeUndefined();
    expect(() => encodeBallot(paperOf(1, marks), [[mark]])).toThrow('does not offer');
  });

  it('a number is kept in its shortest form', () => {
    expect(markOffered(numbers('0', '100', 2), '085.50')).toBe('85.5');
    expect(markOffered(numbers('0%', '100%', 0), '85')).toBe('85%');
  });

  it('bytes of another length, format or option are no ballot', () => {
    const paper = paperOf(2, options('好', '差'));
    expect(() => decodeBallot(paper, Buffer.from([1, 1]))).toThrow('not a ballot');
    expect(() => decodeBallot(paper, Buffer.from([2, 1, 1]))).toThrow('not a ballot');
    expect(() => decodeBallot(paper, Buffer.from([1, 1, 3]))).toThrow('lacks');
  });

  it('is sealed for one paper and one group of one poll', () => {
    const paper = paperOf(1, options('好', '差'));
    const contexts = [
      sealContext(paper, 'a'),
      sealContext(paper, 'b'),
      sealContext({ ...paper, form: 'g' }, 'a'),
      sealContext({ ...paper, poll: 'q' }, 'a'),
    ];
    expect(new Set(contexts).size).toBe(contexts.length);
  });
});

describe('a one-time code', () => {
  it('is the one of its number, from 1 on', () => {
    const key = {
      code: (...named: readonly unknown[]) => named.join('-'),
      seal: () => Buffer.alloc(0),
      open: () => undefined,
    };
    expect(codesOf(key, 'e', 'drawn', 2)).toEqual(['e-drawn-1', 'e-drawn-2']);
    expect(codeOf(key, 'e', 'drawn', 2)).toBe('e-drawn-2');
  });

  it('stands in the database as its hash, and in addresses after the county’s code', () => {
    expect(codeHash('0123456789ABCDEF')).toHaveLength(32);
    expect(codeHash('0123456789ABCDEF')).not.toEqual(codeHash('0123456789ABCDEG'));
    expect(slipOf('qinghe', '0123456789ABCDEF')).toBe('qinghe-0123456789ABCDEF');
  });
});
