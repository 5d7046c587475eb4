import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../src/facts/facts.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import type { GradeTerm, SeatRule } from '../../src/terms/grade/node.ts';
import { exact, schemeOf, staff } from './building.ts';

const total: Figure = {
  id: 'total',
  missing: 'hold',
  term: { kind: 'measure', figure: 'm', within: { low: '0', high: '100' } },
};

/** 优 from 90, 良 from 60, 差; ranked in units. */
function gradeScheme(more: Partial<GradeTerm>, ties: 'open' | 'share' = 'open', inside = 'unit'): Scheme {
  const levels: GradeTerm['levels'] = [
    { level: '优', rule: { atLeast: '90' } },
    { level: '良', rule: { atLeast: '60' } },
    { level: '差', rule: 'otherwise' },
  ];
  const place: Figure = { id: 'place', term: { kind: 'rank', in: inside, by: ['total'], ties } };
  const level: Figure = { id: 'level', term: { kind: 'grade', of: 'total', ranking: 'place', levels, ...more } };
  return schemeOf([total, place, level], { attributes: [{ id: 'unit', name: '单位', at: 'to' }] }, 'level');
}

const ceiling = (more: Partial<SeatRule> = {}): SeatRule => ({
  level: '优',
  atMost: '40%',
  of: 'assessed',
  mode: 'perPool',
  rounding: 'down',
  ...more,
});

/** `A: '95 92'` are the people A1 and A2 of unit A; `-` has no value. Gives grades as `A1优 A2良`, `?` for open, `!` held. */
function run(scheme: Scheme, units: Record<string, string>, rulings: readonly Partial<Ruling>[] = []) {
  const people = Object.entries(units).flatMap(([unit, values]) =>
    values.split(' ').map((value, i) => ({ subject: `${unit}${i + 1}`, unit, value })),
  );
  const result = staff(scheme, {
    subjects: people.map((p) => p.subject),
    spells: people.map(({ subject, unit }) => ({ subject, attribute: 'unit', value: unit })),
    measures: people
      .filter((p) => p.value !== '-')
      .map(({ subject, value }) => ({ subject, figure: 'm', value: exact(value) })),
    rulings,
  });
  const letters = { open: '?', held: '!', missing: '-', notApplicable: '/' };
  const grades = [...result.subjects].map(([id, { figures }]) => {
    const found = figures.get('level');
    if (found === undefined || 'value' in found) throw new Error('no grade');
    return `${id}${'grade' in found ? found.grade : letters[found.absent]}`;
  });
  const seats = (result.seats.get('level') ?? []).map((s) => `${s.pools.join('+')}:${s.seats}/${s.base}`);
  return { grades: grades.join(' '), seats: seats.join(' '), figures: result.subjects };
}
const grades = (...args: Parameters<typeof run>): string => run(...args).grades;
const rule = (target: string, setting: string, value: string, kind: Ruling['kind'] = 'subject') => ({
  kind,
  target,
  setting,
  value,
});

describe('ranks and ceilings', () => {
  it('shares ranks and skips the next one', () => {
    const { figures } = run(gradeScheme({}), { A: '70 80 80 60 -' });
    const places = [...figures.values()].map((s) => s.figures.get('place'));
    expect(places).toEqual([{ value: '3' }, { value: '1' }, { value: '1' }, { value: '4' }, { absent: 'held' }]);
  });
  it('perPool: a unit of two has no 40% seat; held people are in the base', () => {
    const { grades: found, seats } = run(gradeScheme({ seats: [ceiling()] }), { A: '95 94', B: '95 94 93 92 -' });
    expect(found).toBe('A1良 A2良 B1优 B2优 B3良 B4良 B5!');
    expect(seats).toBe('A:0/2 B:2/5');
  });
  it('eligible: only those who reach the level count', () => {
    const { seats } = run(gradeScheme({ seats: [ceiling({ of: 'eligible' })] }), { A: '95 94 93 92 91 80 70' });
    expect(seats).toBe('A:2/5');
  });
  it('leaves a tie for the last seat open, and nobody behind gets one', () => {
    const scheme = gradeScheme({ seats: [ceiling()] });
    const units = { A: '95 93 93 92 70' };
    expect(grades(scheme, units)).toBe('A1优 A2? A3? A4良 A5良');
    expect(grades(scheme, units, [rule('A2', 'seat.优', 'yes')])).toBe('A1优 A2优 A3良 A4良 A5良');
    expect(grades(scheme, units, [rule('A2', 'seat.优', 'no')])).toBe('A1优 A2良 A3优 A4良 A5良');
    expect(grades(scheme, units, [rule('A2', 'seat.优', 'yes'), rule('A3', 'seat.优', 'yes')])).toBe(
      'A1优 A2? A3? A4良 A5良',
    );
    expect(grades(gradeScheme({ seats: [ceiling()] }, 'share'), units)).toBe('A1优 A2良 A3良 A4良 A5良');
  });
  it('lets those who come down compete for the next level', () => {
    const seats = [ceiling({ level: '良' }), ceiling({ atMost: '20%' })];
    expect(grades(gradeScheme({ seats }), { A: '95 94 93 80 79' })).toBe('A1优 A2良 A3良 A4差 A5差');
  });
  it('takes a ruled share of the pool', () => {
    const units = { A: '95 94', B: '95 94' };
    const half = [rule('A', 'share.优', '50%', 'pool')];
    expect(grades(gradeScheme({ seats: [ceiling({ soft: true })] }), units, half)).toBe('A1优 A2良 B1良 B2良');
    expect(grades(gradeScheme({ seats: [ceiling()] }), units, half)).toBe('A1良 A2良 B1良 B2良');
  });
});

describe('apportioned and merged', () => {
  const apportioned = (...remainders: NonNullable<SeatRule['remainders']>) =>
    gradeScheme({ seats: [ceiling({ mode: 'apportioned', remainders })] });
  it('gives the floor of the whole by largest remainder', () => {
    // A 3 × 0.4 = 1.2, B 4 × 0.4 = 1.6, C 2 × 0.4 = 0.8; floor of 3.6 = 3.
    expect(run(apportioned('open'), { A: '95 94 93', B: '95 94 93 92', C: '95 94' }).seats).toBe('A:1/3 B:1/4 C:1/2');
  });
  it('breaks equal remainders by the chain, or not at all', () => {
    // A and B 2 × 0.4 = 0.8 each, C 7 × 0.4 = 2.8; floor of 4.4 = 4: two of three get one more.
    const units = { A: '70 71', B: '72 73', C: '70 70 70 70 70 70 70' };
    expect(run(apportioned('open'), units).seats).toBe('A:0/2 B:0/2 C:2/7');
    expect(run(apportioned('larger', 'open'), units).seats).toBe('A:0/2 B:0/2 C:3/7');
    expect(run(apportioned('smaller', 'open'), units).seats).toBe('A:1/2 B:1/2 C:2/7');
    expect(run(apportioned('larger', 'mean', 'open'), units).seats).toBe('A:0/2 B:1/2 C:3/7');
    expect(run(apportioned('larger', 'open'), units, [rule('A', 'seat.优', 'yes', 'pool')]).seats).toBe(
      'A:1/2 B:0/2 C:3/7',
    );
  });
  it('puts small pools together and ranks across them', () => {
    const scheme = gradeScheme({ seats: [ceiling({ mode: 'merged', mergeBelow: 3 })] });
    const { grades: found, seats } = run(scheme, { A: '95 91', B: '94 93', C: '99 98 97', D: '92' });
    expect(seats).toBe('C:1/3 A+B+D:2/5');
    expect(found).toBe('A1优 A2良 B1优 B2良 C1优 C2良 C3良 D1良');
  });
});

describe('exceptions and adjustments', () => {
  const exceptions: GradeTerm['exceptions'] = [
    { id: 'hero', name: '破格', to: '优', seat: 'takes', atMost: 1 },
    { id: 'extra', name: '单列', to: '优', seat: 'beside' },
  ];
  const adjust = { name: '调整', levels: ['优', '良'] };
  const scheme = gradeScheme({ seats: [ceiling()], exceptions, adjust });
  it('takes a seat first, or stands beside', () => {
    const units = { A: '95 94 93 50 -' };
    expect(grades(scheme, units, [rule('A4', 'exception', 'hero')])).toBe('A1优 A2良 A3良 A4优 A5!');
    expect(grades(scheme, units, [rule('A5', 'exception', 'extra')])).toBe('A1优 A2优 A3良 A4差 A5优');
    const both = [rule('A3', 'exception', 'hero'), rule('A4', 'exception', 'hero')];
    expect(grades(scheme, units, both)).toBe('A1优 A2? A3? A4? A5!');
  });
  it('opens takers who exceed the seats, but for those ruled yes', () => {
    const units = { A: '95 80 79 78 50' };
    const up = ['A2', 'A3', 'A4'].map((id) => rule(id, 'grade', '优'));
    expect(grades(scheme, units, up)).toBe('A1良 A2? A3? A4? A5差');
    expect(grades(scheme, units, [...up, rule('A3', 'seat.优', 'yes')])).toBe('A1良 A2? A3优 A4? A5差');
  });
  it('opens an adjustment whose preconditions fail, and adjusts only between its levels', () => {
    const requires = [{ for: '优', that: { figure: 'total', atLeast: '70' }, name: '不低于七十' }];
    const strict = gradeScheme({ adjust, requires });
    expect(
      grades(
        strict,
        { A: '65 80 95' },
        ['A1', 'A2', 'A3'].map((id) => rule(id, 'grade', '优')),
      ),
    ).toBe('A1? A2优 A3优');
    expect(grades(strict, { A: '95' }, [rule('A1', 'grade', '差')])).toBe('A1优');
  });
  it('comes down by preconditions, one level after another', () => {
    const never = { event: ['x'], atLeast: '1' };
    const requires = [{ for: '优', that: never, name: '一' }];
    expect(grades(gradeScheme({ requires }), { A: '95 70' })).toBe('A1良 A2良');
    expect(grades(gradeScheme({ requires: [...requires, { for: '良', that: never, name: '二' }] }), { A: '95' })).toBe(
      'A1差',
    );
  });
  it('keeps the ungraded out of the base', () => {
    const ungraded: GradeTerm['ungraded'] = [{ when: { figure: 'total', below: '10' }, name: '试用', outcome: 'none' }];
    const { grades: found, seats } = run(gradeScheme({ ungraded, seats: [ceiling()] }), { A: '95 94 93 92 5' });
    expect(found).toBe('A1优 A2良 A3良 A4良 A5/');
    expect(seats).toBe('A:1/4');
  });
});

describe('floors', () => {
  const floor = (atLeast: string, ...more: SeatRule[]) =>
    gradeScheme({ seats: [...more, { level: '差', atLeast, of: 'assessed', mode: 'perPool', rounding: 'up' }] });
  it('brings the lowest down until it is met', () => {
    expect(grades(floor('50%'), { A: '80 70 65 62 10' })).toBe('A1良 A2良 A3差 A4差 A5差');
    expect(grades(floor('5%'), { A: '80 70 65 62 10' })).toBe('A1良 A2良 A3良 A4良 A5差');
  });
  it('leaves a tie open, unless exactly the ones needed are ruled', () => {
    const units = { A: '80 65 65' };
    expect(grades(floor('20%'), units)).toBe('A1良 A2? A3?');
    expect(grades(floor('20%'), units, [rule('A3', 'seat.差', 'yes')])).toBe('A1良 A2良 A3差');
    expect(grades(floor('20%'), units, [rule('A3', 'seat.差', 'no')])).toBe('A1良 A2差 A3良');
  });
  it('is open where it meets a ceiling', () => {
    expect(grades(floor('80%', ceiling()), { A: '99 98 70' })).toBe('A1? A2差 A3差');
  });
});
