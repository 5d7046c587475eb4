import { expect, test } from 'vitest';
import { checkPapers, type PaperDraft, paperDraft } from '../../../src/features/polls/paper-counts.ts';
import type { PollQuestion } from '../../../src/features/polls/shapes.ts';

const options: PollQuestion = {
  id: '',
  name: '总体评价',
  figure: '',
  marks: {
    kind: 'options',
    options: [
      { key: '好', value: '100' },
      { key: '一般', value: '70' },
    ],
  },
  void: [],
  invalid: 'void',
  atLeast: 1,
};
const numbers: PollQuestion = {
  ...options,
  id: 'q2',
  marks: { kind: 'numbers', lowest: '0', highest: '100', places: 1 },
};
const subjects = ['a', 'b'];

const typed = (
  papers: string,
  voided: string,
  cells: readonly (readonly string[])[],
  marks = ['好', '一般'],
): PaperDraft => ({
  papers,
  questions: [{ void: voided, marks, cells }],
});
const rowsOf = (draft: PaperDraft, abstain: boolean, question = options) =>
  checkPapers(draft, [question], subjects, abstain).questions[0]?.rows.map(
    ({ fault, unmarked }) => fault?.kind ?? unmarked,
  );

test('a row must add up to the valid papers; where some may be left unmarked, to no more', () => {
  const draft = typed('10', '1', [
    ['6', '3'],
    ['5', ''],
  ]);
  expect(rowsOf(draft, true)).toEqual([0, 4]);
  expect(rowsOf(draft, false)).toEqual([0, 'short']);
  expect(rowsOf(typed('8', '1', draft.questions[0]?.cells ?? []), true)).toEqual(['over', 2]);
  expect(
    rowsOf(
      typed('10', '', [
        ['六', ''],
        ['1', '-1'],
      ]),
      true,
    ),
  ).toEqual(['bad', 'bad']);
});

test('nothing is sent before everything adds up, and what is sent leaves zeros out', () => {
  const reading = (draft: PaperDraft) => checkPapers(draft, [options], subjects, true).reading;
  expect(
    reading(
      typed('', '', [
        ['1', ''],
        ['', ''],
      ]),
    ),
  ).toBeUndefined();
  expect(
    reading(
      typed('2', '3', [
        ['', ''],
        ['', ''],
      ]),
    ),
  ).toBeUndefined();
  expect(
    reading(
      typed('2', '', [
        ['3', ''],
        ['', ''],
      ]),
    ),
  ).toBeUndefined();
  expect(
    reading(
      typed('2', '1', [
        ['1', ''],
        ['', '0'],
      ]),
    ),
  ).toEqual({
    papers: 2,
    questions: [
      {
        question: '',
        void: 1,
        subjects: [
          { subject: 'a', counts: [{ mark: '好', count: 1 }] },
          { subject: 'b', counts: [] },
        ],
      },
    ],
  });
});

test('columns of numbers must be numbers, and stand there once; one that nobody used is left out', () => {
  const bad = (marks: string[], cells: string[][]) =>
    checkPapers(typed('3', '', cells, marks), [numbers], subjects, true).questions[0]?.badMarks;
  expect(
    bad(
      ['90', '９０.0', 'x'],
      [
        ['1', '', ''],
        ['', '', ''],
      ],
    ),
  ).toEqual([1, 2]);
  expect(
    bad(
      ['90', ''],
      [
        ['1', ''],
        ['', ''],
      ],
    ),
  ).toEqual([]);
  expect(
    bad(
      ['90', ''],
      [
        ['1', '1'],
        ['', ''],
      ],
    ),
  ).toEqual([1]);
});

test('what was typed before comes back into the grid', () => {
  const draft = typed(
    '3',
    '',
    [
      ['1', '2'],
      ['3', ''],
    ],
    ['90', '85.5'],
  );
  const { reading } = checkPapers(draft, [numbers], subjects, true);
  expect(paperDraft([numbers], subjects, reading)).toEqual({
    ...draft,
    questions: [{ ...draft.questions[0], void: '0' }],
  });
  expect(paperDraft([options, numbers], subjects, undefined).questions.map(({ marks }) => marks)).toEqual([
    ['好', '一般'],
    [''],
  ]);
});
