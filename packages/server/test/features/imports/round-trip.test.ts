import { describe, expect, it } from 'vitest';
import { demoCounty } from '../../../src/demo/county.ts';
import { importWorkbook } from '../../../src/features/imports/books.ts';
import { importKinds } from '../../../src/features/imports/columns.ts';
import { planImport } from '../../../src/features/imports/plan-import.ts';
import { rosterRows } from '../../../src/features/imports/roster-rows.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import type { Roster } from '../../../src/features/roster/model.ts';
import { rosterOn } from '../../../src/features/roster/roster-on.ts';
import { undo } from '../../../src/features/roster/undo.ts';
import { inOrder } from '../roster/small-roster.ts';
import { optionsOn, rowsOf, tolds } from './planning.ts';

const TODAY = '2026-11-21';
const county = demoCounty(TODAY);
const empty: Roster = { unit: [], person: [], tenure: [], standing: [], oversight: [], override: [] };
const sorted = (roster: Roster) =>
  Object.fromEntries(inOrder.map((kind) => [kind, [...roster[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))]));

describe('a file written from the roster', () => {
  it.each(importKinds)('of %s changes nothing', async (kind) => {
    const book = new RosterBook(county);
    const bytes = await importWorkbook(kind, rosterRows(kind, book, TODAY));
    const plan = planImport(kind, rowsOf(kind, bytes), book, optionsOn(TODAY));
    expect(tolds(plan).filter((one) => one !== 'unchanged')).toEqual([]);
    expect(plan.rows.length).toBeGreaterThan(400);
    expect([plan.changes, plan.missing]).toEqual([[], []]);
  });

  it('fills an empty roster with the same county, and is taken back without a trace', async () => {
    const source = new RosterBook(county);
    const book = new RosterBook(empty);
    const changes = [];
    for (const kind of importKinds) {
      const rows = rowsOf(kind, await importWorkbook(kind, rosterRows(kind, source, TODAY)));
      const plan = planImport(kind, rows, book, optionsOn(TODAY, { newId: idsFor(kind) }));
      // A second post comes to somebody whom a row above has brought.
      expect(tolds(plan).filter((one) => one !== 'create' && !one.startsWith('change 兼任 →'))).toEqual([]);
      expect(plan.counts.change).toBe(kind === 'people' ? 3 : 0);
      for (const change of plan.changes) book.apply(change);
      changes.push(...plan.changes);
    }
    for (const kind of importKinds) expect(rosterRows(kind, book, TODAY)).toEqual(rosterRows(kind, source, TODAY));
    expect(undo(book, changes).ok).toBe(true);
    expect(book.toRoster()).toEqual(empty);
  });

  it('about half a county, with another year’s posts, is taken back to the same county', async () => {
    const before = demoCounty('2025-03-01');
    const book = new RosterBook(before);
    const rows = rowsOf('people', await importWorkbook('people', rosterRows('people', new RosterBook(county), TODAY)));
    const half = rows.filter((_, i) => i % 2 === 0);
    const plan = planImport('people', half, book, optionsOn(TODAY, { missing: { endOn: TODAY } }));
    expect(plan.counts.change).toBeGreaterThan(100);
    expect(plan.counts.missing).toBeGreaterThan(500);
    expect(sorted(book.toRoster())).toEqual(sorted(before));
    for (const change of plan.changes) book.apply(change);
    const root = before.unit[0]?.id ?? '';
    const left = rosterOn(book, '2026-11-22').tenuresIn(root, true);
    const named = new Set(half.map(({ texts }) => texts.code));
    expect(new Set(left.map(({ person }) => book.person(person)?.code))).toEqual(named);
    expect(undo(book, plan.changes).ok).toBe(true);
    expect(sorted(book.toRoster())).toEqual(sorted(before));
  });
});

function idsFor(kind: string): () => string {
  let n = 0;
  return () => `${kind}${++n}`;
}
