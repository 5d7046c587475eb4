/** Computes every figure of one population, in order, and keeps columns and traces for explaining. */
import { figuresIn } from '../conditions/condition.ts';
import { holds } from '../conditions/holds.ts';
import { tiesAmong } from '../conditions/last.ts';
import type { ConditionView } from '../conditions/view.ts';
import type { Attributes } from '../facts/attributes.ts';
import type { FactColumns } from '../facts/columns.ts';
import type { EventFact, HistoryFact, Ruling } from '../facts/facts.ts';
import { type Exact, formatNeat, parseExact, zero } from '../numbers/exact.ts';
import { constant, exactAt, vectorOf } from '../numbers/vector.ts';
import { conditionText } from '../print/conditions.ts';
import { sayingOf } from '../print/saying.ts';
import { seenTexts } from '../print/seen.ts';
import { amountsReadFrom } from '../scheme/action-amount.ts';
import type { Amount, AmountBy } from '../scheme/amount.ts';
import { figureName, figureWord } from '../scheme/called.ts';
import { dependencies } from '../scheme/dependencies.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Consequence, Population, Scheme } from '../scheme/scheme.ts';
import { insideSplits, placedFigures, withInner } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import type { Reads } from '../terms/term.ts';
import { type Absence, type Column, levelAt, numbers } from './column.ts';
import type { Evaluating, OpenDecision, ResolvedAmount, Rows, Stretched } from './evaluating.ts';
import { type Finished, finish } from './finish.ts';
import type { Parameters } from './parameters.ts';
import { rowsOf, stretchRows } from './rows.ts';

/** One population computed. */
export interface Evaluated {
  readonly population: Population;
  readonly rows: Rows;
  readonly run: Evaluating;
  readonly view: ConditionView;
  readonly finished: ReadonlyMap<string, Finished>;
  readonly open: readonly OpenDecision[];
}

/** What all populations of a run share. */
export interface Shared {
  readonly scheme: Scheme;
  readonly facts: FactColumns;
  readonly parameters: Parameters;
  readonly attributes: Attributes;
  readonly rulings: RulingIndex;
  readonly eventsOf: (subject: number) => readonly EventFact[];
  readonly historyOf: (subject: number) => readonly HistoryFact[];
}

/** The same with the way to the other populations, for figures that read across. */
interface Connected extends Shared {
  readonly population: (id: string) => Evaluated;
  /** The figures being computed, each waiting for the next: in any population, since one may read another. */
  readonly reading: Reader[];
}

/** A figure being computed, and the figures that its term said it reads. */
interface Reader {
  readonly id: string;
  readonly reads: ReadonlySet<string>;
}

export interface RulingIndex {
  /** Whoever asks follows it: ask only where a ruling would settle something. */
  of(kind: Ruling['kind'], target: string, setting: string): Ruling | undefined;
  /** One that was asked for; who looks here follows nothing. */
  followed(kind: Ruling['kind'], target: string, setting: string): Ruling | undefined;
  /** Rulings that were asked for. */
  readonly asked: ReadonlySet<Ruling>;
}

export function indexRulings(facts: Pick<FactColumns, 'rulings'>): RulingIndex {
  const index = new Map<string, Ruling>();
  const asked = new Set<Ruling>();
  for (const ruling of facts.rulings) index.set(`${ruling.kind}\n${ruling.target}\n${ruling.setting}`, ruling);
  const find = (kind: Ruling['kind'], target: string, setting: string): Ruling | undefined =>
    index.size === 0 ? undefined : index.get(`${kind}\n${target}\n${setting}`);
  return {
    asked,
    of(kind, target, setting) {
      const ruling = find(kind, target, setting);
      if (ruling !== undefined) asked.add(ruling);
      return ruling;
    },
    followed(kind, target, setting) {
      const ruling = find(kind, target, setting);
      return ruling !== undefined && asked.has(ruling) ? ruling : undefined;
    },
  };
}

/** The attribute's value for a row; inside a split, that of the stretch. */
type AttributeAt = (row: number, attribute: string) => string | undefined;

/** A population whose figures are computed as they are read. */
interface Started extends Evaluated {
  complete(): void;
}

function startRows(population: Population, rows: Rows, shared: Connected, attributeAt: AttributeAt): Started {
  const { scheme, facts, parameters, attributes, rulings } = shared;
  const figures = new Map(placedFigures(scheme).map(({ figure }) => [figure.id, figure]));
  const inside = insideSplits(scheme);
  const computed = new Map<string, Computed>();
  const computing = new Set<string>();
  const open: OpenDecision[] = [];
  /** Figures are computed when first read, so every one comes after those that it reads, whichever population they are of. */
  const get = (id: string): Computed => {
    const reader = shared.reading.at(-1);
    // Circles are found, and figures called unused, by what terms say they read.
    if (reader !== undefined && !reader.reads.has(id)) throw new Error(`${reader.id} reads ${id} and does not say so`);
    const found = computed.get(id);
    if (found !== undefined) return found;
    if (computing.has(id)) throw new Error(`figure ${id} depends on itself`);
    computing.add(id);
    const made = compute(figureOf(id));
    computed.set(id, made);
    return made;
  };
  const figureOf = (id: string): Figure => {
    const figure = figures.get(id);
    if (figure === undefined) throw new Error(`no figure ${id}`);
    return figure;
  };
  /** What the figure reads meanwhile must be what it says it reads. */
  const asReader = <T>(figure: Figure, read: () => T): T => {
    shared.reading.push({ id: figure.id, reads: new Set(dependencies(figure)) });
    const result = read();
    shared.reading.pop();
    return result;
  };
  const compute = (figure: Figure): Computed =>
    asReader(figure, () => {
      const { column, trace } = termOf(figure.term).evaluate(figure, run);
      // Whoever publishes it: the figure has one value wherever it is read.
      const published = scheme.populations.some((p) => p.total === figure.id) ? scheme.decimals : undefined;
      const finished = finish(figure, column, published, run);
      // Also what no row made it look at, such as a tie-break where nobody ties: what a result lists must not hang on other people's facts.
      for (const id of ownDependencies(figure)) get(id);
      return { finished, trace };
    });
  /** What the figure reads in this population, in these rows: neither across, nor inside its stretches. */
  const ownDependencies = (figure: Figure): string[] => {
    const reads: readonly Reads[] = termOf(figure.term).reads(figure.term);
    const elsewhere = new Set(reads.filter((r) => r.population !== undefined).map((r) => r.figure));
    return dependencies(figure).filter((id) => figures.has(id) && !elsewhere.has(id) && inside.get(id) !== figure.id);
  };
  const subjectOf = (row: number): number => rows.subject[row] as number;
  const idOf = (row: number): string => facts.subjects.at(subjectOf(row)).id;

  const view: ConditionView = {
    run: facts.run,
    campaign: scheme.period === 'campaign',
    attributes,
    subject: subjectOf,
    column: (id) => get(id).finished.column,
    constant: parameters.constant,
    isPercent: parameters.isPercent,
    words: parameters.words,
    events: shared.eventsOf,
    history: shared.historyOf,
    tiedWith: tiesAmong(facts.history.filter((h) => h.scheme === scheme.scheme && rows.rowOf(h.subject) >= 0)),
    present(what) {
      const figure = population[what];
      return figure === undefined ? undefined : { figure, column: get(figure).finished.column };
    },
    reason: (figure, code, values) => run.reason(figureOf(figure), code, values),
  };

  const resolveBy = (amount: AmountBy): ((row: number) => Exact | Absence) => {
    const none: Absence = { kind: 'notApplicable', because: [] };
    const exact = (text: string): Exact | Absence => (text === 'none' ? none : (parseExact(text) ?? zero));
    const cases = new Map(amount.cases.map(({ key, value }) => [key, exact(value)]));
    const rest = amount.otherwise === undefined ? undefined : exact(amount.otherwise);
    const figure = figures.get(amount.by);
    return (row) => {
      const found =
        figure === undefined ? (attributeAt(row, amount.by) ?? '') : gradeAt(get(amount.by).finished.column, row);
      if (typeof found === 'object') return found;
      return (
        cases.get(found) ??
        rest ?? {
          kind: 'held',
          because: [{ code: 'amount-no-case', figure: amount.by, values: { value: found || '空' } }],
        }
      );
    };
  };
  const resolve = (amount: Amount): ResolvedAmount => {
    if (typeof amount === 'string' || 'parameter' in amount) {
      const value = parameters.constant(amount);
      return { constant: value, at: () => value, vector: () => constant(rows.length, value) };
    }
    const at = resolveBy(amount);
    return {
      at,
      vector() {
        const values = Array.from({ length: rows.length }, (_, row) => {
          const value = at(row);
          return 'kind' in value ? zero : value;
        });
        return vectorOf(values);
      },
    };
  };

  const run: Evaluating = {
    scheme,
    population: population.id,
    facts,
    rows,
    rounding: (figure) => figure.round ?? scheme.decimals,
    column: (id) => get(id).finished.column,
    trace: (id) => get(id).trace,
    text(id, row) {
      const { vector, whole } = numbers(get(id).finished.column);
      const text = formatNeat(exactAt(vector, row), whole ? 0 : scheme.decimals.places);
      return text.startsWith('-') ? `(${text})` : text;
    },
    figure: figureOf,
    name: (figure) => figureName(scheme, figure),
    word: (figure) => figureWord(scheme, figure),
    withInner,
    factsUnder: (figure, row) =>
      withInner(figure).flatMap((of): readonly string[] => {
        const { facts: ids = [] } = termOf(of.term).show(of, row, run, get(of.id).trace);
        return ids;
      }),
    other: (id) => shared.population(id).run,
    amount: resolve,
    constant: parameters.constant,
    constantOn: parameters.constantOn,
    isPercent: parameters.isPercent,
    words: parameters.words,
    holds: (condition, row) => holds(condition, row, view),
    conditionText: (condition) => conditionText(condition, sayingOf(scheme)),
    seenTexts: (condition, row) => seenTexts(condition, row, view, sayingOf(scheme)),
    appliesTo(id, row) {
      const figure = figureOf(id);
      const { applies } = figure;
      return applies === undefined || asReader(figure, () => holds(applies.when, row, view));
    },
    attribute: (attribute, row) => attributeAt(row, attribute),
    attributeColumn(attribute) {
      if (!rows.wholeRun) throw new Error('pools inside a split');
      return attributes.column(attribute);
    },
    days: (attribute, values, row) => attributes.days(subjectOf(row), attribute, values),
    over: (attribute) => stretched(attribute, population, rows, shared),
    idOf,
    ruling: (row, setting) => rulings.of('subject', idOf(row), setting),
    poolRuling: (pool, setting) => rulings.of('pool', `${population.id}/${pool}`, setting),
    followed: (row, setting) => rulings.followed('subject', idOf(row), setting),
    followedOnPool: (pool, setting) => rulings.followed('pool', `${population.id}/${pool}`, setting),
    pollVoid: (poll) => rulings.of('poll', poll, 'void')?.value === 'yes',
    open: (decision) => void open.push(decision),
    reason: (figure, code, values = {}) => ({
      code,
      figure: figure.id,
      values: { name: figureName(scheme, figure.id), ...values },
    }),
  };

  return {
    population,
    rows,
    run,
    view,
    open,
    get finished() {
      return new Map([...computed].map(([id, { finished }]) => [id, finished]));
    },
    complete() {
      for (const id of published(population, scheme, figures)) get(id);
    },
  };
}

interface Computed {
  readonly finished: Finished;
  readonly trace: unknown;
}

/** All populations, computed; a figure of one may read figures of another. */
export function evaluatePopulations(members: ReadonlyMap<string, Int32Array>, common: Shared): Evaluated[] {
  const reading: Reader[] = [];
  const started = new Map<string, Started>();
  const population = (id: string): Started => {
    const found = started.get(id);
    if (found === undefined) throw new Error(`no population ${id}`);
    return found;
  };
  for (const one of common.scheme.populations) {
    started.set(
      one.id,
      startPopulation(one, members.get(one.id) ?? new Int32Array(0), { ...common, population, reading }),
    );
  }
  for (const one of started.values()) one.complete();
  return [...started.values()].map(({ complete: _, ...evaluated }) => evaluated);
}

const gradeAt = (column: Column, row: number): string | Absence => {
  if (column.kind !== 'grade') throw new Error('an amount follows a figure that is no grade');
  return column.absent.at(row) ?? levelAt(column, row);
};

function startPopulation(population: Population, subjects: Int32Array, shared: Connected): Started {
  const rows = rowsOf(subjects, shared.facts);
  return startRows(population, rows, shared, (row, attribute) =>
    shared.attributes.value(rows.subject[row] as number, attribute),
  );
}

/** An evaluation of its own, with a row for each stretch: what it computes is nobody's value for the whole run. */
function stretched(by: string, population: Population, of: Rows, shared: Connected): Stretched {
  const { rows, stretches, rowsFor } = stretchRows(of, (subject) => shared.attributes.stretches(subject, by));
  const { run } = startRows(population, rows, shared, (row, attribute) =>
    attribute === by ? stretches[row]?.value : shared.attributes.value(rows.subject[row] as number, attribute),
  );
  return { run, stretches, rowsOf: (row) => rowsFor(of.subject[row] as number) };
}

/** Ids of the figures that must be computed: what the population publishes and its consequences look at; all of them where it stands alone. */
export function published(population: Population, scheme: Scheme, figures: ReadonlyMap<string, Figure>): string[] {
  // A figure that nobody reads is still shown, where it could only concern this population.
  if (scheme.populations.length === 1) {
    const inside = insideSplits(scheme);
    return [...figures.keys()].filter((id) => !inside.has(id));
  }
  const consequences = consequencesFor(scheme, population);
  return [
    ...[population.total, population.rank, population.grade].filter((id) => id !== undefined),
    ...consequences.flatMap((c) => figuresIn(c.when)),
    ...consequences.flatMap(amountsReadFrom).filter((id) => figures.has(id)),
  ];
}

/** The consequences that concern a population. */
export function consequencesFor(scheme: Scheme, population: Population): readonly Consequence[] {
  return (scheme.consequences ?? []).filter((c) => c.for === undefined || c.for.includes(population.id));
}
