/**
 * Case files: small facts with expected sheets, written so that a reader can check them by hand. A case names the rules that it proves,
 * and says for each person only what differs from the ordinary person of `base.yaml` in the same folder.
 */
import { readFileSync } from 'node:fs';
import type { RawFacts, RawRow, TableId } from '@shiji/engine';
import { parse } from 'yaml';

/** Points by role, or one value; `''` takes the ordinary person's points away. */
type PointsSpec = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
interface SpellSpec {
  readonly value: string;
  readonly from?: string;
  readonly to?: string;
}
interface ItemsSpec {
  readonly onTime?: string;
  readonly late?: string;
  readonly undone?: string;
  readonly exempt?: string;
  /** Weight of each item. */
  readonly weight?: string;
  /** Their due day; the last of the period where it isn't said. Late ones are done on the as-of day. */
  readonly due?: string;
}

/** What is known of a person; a case overrides the base key by key. */
interface PersonSpec {
  readonly name?: string;
  readonly population?: string;
  readonly spells?: Readonly<Record<string, string | readonly SpellSpec[]>>;
  readonly points?: PointsSpec;
  readonly items?: Readonly<Record<string, ItemsSpec | readonly ItemsSpec[] | ''>>;
  readonly measures?: Readonly<Record<string, string>>;
  /** Whom links of this role lead to. */
  readonly links?: Readonly<Record<string, string | readonly string[]>>;
  /** Counts by poll and mark, or by poll, group and mark; a question stands behind the poll: `review 抓党建`. */
  readonly tallies?: Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;
  readonly events?: readonly RawRow[];
  readonly history?: readonly RawRow[];
  /** Other totals in the rows of `history` of a scheme: one for all of them, or a list for the first of them; `''` takes them away. */
  readonly totals?: Readonly<Record<string, string | readonly string[]>>;
}

export interface ExpectedSubject {
  /** A value, or `held`, `open`, `missing`, `notApplicable`. */
  readonly total?: string;
  readonly grade?: string;
  readonly rank?: string;
  readonly pool?: string;
  readonly indicators?: Readonly<Record<string, string>>;
  readonly facets?: Readonly<Record<string, string>>;
  /** What of the total belongs to no facet. */
  readonly unassigned?: string;
  readonly consequences?: readonly string[];
  /** Kinds of the actions proposed, with who does them, by when, and the amount. */
  readonly actions?: readonly string[];
  /** Arithmetic of figures, as printed. */
  readonly arithmetic?: Readonly<Record<string, string>>;
}
export interface Expected {
  readonly subjects?: Readonly<Record<string, ExpectedSubject>>;
  /** Ids that are not assessed. */
  readonly outside?: readonly string[];
  /** Codes of open decisions. */
  readonly open?: readonly string[];
  /** `pool level seats` of every pool. */
  readonly seats?: readonly string[];
  /** `population by`, or `population by←proposer`, of the populations whose results somebody settles. */
  readonly settledBy?: readonly string[];
  /** Stages by id, each as `PLACE KIND DETAILS…` with its place in the order: `3 review 股组长=sectionHead 90% 10d`. */
  readonly process?: Readonly<Record<string, string>>;
  /** Errors in the facts, each as `code what-the-row-is-about`. */
  readonly errors?: readonly string[];
}

export interface SchemeCase {
  readonly file: string;
  readonly title: string;
  readonly clauses: readonly string[];
  /** The scheme's file in the folder above. */
  readonly scheme: string;
  readonly facts: RawFacts;
  readonly parameters: Readonly<Record<string, string>>;
  readonly expect: Expected;
}

interface CaseText {
  readonly case: string;
  readonly clauses: readonly string[];
  readonly run?: RawRow;
  /** Parameters of the scheme with other values. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, PersonSpec | ''>>;
  readonly rulings?: readonly RawRow[];
  readonly papers?: readonly PaperSpec[];
  readonly expect: Expected;
}
/** A whole paper in one line: marks by subject. */
interface PaperSpec {
  readonly poll: string;
  readonly group?: string;
  /** How many such papers. */
  readonly times?: string;
  readonly marks: Readonly<Record<string, string>>;
}
interface BaseText {
  readonly scheme: string;
  readonly run: RawRow;
  readonly person?: PersonSpec;
  /** What is more, or otherwise, with the ordinary member of a population: for cases that name the population. */
  readonly populations?: Readonly<Record<string, PersonSpec>>;
}

// Text stays text, as in the schemes: 1.10 is not a float here either.
const read = <T>(file: string): T => parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }) as T;

/** Reads a case with its base; throws where the file is not a case, since that is the author's slip. */
export function readCase(file: string, baseFile: string): SchemeCase {
  const text = read<CaseText>(file);
  const base = read<BaseText>(baseFile);
  const tables = new Map<TableId, RawRow[]>([['run', [{ ...base.run, ...text.run }]]]);
  const push = (table: TableId, row: RawRow): void => {
    const rows = tables.get(table);
    if (rows === undefined) tables.set(table, [row]);
    else rows.push(row);
  };
  const run = tables.get('run')?.[0] ?? {};
  for (const [id, own] of Object.entries(text.people))
    writePerson(id, merge(ordinary(base, own || {}), own || {}), run, push);
  for (const ruling of text.rulings ?? []) push('rulings', { by: '考核委员会', reason: '集体研究', ...ruling });
  writePapers(text.papers ?? [], push);
  const facts = { tables: Object.fromEntries(tables) };
  const { case: title, clauses, parameters = {}, expect } = text;
  return { file, title, clauses, scheme: base.scheme, facts, parameters, expect };
}

/** The ordinary member of the population that a person names; throws where the base doesn't know it. */
function ordinary({ person = {}, populations }: BaseText, { population }: PersonSpec): PersonSpec {
  if (population === undefined || populations === undefined) return person;
  const member = populations[population];
  if (member === undefined) throw new Error(`base.yaml has nobody of ${population}`);
  return merge(person, member);
}

function merge(base: PersonSpec, own: PersonSpec): PersonSpec {
  return {
    ...base,
    ...own,
    spells: { ...base.spells, ...own.spells },
    points: { ...base.points, ...own.points },
    items: { ...base.items, ...own.items },
    measures: { ...base.measures, ...own.measures },
    tallies: { ...base.tallies, ...own.tallies },
    links: { ...base.links, ...own.links },
    totals: { ...base.totals, ...own.totals },
  };
}

type Push = (table: TableId, row: RawRow) => void;

function writePerson(id: string, person: PersonSpec, run: RawRow, push: Push): void {
  push('subjects', { id, name: person.name ?? id, population: person.population ?? '' });
  for (const [attribute, spec] of Object.entries(person.spells ?? {})) {
    for (const spell of typeof spec === 'string' ? [{ value: spec }] : spec) {
      if (spell.value !== '') push('spells', { subject: id, attribute, ...spell });
    }
  }
  for (const [indicator, spec] of Object.entries(person.points ?? {})) {
    const byRole = typeof spec === 'string' ? { '': spec } : spec;
    for (const [role, value] of Object.entries(byRole)) {
      // Several raters of one role stand as `分管领导 2`.
      const [name = '', rater = role] = role.split(' ').filter(Boolean);
      if (value !== '') push('points', { subject: id, indicator, role: name, rater, value });
    }
  }
  for (const [indicator, spec] of Object.entries(person.items ?? {})) {
    const groups: readonly ItemsSpec[] = Array.isArray(spec) ? spec : [spec || {}];
    groups.forEach((group, i) => {
      writeItems(id, indicator, i + 1, group, run, push);
    });
  }
  for (const [figure, value] of Object.entries(person.measures ?? {})) {
    if (value !== '') push('measures', { subject: id, figure, value });
  }
  for (const [named, groups] of Object.entries(person.tallies ?? {})) {
    const [poll, question = ''] = named.split(' ');
    for (const [group, marks] of Object.entries(groups)) {
      const counts = typeof marks === 'string' ? { [group]: marks } : marks;
      const by = typeof marks === 'string' ? {} : { group };
      for (const [value, count] of Object.entries(counts))
        push('tallies', { poll, question, ...by, subject: id, value, count });
    }
  }
  for (const [role, to] of Object.entries(person.links ?? {})) {
    for (const end of typeof to === 'string' ? [to] : to) push('links', { from: id, role, to: end });
  }
  for (const event of person.events ?? []) push('events', { subject: id, ...event });
  for (const past of pastOf(person)) push('history', { subject: id, ...past });
}

/** Earlier results, with a person's own totals in place of the base's. */
function pastOf({ history = [], totals = {} }: PersonSpec): readonly RawRow[] {
  const before = new Map<unknown, number>();
  return history.flatMap((row) => {
    const own = totals[String(row.scheme)];
    if (own === undefined) return [row];
    const place = before.get(row.scheme) ?? 0;
    before.set(row.scheme, place + 1);
    const total = typeof own === 'string' ? own : own[place];
    return total === undefined || total === '' ? [] : [{ ...row, total }];
  });
}

function writeItems(subject: string, indicator: string, group: number, spec: ItemsSpec, run: RawRow, push: Push): void {
  const due = spec.due ?? String(run.to);
  const states = {
    onTime: { done: due },
    late: { done: String(run.asOf) },
    undone: {},
    exempt: { status: '免' },
  };
  for (const [state, cells] of Object.entries(states)) {
    const count = Number(spec[state as keyof typeof states] ?? 0);
    for (let n = 1; n <= count; n++) {
      const weight = spec.weight ?? '';
      push('items', { key: `${indicator}-${group}-${state}-${n}`, subject, indicator, due, weight, ...cells });
    }
  }
}

function writePapers(papers: readonly PaperSpec[], push: Push): void {
  let number = 0;
  for (const { poll, group = '', times = '1', marks } of papers) {
    for (let n = 0; n < Number(times); n++) {
      number++;
      for (const [subject, value] of Object.entries(marks)) {
        push('papers', { poll, group, paper: `票${number}`, subject, value });
      }
    }
  }
}
