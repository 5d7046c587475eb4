import type { Scope } from '../../db/scope.ts';
import { dayStart, nextDay } from '../../ports/clock.ts';
import type { SealedEntry } from './record.ts';

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only entries before this one. */
  readonly before?: string | undefined;
}

export interface AuditReader {
  /** At most so many, the newest first. */
  entries(filter: AuditFilter, most: number): Promise<readonly SealedEntry[]>;
  /** What was done by or to any of these, the newest first. */
  concerning(ids: readonly string[], most: number): Promise<readonly SealedEntry[]>;
  /** Today's names of accounts, people and units, of rounds, schemes, polls, meetings and juries, and of imported files. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const COLUMNS = ['tenant', 'id', 'at', 'actor', 'action', 'outcome', 'subject', 'address', 'device', 'detail'] as const;

export function auditReader({ tenant, db }: Scope): AuditReader {
  const all = () => db.selectFrom('audit_entries').select(COLUMNS).where('tenant', '=', tenant);
  return {
    async entries({ action, actor, subject, from, to, before }, most) {
      let query = all();
      if (action !== undefined) query = query.where('action', '=', action);
      if (actor !== undefined) query = query.where('actor', '=', actor);
      if (subject !== undefined) query = query.where('subject', '=', subject);
      // An entry's id begins with its moment, so that days are a stretch of the key that pages go along.
      if (from !== undefined) query = query.where('id', '>=', firstIdOf(dayStart(from)));
      if (to !== undefined) query = query.where('id', '<', firstIdOf(dayStart(nextDay(to))));
      if (before !== undefined) query = query.where('id', '<', before);
      return await query.orderBy('id', 'desc').limit(most).execute();
    },
    async concerning(ids, most) {
      return await all()
        .where((where) => where.or([where('actor', 'in', ids), where('subject', 'in', ids)]))
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
    },
    async names(ids) {
      const names = new Map<string, string>();
      const wanted = [...new Set(ids)];
      for (let at = 0; at < wanted.length; at += NAMED_AT_ONCE) {
        const some = wanted.slice(at, at + NAMED_AT_ONCE);
        for (const table of ['units', 'people', 'accounts', 'rounds', 'adopted_schemes'] as const)
          for (const { id, name } of await db
            .selectFrom(table)
            .select(['id', 'name'])
            .where('tenant', '=', tenant)
            .where('id', 'in', some)
            .execute())
            names.set(id, name);
        for (const table of ['polls', 'meetings', 'juries'] as const)
          for (const { id, title } of await db
            .selectFrom(table)
            .select(['id', 'title'])
            .where('tenant', '=', tenant)
            .where('id', 'in', some)
            .execute())
            names.set(id, title);
        for (const table of ['imports', 'round_imports'] as const)
          for (const { id, file_name } of await db
            .selectFrom(table)
            .select(['id', 'file_name'])
            .where('tenant', '=', tenant)
            .where('id', 'in', some)
            .execute())
            names.set(id, file_name);
      }
      return names;
    },
  };
}

const NAMED_AT_ONCE = 1000;

/** The least UUIDv7 of a moment: 48 bits of milliseconds, the rest zero. */
function firstIdOf(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
