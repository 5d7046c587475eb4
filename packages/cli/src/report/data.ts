/** A run as the report's data: the summary, the list of people, and every sheet packed. */
import { type Figure, type ProposedConsequence, type Run, resultOf, type Sheet, zero } from '@shiji/engine';
import { settleText } from '../words.ts';
import { type FigureEntry, Figures, Packing, Texts, trimmed } from './compact.ts';
import { copy, fill } from './copy.ts';
import { figuresById, type Group, groupsOf, type Member } from './roster.ts';
import { type Summary, summaryOf } from './summary.ts';
import { barKinds, type Known, waterfall } from './waterfall.ts';

/** What the page holds as data, one block for each. */
export interface ReportData {
  readonly summary: Summary;
  readonly people: readonly PersonRow[];
  readonly sheets: PackedSheets;
}

/** What the list shows of one person. An absent total, rank or grade is the kind of its absence as a number. */
type PersonRow = readonly [
  id: string,
  name: string,
  unit: string,
  population: number,
  total: string | number,
  grade: string | number,
  gradeIndex: number,
  rank: string | number,
  poolSize: number,
  /** How many things are still open. */
  open: number,
];

interface PackedSheets {
  readonly texts: readonly string[];
  readonly figures: readonly FigureEntry[];
  /** In the order of `people`. */
  readonly sheets: readonly (readonly unknown[])[];
}

/** Everything that the report shows. */
export function reportData(run: Run): ReportData {
  const figures = figuresById(run);
  const groups = groupsOf(run, figures);
  const everybody = groups.flatMap((group, population) =>
    group.members.map((member) => ({ group, population, member })),
  );
  everybody.sort((a, b) => (a.member.sheet.id < b.member.sheet.id ? -1 : 1));
  return {
    summary: summaryOf(run, resultOf(run), groups),
    people: everybody.map(({ population, member }) => personRow(member, population)),
    sheets: packSheets(run, figures, everybody),
  };
}

function personRow({ sheet, unit, gradeIndex, poolSize }: Member, population: number): PersonRow {
  const { id, name, total, grade, rank, open } = sheet;
  const value = (outcome: Sheet['total']): string | number =>
    'value' in outcome ? outcome.value : absenceNumber[outcome.absent];
  return [id, name, unit, population, value(total), value(grade), gradeIndex, value(rank), poolSize, open.length];
}
const absenceNumber = { notApplicable: 0, missing: 1, open: 2, held: 3 } as const;

function packSheets(
  run: Run,
  figures: ReadonlyMap<string, Figure>,
  everybody: readonly { readonly group: Group; readonly member: Member }[],
): PackedSheets {
  const texts = new Texts();
  const dictionary = new Figures();
  const known: Known = {
    figure(id) {
      const figure = figures.get(id);
      if (figure === undefined) throw new Error(`no figure ${id}`);
      return figure;
    },
    weight: ({ weight }) => (weight === undefined ? zero : run.parameters.constant(weight)),
    places: run.scheme.decimals.places,
  };
  const sheets = everybody.map(({ member }) => {
    const packing = new Packing(texts, dictionary, member.sheet.id);
    return packSheet(member.sheet, packing, texts, dictionary, known);
  });
  return { texts: texts.table, figures: dictionary.entries, sheets };
}

function packSheet(
  sheet: Sheet,
  packing: Packing,
  { ref }: Texts,
  dictionary: Figures,
  known: Known,
): readonly unknown[] {
  const shown = new Set<string>();
  const visit = (step: Sheet['steps'][number]): void => {
    shown.add(step.figure);
    step.parts.forEach(visit);
  };
  sheet.steps.forEach(visit);
  sheet.others.forEach(visit);
  const rest = Object.entries(sheet.indicators).filter(([id]) => !shown.has(id));
  const [total] = sheet.steps;
  const bars = total === undefined ? [] : waterfall(total, known);
  return trimmed([
    sheet.steps.map((step) => packing.step(step)),
    bars.map(({ kind, label, amount }) => [barKinds.indexOf(kind), ref(label), amount]),
    [...Object.values(sheet.facets), ...(sheet.unassigned === undefined ? [] : [sheet.unassigned])].map((outcome) =>
      packing.outcome(outcome),
    ),
    orNothing(sheet.open.map((item) => [ref(item.text), ref(settleText(item))])),
    orNothing(sheet.consequences.map((c) => packConsequence(c, packing, ref))),
    orNothing(
      rest.map(([id, outcome]) => [dictionary.index(id, () => entryOf(known.figure(id))), packing.outcome(outcome)]),
    ),
    sheet.person === sheet.id ? 0 : sheet.person,
    orNothing(sheet.others.map((step) => packing.step(step))),
  ]);
}

const orNothing = (items: readonly unknown[]): readonly unknown[] | 0 => (items.length === 0 ? 0 : items);

const entryOf = ({ id, name, clause, words, local }: Figure): FigureEntry => [
  id,
  name ?? id,
  '',
  clause ?? [],
  words ?? 0,
  local ?? 0,
  0,
];

function packConsequence(
  { name, clause, actions }: ProposedConsequence,
  packing: Packing,
  ref: Texts['ref'],
): unknown[] {
  return [
    ref(name),
    clause.map(ref),
    actions.map(({ name: what, by, within, amount }) =>
      trimmed([
        ref(what),
        by === undefined ? 0 : ref(by),
        within === undefined ? 0 : ref(termText(within)),
        amount === undefined ? 0 : packing.outcome(amount),
      ]),
    ),
  ];
}

/** `15 日内`; several together stand side by side. */
function termText(term: NonNullable<ProposedConsequence['actions'][number]['within']>): string {
  const { days, months, periods } = term;
  return [
    ...(days === undefined ? [] : [fill(copy.days, { n: days })]),
    ...(months === undefined ? [] : [fill(copy.months, { n: months })]),
    ...(periods === undefined ? [] : [fill(copy.periods, { n: periods })]),
  ].join('、');
}
