/** Values that raters, jurors or other systems gave, by role. */
import { NO_DAY, type OpinionColumns } from '../facts/columns.ts';
import { one } from '../numbers/exact.ts';
import type { Evaluating } from '../run/evaluating.ts';
import { type Amount, amount, idShape, label, type Within, within } from '../scheme/amount.ts';
import { listOf, optional, pairsOf, record, required, wholeNumber, yes } from '../text/shape.ts';
import { checkDrop, type Drop, dropShape, meanOfOpinions, type OpinionsTrace, weightPlaces } from './opinions.ts';
import { groupOpinions, numbersGiven } from './opinions-given.ts';
import { showOpinions } from './opinions-shown.ts';
import { namesOfSelfRaters } from './raters-of-themselves.ts';
import type { Term, With } from './term.ts';
import { withinBounds } from './within.ts';

export interface PointsTerm {
  readonly kind: 'points';
  readonly within: Within;
  readonly places?: number;
  readonly roles?: readonly { readonly key: string; readonly value: Amount }[];
  readonly drop?: Drop;
  /** Least number of raters in each role. */
  readonly atLeast?: number;
  /** Values that don't count: of raters who are the subject. */
  readonly void?: readonly SelfVoid[];
  /** The indicator read; the figure's own id where absent. */
  readonly indicator?: string;
}

interface SelfVoid {
  readonly self: true;
  /** With it all that the rater gave on the indicator, to anybody. */
  readonly whole?: true;
}
interface PointsTrace extends OpinionsTrace {
  /** How many values each row's subject gave to itself. */
  readonly own: ReadonlyMap<number, number>;
  /** How many came from others whose values are all void. */
  readonly voided: ReadonlyMap<number, number>;
}

const indicatorOf = (figure: With<PointsTerm>): string => figure.term.indicator ?? figure.id;

export const points: Term<PointsTerm, PointsTrace> = {
  name: '评分',
  about: '评分人、评委或其他系统给出的分数，可按层级加权。',
  gives: 'number',
  shape: () =>
    record<Omit<PointsTerm, 'kind'>>('评分', {
      within: required(within, '允许的最低分和最高分'),
      places: optional(wholeNumber(0, 6), '允许几位小数'),
      roles: optional(pairsOf(label, amount), '各层级的权重，合计100%'),
      drop: optional(dropShape, '去掉最高分和最低分'),
      atLeast: optional(wholeNumber(1, 10000), '每个层级至少几人评分'),
      void: optional(
        listOf(
          record<SelfVoid>('作废规则', {
            self: required(yes, '评分人就是本人'),
            whole: optional(yes, '此人给其他人的评分一并作废'),
          }),
        ),
        '哪些评分作废：{ self: true } 本人给自己的评分；加 whole: true，此人的全部评分',
      ),
      indicator: optional(idShape, '读取另一个指标的评分'),
    }),
  inner: () => [],
  reads: () => [],
  missing: (node) => (node.roles === undefined ? ['hold', 'pass', 'count'] : ['hold', 'pass', 'count', 'redistribute']),
  asks: 'always',
  check(figure, checking) {
    withinBounds(figure, figure.term.within, checking, ['points', 'within']);
    checkDrop(figure, figure.term.drop, checking, ['points', 'drop']);
    if (figure.term.roles !== undefined) checking.weights(figure.term.roles, figure, ['points', 'roles']);
  },
  bounds: (figure, checking) => {
    const { low, high, places } = withinBounds(figure, figure.term.within, checking, ['points', 'within'], false);
    return { low, high, places: places + weightPlaces(figure.term.roles, checking) };
  },
  admit(figure, admitting) {
    const indicator = indicatorOf(figure);
    admitting.claim('points', indicator);
    const places = figure.term.places ?? admitting.places;
    const roles = figure.term.roles?.map((r) => r.key);
    for (const fact of admitting.facts.points) {
      if (fact.indicator !== indicator) continue;
      admitting.within(fact.value, figure.term.within, places, fact, '分数');
      if (roles !== undefined && !roles.includes(fact.role)) {
        admitting.report('role-unknown', fact, '评分层级', { found: fact.role, known: roles.join('、') });
      }
    }
  },
  evaluate(figure, run) {
    const columns = run.facts.points.get(indicatorOf(figure)) ?? [];
    const own = new Map<number, number>();
    const voided = new Map<number, number>();
    const whole = figure.term.void?.some((rule) => rule.whole) ? namesOfSelfRaters(columns, run) : undefined;
    const given = columns.map((column) =>
      numbersGiven(column, figure.term.void === undefined ? undefined : kept(column, whole, own, voided, run)),
    );
    const groups = figure.term.roles?.map(({ key, value }) =>
      groupOpinions(
        key,
        run.constant(value),
        given.filter((g) => g.columns.group === key),
        run,
      ),
    );
    const all = groups ?? [groupOpinions('', one, given, run)];
    const { column, trace } = meanOfOpinions(figure, all, figure.term, run);
    return { column, trace: { ...trace, own, voided } };
  },
  show(figure, row, run, trace) {
    const shown = showOpinions(row, run, figure, trace);
    const [own, voided] = [trace.own.get(row), trace.voided.get(row)];
    const notes = [
      ...(own === undefined ? [] : [`本人给自己的 ${own} 个评分不计`]),
      ...(voided === undefined ? [] : [`评分人给自己评了分的，其 ${voided} 个评分一并作废`]),
    ];
    return notes.length === 0 ? shown : { ...shown, notes: [...notes, ...(shown.notes ?? [])] };
  },
};

/** Entries that count: of others, and of none whose values are all void. What doesn't is noted by row. */
function kept(
  column: OpinionColumns,
  whole: ReadonlySet<string> | undefined,
  own: Map<number, number>,
  voided: Map<number, number>,
  run: Evaluating,
): (entry: number) => boolean {
  const ofOthers = keptOfOthers(column, own, run);
  const { start, rater, days } = column;
  if (whole === undefined || whole.size === 0 || rater === undefined) return ofOthers;
  const isVoid = (entry: number): boolean => whole.has(rater.words[rater.codes[entry] as number] as string);
  for (let subject = 0; subject + 1 < start.length; subject++) {
    for (let k = start[subject] as number; k < (start[subject + 1] as number); k++) {
      if (!ofOthers(k) || !isVoid(k)) continue;
      const day = days?.[k] ?? NO_DAY;
      const row = run.rows.rowOf(subject, day === NO_DAY ? undefined : day);
      if (row >= 0) voided.set(row, (voided.get(row) ?? 0) + 1);
    }
  }
  return (entry) => ofOthers(entry) && !isVoid(entry);
}

/** Entries that others gave; how many each row's subject gave to itself is noted in `own`. */
function keptOfOthers(
  { start, rater, days }: OpinionColumns,
  own: Map<number, number>,
  run: Evaluating,
): (entry: number) => boolean {
  const isOwn = new Uint8Array(start.at(-1) as number);
  for (let subject = 0; rater !== undefined && subject + 1 < start.length; subject++) {
    const { id, person } = run.facts.subjects.at(subject);
    for (let k = start[subject] as number; k < (start[subject + 1] as number); k++) {
      const who = rater.words[rater.codes[k] as number];
      // A rater is the subject under the subject's own id, or as the person behind it.
      if (who === '' || (who !== id && who !== person)) continue;
      isOwn[k] = 1;
      const day = days?.[k] ?? NO_DAY;
      const row = run.rows.rowOf(subject, day === NO_DAY ? undefined : day);
      if (row >= 0) own.set(row, (own.get(row) ?? 0) + 1);
    }
  }
  return (entry) => isOwn[entry] === 0;
}
