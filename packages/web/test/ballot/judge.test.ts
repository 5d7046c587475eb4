/** The page warns by its own few lines; the server decides by the engine. They must say the same of every paper. */
import { judgePaper, type PollAmount, type PollQuestion } from '@shiji/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, judge, mostOf, plain } from '../../src/ballot/judge.ts';
import type { Amount, Paper } from '../../src/ballot/paper.ts';

const MARKS = ['好', '较好', '一般', '较差'];

const amount = fc.oneof(
  fc.record({ value: fc.integer({ min: 0, max: 12 }).map(String), percent: fc.constant(false) }),
  fc.record({ value: fc.integer({ min: 0, max: 100 }).map((n) => (n / 100).toFixed(2)), percent: fc.constant(true) }),
);
/** One bound on each side at most: a scheme with both is refused ([range-two-bounds]). */
const range = fc
  .tuple(
    fc.option(fc.tuple(fc.constantFrom('atLeast', 'above'), amount)),
    fc.option(fc.tuple(fc.constantFrom('atMost', 'below'), amount)),
  )
  .filter(([low, high]) => low !== null || high !== null)
  .map((bounds): Ranged => Object.fromEntries(bounds.filter((bound) => bound !== null)));

const exact = ({ value, percent }: PollAmount): Amount => {
  const [whole = '', part = ''] = value.split('.');
  return [Number(whole + part), part.length, percent ? 1 : 0];
};
type Ranged = { readonly [bound in 'atLeast' | 'above' | 'atMost' | 'below']?: PollAmount | undefined };
const boundsOf = ({ atLeast, above, atMost, below }: Ranged) =>
  [atLeast, above, atMost, below].map((bound) => (bound === undefined ? 0 : exact(bound))) as unknown as readonly [
    Amount | 0,
    Amount | 0,
    Amount | 0,
    Amount | 0,
  ];

const question = (of: Pick<PollQuestion, 'marks' | 'void'>): PollQuestion => ({
  id: '',
  name: '',
  figure: '',
  invalid: 'void',
  atLeast: 1,
  ...of,
});
const paper = (q: Paper['q'], v: Paper['v']): Paper => ({ q, v, abstain: 1, peers: 0, voidable: 1, unit: '人' });

test('of options: which rules are broken, on how many, and how many would be allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', '0', '1', '2', '3'), { maxLength: 25 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
      range,
      (marks, counted, subjects) => {
        const asked = question({
          marks: { kind: 'options', options: MARKS.map((key) => ({ key, value: '1' })) },
          void: [{ kind: 'marks', marks: counted.map((m) => MARKS[m] ?? ''), subjects }, { kind: 'allEqual' }],
        });
        const ours = paper([{ o: MARKS }], [{ q: 0, m: counted, n: boundsOf(subjects), t: '' }, { q: 0 }]);
        const theirs = judgePaper(
          asked,
          marks.filter((mark) => mark !== '').map((mark) => MARKS[Number(mark)] ?? ''),
        );
        const found = judge(ours, 0, marks);
        expect(found.map(({ rule, found: n, of }) => [ours.v.indexOf(rule), n, of])).toEqual(
          theirs.map((broken) => [broken.rule, broken.found, broken.of]),
        );
        // What the counter shows as the most is what the engine allows, where it is a limit upwards alone.
        const upwards = subjects.atMost === undefined && subjects.below === undefined;
        for (const { rule, allowed, of } of theirs)
          if (rule === 0 && upwards && (allowed.most ?? -1) >= 0)
            expect(mostOf(ours.v[0] as never, of)).toBe(allowed.most);
      },
    ),
  );
});

test('of numbers: by their value, whatever way they are typed', () => {
  const typed = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 0, max: 1000 }).map((n) => `${Math.floor(n / 10)}.${n % 10}`),
    fc.integer({ min: 0, max: 100 }).map(String),
  );
  const scores = fc.record(
    { atLeast: fc.integer({ min: 0, max: 100 }), below: fc.integer({ min: 0, max: 100 }) },
    { requiredKeys: ['atLeast'] },
  );
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 20 }), scores, range, (marks, { atLeast, below }, subjects) => {
      const plainly = (n: number): PollAmount => ({ value: String(n), percent: false });
      const values = { atLeast: plainly(atLeast), ...(below === undefined ? {} : { below: plainly(below) }) };
      const asked = question({
        marks: { kind: 'numbers', lowest: '0', highest: '100', places: 1 },
        void: [{ kind: 'values', values, subjects }, { kind: 'allEqual' }],
      });
      const ours = paper(
        [{ low: [0, 0, 0], high: [100, 0, 0], places: 1 }],
        [{ q: 0, v: boundsOf(values), n: boundsOf(subjects), t: '' }, { q: 0 }],
      );
      const theirs = judgePaper(
        asked,
        marks.filter((mark) => mark !== ''),
      );
      expect(judge(ours, 0, marks).map(({ rule, found, of }) => [ours.v.indexOf(rule), found, of])).toEqual(
        theirs.map((broken) => [broken.rule, broken.found, broken.of]),
      );
    }),
  );
});

test.each([
  ['８５．５', [855, 1]],
  ['92,5', [925, 1]],
  ['90分', [90, 0]],
  [' 90。5 ', [905, 1]],
  ['九十', undefined],
  ['9 0', [90, 0]],
  ['1.2.3', undefined],
  ['', undefined],
])('“%s” is read as people mean it', (typed, value) => {
  expect(decimalOf(typed)).toEqual(value);
});

test('what is sent is what is read', () => {
  expect(plain('８５，５分')).toBe('85.5');
});
