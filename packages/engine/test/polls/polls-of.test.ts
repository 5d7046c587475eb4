/** The rules of polls as figures of a scheme say them together. */
import { describe, expect, it } from 'vitest';
import { pollsOf, schemeOfPoll } from '../../src/index.ts';
import { smallScheme } from '../small-run.ts';

const DAY = '2026-01-01';

/** One total over figures of a poll, each given by what stands in `ballots`. */
const schemeWith = (ballots: readonly string[], more = '') =>
  smallScheme(
    `total: { name: 合计, sum: { ${ballots
      .map((inside, i) => `f${i}: { name: 第${i + 1}项, missing: hold, ballots: { poll: p, ${inside} } }`)
      .join(', ')} } }`,
    more,
  );
const found = (...ballots: string[]) => pollsOf(schemeWith(ballots), DAY);

describe('figures of one poll', () => {
  it('with one question each are put together as the questions of one paper', () => {
    expect(found('question: 甲, options: { 好: 1, 差: 0 }', 'question: 乙, within: [0, 10], places: 1')).toMatchObject([
      {
        ok: true,
        rules: {
          poll: 'p',
          name: 'p',
          questions: [
            { id: '甲', name: '第1项', figure: 'f0', marks: { kind: 'options' } },
            {
              id: '乙',
              name: '第2项',
              figure: 'f1',
              marks: { kind: 'numbers', lowest: '0', highest: '10', places: 1 },
            },
          ],
        },
      },
    ]);
  });

  it('that take a mean and a share of one question ask it once, with what the mean says options are worth', () => {
    const [poll] = found(
      'options: { 好: 1, 差: 0 }, take: { share: [好] }, atLeast: 5, quorum: 9',
      'options: { 差: 60, 好: 100 }, groups: { 甲: 30%, 乙: 70% }, atLeast: 3, quorum: 8',
    );
    expect(poll).toMatchObject({
      rules: {
        name: '第2项',
        quorum: 8,
        groups: [
          { key: '甲', weight: '0.3' },
          { key: '乙', weight: '0.7' },
        ],
        questions: [
          {
            figure: 'f1',
            atLeast: 3,
            marks: {
              options: [
                { key: '差', value: '60' },
                { key: '好', value: '100' },
              ],
            },
          },
        ],
      },
    });
  });

  it('that weigh the groups otherwise keep their own weights for the score', () => {
    const [poll] = found(
      'question: 甲, options: { 好: 1 }, groups: { 甲: 30%, 乙: 70% }',
      'question: 乙, options: { 好: 1 }, groups: { 甲: 50%, 乙: 50% }',
      'question: 丙, options: { 好: 1 }',
    );
    const half = [
      { key: '甲', weight: '0.5' },
      { key: '乙', weight: '0.5' },
    ];
    if (!poll?.ok) throw new Error(JSON.stringify(poll));
    expect(poll.rules.questions.map((q) => q.scoring?.groups)).toEqual([undefined, half, []]);
    const made = schemeOfPoll(poll.rules, []);
    if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
    const weights = made.scheme.figures.flatMap(({ term }) =>
      term.kind === 'ballots' ? [term.groups?.map((g) => g.value)] : [],
    );
    expect(weights).toEqual([['30%', '70%'], ['50%', '50%'], undefined]);
  });

  it('have a quorum only where all of them ask for one', () => {
    expect(
      found('question: 甲, options: { 好: 1 }, quorum: 5', 'question: 乙, options: { 好: 1 }')[0],
    ).not.toHaveProperty('rules.quorum');
  });

  it.each([
    ['marks', 'options: { 好: 1, 差: 0 }', 'options: { 好: 1, 中: 0 }'],
    ['marks', 'within: [0, 10]', 'within: [0, 100]'],
    ['marks', 'within: [0, 10]', 'within: [0, 10], places: 0'],
    ['void', 'options: { 好: 1, 差: 0 }, void: [{ marks: 好, above: 40% }]', 'options: { 好: 1, 差: 0 }'],
    [
      'invalid',
      'options: { 好: 1 }, void: [{ allEqual: true }], invalid: refuse',
      'options: { 好: 1 }, void: [{ allEqual: true }]',
    ],
    ['groups', 'options: { 好: 1 }, groups: { 甲: 100% }', 'question: 乙, options: { 好: 1 }, groups: { 乙: 100% }'],
  ])('that differ in their %s can not be held as one poll, which is said', (matter, one, other) => {
    expect(found(one, other)).toEqual([
      { ok: false, refusal: 'poll-rules-disagree', poll: 'p', matter, figures: ['第1项', '第2项'] },
    ]);
  });

  it('agree where they say the same in another order or another way of writing', () => {
    expect(
      found(
        'options: { 好: 1, 差: 0 }, groups: { 甲: 50%, 乙: 50% }, void: [{ marks: 好, above: 0.5 }, { allEqual: true }]',
        'options: { 差: 0, 好: 2 }, groups: { 乙: 50%, 甲: 50% }, void: [{ allEqual: true }, { marks: 好, above: 0.50 }]',
      ),
    ).toMatchObject([{ ok: true }]);
  });
});

it.each([
  ['', 'void'],
  [', invalid: void', 'void'],
  [', invalid: refuse', 'refuse'],
])('an invalid paper is void unless the scheme gives it back: “%s”', (more, invalid) => {
  expect(found(`options: { 好: 1 }, void: [{ allEqual: true }]${more}`)).toMatchObject([
    { rules: { questions: [{ invalid }] } },
  ]);
});

describe('amounts that are parameters', () => {
  const dated = `parameters:
  most: { name: 好的上限, at: periodStart, dated: [{ from: 2025-01-01, value: 40% }, { from: 2026-01-01, value: 3 }] }`;
  const scheme = schemeWith(['options: { 好: 1, 差: 0 }, void: [{ marks: 好, above: { parameter: most } }]'], dated);

  it.each([
    ['2025-12-31', { value: '0.4', percent: true }],
    ['2026-01-01', { value: '3', percent: false }],
  ])('have the value that is in force on %s', (day, above) => {
    expect(pollsOf(scheme, day)).toMatchObject([{ rules: { questions: [{ void: [{ subjects: { above } }] }] } }]);
  });

  it('that have no value yet keep the poll from being held, which is said', () => {
    expect(pollsOf(scheme, '2024-12-31')).toEqual([
      { ok: false, refusal: 'parameter-not-in-force', poll: 'p', parameter: '好的上限', day: '2024-12-31' },
    ]);
  });

  it('are asked for on a day, and nothing else', () => {
    expect(() => pollsOf(scheme, '第一季度')).toThrow('第一季度 is no day');
  });
});

it('rules that no scheme could say are refused with what is wrong with them', () => {
  const [poll] = found('options: { 好: 1 }');
  if (!poll?.ok) throw new Error(JSON.stringify(poll));
  const made = schemeOfPoll({ ...poll.rules, groups: [{ key: '甲', weight: '0.9' }] }, []);
  if (made.ok) throw new Error('weights of 90% were taken');
  expect([made.refusal, made.diagnostics.map((d) => d.code)]).toEqual(['poll-rules-unsound', ['weights-sum']]);
});
