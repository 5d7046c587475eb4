import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/scheme/figure.ts';
import { consequence, exact, factsOf, outcomeOf, schemeOf, staff } from './building.ts';
import { oracleResults } from './index.ts';

const measure = (id: string, more: Partial<Figure> = {}): Figure => ({
  id,
  term: { kind: 'measure', figure: id, within: { low: '-1000', high: '1000' } },
  missing: 'hold',
  ...more,
});
const measured = (figure: string, value: string, subject = 'a') => ({ subject, figure, value: exact(value) });

describe('sum and weigh', () => {
  const applies = (otherwise: 'skip' | 'rescale') => ({ when: { event: ['x'], atLeast: '1' }, otherwise });
  const sum = (missing: Figure['missing'], ...parts: Figure[]): Figure => ({
    id: 'total',
    worth: '100',
    missing,
    term: { kind: 'sum', parts },
  });
  const events: Figure = {
    id: 'off',
    subtract: true,
    term: { kind: 'events', sameKey: 'sum', codes: [{ code: 'y', name: '扣', each: '1' }] },
  };
  const facts = {
    measures: [measured('m', '50'), measured('n', '11')],
    events: [{ subject: 'a', code: 'y', count: 3 }],
  };

  it('skips or rescales what does not apply; deductions are not scaled', () => {
    const parts = (otherwise: 'skip' | 'rescale') => [
      measure('m', { worth: '70' }),
      measure('n', { worth: '30', applies: applies(otherwise) }),
      events,
    ];
    expect(outcomeOf([sum('hold', ...parts('skip'))], 'total', facts)).toEqual({ value: '47' });
    // 50 × 100 ÷ 70 = 71.43, − 3
    expect(outcomeOf([sum('hold', ...parts('rescale'))], 'total', facts)).toEqual({ value: '68.43' });
  });
  it('says what happens to missing parts; held and open ones stop the sum', () => {
    const parts = (missing: Figure['missing']) => [
      measure('m', { worth: '70' }),
      measure('z', { worth: '30', missing }),
    ];
    expect(outcomeOf([sum('skip', ...parts('pass'))], 'total', facts)).toEqual({ value: '50' });
    expect(outcomeOf([sum('rescale', ...parts('pass'))], 'total', facts)).toEqual({ value: '71.43' });
    expect(outcomeOf([sum('hold', ...parts('pass'))], 'total', facts)).toEqual({ absent: 'held' });
    expect(outcomeOf([sum('skip', ...parts('hold'))], 'total', facts)).toEqual({ absent: 'held' });
    const rulings = [{ target: 'a', setting: 'missing.total', value: 'skip' }];
    expect(outcomeOf([sum('hold', ...parts('pass'))], 'total', { ...facts, rulings })).toEqual({ value: '50' });
  });
  it('never turns nothing into zero', () => {
    expect(outcomeOf([sum('skip', measure('z', { missing: 'pass' }))], 'total')).toEqual({ absent: 'held' });
  });
  it('weighs exactly, redistributes by a division, and ignores weight zero', () => {
    const weigh = (missing: Figure['missing'], last: Partial<Figure>): Figure => ({
      id: 'total',
      missing,
      round: { places: 1, mode: 'down' },
      term: {
        kind: 'weigh',
        parts: [
          measure('m', { weight: '33%' }),
          measure('n', { weight: '33%' }),
          measure('z', { missing: 'pass', ...last }),
        ],
      },
    });
    // (50×0.33 + 11×0.33) ÷ 0.66 = 30.5
    expect(outcomeOf([weigh('redistribute', { weight: '34%' })], 'total', facts)).toEqual({ value: '30.5' });
    // 16.5 + 3.63 + 34 × 0.34 = 31.69
    expect(outcomeOf([weigh({ count: '34' }, { weight: '34%' })], 'total', facts)).toEqual({ value: '31.6' });
    expect(outcomeOf([weigh('hold', { weight: '0%', missing: 'hold' })], 'total', facts)).toEqual({ value: '20.1' });
  });
});

describe('terms over one figure', () => {
  const of = measure('m');
  const at = (figure: Figure, value: string) => outcomeOf([figure], figure.id, { measures: [measured('m', value)] });
  it('draws a line and rounds before the cap', () => {
    const linear: Figure = {
      id: 'x',
      atMost: '7.15',
      term: { kind: 'linear', of, from: { at: '60%', gives: '0' }, to: { at: '100%', gives: '10' } },
    };
    expect(at(linear, '0.5')).toEqual({ value: '0' });
    expect(at(linear, '0.6333')).toEqual({ value: '0.83' });
    expect(at(linear, '2')).toEqual({ value: '7.15' });
  });
  it('takes the first band that holds, and a veto', () => {
    const bands: Figure = {
      id: 'x',
      term: {
        kind: 'bands',
        of,
        rows: [
          { atLeast: '50', gives: '5' },
          { above: '20', gives: '2.5' },
        ],
        otherwise: '0',
      },
    };
    expect(at(bands, '50')).toEqual({ value: '5' });
    expect(at(bands, '20')).toEqual({ value: '0' });
    const veto: Figure = { id: 'x', term: { kind: 'veto', of, when: { figure: 'm', below: '60' }, gives: '0' } };
    expect(at(veto, '59.9')).toEqual({ value: '0' });
    expect(at(veto, '60')).toEqual({ value: '60' });
  });
  it('divides, unless by zero', () => {
    const ratio: Figure = {
      id: 'x',
      missing: { count: '1.234' },
      atMost: '1.2',
      term: { kind: 'ratio', of, to: measure('n') },
    };
    const read = (n: string) => outcomeOf([ratio], 'x', { measures: [measured('m', '2'), measured('n', n)] });
    expect(read('3')).toEqual({ value: '0.67' });
    expect(read('0')).toEqual({ value: '1.2' });
  });
});

describe('amounts and choices', () => {
  const spells = [{ subject: 'a', attribute: 'kind', value: '村' }];
  const read = (figure: Figure, facts: Parameters<typeof outcomeOf>[2] = {}) => {
    const scheme = schemeOf(
      [figure, measure('m'), measure('n', { applies: { when: { event: ['x'], atLeast: '1' }, otherwise: 'skip' } })],
      {
        attributes: [{ id: 'kind', name: '类别', at: 'to' }],
        parameters: [
          {
            id: 'start',
            name: '一',
            at: 'periodStart',
            dated: [
              { from: '1970-01-01', value: '1' },
              { from: '1970-02-01', value: '2' },
            ],
          },
          {
            id: 'own',
            name: '二',
            at: 'factDate',
            dated: [
              { from: '1970-01-01', value: '1' },
              { from: '1970-02-01', value: '2' },
            ],
          },
        ],
      },
    );
    return staff(scheme, { subjects: ['a'], spells, measures: [measured('m', '50')], ...facts })
      .subjects.get('a')
      ?.figures.get('x');
  };
  const events = (parameter: string): Figure => ({
    id: 'x',
    term: { kind: 'events', sameKey: 'sum', codes: [{ code: 'e', name: '事', each: { parameter } }] },
  });
  it('takes dated parameters on the first day, or on the day of the event', () => {
    const facts = {
      events: [
        { subject: 'a', code: 'e', date: 30 },
        { subject: 'a', code: 'e', date: 31, count: 3 },
      ],
    };
    expect(read(events('start'), facts)).toEqual({ value: '4' });
    expect(read(events('own'), facts)).toEqual({ value: '7' });
  });
  it('caps by an attribute, and not at all where no case fits', () => {
    const capped = (key: string): Figure => ({
      id: 'x',
      atMost: { by: 'kind', cases: [{ key, value: '40' }] },
      term: { kind: 'scale', of: measure('y', { term: { kind: 'figure', figure: 'm' } }), by: '120%' },
    });
    expect(read(capped('村'))).toEqual({ value: '40' });
    expect(read(capped('镇'))).toEqual({ value: '60' });
  });
  it('chooses by attribute', () => {
    const choose = (...cases: Partial<Figure>[]): Figure => ({
      id: 'x',
      term: {
        kind: 'choose',
        by: 'kind',
        cases: cases.map((c, i) => ({ id: `c${i}`, term: { kind: 'fixed', value: String(i) }, ...c })),
      },
    });
    expect(read(choose({ is: ['镇'] }, { otherwise: true }, { is: ['村', '组'] }))).toEqual({ value: '2' });
    expect(read(choose({ is: ['镇'] }, { otherwise: true }))).toEqual({ value: '1' });
    expect(read(choose({ is: ['镇'] }))).toEqual({ absent: 'notApplicable' });
  });
  it('passes up what does not apply, except in sums and extremes', () => {
    const parts: Figure[] = [
      { id: 'p', term: { kind: 'figure', figure: 'm' } },
      { id: 'q', term: { kind: 'figure', figure: 'n' } },
    ];
    expect(read({ id: 'x', term: { kind: 'highest', parts } })).toEqual({ value: '50' });
    expect(read({ id: 'x', missing: 'hold', term: { kind: 'sum', parts } })).toEqual({ value: '50' });
    expect(read({ id: 'x', term: { kind: 'lowest', parts: parts.slice(0, 1) } })).toEqual({ value: '50' });
  });
});

describe('attributes and conditions', () => {
  const scheme = schemeOf([measure('m')], {
    attributes: [
      { id: 'unit', name: '单位', at: 'longest' },
      { id: 'now', name: '现单位', at: 'to' },
    ],
    populations: [
      { id: 'staff', name: '干部', total: 'm', where: { attribute: 'unit', is: ['甲'] } },
      { id: 'later', name: '后来', total: 'm', where: { attribute: 'unit', is: ['乙'] } },
    ],
    consequences: [
      consequence('away', { days: 'unit', is: ['甲'], above: '49%' }),
      consequence(
        'low',
        {
          any: [
            { figure: 'm', below: '1' },
            { event: ['x'], atLeast: '2' },
          ],
        },
        ['staff'],
      ),
    ],
  });
  const spell = (subject: string, value: string, from?: number, to?: number) => ({
    subject,
    attribute: 'unit',
    value,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  it('sorts subjects by where they were longest, the later one of equals', () => {
    const spells = [
      spell('a', '甲', undefined, 50),
      spell('a', '乙', 51),
      spell('b', '甲', -9, 51),
      spell('b', '乙', 52),
      spell('c', '丙'),
    ];
    const facts = factsOf({ subjects: ['a', 'b', 'c'], spells, events: [{ subject: 'b', code: 'x', count: 2 }] });
    const result = oracleResults(scheme, facts);
    expect([...(result.populations.get('later')?.subjects.keys() ?? [])]).toEqual(['a']);
    expect(result.notAssessed).toEqual(['c']);
    expect(result.populations.get('later')?.subjects.get('a')?.holding).toEqual(['away']);
    expect(result.populations.get('staff')?.subjects.get('b')?.holding).toEqual(['away', 'low']);
  });
  it('tells history together with the present grade', () => {
    const grade: Figure = {
      id: 'level',
      term: {
        kind: 'grade',
        of: 'm',
        levels: [
          { level: '好', rule: { atLeast: '90' } },
          { level: '差', rule: 'otherwise' },
        ],
      },
    };
    const remind = consequence('remind', { history: { grade: ['差'] }, consecutive: '2' });
    const graded = schemeOf([measure('m'), grade], { consequences: [remind] }, 'level');
    const past = (from: number, level: string) => ({ subject: 'a', from, to: from + 9, grade: level });
    const of = (value: string | undefined, ...history: ReturnType<typeof past>[]) => {
      const measures = value === undefined ? [] : [measured('m', value)];
      const found = staff(graded, { subjects: ['a'], measures, history }).subjects.get('a');
      return found?.holding.length === 1 || found?.untold.get('remind');
    };
    expect(of('80', past(-19, '好'), past(-9, '差'))).toBe(true);
    expect(of('80', past(-19, '差'), past(-9, '好'))).toBe(undefined);
    // A period without a result ends the row.
    expect(of('80', past(-19, '差'))).toBe(undefined);
    expect(of('80', past(-9, '差'))).toBe(true);
    expect(of('80')).toBe(undefined);
    expect(of(undefined, past(-9, '差'))).toBe('held');
    expect(of(undefined, past(-9, '好'))).toBe(undefined);
  });
});
