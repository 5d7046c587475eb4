import { expect, test } from 'vitest';
import {
  newQuestion,
  newRules,
  type OwnRules,
  readDecimal,
  readOwnRules,
  sumOf,
} from '../../../src/features/polls/own-rules.ts';

const faultsOf = (own: OwnRules) => {
  const read = readOwnRules(own, '测评');
  return read.ok ? {} : read.faults;
};
const [first = newQuestion('')] = newRules().questions;

test('[XL-03] 好、较好、一般、较差 with a paper void over 40% 好 become the rules of the scheme', () => {
  const own = {
    ...newRules(),
    questions: [{ ...first, void: [{ kind: 'marks', marks: ['好'], above: '40%' } as const] }],
  };
  const read = readOwnRules(own, ' 一季度测评 ');
  expect(read).toEqual({
    ok: true,
    rules: {
      poll: '一季度测评',
      name: '一季度测评',
      groups: [],
      questions: [
        {
          id: '',
          name: '总体评价',
          figure: '',
          marks: {
            kind: 'options',
            options: [
              { key: '好', value: '100' },
              { key: '较好', value: '85' },
              { key: '一般', value: '70' },
              { key: '较差', value: '50' },
            ],
          },
          void: [{ kind: 'marks', marks: ['好'], subjects: { above: { value: '0.4', percent: true } } }],
          invalid: 'refuse',
          atLeast: 3,
        },
      ],
    },
  });
});

test('[XC-03] weights of four groups must add up to 100% exactly', () => {
  const groups = (...weights: string[]) => weights.map((weight, at) => ({ key: `组${at + 1}`, weight }));
  const full = readOwnRules({ ...newRules(), groups: groups('40', '30', '20', '10') }, '测评');
  expect(full.ok && full.rules.groups.map(({ weight }) => weight)).toEqual(['0.4', '0.3', '0.2', '0.1']);
  expect(faultsOf({ ...newRules(), groups: groups('33.3', '33.3', '33.3') })).toEqual({
    groups: '各评价主体的权重合计应为 100%，现为 99.9%。',
  });
  expect(faultsOf({ ...newRules(), groups: groups('33.3', '33.3', '33.4') })).toEqual({});
});

test('several questions are told apart by their names, so two of one name are refused', () => {
  const two = (a: string, b: string) => ({ ...newRules(), questions: [newQuestion(a), newQuestion(b)] });
  const read = readOwnRules(two('能力', '作风'), '测评');
  expect(read.ok && read.rules.questions.map(({ id }) => id)).toEqual(['能力', '作风']);
  expect(Object.keys(faultsOf(two('能力', '能力')))).toEqual(['questions.1.name']);
});

test('numbers have bounds in the right order, and a limit on how many may get high ones', () => {
  const numbers = (lowest: string, highest: string) => ({
    ...newRules(),
    questions: [
      {
        ...first,
        kind: 'numbers' as const,
        lowest,
        highest,
        void: [
          { kind: 'values', from: '90', above: '30' } as const,
          { kind: 'marks', marks: [], above: '' } as const,
          { kind: 'allEqual' } as const,
        ],
      },
    ],
  });
  const read = readOwnRules(numbers('60', '１００'), '测评');
  expect(read.ok && read.rules.questions[0]).toMatchObject({
    marks: { kind: 'numbers', lowest: '60', highest: '100', places: 0 },
    void: [
      {
        kind: 'values',
        values: { atLeast: { value: '90', percent: false } },
        subjects: { above: { value: '0.3', percent: true } },
      },
      { kind: 'allEqual' },
    ],
  });
  expect(Object.keys(faultsOf(numbers('100', '60')))).toEqual(['questions.0.highest']);
});

test('each thing that lacks is named at its place', () => {
  const own: OwnRules = {
    quorum: '0',
    groups: [
      { key: '', weight: '50' },
      { key: '领导', weight: '五十' },
    ],
    questions: [
      {
        ...first,
        name: ' ',
        atLeast: '0',
        options: [
          { key: '好', value: '' },
          { key: '好', value: '1' },
        ],
        void: [{ kind: 'marks', marks: ['没有的档次'], above: '100' }],
      },
    ],
  };
  expect(Object.keys(faultsOf(own)).sort()).toEqual([
    'groups.0.key',
    'groups.1.weight',
    'questions.0.atLeast',
    'questions.0.name',
    'questions.0.options.0.value',
    'questions.0.options.1.key',
    'questions.0.void.0.above',
    'questions.0.void.0.marks',
    'quorum',
  ]);
  expect(
    Object.keys(faultsOf({ ...newRules(), questions: [{ ...first, options: first.options.slice(0, 1) }] })),
  ).toEqual(['questions.0.options']);
});

test('decimals are read as people type them and kept in their shortest form', () => {
  expect(['040.50', '４０％', '-0', '-2.5', '1.23456', '1e3', ''].map(readDecimal)).toEqual([
    '40.5',
    '40',
    '0',
    '-2.5',
    undefined,
    undefined,
    undefined,
  ]);
  expect(sumOf(['0.5', '99.5'])).toBe('100');
  expect(sumOf(['40', 'x'])).toBeUndefined();
  expect(sumOf(['5', '0.25'])).toBe('5.25');
});
