import { judgePaper, type PollQuestion, type PollRules } from '@shiji/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, countPoll } from '../../../src/features/polls/counting.ts';
import type { PollForm } from '../../../src/features/polls/model.ts';
import { decodeBallot, encodeBallot, type PaperMarks, type PollPaper } from '../../../src/features/polls/paper.ts';
import {
  differencesOf,
  type PaperReading,
  papersState,
  tidyReading,
  whoseReading,
} from '../../../src/features/polls/paper-readings.ts';

const KEYS = ['好', '中', '差'];
const question = (id: string, atLeast: number, most?: string): PollQuestion => ({
  id,
  name: id,
  figure: '',
  marks: { kind: 'options', options: KEYS.map((key) => ({ key, value: '1' })) },
  void:
    most === undefined ? [] : [{ kind: 'marks', marks: ['好'], subjects: { above: { value: most, percent: true } } }],
  invalid: 'void',
  atLeast,
});

const cases = fc
  .record({
    least: fc.integer({ min: 1, max: 4 }),
    most: fc.option(fc.constantFrom('0.4', '0.5'), { nil: undefined }),
    questions: fc.integer({ min: 1, max: 2 }),
    subjects: fc.integer({ min: 1, max: 5 }),
    groups: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ least, most, questions, subjects, groups }) => {
    const mark = fc.option(fc.constantFrom(...KEYS), { nil: null });
    const ballot = fc.array(fc.array(mark, { minLength: subjects, maxLength: subjects }), {
      minLength: questions,
      maxLength: questions,
    });
    return fc.record({
      rules: fc.constant<PollRules>({
        poll: 'p',
        name: 'p',
        questions: Array.from({ length: questions }, (_, index) => question(`q${index}`, least, most)),
        groups: groups === 1 ? [] : Array.from({ length: groups }, (_, index) => ({ key: `g${index}`, weight: '0.1' })),
      }),
      ids: fc.constant(Array.from({ length: subjects }, (_, index) => `s${index}`)),
      boxes: fc.array(fc.array(ballot, { maxLength: 12 }), { minLength: groups, maxLength: groups }),
    });
  });

const boxesOf = (rules: PollRules, ids: readonly string[], boxes: readonly (readonly PaperMarks[])[]): Box[] =>
  boxes.map((ballots, index) => ({
    electorate: `e${index}`,
    group: rules.groups[index]?.key ?? '',
    subjects: ids,
    rows: ids,
    ballots,
  }));

/** How often each mark stands on valid ballots, counted one by one; groups with too few left out. */
function byHand(rules: PollRules, ids: readonly string[], boxes: readonly Box[]): readonly string[] {
  return rules.questions.flatMap((one, at) =>
    boxes.flatMap(({ group, ballots }) =>
      ids.flatMap((subject, row) => {
        const valid = ballots.filter((marks) => {
          const given = (marks[at] ?? []).flatMap((mark) => mark ?? []);
          return given.length > 0 && judgePaper(one, given).length === 0;
        });
        const marks = valid.flatMap((paper) => paper[at]?.[row] ?? []);
        return marks.length < one.atLeast ? [] : marks.map((mark) => [one.id, group, subject, mark].join());
      }),
    ),
  );
}

describe('counting', () => {
  it('tallies are the multiset of marks on valid ballots, whatever rules and papers', () => {
    fc.assert(
      fc.property(cases, ({ rules, ids, boxes }) => {
        const filled = boxesOf(rules, ids, boxes);
        const { outcome, cast } = countPoll(rules, filled);
        const spread = outcome.tallies.flatMap(({ question: q, group, subject, mark, count }) =>
          Array.from({ length: count }, () => [q, group, subject, mark].join()),
        );
        expect([...spread].sort()).toEqual([...byHand(rules, ids, filled)].sort());
        expect(cast).toBe(boxes.flat().length);
      }),
    );
  });

  it('are the same in whatever order the ballots lie, and after having been written and read', () => {
    fc.assert(
      fc.property(cases, ({ rules, ids, boxes }) => {
        const paper: PollPaper = { poll: 'p', form: 'f', questions: rules.questions, subjects: ids };
        const again = boxes.map((ballots) =>
          [...ballots].reverse().map((marks) => decodeBallot(paper, encodeBallot(paper, marks))),
        );
        expect(countPoll(rules, boxesOf(rules, ids, again))).toEqual(countPoll(rules, boxesOf(rules, ids, boxes)));
      }),
    );
  });

  it('of a group with too few valid ballots no number is told', () => {
    const rules: PollRules = { poll: 'p', name: 'p', questions: [question('', 3)], groups: [] };
    const { outcome } = countPoll(rules, boxesOf(rules, ['a'], [[[['差']], [['差']]]]));
    expect(outcome).toEqual({
      electorates: [{ id: 'e0', questions: [{ question: '', tooFew: true, least: 3 }] }],
      tallies: [],
    });
  });

  it('papers counted by hand stand beside ballots, and reach the least number together', () => {
    const rules: PollRules = { poll: 'p', name: 'p', questions: [question('', 3)], groups: [] };
    const [box] = boxesOf(rules, ['a'], [[[['好']]]]);
    const papers: PaperReading = {
      papers: 3,
      questions: [{ question: '', void: 1, subjects: [{ subject: 'a', counts: [{ mark: '差', count: 2 }] }] }],
    };
    const { outcome, cast } = countPoll(rules, [{ ...(box as Box), papers }]);
    expect(cast).toBe(4);
    expect(outcome.tallies.map(({ mark, count }) => [mark, count])).toEqual([
      ['好', 1],
      ['差', 2],
    ]);
    expect(outcome.electorates[0]).toMatchObject({ received: 4, questions: [{ valid: 3, void: 1 }] });
  });
});

describe('papers that are typed twice', () => {
  const rules: PollRules = { poll: 'p', name: 'p', questions: [question('', 1)], groups: [] };
  const form: PollForm = { id: 'f', name: '', subjects: [{ id: 'a', name: '周明' }], electorates: [] };
  const reading = (papers: number, ...counts: readonly (readonly [string, number])[]): PaperReading => ({
    papers,
    questions: [
      { question: '', void: 0, subjects: [{ subject: 'a', counts: counts.map(([mark, count]) => ({ mark, count })) }] },
    ],
  });
  const typed = (number: 1 | 2, typedBy: string, counts: PaperReading) => ({
    reading: number,
    typedBy,
    typedAt: '',
    counts,
  });
  const tidy = (given: PaperReading): PaperReading => {
    const made = tidyReading(rules, form, given);
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    return made.reading;
  };

  it('agree whatever the order in which marks were typed, and with those of no paper left out', () => {
    const readings = [
      typed(1, 'x', tidy(reading(4, ['好', 1], ['差', 3]))),
      typed(2, 'y', tidy(reading(4, ['差', 3], ['中', 0], ['好', 1]))),
    ];
    expect(papersState(readings)).toBe('agreed');
    expect(differencesOf(rules, form, readings)).toEqual([]);
  });

  it('that differ are told by their places alone', () => {
    const readings = [typed(1, 'x', tidy(reading(4, ['好', 1]))), typed(2, 'y', tidy(reading(5, ['好', 2])))];
    expect(papersState(readings)).toBe('differ');
    expect(differencesOf(rules, form, readings)).toEqual(['收到的票数', '周明的“好”']);
  });

  it('more marks than papers, or marks that nobody was offered, are told with their place', () => {
    expect(tidyReading(rules, form, reading(1, ['好', 2]))).toMatchObject({
      ok: false,
      faults: [{ at: 'body.counts.questions.0.subjects.0', message: '周明的票合计 2 张，多于有效票 1 张。' }],
    });
    expect(tidyReading(rules, form, reading(1, ['优', 1]))).toMatchObject({
      ok: false,
      faults: [{ at: 'body.counts.questions.0.subjects.0.counts.0.mark' }],
    });
  });

  it('are typed by two people: one’s own again, or the one that lacks', () => {
    const [first, second] = [typed(1, 'x', reading(1)), typed(2, 'y', reading(1))];
    expect(whoseReading([], new Set(['x']))).toEqual({ ok: true, reading: 1 });
    expect(whoseReading([first], new Set(['x']))).toEqual({ ok: true, reading: 1 });
    expect(whoseReading([first], new Set(['y']))).toEqual({ ok: true, reading: 2 });
    expect(whoseReading([first, second], new Set(['z']))).toEqual({ ok: false, refusal: 'papers-typed' });
    expect(whoseReading([first, second], new Set(['z']), 2)).toEqual({ ok: true, reading: 2 });
    expect(whoseReading([first, second], new Set(['x']), 2)).toEqual({ ok: false, refusal: 'papers-same-person' });
    // With another account of theirs somebody is the same person.
    expect(whoseReading([first], new Set(['z', 'x']))).toEqual({ ok: true, reading: 1 });
    expect(whoseReading([first], new Set(['z', 'x']), 2)).toEqual({ ok: false, refusal: 'papers-same-person' });
  });
});
