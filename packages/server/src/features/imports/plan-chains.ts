/** Planning an import of who is in charge of what, and of reviewers who are named otherwise. */
import type { OfficeRow } from '@shiji/tables';
import type { RosterBook } from '../roster/book.ts';
import {
  type ChainOverride,
  chainSteps,
  type Oversight,
  type Person,
  type RosterChange,
  type Span,
  type Unit,
} from '../roster/model.ts';
import { tidyCode, tidyName, tidyTitle } from '../roster/names.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { covers, daysLater } from '../roster/spans.ts';
import { RowCells } from './cells.ts';
import { importTables } from './columns.ts';
import { altered, created, Draft } from './draft.ts';
import { type Accepted, differencesOf, planOf } from './outcome.ts';
import { PersonFinder } from './person-finder.ts';
import type { Difference, Missing, Plan, PlanOptions } from './plan.ts';
import { refuseUnit } from './refuse-unit.ts';
import { UnitFinder } from './unit-finder.ts';
import { stepWords } from './words.ts';

interface Planning {
  readonly draft: Draft;
  readonly units: UnitFinder;
  readonly people: PersonFinder;
  readonly options: PlanOptions;
  /** Records that the file names, each with its row. */
  readonly seen: Map<string, number>;
  readonly organizations: Set<string>;
}

export function planChains(rows: Iterable<OfficeRow>, book: RosterBook, options: PlanOptions): Plan {
  const units = new UnitFinder(book, options.day);
  const draft = new Draft(book);
  const people = new PersonFinder(book, options.day, units);
  const planning: Planning = { draft, units, people, options, seen: new Map(), organizations: new Set() };
  const planned = Array.from(rows, (row) => {
    const cells = new RowCells(importTables.chains, row);
    const isOverride = cells.texts.person !== undefined || cells.texts.code !== undefined;
    const accepted = isOverride ? planOverride(cells, planning) : planOversight(cells, planning);
    return { cells, ...(accepted === undefined ? {} : { accepted }) };
  });
  const missing = missingFrom(planning, book);
  const changes = [...draft.changes, ...endOversights(draft, missing, options)];
  return planOf('chains', planned, missing, changes);
}

const SEVERAL = /[、,，;；]/;

/** One leader over one section, or over several that stand in one cell. */
function planOversight(cells: RowCells, planning: Planning): Accepted | undefined {
  const { units, draft, options } = planning;
  const typed = cells.needed('unit', (text) => text.trim());
  const organization = typed === '' ? undefined : units.find(typed);
  if (organization !== undefined && !organization.ok) refuseUnit(cells, 'unit', typed, organization);
  if (organization?.ok !== true) return undefined;
  const home = rosterOn(draft.book, options.day).organizationOf(organization.unit.id)?.id;
  if (home !== undefined) planning.organizations.add(home);
  const leader = findLeader(cells, planning, home);
  const overseen = sectionsIn(cells, units, organization.unit);
  if (leader === undefined || cells.refused) return undefined;
  const changes: RosterChange[] = [];
  const differences: Difference[] = [];
  const named: string[] = [];
  let isNew = true;
  for (const unit of overseen) {
    const current = draft.book.oversightOf(unit.id).find((one) => covers(one, options.day));
    if (isSecond(cells, planning, current, 'section')) return undefined;
    const planned = succeed('oversight', current, current?.leader === leader.id, cells, options, (span) => ({
      id: options.newId(),
      leader: leader.id,
      unit: unit.id,
      ...span,
    }));
    if (planned === undefined) return undefined;
    if (current !== undefined) isNew = false;
    named.push(planned.id, ...(current === undefined ? [] : [current.id]));
    changes.push(...planned.changes);
    const before = current === undefined ? undefined : draft.book.person(current.leader);
    differences.push(
      ...differencesOf([[`${units.pathOf(unit.id)} 分管领导`, before?.name, leader.name], ...planned.days]),
    );
    if (before !== undefined && before.id !== leader.id && before.name === leader.name) {
      differences.push({ what: '分管领导', before: labelled(before), after: labelled(leader) });
    }
  }
  return conclude(cells, planning, changes, differences, named, isNew);
}

const labelled = ({ name, code = '' }: Person): string => `${name} ${code}`.trim();

function sectionsIn(cells: RowCells, units: UnitFinder, organization: Unit): Unit[] {
  const typed = cells.text('section', (text) => text.trim());
  if (typed === undefined) return [organization];
  return typed
    .split(SEVERAL)
    .filter((part) => tidyTitle(part) !== '')
    .flatMap((part) => {
      const found = tidyTitle(part) === organization.name ? undefined : units.find(part, organization.id);
      if (found === undefined) return [organization];
      if (found.ok) return [found.unit];
      refuseUnit(cells, 'section', part.trim(), found);
      return [];
    });
}

function findLeader(cells: RowCells, planning: Planning, organization: string | undefined): Person | undefined {
  const typed = cells.needed('leader', (text) => text.trim());
  if (SEVERAL.test(typed)) {
    cells.refuse('several-leaders', 'leader', { value: typed });
    return undefined;
  }
  return findPerson(cells, planning, 'leader', 'leaderCode', organization);
}

function findPerson(
  cells: RowCells,
  { people }: Planning,
  nameColumn: string,
  codeColumn: string,
  organization: string | undefined,
): Person | undefined {
  const name = cells.text(nameColumn, tidyName);
  const code = cells.text(codeColumn, tidyCode);
  if (name === undefined && code === undefined) return undefined;
  const found = people.reference(code, name, organization);
  if (found.kind === 'found') return found.person;
  const column = code === undefined ? nameColumn : codeColumn;
  if (found.kind === 'none') cells.refuse('person-not-found', column, { value: code ?? name ?? '' });
  else if (found.kind === 'several') {
    cells.refuse('name-several', column, { name: name ?? '', people: found.labels.join('、') });
  } else cells.refuse('code-of-another', column, { value: code ?? '', other: found.person.name, name: name ?? '' });
  return undefined;
}

function planOverride(cells: RowCells, planning: Planning): Accepted | undefined {
  const { units, draft, options } = planning;
  const typed = cells.text('unit', (text) => text.trim());
  const where = typed === undefined ? undefined : units.find(typed);
  if (where !== undefined && !where.ok) refuseUnit(cells, 'unit', typed ?? '', where);
  const on = rosterOn(draft.book, options.day);
  const home = where?.ok === true ? on.organizationOf(where.unit.id)?.id : undefined;
  const person = findPerson(cells, planning, 'person', 'code', home);
  const reviewer = findLeader(cells, planning, home);
  const step = cells.word('step', stepWords, chainSteps);
  if (step === undefined && cells.texts.step === undefined) cells.needed('step', tidyTitle);
  const only = cells.text('only', (text) => text.trim());
  const tenure = only === undefined || person === undefined ? undefined : postIn(cells, planning, person, only);
  if (person === undefined || reviewer === undefined || step === undefined || cells.refused) return undefined;
  const reason = cells.text('reason', (text) => text.trim());
  const current = draft.book
    .overridesOf(person.id)
    .find((one) => one.step === step && one.tenure === tenure && covers(one, options.day));
  if (isSecond(cells, planning, current)) return undefined;
  const planned = succeed(
    'override',
    current,
    current?.reviewer === reviewer.id,
    cells,
    options,
    (span) => ({
      id: options.newId(),
      person: person.id,
      ...(tenure === undefined ? {} : { tenure }),
      step,
      reviewer: reviewer.id,
      reason: reason ?? '',
      ...span,
    }),
    { reason },
  );
  if (planned === undefined) return undefined;
  const before = current === undefined ? undefined : draft.book.person(current.reviewer);
  const differences = differencesOf([
    [
      `${person.name} ${chainSteps[step]}环节的评鉴人`,
      before === undefined ? undefined : labelled(before),
      labelled(reviewer),
    ],
    ['理由', current?.reason, reason],
    ...planned.days,
  ]);
  return conclude(cells, planning, planned.changes, differences, [planned.id], current === undefined);
}

function postIn(
  cells: RowCells,
  { units, draft, options }: Planning,
  person: Person,
  only: string,
): string | undefined {
  const found = units.find(only);
  if (!found.ok) {
    refuseUnit(cells, 'only', only, found);
    return undefined;
  }
  const held = rosterOn(draft.book, options.day)
    .tenuresOf(person.id)
    .find(({ unit }) => unit === found.unit.id);
  if (held === undefined) cells.refuse('no-such-post', 'only', { name: person.name, value: only });
  return held?.id;
}

/** Whether a row above says already who it is. */
function isSecond(
  cells: RowCells,
  { seen }: Planning,
  current: { readonly id: string } | undefined,
  column?: string,
): boolean {
  const first = current === undefined ? undefined : seen.get(current.id);
  if (first !== undefined) cells.refuse('row-twice', column, { row: String(first) });
  return first !== undefined;
}

interface Succeeded {
  readonly id: string;
  readonly changes: readonly RosterChange[];
  readonly days: readonly (readonly [string, string | undefined, string | undefined])[];
}

/** What holds on the day goes on where it says the same, and otherwise ends the day before the new one begins. */
function succeed<K extends 'oversight' | 'override'>(
  kind: K,
  current: (K extends 'oversight' ? Oversight : ChainOverride) | undefined,
  isSame: boolean,
  cells: RowCells,
  options: PlanOptions,
  make: (span: Span & { since: string }) => K extends 'oversight' ? Oversight : ChainOverride,
  more: { readonly reason?: string | undefined } = {},
): Succeeded | undefined {
  const known = isSame ? current : undefined;
  const since = cells.day('since', 'first', known?.since);
  const until = cells.day('until', 'last', known?.until);
  if (cells.refused) return undefined;
  if (current !== undefined && isSame) {
    const change = altered<'oversight' | 'override'>(kind, current, { since, until, ...more });
    const days = [
      ['起始日期', current.since, since],
      ['结束日期', current.until, until],
    ] as const;
    return { id: current.id, changes: change === undefined ? [] : [change], days };
  }
  const from = since ?? options.day;
  if (since === undefined) cells.note('day-assumed', 'since', { day: from });
  const next = make({ since: from, ...(until === undefined ? {} : { until }) });
  const begun = created<'oversight' | 'override'>(kind, next);
  if (current === undefined) return { id: next.id, changes: [begun], days: [] };
  if (from <= current.since) {
    cells.refuse('moved-before', 'since', { day: from, since: current.since, post: '原来的分管或指定' });
    return undefined;
  }
  const ended = altered<'oversight' | 'override'>(kind, current, { until: daysLater(from, -1) });
  return { id: next.id, changes: ended === undefined ? [begun] : [ended, begun], days: [] };
}

function conclude(
  cells: RowCells,
  { draft, seen }: Planning,
  changes: readonly RosterChange[],
  differences: readonly Difference[],
  named: readonly string[],
  isNew: boolean,
): Accepted | undefined {
  if (!draft.make(changes, cells)) return undefined;
  for (const id of named) seen.set(id, cells.row);
  if (changes.length === 0) return { kind: 'unchanged' };
  return isNew ? { kind: 'create' } : { kind: 'change', differences };
}

/** Oversight of the day in the file's organizations that no row names. Overrides are never taken for missing: each has its reason. */
function missingFrom({ units, people, seen, organizations, options }: Planning, book: RosterBook): Missing[] {
  const on = rosterOn(book, options.day);
  return book.all('oversight').flatMap((one) => {
    if (!covers(one, options.day) || seen.has(one.id)) return [];
    if (!organizations.has(on.organizationOf(one.unit)?.id ?? '')) return [];
    const leader = book.person(one.leader);
    return [{ id: one.id, label: `${units.pathOf(one.unit)}：${leader === undefined ? '' : people.labelOf(leader)}` }];
  });
}

function endOversights({ book }: Draft, missing: readonly Missing[], { missing: choice }: PlanOptions): RosterChange[] {
  if (choice === 'leave') return [];
  return missing.flatMap(({ id }): RosterChange[] => {
    const before = book.record('oversight', id);
    if (before === undefined || before.since > choice.endOn) return [];
    // What ends sooner anyway is not made longer.
    if (before.until !== undefined && before.until <= choice.endOn) return [];
    return [{ kind: 'oversight', before, after: { ...before, until: choice.endOn } }];
  });
}
