/** The counties that a server serves. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';

export interface County {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export function counties(db: Kysely<Tables>): Promise<readonly County[]> {
  return db.selectFrom('tenants').select(['id', 'code', 'name']).orderBy('code').execute();
}

export function countyByCode(db: Kysely<Tables>, code: string): Promise<County | undefined> {
  return db.selectFrom('tenants').select(['id', 'code', 'name']).where('code', '=', code).executeTakeFirst();
}

export function countyById(db: Kysely<Tables>, id: string): Promise<County> {
  return db.selectFrom('tenants').select(['id', 'code', 'name']).where('id', '=', id).executeTakeFirstOrThrow();
}
