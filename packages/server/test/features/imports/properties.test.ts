import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportKind, importKinds } from '../../../src/features/imports/columns.ts';
import { planImport } from '../../../src/features/imports/plan-import.ts';
import { rosterRows } from '../../../src/features/imports/roster-rows.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { decide } from '../../../src/features/roster/laws.ts';
import type { Roster, RosterChange } from '../../../src/features/roster/model.ts';
import { undo } from '../../../src/features/roster/undo.ts';
import { inOrder, someDay, someRoster } from '../roster/small-roster.ts';
import { optionsOn, tolds } from './planning.ts';

const runs = { numRuns: Number(process.env.SHIJI_PROPERTY_RUNS ?? 150) };
const empty: Roster = { unit: [], person: [], tenure: [], standing: [], oversight: [], override: [] };
const sorted = (roster: Roster) =>
  Object.fromEntries(inOrder.map((kind) => [kind, [...roster[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))]));

/** A lawful roster in which everybody has a code, two of them the same name. */
function lawful(drawn: Roster): RosterBook {
  const book = new RosterBook(empty);
  const person = drawn.person.map((one, i) => ({
    ...one,
    code: `00${i}`,
    name: i < 2 ? '张伟' : `李${'甲乙丙'[i - 2]}`,
  }));
  for (const kind of inOrder) {
    for (const after of { ...drawn, person }[kind]) {
      const decided = decide(book, { kind, after } as RosterChange);
      if (decided.ok) book.apply(decided.change);
    }
  }
  return book;
}

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const cells: Readonly<Record<ImportKind, fc.Arbitrary<Readonly<Record<string, string | undefined>>>>> = {
  units: fc.record({
    code: maybe('B1', 'B2'),
    name: maybe('局', '股', '村', '新局', '新股'),
    parent: maybe('县', '局', '镇', '新局', '无'),
    kind: maybe('部门', '股室', '村', '衙门'),
    until: maybe('2025-01-20', '2025-02'),
  }),
  people: fc.record({
    code: maybe('000', '001', '002', '100'),
    name: maybe('张伟', '李甲', '李乙', '王一', '王 一'),
    unit: maybe('局', '镇', '县', '无'),
    section: maybe('股', '村', '村/网格'),
    post: maybe('科员', '股长'),
    duty: maybe('股组长', '主要领导', '分管领导'),
    staffing: maybe('公务员'),
    since: maybe('2025-01-10', '2025-02', '2025-02-20', '去年'),
    main: maybe('兼任', '主职'),
  }),
  chains: fc.record({
    unit: maybe('局', '镇'),
    section: maybe('股', '村', '股、村'),
    leader: maybe('张伟', '李甲', '李乙'),
    leaderCode: maybe('000', '001'),
    person: maybe('李甲', '李丙'),
    step: maybe('股组长', '主要领导'),
    since: maybe('2025-01-10', '2025-02'),
    reason: maybe('回避'),
  }),
};

const rowsOf = (drawn: readonly Readonly<Record<string, string | undefined>>[]) =>
  drawn.map((row, i) => ({
    row: i + 2,
    texts: Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  }));

describe.each(importKinds)('an import of %s', (kind) => {
  it('of rows written from the roster changes nothing, on any day', () => {
    fc.assert(
      fc.property(someRoster, someDay, (drawn, day) => {
        const book = lawful(drawn);
        const plan = planImport(kind, rowsOf(rosterRows(kind, book, day)), book, optionsOn(day));
        expect(tolds(plan).filter((one) => one !== 'unchanged')).toEqual([]);
        expect(plan.changes).toEqual([]);
      }),
      runs,
    );
  });

  it('of any rows is a plan whose changes are lawful one after the other, and which is taken back without a trace', () => {
    fc.assert(
      fc.property(
        someRoster,
        someDay,
        fc.array(cells[kind], { maxLength: 8 }),
        fc.boolean(),
        (drawn, day, rows, ends) => {
          const book = lawful(drawn);
          const before = sorted(book.toRoster());
          const missing = ends ? { endOn: day } : 'leave';
          const plan = planImport(kind, rowsOf(rows), book, optionsOn(day, { missing }));
          expect(sorted(book.toRoster())).toEqual(before);
          expect(plan.rows).toHaveLength(rows.length);
          for (const change of plan.changes) {
            expect(decide(book, change)).toEqual({ ok: true, change });
            book.apply(change);
          }
          if (!ends && plan.counts.create + plan.counts.change === 0) expect(plan.changes).toEqual([]);
          expect(undo(book, plan.changes).ok).toBe(true);
          expect(sorted(book.toRoster())).toEqual(before);
        },
      ),
      runs,
    );
  });
});
