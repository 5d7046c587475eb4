/** All SQL of events. Whoever changes one has taken its round first. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { hexOf } from '../../ledger/bytes.ts';
import { hashBytes, type NamedFile } from '../../ledger/store/record.ts';
import type { EventState, RoundEvent } from './model.ts';

export interface EventsQuery {
  readonly state?: EventState | undefined;
  readonly person?: string | undefined;
  /** Departments and towns; absent: all. */
  readonly organizations?: readonly string[] | undefined;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** Of a county's quarter some hundreds are usual. */
const MOST = 5000;

export function eventReader({ tenant, db }: Scope | TxScope) {
  const rows = () =>
    db
      .selectFrom('round_events as e')
      .leftJoin('accounts as p', (join) => join.onRef('p.tenant', '=', 'e.tenant').onRef('p.id', '=', 'e.proposed_by'))
      .leftJoin('accounts as d', (join) => join.onRef('d.tenant', '=', 'e.tenant').onRef('d.id', '=', 'e.decided_by'))
      .selectAll('e')
      .select(['p.name as proposer', 'p.person as proposing', 'd.name as decider'])
      .where('e.tenant', '=', tenant);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

  async function whole(found: readonly Row[]): Promise<readonly RoundEvent[]> {
    const files = await filesOf(found.map(({ id }) => id));
    return found.map((row) => eventOf(row, files.get(row.id) ?? []));
  }
  async function filesOf(events: readonly string[]): Promise<ReadonlyMap<string, readonly NamedFile[]>> {
    const by = new Map<string, NamedFile[]>();
    if (events.length === 0) return by;
    const found = await db
      .selectFrom('round_event_files')
      .select(['event', 'hash', 'name'])
      .where('tenant', '=', tenant)
      .where('event', 'in', events)
      .orderBy('event')
      .orderBy('position')
      .execute();
    for (const { event, hash, name } of found) by.set(event, [...(by.get(event) ?? []), { sha256: hexOf(hash), name }]);
    return by;
  }

  return {
    async event(id: string): Promise<RoundEvent | undefined> {
      return (await whole(await rows().where('e.id', '=', id).execute()))[0];
    },

    /** What waits to be decided first, then the latest day. */
    async ofRound(round: string, { state, person, organizations, from, to, limit = MOST }: EventsQuery = {}) {
      if (organizations?.length === 0) return [];
      let query = rows().where('e.round', '=', round);
      if (state !== undefined) query = query.where('e.state', '=', state);
      if (person !== undefined) query = query.where('e.person', '=', person);
      if (organizations !== undefined) query = query.where('e.organization', 'in', organizations);
      if (from !== undefined) query = query.where('e.day', '>=', from);
      if (to !== undefined) query = query.where('e.day', '<=', to);
      const found = await query.orderBy('e.day', 'desc').orderBy('e.id', 'desc').limit(limit).execute();
      const waits = ({ state }: RoundEvent) => (state === 'proposed' ? 0 : 1);
      return [...(await whole(found))].sort((a, b) => waits(a) - waits(b));
    },

    /** About somebody, in all rounds, the latest first. */
    async about(person: string): Promise<readonly RoundEvent[]> {
      const found = await rows().where('e.person', '=', person).orderBy('e.id', 'desc').limit(MOST).execute();
      return whole(found);
    },

    /** Files that aren't known, or were erased meanwhile. */
    async filesLacking(files: readonly NamedFile[]): Promise<boolean> {
      if (files.length === 0) return false;
      const hashes = files.map(({ sha256 }) => hashBytes(sha256));
      const known = await db
        .selectFrom('evidence')
        .select('hash')
        .where('tenant', '=', tenant)
        .where('hash', 'in', hashes)
        .execute();
      return known.length < hashes.length;
    },
  };
}

function eventOf(
  row: {
    readonly [K in 'id' | 'round' | 'person' | 'organization' | 'code' | 'day' | 'key' | 'text' | 'state']: string;
  } & {
    readonly level: string | null;
    readonly occurrences: number;
    readonly proposed_by: string;
    readonly proposed_as: string;
    readonly proposed_at: string;
    readonly proposer: string | null;
    readonly proposing: string | null;
    readonly decided_by: string | null;
    readonly decided_at: string | null;
    readonly decider: string | null;
    readonly reason: string | null;
    readonly fact: string | null;
    readonly answer: string | null;
    readonly answered_at: string | null;
  },
  files: readonly NamedFile[],
): RoundEvent {
  const { id, round, person, organization, code, level, occurrences, day, key, text, reason, fact } = row;
  const { decided_by, decided_at, answer, answered_at } = row;
  return {
    id,
    round,
    person,
    organization,
    code,
    occurrences,
    day,
    key,
    text,
    state: row.state as EventState,
    proposed: {
      by: row.proposed_by,
      name: row.proposer ?? '',
      as: row.proposed_as,
      at: row.proposed_at,
      ...(row.proposing === null ? {} : { person: row.proposing }),
    },
    files,
    ...(level === null ? {} : { level }),
    ...(decided_by === null || decided_at === null
      ? {}
      : { decided: { by: decided_by, name: row.decider ?? '', at: decided_at } }),
    ...(reason === null ? {} : { reason }),
    ...(fact === null ? {} : { fact }),
    ...(answer === null || answered_at === null ? {} : { answer: { text: answer, at: answered_at } }),
  };
}

export interface Decision {
  readonly state: Exclude<EventState, 'proposed'>;
  readonly by: string;
  readonly at: Date;
  readonly reason?: string;
  readonly fact?: string;
}

export function eventWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const change = (id: string) => db.updateTable('round_events').where('tenant', '=', tenant).where('id', '=', id);
  return {
    ...eventReader(tx),

    async add(event: Omit<RoundEvent, 'state' | 'proposed'>, by: string, as: string, at: Date): Promise<void> {
      const { id, round, person, organization, code, level, occurrences, day, key, text, files } = event;
      await db
        .insertInto('round_events')
        .values({
          tenant,
          id,
          round,
          person,
          organization,
          code,
          level: level ?? null,
          occurrences,
          day,
          key,
          text,
          state: 'proposed',
          proposed_by: by,
          proposed_as: as,
          proposed_at: at.toISOString(),
        })
        .execute();
      if (files.length === 0) return;
      await db
        .insertInto('round_event_files')
        .values(
          files.map(({ sha256, name }, position) => ({ tenant, event: id, hash: hashBytes(sha256), position, name })),
        )
        .execute();
    },

    async decide(id: string, { state, by, at, reason, fact }: Decision): Promise<void> {
      await change(id)
        .set({
          state,
          decided_by: by,
          decided_at: at.toISOString(),
          ...(reason === undefined ? {} : { reason }),
          ...(fact === undefined ? {} : { fact }),
        })
        .execute();
    },

    async answer(id: string, text: string, at: Date): Promise<void> {
      await change(id).set({ answer: text, answered_at: at.toISOString() }).execute();
    },
  };
}
