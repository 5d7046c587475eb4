/** All SQL of polls but for opening and closing (see open.ts, close.ts), and casting, which is the ballots' own. */
import type { PollRules } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Poll, PollElectorate, PollForm, PollSource, PollState, PollSubject } from './model.ts';
import type { PollOutcome } from './outcome.ts';
import type { PaperReading, TypedReading } from './paper-readings.ts';

export interface PollFilter {
  readonly states?: readonly PollState[];
  readonly meeting?: string | undefined;
  /** Only those that these units hold. */
  readonly units?: readonly string[];
  /** Older than this one. */
  readonly after?: string | undefined;
}

export interface FormDraft {
  readonly name: string;
  readonly subjects: readonly Omit<PollSubject, 'id'>[];
  readonly electorates: readonly (Omit<PollElectorate, 'id' | 'drawn' | 'voters'> & {
    readonly voters: readonly string[];
  })[];
}

export interface NewPoll {
  readonly id: string;
  readonly unit?: string | undefined;
  readonly meeting?: string | undefined;
  readonly title: string;
  readonly rules: PollRules;
  readonly source?: PollSource | undefined;
  readonly abstain: boolean;
  readonly endsAt?: string | undefined;
  readonly by: string;
  readonly at: Date;
}

/** PostgreSQL takes 65,535 parameters at most. */
const ROWS_AT_ONCE = 5000;

export function pollReader({ tenant, db }: Scope | TxScope) {
  const polls = () => db.selectFrom('polls').selectAll().where('tenant', '=', tenant);
  return {
    async byId(id: string): Promise<Poll | undefined> {
      const row = await polls().where('id', '=', id).executeTakeFirst();
      return row && pollOf(row);
    },

    /** The newest first. */
    async list({ states, meeting, units, after }: PollFilter, most: number): Promise<readonly Poll[]> {
      if (units?.length === 0) return [];
      let query = polls();
      if (states !== undefined) query = query.where('state', 'in', states);
      if (meeting !== undefined) query = query.where('meeting', '=', meeting);
      if (units !== undefined) query = query.where('unit', 'in', units);
      if (after !== undefined) query = query.where('id', '<', after);
      return (await query.orderBy('id', 'desc').limit(most).execute()).map(pollOf);
    },

    /** Papers with whom they are about and who votes on them, in their order. */
    async forms(poll: string): Promise<readonly PollForm[]> {
      const forms = await db
        .selectFrom('poll_forms')
        .select(['id', 'name'])
        .where('tenant', '=', tenant)
        .where('poll', '=', poll)
        .orderBy('position')
        .execute();
      const subjects = await db
        .selectFrom('poll_subjects')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('poll', '=', poll)
        .orderBy('position')
        .execute();
      const electorates = await db
        .selectFrom('poll_electorates')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('poll', '=', poll)
        .orderBy('position')
        .execute();
      const voters = await db
        .selectFrom('poll_voters')
        .select(['electorate', (select) => select.fn.countAll<string>().as('voters')])
        .where('tenant', '=', tenant)
        .where('poll', '=', poll)
        .groupBy('electorate')
        .execute();
      const votersOf = new Map(voters.map((row) => [row.electorate, Number(row.voters)]));
      return forms.map(({ id, name }) => ({
        id,
        name,
        subjects: subjects.filter(({ form }) => form === id).map(subjectOf),
        electorates: electorates
          .filter(({ form }) => form === id)
          .map((row) => ({
            id: row.id,
            group: row.rater_group,
            ...(row.expected === null ? {} : { expected: row.expected }),
            slips: row.slips,
            paper: row.paper,
            drawn: row.drawn,
            voters: votersOf.get(row.id) ?? 0,
          })),
      }));
    },

    /** Who may vote signed in, by electorate, in order of their names as a telephone book has them. Whether they did is told to nobody. */
    async voters(
      poll: string,
    ): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>> {
      const rows = await db
        .selectFrom('poll_voters as v')
        .innerJoin('people as p', (join) => join.onRef('p.tenant', '=', 'v.tenant').onRef('p.id', '=', 'v.person'))
        .select(['v.electorate', 'p.id', 'p.name'])
        .where('v.tenant', '=', tenant)
        .where('v.poll', '=', poll)
        .orderBy('p.pinyin')
        .orderBy('p.id')
        .execute();
      const by = new Map<string, { readonly id: string; readonly name: string }[]>();
      for (const { electorate, id, name } of rows) {
        const of = by.get(electorate) ?? [];
        of.push({ id, name });
        by.set(electorate, of);
      }
      return by;
    },

    /** How many of those who may vote signed in have no account to do it with. */
    async votersWithoutAccount(poll: string): Promise<number> {
      const row = await db
        .selectFrom('poll_voters as v')
        .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'v.tenant').onRef('a.person', '=', 'v.person'))
        .select((select) => select.fn.count<string>('v.person').distinct().as('people'))
        .where('v.tenant', '=', tenant)
        .where('v.poll', '=', poll)
        .where('a.id', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(row.people);
    },

    /** Ballots that came so far, by poll and electorate: of open polls only, others have none. */
    async cast(
      ids: readonly string[],
    ): Promise<readonly { readonly poll: string; readonly electorate: string; readonly received: number }[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('cast_ballots')
        .select(['poll', 'electorate', (select) => select.fn.countAll<string>().as('received')])
        .where('tenant', '=', tenant)
        .where('poll', 'in', ids)
        .groupBy(['poll', 'electorate'])
        .execute();
      return rows.map(({ poll, electorate, received }) => ({ poll, electorate, received: Number(received) }));
    },

    /** What lists tell of each poll beside itself. */
    async sizes(
      ids: readonly string[],
    ): Promise<ReadonlyMap<string, { readonly subjects: number; readonly expected: number | undefined }>> {
      if (ids.length === 0) return new Map();
      const subjects = await db
        .selectFrom('poll_subjects')
        .select(['poll', (select) => select.fn.countAll<string>().as('subjects')])
        .where('tenant', '=', tenant)
        .where('poll', 'in', ids)
        .groupBy('poll')
        .execute();
      const forms = await db
        .selectFrom('poll_electorates as e')
        .select((select) => [
          'e.poll',
          'e.expected',
          'e.slips',
          'e.paper',
          select
            .selectFrom('poll_voters as v')
            .select((count) => count.fn.countAll<string>().as('voters'))
            .where('v.tenant', '=', tenant)
            .whereRef('v.poll', '=', 'e.poll')
            .whereRef('v.electorate', '=', 'e.id')
            .as('voters'),
        ])
        .where('e.tenant', '=', tenant)
        .where('e.poll', 'in', ids)
        .execute();
      return new Map(
        ids.map((id) => [
          id,
          {
            subjects: Number(subjects.find(({ poll }) => poll === id)?.subjects ?? 0),
            expected: sumKnown(
              forms
                .filter(({ poll }) => poll === id)
                .map((row) => expectedOf({ ...row, expected: row.expected ?? undefined, voters: Number(row.voters) })),
            ),
          },
        ]),
      );
    },

    async readings(poll: string, electorate?: string): Promise<ReadonlyMap<string, readonly TypedReading[]>> {
      let query = db.selectFrom('poll_papers').selectAll().where('tenant', '=', tenant).where('poll', '=', poll);
      if (electorate !== undefined) query = query.where('electorate', '=', electorate);
      const by = new Map<string, TypedReading[]>();
      for (const row of await query.orderBy('electorate').orderBy('reading').execute())
        by.set(row.electorate, [
          ...(by.get(row.electorate) ?? []),
          {
            reading: row.reading === 1 ? 1 : 2,
            typedBy: row.typed_by,
            typedAt: row.typed_at,
            counts: row.counts as unknown as PaperReading,
          },
        ]);
      return by;
    },
  };
}

/** How many are expected: as the office says, or all who may vote where every ballot is one of a code. */
export function expectedOf(one: {
  readonly expected?: number | undefined;
  readonly slips: number;
  readonly paper: boolean;
  readonly voters: number;
}): number | undefined {
  return one.expected ?? (one.paper ? undefined : one.slips + one.voters);
}

/** Undefined where one isn't known. */
export const sumKnown = (numbers: readonly (number | undefined)[]): number | undefined =>
  numbers.reduce<number | undefined>(
    (sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
    0,
  );

/** So many rows a statement that their parameters fit. */
export async function inPieces<T>(rows: readonly T[], work: (piece: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await work(rows.slice(at, at + ROWS_AT_ONCE));
}

export function pollOf(row: {
  readonly id: string;
  readonly unit: string | null;
  readonly meeting: string | null;
  readonly title: string;
  readonly rules: unknown;
  readonly source: unknown;
  readonly abstain: boolean;
  readonly state: string;
  readonly revision: string;
  readonly created_at: string;
  readonly opened_at: string | null;
  readonly ends_at: string | null;
  readonly closed_at: string | null;
  readonly reason: string | null;
  readonly outcome: unknown;
  readonly shredded_at: string | null;
}): Poll {
  const maybe = <K extends string, T>(key: K, value: T | null) =>
    (value === null ? {} : { [key]: value }) as { [k in K]?: T };
  return {
    id: row.id,
    ...maybe('unit', row.unit),
    ...maybe('meeting', row.meeting),
    title: row.title,
    rules: row.rules as PollRules,
    ...maybe('source', row.source as PollSource | null),
    abstain: row.abstain,
    state: row.state as PollState,
    revision: row.revision,
    createdAt: row.created_at,
    ...maybe('openedAt', row.opened_at),
    ...maybe('endsAt', row.ends_at),
    ...maybe('closedAt', row.closed_at),
    ...maybe('reason', row.reason),
    ...maybe('outcome', row.outcome as PollOutcome | null),
    ...maybe('shreddedAt', row.shredded_at),
  };
}

const subjectOf = (row: {
  readonly id: string;
  readonly person: string | null;
  readonly unit: string | null;
  readonly name: string;
  readonly line: string | null;
  readonly section: string | null;
}): PollSubject => ({
  id: row.id,
  ...(row.person === null ? {} : { person: row.person }),
  ...(row.unit === null ? {} : { unit: row.unit }),
  name: row.name,
  ...(row.line === null ? {} : { line: row.line }),
  ...(row.section === null ? {} : { section: row.section }),
});
