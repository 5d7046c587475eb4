import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { chainsOn } from '../../../src/features/roster/chain.ts';
import { decide, same } from '../../../src/features/roster/laws.ts';
import type { Day, Roster, RosterChange, Span } from '../../../src/features/roster/model.ts';
import { rosterOn } from '../../../src/features/roster/roster-on.ts';
import { undo } from '../../../src/features/roster/undo.ts';
import { inOrder, someDay, someRoster } from './small-roster.ts';

const runs = { numRuns: Number(process.env.SHIJI_PROPERTY_RUNS ?? 200) };
const empty: Roster = { unit: [], person: [], tenure: [], standing: [], oversight: [], override: [] };

/** What can lawfully be made of the records, in order, and the changes that made it. */
function lawful(roster: Roster): { book: RosterBook; changes: RosterChange[] } {
  const book = new RosterBook(empty);
  const changes: RosterChange[] = [];
  for (const kind of inOrder) {
    for (const after of roster[kind]) {
      const decided = decide(book, { kind, after } as RosterChange);
      if (!decided.ok) continue;
      book.apply(decided.change);
      changes.push(decided.change);
    }
  }
  return { book, changes };
}

/** Every day from the first to the last, as the plainest reading of a span. */
function isDayOf({ since = '0000-00-00', until = '9999-99-99' }: Span, day: Day): boolean {
  return [since, day, until].every((one, i, all) => i === 0 || (all[i - 1] as string) <= one);
}

const sorted = (roster: Roster) =>
  Object.fromEntries(inOrder.map((kind) => [kind, [...roster[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))]));

describe('a lawful roster', () => {
  it('has no chain with the person in it', () => {
    fc.assert(
      fc.property(someRoster, someDay, (roster, day) => {
        const { book } = lawful(roster);
        const chains = chainsOn(book, day);
        for (const tenure of book.all('tenure')) {
          for (const step of Object.values(chains.chainOf(tenure).steps)) {
            if (step.kind === 'reviewer') expect(step.person).not.toBe(tenure.person);
            if (step.kind === 'absent') expect(step.candidates).not.toContain(tenure.person);
          }
        }
      }),
      runs,
    );
  });

  it('answers for a day what a look at every record would', () => {
    fc.assert(
      fc.property(someRoster, someDay, (roster, day) => {
        const { book } = lawful(roster);
        const on = rosterOn(book, day);
        const all = book.all('tenure').filter((tenure) => isDayOf(tenure, day));
        const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
        expect(ids(on.tenuresIn('县', true))).toEqual(ids(all));
        for (const { id } of book.all('person')) {
          const own = all.filter(({ person }) => person === id);
          expect(ids(on.tenuresOf(id))).toEqual(ids(own));
          expect(own.filter(({ main }) => main).length).toBeLessThanOrEqual(1);
          expect(on.mainTenureOf(id)?.id).toBe(own.find(({ main }) => main)?.id);
          expect(ids(on.standingsOf(id))).toEqual(
            ids(book.all('standing').filter((s) => s.person === id && isDayOf(s, day))),
          );
        }
        for (const { id } of book.all('unit')) {
          expect(ids(on.tenuresIn(id))).toEqual(ids(all.filter((tenure) => tenure.unit === id)));
        }
      }),
      runs,
    );
  });

  it('is as it was before once its changes are taken back', () => {
    fc.assert(
      fc.property(someRoster, fc.nat(), (roster, n) => {
        const { changes } = lawful(roster);
        const kept = n % (changes.length + 1);
        const book = new RosterBook(empty);
        for (const change of changes.slice(0, kept)) book.apply(change);
        const before = sorted(book.toRoster());
        for (const change of changes.slice(kept)) book.apply(change);
        expect(undo(book, changes.slice(kept)).ok).toBe(true);
        expect(sorted(book.toRoster())).toEqual(before);
      }),
      runs,
    );
  });

  it('keeps all changes where one of them can’t be taken back', () => {
    fc.assert(
      fc.property(someRoster, (roster) => {
        const { book, changes } = lawful(roster);
        const before = sorted(book.toRoster());
        // People are pointed to by what was made after them.
        const people = changes.filter(({ kind }) => kind === 'person');
        const undone = undo(book, people);
        fc.pre(!undone.ok);
        expect(sorted(book.toRoster())).toEqual(before);
      }),
      runs,
    );
  });
});

it('records are the same by their keys and values, whatever their order', () => {
  expect(same({ id: '1', until: undefined }, { id: '1' })).toBe(true);
  expect(same({ id: '1', name: 'a' }, { name: 'a', id: '1' })).toBe(true);
  expect(same({ id: '1' }, { id: '2' })).toBe(false);
  expect(same({ id: '1' }, undefined)).toBe(false);
});
