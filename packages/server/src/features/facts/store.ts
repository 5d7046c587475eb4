import { sql } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import { ERASURE, type Fact } from '../../ledger/fact.ts';
import { FACTS_LOG } from '../../ledger/store/record.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import type { FactSubject } from './policy.ts';

/** A fact with what became of it. */
export interface FactEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly actor: { readonly id: string; readonly name?: string };
  readonly authority: string;
  readonly at: string;
  readonly corrects?: string;
  readonly correctedBy?: string;
  /** Its content, unless it was erased by law. */
  readonly body?: { readonly fact: Fact; readonly salt: Uint8Array };
  readonly erased?: { readonly at: string; readonly basis: string };
  /** Its place in the tree; absent: it waits to be sealed. */
  readonly index?: number;
}

export interface FactsQuery {
  /** Facts older than this one. */
  readonly before?: string | undefined;
  readonly kind?: string | undefined;
  /** Facts that are left out. */
  readonly without?: ReadonlySet<string>;
  readonly limit: number;
}

export interface FactReader {
  fact(id: string): Promise<FactEntry | undefined>;
  /** The newest first. */
  factsAbout(subject: string, query: FactsQuery): Promise<readonly FactEntry[]>;
  /** What policies ask of these facts, as of a moment, the newest first. Those of no person of the roster have no units. */
  subjects(facts: readonly string[], at: Date): Promise<readonly FactSubject[]>;
}

export function factReader(scope: Scope | TxScope): FactReader {
  const { tenant, db } = scope;
  const rows = () =>
    db
      .selectFrom('facts as f')
      .leftJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
      .leftJoin('facts as c', (join) => join.onRef('c.tenant', '=', 'f.tenant').onRef('c.corrects', '=', 'f.id'))
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'f.tenant').onRef('a.id', '=', 'f.actor'))
      .leftJoin('tree_leaves as t', (join) =>
        join.onRef('t.tenant', '=', 'f.tenant').onRef('t.entry', '=', 'f.id').on('t.log', '=', FACTS_LOG),
      )
      .select([
        'f.id',
        'f.kind',
        'f.subject',
        'f.actor',
        'a.name as actor_name',
        'f.authority',
        'f.at',
        'f.corrects',
        'c.id as corrected_by',
        'b.salt',
        'b.body',
        't.position',
      ])
      .where('f.tenant', '=', tenant);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
  const entries = async (found: readonly Row[]): Promise<readonly FactEntry[]> => {
    const without = found.filter(({ body }) => body === null);
    const erasures = await erasuresOf(
      scope,
      without.map(({ subject }) => subject),
    );
    return found.map((row) => entryOf(row, erasures.get(row.id)));
  };
  return {
    fact: async (id) => (await entries(await rows().where('f.id', '=', id).execute()))[0],
    async factsAbout(subject, { before, kind, without, limit }) {
      let query = rows().where('f.subject', '=', subject);
      if (before !== undefined) query = query.where('f.id', '<', before);
      if (kind !== undefined) query = query.where('f.kind', '=', kind);
      if (without !== undefined) query = query.where('f.id', '!=', sql<string>`all(${[...without]}::uuid[])`);
      return entries(await query.orderBy('f.id', 'desc').limit(limit).execute());
    },
    async subjects(facts, at) {
      if (facts.length === 0) return [];
      const found = await db
        .selectFrom('facts')
        .select(['id', 'subject', 'actor'])
        .where('tenant', '=', tenant)
        .where('id', 'in', facts)
        .orderBy('id', 'desc')
        .execute();
      const people = [...new Set(found.map(({ subject }) => subject ?? tenant))];
      const paths = await unitPathsOf(scope, people, at);
      return found.map(({ id, subject, actor }) => {
        const person = subject ?? tenant;
        return { id, person, account: actor, unitPaths: paths.get(person) ?? [] };
      });
    },
  };
}

function entryOf(
  row: {
    readonly id: string;
    readonly kind: string;
    readonly subject: string | null;
    readonly actor: string;
    readonly actor_name: string | null;
    readonly authority: string;
    readonly at: string;
    readonly corrects: string | null;
    readonly corrected_by: string | null;
    readonly salt: Buffer | null;
    readonly body: string | null;
    readonly position: string | null;
  },
  erased: { readonly at: string; readonly basis: string } | undefined,
): FactEntry {
  const { id, kind, subject, actor, actor_name, authority, at, corrects, corrected_by, salt, body, position } = row;
  if (subject === null) throw new Error('a fact about nobody');
  return {
    id,
    kind,
    subject,
    actor: actor_name === null ? { id: actor } : { id: actor, name: actor_name },
    authority,
    at,
    ...(corrects === null ? {} : { corrects }),
    ...(corrected_by === null ? {} : { correctedBy: corrected_by }),
    ...(body === null || salt === null ? {} : { body: { fact: JSON.parse(body) as Fact, salt } }),
    ...(erased === undefined ? {} : { erased }),
    ...(position === null ? {} : { index: Number(position) }),
  };
}

/** What the records of erasure about these subjects say, by the id of the erased fact. */
async function erasuresOf(
  { tenant, db }: Scope | TxScope,
  subjects: readonly (string | null)[],
): Promise<ReadonlyMap<string, { readonly at: string; readonly basis: string }>> {
  const known = [...new Set(subjects)].filter((subject) => subject !== null);
  if (known.length === 0) return new Map();
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .select(['f.at', 'b.body'])
    .where('f.tenant', '=', tenant)
    .where('f.subject', 'in', known)
    .where('f.kind', '=', ERASURE)
    .execute();
  return new Map(
    rows.map(({ at, body }) => {
      const { payload } = JSON.parse(body) as { payload: { fact: string; basis: string } };
      return [payload.fact, { at, basis: payload.basis }];
    }),
  );
}
