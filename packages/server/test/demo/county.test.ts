import { describe, expect, it } from 'vitest';
import { demoCounty } from '../../src/demo/county.ts';
import { RosterBook } from '../../src/features/roster/book.ts';
import { chainsOn } from '../../src/features/roster/chain.ts';
import { decide } from '../../src/features/roster/laws.ts';
import type { RosterChange } from '../../src/features/roster/model.ts';
import { rosterOn } from '../../src/features/roster/roster-on.ts';
import { daysLater } from '../../src/features/roster/spans.ts';
import { inOrder } from '../features/roster/small-roster.ts';

const TODAY = '2026-11-21';
const county = demoCounty(TODAY);
const book = new RosterBook(county);
const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length;

describe('青禾县', () => {
  it('is the same each time for the same day', () => {
    expect(demoCounty(TODAY)).toEqual(county);
  });

  it('has the size of a county', () => {
    expect(count(county.unit, ({ kind }) => kind === 'department' || kind === 'town')).toBe(62);
    expect(count(county.unit, ({ kind }) => kind === 'village' || kind === 'community')).toBe(118);
    const servants = new Set(
      county.tenure.filter(({ staffing }) => !staffing.endsWith('干部')).map(({ person }) => person),
    );
    expect(servants.size).toBe(1409);
    expect(county.person.length - servants.size).toBe(590);
  });

  it('respects every law of the roster, whatever the day', () => {
    for (const today of [TODAY, '2024-02-29']) {
      const made = new RosterBook({ unit: [], person: [], tenure: [], standing: [], oversight: [], override: [] });
      const roster = demoCounty(today);
      for (const kind of inOrder) {
        for (const after of roster[kind]) {
          const decided = decide(made, { kind, after } as RosterChange);
          if (!decided.ok) throw new Error(`${decided.refusal} ${JSON.stringify(decided.values)}`);
          made.apply(decided.change);
        }
      }
    }
  });

  it('has transfers, second posts, standings of every kind, a vacant section, awkward names', () => {
    const yearAgo = daysLater(TODAY, -365);
    expect(count(county.tenure, ({ until }) => until !== undefined && until > yearAgo)).toBe(8);
    expect(count(county.tenure, ({ main }) => !main)).toBe(3);
    expect(new Set(county.standing.map(({ kind }) => kind)).size).toBe(5);
    expect(count(county.person, ({ name }) => name.includes('·'))).toBeGreaterThan(2);
    expect(count(county.person, ({ name }) => [...name].length !== name.length)).toBeGreaterThan(0);
    const chains = chainsOn(book, TODAY);
    const gaps = rosterOn(book, TODAY)
      .tenuresIn(county.unit[0]?.id ?? '', true)
      .flatMap((tenure) => Object.values(chains.chainOf(tenure).steps))
      .flatMap((step) => (step.kind === 'absent' ? [step.because] : []));
    // Units too small for sections, the people of the vacant one, and who left it for the bureau itself.
    expect(count(gaps, (gap) => gap !== 'no-section')).toBe(3);
  });

  it('gives every principal but the county’s own a reviewer', () => {
    const chains = chainsOn(book, TODAY);
    const principals = county.tenure.filter(
      ({ duty, unit }) => duty === 'principal' && ['department', 'town'].includes(book.unit(unit)?.kind ?? ''),
    );
    expect(principals.map((tenure) => chains.chainOf(tenure).steps.principal.kind)).toEqual(
      Array.from({ length: 62 }, () => 'reviewer'),
    );
  });

  it('has ids that are UUIDs of version 7, each once', () => {
    const ids = inOrder.flatMap((kind) => county[kind].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });
});
