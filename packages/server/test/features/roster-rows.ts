/** Units and people as plain rows, for tests of other slices. */
import { v7 as uuid } from 'uuid';
import type { TestDatabase } from '../database.ts';

export async function addUnit(
  { db }: TestDatabase,
  tenant: string,
  unit: { readonly name: string; readonly kind?: string; readonly parent?: string; readonly until?: string },
): Promise<string> {
  const id = uuid();
  await db
    .insertInto('units')
    .values({
      tenant,
      id,
      parent: unit.parent ?? null,
      kind: unit.kind ?? 'department',
      name: unit.name,
      code: `U${id}`,
      position: 1,
      since: '2020-01-01',
      until: unit.until ?? null,
    })
    .execute();
  return id;
}

export async function addPerson(
  { db }: TestDatabase,
  tenant: string,
  person: {
    readonly name: string;
    readonly code?: string;
    readonly unit?: string;
    readonly duty?: string;
    readonly phone?: string;
  },
): Promise<string> {
  const id = uuid();
  await db
    .insertInto('people')
    .values({
      tenant,
      id,
      code: person.code ?? `P${id}`,
      name: person.name,
      pinyin: 'pinyin',
      initials: 'p',
      phone: person.phone ?? null,
    })
    .execute();
  if (person.unit !== undefined)
    await db
      .insertInto('tenures')
      .values({
        tenant,
        id: uuid(),
        person: id,
        unit: person.unit,
        post: '科员',
        duty: person.duty ?? 'staff',
        staffing: '行政编制',
        concurrent: false,
        position: 1,
        since: '2024-01-01',
        until: null,
      })
      .execute();
  return id;
}
