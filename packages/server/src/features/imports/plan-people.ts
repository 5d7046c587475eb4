/** Planning an import of people and their posts. */
import type { OfficeRow } from '@shiji/tables';
import type { RosterBook } from '../roster/book.ts';
import { type Duty, duties, type Person, type RosterChange, type Unit } from '../roster/model.ts';
import { tidyCode, tidyName, tidyTitle } from '../roster/names.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { RowCells } from './cells.ts';
import { importTables } from './columns.ts';
import { created, Draft } from './draft.ts';
import { type Accepted, changedOr, planOf } from './outcome.ts';
import { PersonFinder } from './person-finder.ts';
import type { Missing, Plan, PlanOptions } from './plan.ts';
import { planPost } from './plan-post.ts';
import { refuseUnit } from './refuse-unit.ts';
import { UnitFinder } from './unit-finder.ts';
import { dutyWords, mainWords } from './words.ts';

interface PersonRow {
  readonly cells: RowCells;
  readonly name: string;
  readonly code: string | undefined;
  readonly unit: Unit | undefined;
  readonly duty: Duty | undefined;
  readonly beside: boolean;
  accepted?: Accepted;
}

/** Whom the file has named so far, and in which row they have which post. */
interface Seen {
  readonly mains: Map<string, number>;
  readonly tenures: Map<string, number>;
  readonly organizations: Set<string>;
}

export function planPeople(rows: Iterable<OfficeRow>, book: RosterBook, options: PlanOptions): Plan {
  const draft = new Draft(book, options.allows);
  const units = new UnitFinder(book, options.day);
  const people = new PersonFinder(draft.book, options.day, units);
  const seen: Seen = { mains: new Map(), tenures: new Map(), organizations: new Set() };
  const on = rosterOn(book, options.day);
  const read = Array.from(rows, (row) => readRow(new RowCells(importTables.people, row), units));
  const homeOf = ({ unit }: PersonRow) => (unit === undefined ? undefined : on.organizationOf(unit.id)?.id);
  refuseNamesakes(read, homeOf, people);
  for (const row of read) {
    const organization = homeOf(row);
    if (organization !== undefined) seen.organizations.add(organization);
    // What else is wrong with a row that is refused anyway is told at once.
    if (row.cells.refused) row.cells.day('since', 'first');
    else if (row.unit !== undefined) planRow(row, row.unit, organization, draft, units, people, seen, options);
  }
  const missing = missingFrom(book, units, people, seen, read, options);
  const ended = options.missing === 'leave' ? [] : missing;
  return planOf('people', read, missing, [...draft.changes, ...endPosts(draft, ended, options)]);
}

function readRow(cells: RowCells, units: UnitFinder): PersonRow {
  const name = cells.needed('name', tidyName);
  const code = cells.text('code', tidyCode);
  const duty = cells.word('duty', dutyWords, duties);
  const beside = cells.word('main', mainWords, { main: '主职', beside: '兼任' }) === 'beside';
  const typed = cells.needed('unit', (text) => text.trim());
  const organization = typed === '' ? undefined : units.find(typed);
  if (organization !== undefined && !organization.ok) refuseUnit(cells, 'unit', typed, organization);
  const below = cells.text('section', (text) => text.trim());
  if (organization?.ok !== true) return { cells, name, code, duty, unit: undefined, beside };
  // Lists often repeat the unit where somebody belongs to no section.
  if (below === undefined || tidyTitle(below) === organization.unit.name) {
    return { cells, name, code, duty, unit: organization.unit, beside };
  }
  const section = units.find(below, organization.unit.id);
  if (!section.ok) refuseUnit(cells, 'section', below, section);
  return { cells, name, code, duty, unit: section.ok ? section.unit : undefined, beside };
}

/**
 * Rows of one name, without codes and not said to be second posts: nobody can tell whether they are one person. They are taken only where
 * the roster knows one of that name in the organization of each.
 */
function refuseNamesakes(
  rows: readonly PersonRow[],
  homeOf: (row: PersonRow) => string | undefined,
  people: PersonFinder,
): void {
  const byName = new Map<string, PersonRow[]>();
  for (const row of rows) {
    if (row.code !== undefined || row.name === '' || row.beside) continue;
    const same = byName.get(row.name);
    if (same === undefined) byName.set(row.name, [row]);
    else same.push(row);
  }
  for (const [name, same] of byName) {
    if (same.length < 2) continue;
    const homes = same.map(homeOf);
    const isKnown = homes.every((home) => home !== undefined && people.inOrganization(name, home).length === 1);
    if (isKnown && new Set(homes).size === same.length) continue;
    const list = same.slice(0, LISTED).map(({ cells }) => cells.row);
    const named = `${list.join('、')}${same.length > LISTED ? ' 等' : ''}`;
    for (const { cells } of same) cells.refuse('name-without-code', 'name', { name, rows: named });
  }
}

const LISTED = 10;

function planRow(
  row: PersonRow,
  unit: Unit,
  organization: string | undefined,
  draft: Draft,
  units: UnitFinder,
  people: PersonFinder,
  seen: Seen,
  options: PlanOptions,
): void {
  const { cells, name, code, duty, beside } = row;
  const found = findPerson(row, organization, draft.book, people);
  if (found === 'refused') return;
  const person: Person = found ?? { id: options.newId(), name, ...(code === undefined ? {} : { code }) };
  const twice = seen.mains.get(person.id);
  if (!beside && twice !== undefined) cells.refuse('second-main', 'main', { name, row: String(twice) });
  const before: RosterChange[] = [];
  if (found === undefined) before.push(created('person', person));
  else if (code !== undefined && found.code === undefined)
    before.push({ kind: 'person', before: found, after: { ...found, code } });
  const post = planPost({ cells, person, unit, duty, main: !beside }, draft.book, units, options);
  if (post === undefined || cells.refused) return;
  const first = seen.tenures.get(post.tenure);
  if (first !== undefined) {
    cells.refuse('row-twice', undefined, { row: String(first) });
    return;
  }
  if (!draft.make([...before, ...post.changes], cells)) return;
  seen.tenures.set(post.tenure, cells.row);
  if (!beside) seen.mains.set(person.id, cells.row);
  const coded = found !== undefined && before.length > 0 ? [{ what: '工号', before: '', after: code ?? '' }] : [];
  row.accepted = found === undefined ? { kind: 'create' } : changedOr([...coded, ...post.differences]);
}

/** The person whom the row means; undefined for somebody new. */
function findPerson(
  { cells, name, code, beside }: PersonRow,
  organization: string | undefined,
  book: RosterBook,
  people: PersonFinder,
): Person | undefined | 'refused' {
  if (code !== undefined) {
    const coded = people.byCode(code, name);
    if (coded.kind === 'found') return coded.person;
    if (coded.kind === 'otherName') {
      cells.refuse('code-of-another', 'code', { value: code, other: coded.person.name, name });
      return 'refused';
    }
    // A code that comes to somebody who had none.
    const [own, ...others] = people.inOrganization(name, organization).filter((one) => one.code === undefined);
    return others.length === 0 ? own : undefined;
  }
  const near = people.inOrganization(name, organization);
  const all = book.peopleNamed(name);
  // A second post is mostly in another organization than the first.
  const [own, ...others] = near.length === 0 && beside ? all : near;
  if (own !== undefined && others.length === 0) return own;
  if (own !== undefined) {
    cells.refuse('name-several', 'name', {
      name,
      people: [own, ...others].map((one) => people.labelOf(one)).join('、'),
    });
    return 'refused';
  }
  if (all.length === 0) return undefined;
  cells.refuse('name-elsewhere', 'name', { name, people: all.map((one) => people.labelOf(one)).join('、') });
  return 'refused';
}

/** Who has a post in one of the file's organizations, and no row. Rows that were refused still name somebody. */
function missingFrom(
  book: RosterBook,
  units: UnitFinder,
  people: PersonFinder,
  seen: Seen,
  rows: readonly PersonRow[],
  { day, allows = () => true }: PlanOptions,
): Missing[] {
  const on = rosterOn(book, day);
  const codes = new Set(rows.flatMap(({ code }) => (code === undefined ? [] : [code])));
  const names = new Set(rows.flatMap(({ cells, name }) => (cells.refused ? [name] : [])));
  return book.all('tenure').flatMap((tenure) => {
    if (tenure.since > day || (tenure.until !== undefined && tenure.until < day)) return [];
    if (seen.tenures.has(tenure.id) || seen.mains.has(tenure.person)) return [];
    if (!seen.organizations.has(on.organizationOf(tenure.unit)?.id ?? '')) return [];
    if (!allows({ kind: 'tenure', before: tenure })) return [];
    const person = book.person(tenure.person);
    if (person === undefined || codes.has(person.code ?? '') || names.has(person.name)) return [];
    const where = `${units.pathOf(tenure.unit)}${tenure.post === '' ? '' : `，${tenure.post}`}`;
    return [{ id: tenure.id, label: `${people.labelOf(person)}：${where}` }];
  });
}

function endPosts({ book }: Draft, missing: readonly Missing[], { missing: choice }: PlanOptions): RosterChange[] {
  if (choice === 'leave') return [];
  return missing.flatMap(({ id }): RosterChange[] => {
    const before = book.tenure(id);
    if (before === undefined || before.since > choice.endOn) return [];
    // What ends sooner anyway is not made longer.
    if (before.until !== undefined && before.until <= choice.endOn) return [];
    return [{ kind: 'tenure', before, after: { ...before, until: choice.endOn } }];
  });
}
