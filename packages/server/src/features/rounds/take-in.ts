/** The roster read again for a round that runs, and what the office takes in of it. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { RosterBook } from '../roster/book.ts';
import { rosterReader } from '../roster/load.ts';
import type { ChainStep, Day } from '../roster/model.ts';
import { proposalName, takesFacts } from './fact-window.ts';
import type { Round, RoundSubject } from './model.ts';
import { type Drawn, draw } from './plan.ts';
import { type RosterChange, rosterChanges } from './roster-changes.ts';
import { factsOfRound, recordInRound } from './round-facts.ts';
import { schemeOf } from './scheme-of.ts';
import { roundReader, type WholeRound } from './store.ts';
import { ROUND_CHANGED, ROUND_SUBJECT, subjectCorrection, subjectFactOf } from './subject-facts.ts';
import type { NamedReviewer } from './supply.ts';
import { roundWriter } from './writer.ts';

export interface RosterSeen {
  readonly changes: readonly RosterChange[];
  /** Values that the scheme doesn't list and nobody has translated: until then nobody can be told apart. */
  readonly unlisted: Drawn['unlisted'];
  readonly names: (id: string) => string;
}

/** By what the office has said of the roster, at the start and since, and the reviewers whom it has named. */
export async function rosterSeen(scope: Scope | TxScope, { round }: WholeRound): Promise<RosterSeen> {
  const reader = roundReader(scope);
  const [units, wishes, subjects] = [
    await reader.units(round.id),
    await reader.wishes(round.id),
    await reader.subjects(round.id),
  ];
  const book = new RosterBook(await rosterReader(scope).whole());
  const scheme = schemeOf(round.schemeText);
  const drawn = draw(
    book,
    scheme,
    { period: round.period, ...round.term },
    {
      units,
      supplied: wishes.supplied,
      translations: wishes.translations,
      reviewers: [...(wishes.reviewers ?? []), ...(await namedSince(scope, round))],
    },
  );
  const names = (id: string): string => book.unit(id)?.name ?? book.person(id)?.name ?? '';
  const attributes = scheme.attributes ?? [];
  const changes = drawn.unlisted.length > 0 ? [] : rosterChanges(subjects, drawn, { attributes, names });
  return { changes, unlisted: drawn.unlisted, names };
}

/** Whom the office has named by acts of their own, in their order. */
async function namedSince(scope: Scope | TxScope, round: Round): Promise<readonly NamedReviewer[]> {
  const facts = await factsOfRound(scope, round.id, [ROUND_CHANGED], [round.id]);
  return facts.flatMap(({ payload }) => {
    const { what, person, step, reviewer } = payload as Readonly<Record<string, string | undefined>>;
    return what === 'reviewer' && person !== undefined && step !== undefined && reviewer !== undefined
      ? [{ person, step: step as ChainStep, reviewer }]
      : [];
  });
}

interface Taking {
  readonly people: readonly string[];
  /** Pools about which something was decided. */
  readonly pools: ReadonlySet<string>;
  readonly by: string;
  readonly now: Date;
}

/**
 * Takes in what has changed about these people; refuses all where one of them has changed no more, or where the roster says what the scheme
 * doesn't know. Once results are proposed, people stay: what is found out later is an objection's matter, or a ruling's.
 */
export async function takeIn(
  tx: TxScope,
  whole: WholeRound,
  { people, pools, by, now }: Taking,
): Promise<
  | Refused<'facts-closed' | 'roster-unlisted' | 'roster-unchanged' | 'roster-elsewhere' | 'roster-pool-ruled'>
  | undefined
> {
  const { round } = whole;
  if (!takesFacts(whole)) return refuse('facts-closed', { stage: proposalName(whole) });
  const seen = await rosterSeen(tx, whole);
  const [strange] = seen.unlisted;
  if (strange !== undefined) return refuse('roster-unlisted', { value: strange.value });
  const chosen = seen.changes.filter(({ person }) => people.includes(person));
  if (chosen.length !== new Set(people).size) return refuse('roster-unchanged');
  const twice = await assessedElsewhere(tx, round, chosen);
  if (twice !== undefined) return twice;
  const lost = poolLost(await roundReader(tx).subjects(round.id), chosen, pools, round.term.to);
  if (lost !== undefined) return refuse('roster-pool-ruled', { pool: lost });
  const facts = await factsOfRound(tx, round.id, [ROUND_SUBJECT], people);
  const earlier = new Map(facts.map(({ id, subject }) => [subject, id]));
  const writer = roundWriter(tx);
  const common = { at: now, actor: by, authority: 'office' } as const;
  const recorded = await recordInRound(
    tx,
    round.id,
    chosen.map((change) => {
      const corrects = earlier.get(change.person);
      const subject = change.kind === 'leaves' ? change.before : change.after;
      if (corrects !== undefined)
        return {
          ...common,
          ...subjectCorrection(round.id, subject, corrects, change.kind === 'leaves' ? change.because : undefined),
        };
      if (subject.population === undefined) throw new Error('somebody without a population was drawn');
      return { ...common, ...subjectFactOf(round.id, { ...subject, population: subject.population }) };
    }),
  );
  if (!recorded.ok) throw new Error(`changes of the roster could not be recorded: ${recorded.refusal}`);
  for (const change of chosen)
    if (change.kind === 'leaves') await writer.takeOut(round.id, change.person, change.because);
    else await writer.putSubject(round.id, change.after);
  return undefined;
}

/** A pool that nobody would be in any more: a decision about it names what isn't there, and nothing could be scored. */
function poolLost(
  before: readonly RoundSubject[],
  chosen: readonly RosterChange[],
  pools: ReadonlySet<string>,
  day: Day,
): string | undefined {
  const changed = new Set(chosen.map(({ person }) => person));
  const after = [
    ...before.filter(({ person }) => !changed.has(person)),
    ...chosen.flatMap((change) => (change.kind === 'leaves' ? [] : [change.after])),
  ];
  const valuesOf = (subjects: readonly RoundSubject[]) =>
    new Set(
      subjects.flatMap(({ spells }) =>
        spells.flatMap(({ value, from = day, to = day }) => (from <= day && day <= to ? [value] : [])),
      ),
    );
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...pools].find((pool) => was.has(pool) && !is.has(pool));
}

/** Nobody is assessed by one scheme for the same days twice. */
async function assessedElsewhere(
  tx: TxScope,
  round: Round,
  chosen: readonly RosterChange[],
): Promise<Refused<'roster-elsewhere'> | undefined> {
  const joining = chosen.filter(({ kind }) => kind === 'joins');
  if (joining.length === 0) return undefined;
  const reader = roundReader(tx);
  for (const other of await reader.alike(round.scheme, round.term)) {
    if (other.id === round.id) continue;
    const there = new Set((await reader.subjects(other.id)).map(({ person }) => person));
    const twice = joining.find(({ person }) => there.has(person));
    if (twice !== undefined) return refuse('roster-elsewhere', { name: twice.name, round: other.name });
  }
  return undefined;
}
