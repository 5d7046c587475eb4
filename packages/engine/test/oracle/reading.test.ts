import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/scheme/figure.ts';
import { exact, outcomeOf, outcomesOf, schemeOf } from './building.ts';

const point = (indicator: string, value: string, role = '', rater = value) => ({
  subject: 'a',
  indicator,
  value: exact(value),
  role,
  rater,
});
describe('points', () => {
  const roles = [
    { key: '甲', value: '30%' },
    { key: '乙', value: '30%' },
    { key: '丙', value: '40%' },
  ];
  const figure = (missing: Figure['missing'], more: object = {}): Figure => ({
    id: 'work',
    missing,
    term: { kind: 'points', within: { low: '0', high: '100' }, roles, ...more },
  });
  const total: Figure = { id: 'total', term: { kind: 'figure', figure: 'work' } };
  // 甲: (90+91+91)÷3 = 90.67; 丙: 80. Exact sum of all: 27.201 + 乙 × 0.3 + 32.
  const some = [
    point('work', '90', '甲', '1'),
    point('work', '91', '甲', '2'),
    point('work', '91', '甲', '3'),
    point('work', '80', '丙'),
  ];

  it('adds rounded means exactly, and rounds the published total', () => {
    const points = [...some, point('work', '85', '乙')];
    expect(outcomeOf([total, figure('hold')], 'work', { points })).toEqual({ value: '84.701' });
    expect(outcomeOf([total, figure('hold')], 'total', { points })).toEqual({ value: '84.7' });
  });
  it('redistributes: (90.67×30% + 80×40%) ÷ 70% = 84.5728… ', () => {
    expect(outcomeOf([total, figure('redistribute')], 'work', { points: some })).toEqual({ value: '84.57' });
    expect(outcomeOf([total, figure('redistribute')], 'work')).toEqual({ absent: 'held' });
  });
  it('holds, passes, or counts the absent role as n', () => {
    expect(outcomeOf([total, figure('hold')], 'work', { points: some })).toEqual({ absent: 'held' });
    expect(outcomeOf([total, figure('pass')], 'work', { points: some })).toEqual({ absent: 'missing' });
    expect(outcomeOf([total, figure({ count: '60' })], 'work', { points: some })).toEqual({ value: '77.201' });
  });
  it('settles by ruling', () => {
    const ruled = (value: string) =>
      outcomeOf([total, figure('hold')], 'work', {
        points: some,
        rulings: [{ target: 'a', setting: 'missing.work', value }],
      });
    expect(ruled('70.125')).toEqual({ value: '70.125' });
    expect(ruled('redistribute')).toEqual({ value: '84.57' });
    expect(ruled('skip')).toEqual({ absent: 'notApplicable' });
  });
  it('drops highest and lowest above a number, and counts raters before dropping', () => {
    const term = { roles: undefined, drop: { highest: 1, lowest: 1, above: 3 } };
    const values = (...all: string[]) => all.map((v, i) => point('work', v, '', `r${i}`));
    const read = (more: object, ...all: string[]) =>
      outcomeOf([total, figure('pass', { ...term, ...more })], 'work', { points: values(...all) });
    expect(read({}, '10', '80', '81', '100')).toEqual({ value: '80.5' });
    expect(read({}, '10', '80', '100')).toEqual({ value: '63.33' });
    expect(read({ atLeast: 4 }, '10', '80', '100')).toEqual({ absent: 'missing' });
  });
});

describe('ballots', () => {
  const options = [
    { key: '好', value: '100' },
    { key: '差', value: '0' },
  ];
  const figure = (more: object = {}): Figure => ({
    id: 'vote',
    missing: 'hold',
    term: { kind: 'ballots', poll: 'p', options, ...more },
  });
  const paper = (id: string, marks: string) =>
    [...marks].map((value, i) => ({ subject: 'abcde'[i] ?? '', paper: id, value }));
  const facts = {
    subjects: [...'abcde'],
    papers: [...paper('1', '好好好差差'), ...paper('2', '好差差差差'), ...paper('3', '差差差差差')],
  };

  it('takes the mean or the share of marks', () => {
    expect(outcomesOf(schemeOf([figure()]), 'vote', facts).a).toEqual({ value: '66.67' });
    expect(outcomesOf(schemeOf([figure({ take: { share: ['差'] } })]), 'vote', facts).b).toEqual({ value: '0.67' });
  });
  it('voids a whole paper', () => {
    const a = (rule: object) => outcomesOf(schemeOf([figure({ void: [rule] })]), 'vote', facts).a;
    expect(a({ marks: ['好'], above: '40%' })).toEqual({ value: '50' });
    expect(a({ marks: ['好'], above: '60%' })).toEqual({ value: '66.67' });
    expect(a({ marks: ['好'], above: '2' })).toEqual({ value: '50' });
    expect(a({ allEqual: true })).toEqual({ value: '100' });
  });
  it('adds tallies', () => {
    const tallies = [{ subject: 'a', value: '好', count: 3 }];
    expect(outcomesOf(schemeOf([figure()]), 'vote', { ...facts, tallies }).a).toEqual({ value: '83.33' });
  });
});

describe('events', () => {
  const lost = (sameKey: 'highest' | 'first' | 'last' | 'sum', excluding?: string[]): Figure => ({
    id: 'lost',
    term: {
      kind: 'events',
      sameKey,
      codes: [
        { code: 'late', name: '迟到', each: '0.5', atMost: '2' },
        {
          code: 'notice',
          name: '通报',
          levels: [
            { key: '镇', value: '2' },
            { key: '县', value: '5' },
          ],
        },
      ],
      ...(excluding === undefined ? {} : { excluding }),
    },
  });
  const events = [
    { subject: 'a', code: 'late', count: 5 },
    { subject: 'a', code: 'notice', level: '镇', date: 10, key: 'k' },
    { subject: 'a', code: 'notice', level: '县', date: 20, key: 'k' },
    { subject: 'a', code: 'notice', level: '县', date: 101 },
  ];
  it('caps a code, lets one occurrence count once, and heeds the period', () => {
    expect(outcomeOf([lost('highest')], 'lost', { events })).toEqual({ value: '7' });
    expect(outcomeOf([lost('first')], 'lost', { events })).toEqual({ value: '4' });
    expect(outcomeOf([lost('last')], 'lost', { events })).toEqual({ value: '7' });
    expect(outcomeOf([lost('sum')], 'lost', { events })).toEqual({ value: '9' });
    expect(outcomeOf([lost('sum')], 'lost')).toEqual({ value: '0' });
  });
  it('leaves out what scored elsewhere', () => {
    const won: Figure = {
      id: 'won',
      term: { kind: 'events', sameKey: 'sum', codes: [{ code: 'praise', name: '表扬', each: '1' }] },
    };
    const all = [...events, { subject: 'a', code: 'praise', key: 'k' }];
    expect(outcomeOf([lost('highest', ['won']), won], 'lost', { events: all })).toEqual({ value: '2' });
  });
});

describe('completion and earlier', () => {
  it('counts on time, late and not yet done', () => {
    const figure: Figure = {
      id: 'work',
      worth: '20',
      missing: 'pass',
      term: { kind: 'completion', by: 'weight', late: '50%' },
    };
    const item = (due: number, done: number | undefined, weight: string, exempt = false) => ({
      subject: 'a',
      indicator: 'work',
      due,
      weight: exact(weight),
      exempt,
      ...(done === undefined ? {} : { done }),
    });
    const items = [
      item(10, 10, '1'),
      item(10, 11, '1'),
      item(20, 101, '1'),
      item(20, undefined, '1', true),
      item(120, 50, '9'),
    ];
    expect(outcomeOf([figure], 'work', { items })).toEqual({ value: '10' });
    expect(outcomeOf([figure], 'work')).toEqual({ absent: 'missing' });
  });
  it('means earlier totals inside the run, if enough are there', () => {
    const figure: Figure = {
      id: 'year',
      missing: 'hold',
      term: { kind: 'earlier', scheme: 'q', take: 'mean', of: 'total', periods: 4, atLeast: 3 },
    };
    const past = (from: number, total: string) => ({
      subject: 'a',
      scheme: 'q',
      from,
      to: from + 9,
      total: exact(total),
    });
    const history = [past(1, '90'), past(11, '80'), past(21, '81'), past(95, '1')];
    expect(outcomeOf([figure], 'year', { history })).toEqual({ value: '83.67' });
    expect(outcomeOf([figure], 'year', { history: history.slice(1) })).toEqual({ absent: 'held' });
  });
});
