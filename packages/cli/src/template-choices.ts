/** What a scheme lets people write into the facts: the tables that it reads, and the choices of their columns. */
import {
  type Figure,
  figureWord,
  placedFigures,
  type Scheme,
  spoken,
  spokenKinds,
  spokenSetting,
  type TableId,
  tableIds,
} from '@shiji/engine';
import { levelsOf } from './scheme-view.ts';

type Term<K extends Figure['term']['kind']> = Extract<Figure['term'], { kind: K }>;
type Choices = { readonly [T in TableId]?: Readonly<Record<string, readonly string[]>> };

/** Tables in the order of a workbook. Every scheme needs subjects and their spells, and every run may have rulings. */
export function tablesFor(scheme: Scheme): readonly TableId[] {
  const wanted = new Set<TableId>(['run', 'subjects', 'spells', 'rulings', ...tablesRead(scheme)]);
  if (looksBack(scheme)) wanted.add('history');
  return tableIds.filter((id) => wanted.has(id));
}

/** Tables without which figures have nothing to read. */
export function tablesRead(scheme: Scheme): readonly TableId[] {
  const kinds = new Set(figuresOf(scheme).map((f) => f.term.kind));
  const wanted = new Set<TableId>();
  if (kinds.has('points')) wanted.add('points');
  if (kinds.has('ballots')) wanted.add('papers').add('tallies');
  if (kinds.has('events') || eventsInConditions(scheme).length > 0) wanted.add('events');
  if (kinds.has('completion')) wanted.add('items');
  if (kinds.has('measure') || splitMeasures(scheme).length > 0) wanted.add('measures');
  if (kinds.has('across')) wanted.add('links');
  return tableIds.filter((id) => wanted.has(id));
}

/** Whether a figure or a consequence looks at earlier results. */
function looksBack(scheme: Scheme): boolean {
  const inConditions = (node: unknown): boolean =>
    typeof node === 'object' && node !== null && ('history' in node || Object.values(node).some(inConditions));
  return termsOf(scheme, 'earlier').length > 0 || inConditions(scheme.consequences);
}

/**
 * Drop-down choices by table and column. A drop-down lets nothing else be written, so a column has one only where the scheme knows every
 * word that may stand there; choices that differ from row to row are given together. Names stand for ids where a name means one only.
 */
export function choicesFor(scheme: Scheme): Choices {
  const ballots = ballotChoices(scheme);
  const all: Choices = {
    subjects: { population: spoken(scheme.populations) },
    spells: spellChoices(scheme),
    links: { role: unique(termsOf(scheme, 'across').map((t) => t.role)) },
    points: pointChoices(scheme),
    papers: ballots,
    tallies: ballots,
    events: eventChoices(scheme),
    items: {
      indicator: spoken(figuresOf(scheme).filter((f) => f.term.kind === 'completion')),
      status: ['免'],
    },
    measures: measureChoices(scheme),
    rulings: rulingChoices(scheme),
    history: historyChoices(scheme),
  };
  const tables = tablesFor(scheme);
  return Object.fromEntries(Object.entries(all).filter(([id]) => tables.includes(id as TableId)));
}

const figuresOf = (scheme: Scheme): Figure[] => placedFigures(scheme).map((p) => p.figure);
const unique = (words: readonly string[]): string[] => [...new Set(words)];

function termsOf<K extends Figure['term']['kind']>(scheme: Scheme, kind: K): Term<K>[] {
  return figuresOf(scheme).flatMap(({ term }) => (term.kind === kind ? [term as Term<K>] : []));
}

function spellChoices({ attributes = [] }: Scheme): Record<string, readonly string[]> {
  const closed = attributes.every((a) => a.values !== undefined);
  return {
    attribute: spoken(attributes),
    ...(closed ? { value: unique(attributes.flatMap((a) => a.values ?? [])) } : {}),
  };
}

function pointChoices(scheme: Scheme): Record<string, readonly string[]> {
  const figures = figuresOf(scheme).filter((f) => f.term.kind === 'points');
  const names = new Map(spoken(figures).map((name, i) => [figures[i]?.id ?? '', name]));
  const terms = termsOf(scheme, 'points');
  const read = terms.map((term, i) => term.indicator ?? figures[i]?.id ?? '');
  return {
    indicator: unique(read.map((id) => names.get(id) ?? id)),
    role: unique(terms.flatMap((t) => (t.roles ?? []).map((r) => r.key))),
  };
}

function ballotChoices(scheme: Scheme): Record<string, readonly string[]> {
  const terms = termsOf(scheme, 'ballots');
  const marked = terms.every((t) => t.options !== undefined);
  return {
    poll: unique(terms.map((t) => t.poll)),
    group: unique(terms.flatMap((t) => (t.groups ?? []).map((g) => g.key))),
    question: unique(terms.flatMap((t) => (t.question === undefined ? [] : [t.question]))),
    ...(marked ? { value: unique(terms.flatMap((t) => (t.options ?? []).map((o) => o.key))) } : {}),
  };
}

function eventChoices(scheme: Scheme): Record<string, readonly string[]> {
  const codes = termsOf(scheme, 'events').flatMap((t) => t.codes);
  const scored = spoken(codes.map(({ code, name }) => ({ id: code, name })));
  const known = new Set(codes.map((c) => c.code));
  const looked = eventsInConditions(scheme);
  return {
    code: unique([...scored, ...looked.flatMap((e) => e.event).filter((code) => !known.has(code))]),
    level: unique([
      ...codes.flatMap((c) => (c.levels ?? []).map((l) => l.key)),
      ...looked.flatMap((e) => e.levels ?? []),
    ]),
  };
}

interface EventCondition {
  readonly event: readonly string[];
  readonly levels?: readonly string[];
}

/** Conditions on events stand anywhere in a scheme: in figures, grades and consequences. */
function eventsInConditions(scheme: Scheme): EventCondition[] {
  const found: EventCondition[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('event' in node && Array.isArray(node.event)) found.push(node as EventCondition);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(scheme);
  return found;
}

/** What splits weigh by; in what unit it is reported the scheme doesn't say. */
const splitMeasures = (scheme: Scheme): string[] =>
  termsOf(scheme, 'split').flatMap(({ weigh }) => (typeof weigh === 'object' ? [weigh.measure] : []));

function measureChoices(scheme: Scheme): Record<string, readonly string[]> {
  const terms = termsOf(scheme, 'measure');
  const weights = splitMeasures(scheme);
  const units = [...terms.map((t) => t.unit), ...weights.map(() => undefined)];
  const closed = units.every((unit) => unit !== undefined);
  return {
    figure: unique([...terms.map((t) => t.figure), ...weights]),
    ...(closed ? { unit: unique(units as string[]) } : {}),
  };
}

function rulingChoices(scheme: Scheme): Record<string, readonly string[]> {
  const grades = termsOf(scheme, 'grade');
  const seats = unique(grades.flatMap((g) => (g.seats ?? []).map((s) => s.level)));
  const settable = figuresOf(scheme).filter((f) => f.missing !== undefined);
  const subject = [
    ...(grades.some((g) => g.exceptions !== undefined) ? [spokenSetting('exception')] : []),
    ...(grades.some((g) => g.adjust !== undefined) ? [spokenSetting('grade')] : []),
    ...(grades.some((g) => g.ungraded?.some(({ outcome }) => outcome === 'later')) ? [spokenSetting('later')] : []),
    ...seats.map((level) => spokenSetting('seat', level)),
    ...settable.map((f) => spokenSetting('missing', figureWord(scheme, f.id))),
    ...figuresOf(scheme).flatMap((f) =>
      f.term.kind === 'divide' ? [spokenSetting('cent', figureWord(scheme, f.id))] : [],
    ),
  ];
  const pool = seats.flatMap((level) => [spokenSetting('share', level), spokenSetting('seat', level)]);
  return {
    kind: [
      ...(subject.length > 0 ? [spokenKinds.subject] : []),
      ...(pool.length > 0 ? [spokenKinds.pool] : []),
      ...(termsOf(scheme, 'ballots').length > 0 ? [spokenKinds.poll] : []),
      spokenKinds.fact,
    ],
    setting: unique([...subject, ...pool, spokenSetting('void')]),
  };
}

function historyChoices(scheme: Scheme): Record<string, readonly string[]> {
  const others = unique(termsOf(scheme, 'earlier').map((t) => t.scheme)).filter((id) => id !== scheme.scheme);
  const levels = unique(scheme.populations.flatMap((p) => levelsOf(scheme, p)));
  // Which grades another scheme gives is not known here.
  return { scheme: [scheme.scheme, ...others], ...(others.length === 0 ? { grade: levels } : {}) };
}
