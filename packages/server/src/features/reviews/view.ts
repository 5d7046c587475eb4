/** Reviews as lists show them. */
import type { PointsAsked, Scheme } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { indicatorsOf } from '../logs/indicators.ts';
import { logReader } from '../logs/store.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { daysBetween } from '../roster/spans.ts';
import { daysLate } from '../rounds/decide.ts';
import type { Round, RoundStage } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { swapLeaders } from '../rounds/swap-leaders.ts';
import { processOf } from '../rounds/view.ts';
import { type Asked, askedOf, bound, namesInOrder, type Suggested, suggestedFor, sumOf } from './asked.ts';
import { reviewWords } from './copy.ts';
import { type LogCounts, logCounts } from './log-counts.ts';
import { countsOf, type Item, type Mine } from './mine.ts';
import { itemStates, type Review } from './model.ts';

export function stageShown(round: Round, stages: readonly RoundStage[], key: string, today: Day) {
  const stage = stages.find((one) => one.key === key);
  if (stage === undefined) throw new Error(`the round has no stage ${key}`);
  const late = stage.state === 'on' && round.state === 'running' ? daysLate(stage, today, daysBetween) : 0;
  const name = processOf(round).find(({ id }) => id === key)?.name ?? key;
  return { key, name, state: stage.state, begins: stage.begins, ends: stage.ends, daysLate: late };
}

const reviewKeys = (round: Round): readonly string[] =>
  processOf(round).flatMap(({ id, work }) => (work.kind === 'review' ? [id] : []));

type Naming = (id: string) => { readonly id: string; readonly name: string };

async function namesOf(scope: Scope, ids: readonly string[]): Promise<Naming> {
  const nameOf = await rosterReader(scope).names(ids);
  return (id) => ({ id, name: nameOf(id) });
}

/** A round in the list of what there is to review: one line a stage. */
export async function linesOf(scope: Scope, { whole, stages, items }: Mine, person: string, now: Date) {
  const { id, name } = whole.round;
  const names = await namesOf(
    scope,
    items.map(({ level }) => level.reviewer),
  );
  return reviewKeys(whole.round).flatMap((key) => {
    const own = items.filter(({ stage }) => stage.id === key);
    if (own.length === 0) return [];
    const others = new Set(own.map(({ level }) => level.reviewer).filter((one) => one !== person));
    return [
      {
        round: { id, name },
        stage: stageShown(whole.round, stages, key, dayOf(now)),
        roles: [...new Set(own.map(({ level }) => level.role))],
        forOthers: [...others].map(names),
        ...countsOf(own),
      },
    ];
  });
}

/** All of a round that is somebody's to review, with what they need to do it. */
export async function listOf(scope: Scope, { whole, stages, items }: Mine, person: string, now: Date) {
  const { round } = whole;
  const subjects = [...new Map(items.map(({ subject }) => [subject.person, subject])).values()];
  const asked = askedOf(round, subjects);
  const units = await rosterReader(scope).unitsAbove(subjects.map(({ unit }) => unit));
  const names = await namesOf(
    scope,
    items.flatMap(({ levels, given }) => [
      ...levels.map(({ reviewer }) => reviewer),
      ...given.flatMap(({ reviewer, actedBy }) => [reviewer, ...(actedBy === undefined ? [] : [actedBy])]),
    ]),
  );
  const logs = logCounts(
    schemeOf(round.schemeText),
    round.term,
    dayOf(now),
    await logReader(scope).countedOf(
      round.id,
      subjects.map((one) => one.person),
    ),
  );
  const shown = items.map((item) => ({
    ...itemShown(round, item, asked.get(item.subject.person) ?? new Map(), names, logs?.(item.subject.person)),
    unit: units.unit(item.subject.unit)?.name ?? '',
    forThem: item.level.reviewer !== person,
  }));
  const swappers = [...new Set(subjects.map(({ organization }) => organization))].flatMap((organization) =>
    swapLeaders(processOf(round), subjects, organization),
  );
  return {
    round: { id: round.id, name: round.name },
    stages: reviewKeys(round)
      .filter((key) => items.some(({ stage }) => stage.id === key))
      .map((key) => stageShown(round, stages, key, dayOf(now))),
    standards: standardsOf(schemeOf(round.schemeText), items, asked),
    items: shown,
    abilities: { seats: swappers.includes(person) },
  };
}

/** Each figure that is asked of anybody in the list, once, in the order of the scheme. */
function standardsOf(scheme: Scheme, items: readonly Item[], asked: ReadonlyMap<string, Asked>) {
  const found = new Map<string, PointsAsked>();
  for (const { subject, level } of items)
    for (const field of asked.get(subject.person)?.get(level.role) ?? []) found.set(field.figure, field);
  const names = namesInOrder(scheme);
  const order = [...names.keys()];
  const place = ({ figure }: PointsAsked) => order.indexOf(figure);
  const linked = new Map(
    indicatorsOf(scheme, undefined).flatMap(({ id, figures }) => figures.map((figure) => [figure, id] as const)),
  );
  return [...found.values()]
    .sort((a, b) => place(a) - place(b))
    .map(({ figure, indicator, name, clause, words, applies, low, high, places }) => ({
      figure,
      indicator,
      name: names.get(figure) ?? name,
      ...(linked.has(figure) ? { linked: linked.get(figure) as string } : {}),
      clause: [...(clause ?? [])],
      ...(words === undefined ? {} : { words }),
      ...(applies === undefined ? {} : { applies }),
      low: bound(low),
      high: bound(high),
      places,
    }));
}

function itemShown(round: Round, item: Item, asked: Asked, names: Naming, logs: LogCounts | undefined) {
  const { subject, stage, on, levels, level, state, given, revision } = item;
  const at = levels.indexOf(level);
  const below = levels
    .slice(0, at)
    .flatMap(({ role }) => given.find((one) => one.role === role && one.state === 'passed') ?? []);
  const own = given.find(({ role }) => role === level.role);
  const fields = fieldsOf(round, item, asked, own, below);
  const sums = fields.flatMap(({ suggested }) => suggested?.value ?? []);
  const turn = state === 'waiting' ? levels.find((one) => one.state === 'open') : undefined;
  const isOpen = on && (state === 'open' || state === 'returned');
  return {
    person: { id: subject.person, name: subject.name },
    stage: stage.id,
    role: level.role,
    reviewer: names(level.reviewer),
    state,
    stateName: state === 'returned' ? reviewWords.returned(level.returned ?? '') : itemStates[state],
    ...(level.returned === undefined ? {} : { reason: level.returned }),
    ...(turn === undefined ? {} : { turn: { role: turn.role, reviewer: names(turn.reviewer) } }),
    revision,
    fields,
    ...(sums.length === fields.length && fields.length > 0 ? { suggestedSum: sumOf(sums) } : {}),
    ...(own === undefined
      ? {}
      : { given: { points: own.points, sum: sumOf(Object.values(own.points)), ...commented(own), at: own.at } }),
    below: below.map((one) => ({
      role: one.role,
      reviewer: names(one.reviewer),
      ...(one.actedBy === undefined ? {} : { actedBy: names(one.actedBy) }),
      points: one.points,
      sum: sumOf(Object.values(one.points)),
      ...commented(one),
      at: one.at,
    })),
    ...(logs === undefined ? {} : { logs }),
    abilities: {
      pass: isOpen,
      return: isOpen && at > 0,
      takeBack: on && state === 'passed' && levels[at + 1]?.state !== 'passed',
    },
  };
}

const commented = ({ comment }: Review) => (comment === undefined ? {} : { comment });

function fieldsOf(
  round: Round,
  { stage, level }: Item,
  asked: Asked,
  own: Review | undefined,
  below: readonly Review[],
) {
  const { mode } = schemeOf(round.schemeText).decimals;
  const suggest = stage.work.kind === 'review' ? stage.work.suggest : undefined;
  return (asked.get(level.role) ?? []).map((field) => {
    const suggested = suggestedFor(field, own, below, { suggest, mode });
    return {
      figure: field.figure,
      indicator: field.indicator,
      ...(suggested === undefined
        ? {}
        : { suggested: { value: suggested.value, by: suggested.by, said: said(suggested) } }),
    };
  });
}

function said({ by, from = '' }: Suggested): string {
  if (by === 'own') return reviewWords.asBefore;
  return by === 'below' ? reviewWords.asBelow(from) : reviewWords.bySuggestion(from);
}
