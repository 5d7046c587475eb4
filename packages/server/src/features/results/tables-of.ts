/**
 * The facts of a round as the engine's tables: pure, and the only place where the one is turned into the other. Rows carry the id of the fact
 * that they come from, so that every number of a sheet leads back to it.
 */
import type { RawFacts, RawRow } from '@shiji/engine';
import { LOG_ENTRY, type LogEntryPayload } from '../logs/log-facts.ts';
import { POLL_TALLY, type TallyPayload } from '../polls/tally-facts.ts';
import { REVIEW_POINTS, type ReviewPointsPayload } from '../reviews/review-facts.ts';
import type { Day } from '../roster/model.ts';
import type { Term } from '../rounds/freeze.ts';
import type { RoundFact } from '../rounds/round-facts.ts';
import { ROUND_SUBJECT, type SubjectPayload } from '../rounds/subject-facts.ts';
import {
  EVENT_APPROVED,
  type EventPayload,
  type FinalPayload,
  RESULT_FINAL,
  ROUND_ROW,
  type RowPayload,
  RULING,
  type RulingPayload,
  standsFor,
} from './result-facts.ts';

/** Something that somebody was asked to write down. */
export interface AskedEntry {
  readonly entry: string;
  /** 2026-W05, 2026-03, 2026Q1. */
  readonly span: string;
  /** The last day of that while, as of which it is due: so it falls into the period. */
  readonly ends: Day;
  /** The figure that counts it; absent: none does. */
  readonly figure?: string;
  /** Why it needn't be written: on leave all the while. */
  readonly excused?: string;
}

export interface RoundMatter {
  readonly round: string;
  readonly period: string;
  readonly term: Term;
  /** What the round goes by, in any order; corrected and erased facts left out. */
  readonly facts: readonly RoundFact[];
  /** By person, what they were asked to write. Of no matter is the order of people. */
  readonly asked: ReadonlyMap<string, readonly AskedEntry[]>;
}

type Tables = { -readonly [T in keyof RawFacts['tables']]-?: RawRow[] };

/**
 * Facts of a kind that scores nothing add no row. Facts about somebody who isn't assessed in the round are passed over. Rows stand in the order
 * of the facts' ids, which is that of their moments, and those of entries in the order of people: whoever reads the same facts from another
 * place, in another order, gets the same tables to the byte, as their hash must be.
 */
export function tablesOf({ round, period, term, facts, asked }: RoundMatter): RawFacts['tables'] {
  const inOrder = facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const of = <P>(kind: string): readonly (Omit<RoundFact, 'payload'> & { readonly payload: P })[] =>
    inOrder.filter((fact) => fact.kind === kind) as unknown as readonly (RoundFact & { readonly payload: P })[];
  const subjects = of<SubjectPayload>(ROUND_SUBJECT).filter(({ payload }) => payload.left === undefined);
  const known = new Set(subjects.map(({ subject }) => subject));
  const about = <P>(kind: string) => of<P>(kind).filter(({ subject }) => known.has(subject));
  const rows = about<RowPayload>(ROUND_ROW).filter(({ payload }) => payload.withdrawn !== true);
  const brought = (table: RowPayload['table']): RawRow[] =>
    rows
      .filter(({ payload }) => payload.table === table)
      .map(({ id, subject, payload }) => ({ ...payload.row, subject, id }));
  const tables = {
    run: [{ period, from: term.from, to: term.to, asOf: term.asOf }],
    subjects: subjects.map(({ subject, payload: { name, population } }) => ({
      id: subject,
      person: subject,
      name,
      population,
    })),
    spells: subjects.flatMap(({ subject, payload }) => payload.spells.map((spell) => ({ subject, ...spell }))),
    points: [...about<ReviewPointsPayload>(REVIEW_POINTS).flatMap(pointRows), ...brought('points')],
    tallies: lastHeld(about<TallyPayload>(POLL_TALLY)).flatMap(tallyRows),
    events: [...about<EventPayload>(EVENT_APPROVED).flatMap(eventRows), ...brought('events')],
    items: [...itemRows(about<LogEntryPayload>(LOG_ENTRY), asked, [...known]), ...brought('items')],
    measures: brought('measures'),
    history: historyRows(standingFinals(about<FinalPayload>(RESULT_FINAL), round), brought('history')),
  } satisfies Partial<Tables>;
  const { points, tallies, events, items, measures, history } = tables;
  const ids = new Set([points, tallies, events, items, measures, history].flat().map(({ id }) => String(id)));
  return {
    ...tables,
    rulings: of<RulingPayload>(RULING)
      .filter(({ payload }) => standsFor(payload, known) && hasFact(payload, ids))
      .flatMap(rulingRows),
  };
}

/** What was ruled void and has been corrected or withdrawn since needs no ruling any more. `ids`: of all rows; a table's name may stand before one. */
const hasFact = ({ kind, target }: RulingPayload, ids: ReadonlySet<string>): boolean =>
  kind !== 'fact' || ids.has(target) || ids.has(target.slice(target.indexOf('/') + 1));

type Of<P> = Pick<RoundFact, 'id' | 'subject'> & { readonly payload: P };

/** Points of a review come after the period and are for it: they bear no day. */
const pointRows = ({ id, subject, payload: { role, reviewer, points } }: Of<ReviewPointsPayload>): RawRow[] =>
  Object.entries(points).map(([indicator, value]) => ({
    id: `${id}/${indicator}`,
    subject,
    indicator,
    rater: reviewer,
    role,
    value,
  }));

/** A vote that is held again, since its stage was reopened, takes the place of what the same group had said of somebody before. */
function lastHeld<F extends Of<Pick<TallyPayload, 'poll' | 'name' | 'group' | 'question'>>>(
  tallies: readonly F[],
): readonly F[] {
  const keyOf = ({ subject, payload: { name, group, question } }: F) =>
    JSON.stringify([subject, name, group, question]);
  const last = new Map(tallies.map((one) => [keyOf(one), one.payload.poll]));
  return tallies.filter((one) => last.get(keyOf(one)) === one.payload.poll);
}

const tallyRows = ({
  id,
  subject,
  payload: { name, group, question, counts },
}: Of<Pick<TallyPayload, 'name' | 'group' | 'question' | 'counts'>>): RawRow[] =>
  counts.map(({ mark, count }) => ({
    id: `${id}/${mark}`,
    poll: name,
    group,
    question,
    subject,
    value: mark,
    count,
  }));

const eventRows = ({ id, subject, payload }: Of<EventPayload>): RawRow[] => {
  const { code, level, count, date, key, withdrawn } = payload;
  if (withdrawn) return [];
  return [
    {
      id,
      subject,
      code,
      date,
      key,
      ...(level === undefined ? {} : { level }),
      ...(count === undefined ? {} : { count }),
    },
  ];
};

const rulingRows = ({ id, payload }: Of<RulingPayload>): RawRow[] => {
  const { kind, target, setting, value, by, reason, withdrawn } = payload;
  return withdrawn ? [] : [{ id, kind, target, setting, value, by, reason }];
};

/**
 * Earlier results that count in a round: what it came to itself is none. Of results of one scheme whose days meet, from two rounds over the same
 * days, the one that was recorded last.
 */
export function standingFinals<F extends Of<FinalPayload>>(finals: readonly F[], round: string): readonly F[] {
  const kept = new Set<F>();
  const isFree = freeDays();
  for (const one of finals.toReversed())
    if (one.payload.round !== round && isFree(one.subject, one.payload)) kept.add(one);
  return finals.filter((one) => kept.has(one));
}

/** What the platform has itself comes before what a file had brought until then. */
function historyRows(finals: readonly Of<FinalPayload>[], brought: readonly RawRow[]): RawRow[] {
  const isFree = freeDays();
  for (const { subject, payload } of finals) isFree(subject, payload);
  return [...finals.map(historyRow), ...brought.filter((row) => isFree(String(row.subject), row))];
}

/** Says of each result whether an earlier one of the same person and scheme has its days already. */
function freeDays(): (subject: string, past: Span) => boolean {
  const taken = new Map<string, Span[]>();
  return (subject, past) => {
    const place = `${subject}/${past.scheme}`;
    const others = taken.get(place) ?? [];
    if (others.some((other) => String(other.from) <= String(past.to) && String(past.from) <= String(other.to)))
      return false;
    taken.set(place, [...others, past]);
    return true;
  };
}
type Span = Readonly<Partial<Record<'scheme' | 'from' | 'to', unknown>>>;

const historyRow = ({ id, subject, payload }: Of<FinalPayload>): RawRow => {
  const { round: _, name: __, version, ...result } = payload;
  return { id, subject, ...result, version: String(version) };
};

/**
 * An entry that was asked for is an item: due on the last day of its while. In time, it counts as done on that day at the latest, whatever
 * days of grace the scheme gives; late, on the day when it came.
 */
function itemRows(
  entries: readonly Of<LogEntryPayload>[],
  asked: RoundMatter['asked'],
  people: readonly string[],
): RawRow[] {
  const written = new Map(entries.map((one) => [entryKey(one.subject, one.payload), one]));
  return people.flatMap((person) =>
    (asked.get(person) ?? []).flatMap((one): RawRow[] => {
      if (one.figure === undefined) return [];
      const found = written.get(entryKey(person, one));
      return [
        {
          key: `${one.entry}/${one.span}`,
          subject: person,
          indicator: one.figure,
          due: one.ends,
          ...(found === undefined ? {} : { id: found.id, done: doneOn(found.payload) }),
          ...(one.excused === undefined || found !== undefined ? {} : { status: '免' }),
        },
      ];
    }),
  );
}

const entryKey = (person: string, { entry, span }: Pick<AskedEntry, 'entry' | 'span'>): string =>
  `${person}/${entry}/${span}`;

const doneOn = ({ day, ends, inTime }: LogEntryPayload): Day => (inTime && day > ends ? ends : day);
