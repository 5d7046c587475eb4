/** All SQL that writes what `store.ts` reads. */
import type { TxScope } from '../../db/scope.ts';
import type { SchemeVersionsTable } from '../../db/tables/schemes.ts';
import { nameOf } from './findings.ts';
import type { Above, AdoptedScheme, LiveUnit } from './model.ts';
import { type NewVersion, schemeReader } from './store.ts';

export function schemeWriter(tx: TxScope) {
  const { tenant, db } = tx;

  async function addVersion(scheme: string, { number, text, by, at }: NewVersion): Promise<void> {
    await db
      .insertInto('scheme_versions')
      .values({
        tenant,
        scheme,
        number,
        text,
        note: '',
        state: 'draft',
        revision: 1,
        hash: null,
        changed_at: at.toISOString(),
        changed_by: by,
        submitted_at: null,
        submitted_by: null,
        decided_at: null,
        decided_by: null,
        reason: null,
        above_authority: null,
        above_document: null,
        above_day: null,
        fact: null,
      })
      .execute();
  }

  /** Whatever is done to a version, who saw it before sees that it was. */
  const setVersion = async (scheme: string, number: number, set: Partial<Omit<SchemeVersionsTable, 'tenant'>>) =>
    void (await db
      .updateTable('scheme_versions')
      .set((was) => ({ ...set, revision: was('revision', '+', 1) }))
      .where('tenant', '=', tenant)
      .where('scheme', '=', scheme)
      .where('number', '=', number)
      .execute());

  return {
    ...schemeReader(tx),
    addVersion,

    async lock(id: string): Promise<AdoptedScheme | undefined> {
      await db
        .selectFrom('adopted_schemes')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      return schemeReader(tx).scheme(id);
    },

    async adopt(
      { id, name, library }: { readonly id: string; readonly name: string; readonly library?: string },
      first: NewVersion,
    ): Promise<void> {
      await db
        .insertInto('adopted_schemes')
        .values({
          tenant,
          id,
          name,
          library: library ?? null,
          revision: 1,
          created_at: first.at.toISOString(),
          created_by: first.by,
        })
        .execute();
      await addVersion(id, first);
    },

    async save(
      scheme: string,
      number: number,
      {
        text,
        note,
        name,
        by,
        at,
      }: Omit<NewVersion, 'number'> & {
        readonly note: string;
        readonly name: string;
      },
    ): Promise<void> {
      await setVersion(scheme, number, { text, note, changed_at: at.toISOString(), changed_by: by });
      await db
        .updateTable('adopted_schemes')
        .set({ name })
        .where('tenant', '=', tenant)
        .where('id', '=', scheme)
        .execute();
    },

    submit: (
      scheme: string,
      number: number,
      { note, hash, by, at }: { readonly note: string; readonly hash: string; readonly by: string; readonly at: Date },
    ) =>
      setVersion(scheme, number, {
        state: 'submitted',
        note,
        hash: Buffer.from(hash, 'hex'),
        submitted_at: at.toISOString(),
        submitted_by: by,
        decided_at: null,
        decided_by: null,
        reason: null,
      }),

    approve: (
      scheme: string,
      number: number,
      {
        fact,
        hash,
        above,
        by,
        at,
      }: {
        readonly fact: string;
        readonly hash: string;
        readonly above?: Above | undefined;
        readonly by: string;
        readonly at: Date;
      },
    ) =>
      setVersion(scheme, number, {
        state: 'approved',
        hash: Buffer.from(hash, 'hex'),
        fact,
        decided_at: at.toISOString(),
        decided_by: by,
        above_authority: above?.authority ?? null,
        above_document: above?.document ?? null,
        above_day: above?.day ?? null,
      }),

    sendBack: (
      scheme: string,
      number: number,
      { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: Date },
    ) => setVersion(scheme, number, { state: 'returned', reason, decided_at: at.toISOString(), decided_by: by }),

    /** Takes a version away, and the scheme with its last one; whether that was so. */
    async drop(scheme: string, number: number): Promise<boolean> {
      await db
        .deleteFrom('scheme_versions')
        .where('tenant', '=', tenant)
        .where('scheme', '=', scheme)
        .where('number', '=', number)
        .execute();
      const [newest] = await db
        .selectFrom('scheme_versions')
        .select('text')
        .where('tenant', '=', tenant)
        .where('scheme', '=', scheme)
        .orderBy('number', 'desc')
        .limit(1)
        .execute();
      if (newest === undefined) {
        await db.deleteFrom('adopted_schemes').where('tenant', '=', tenant).where('id', '=', scheme).execute();
        return true;
      }
      // The scheme is called what its newest version calls it.
      await db
        .updateTable('adopted_schemes')
        .set({ name: nameOf(newest.text) })
        .where('tenant', '=', tenant)
        .where('id', '=', scheme)
        .execute();
      return false;
    },

    async setUnits(scheme: string, units: readonly LiveUnit[]): Promise<void> {
      await db.deleteFrom('scheme_units').where('tenant', '=', tenant).where('scheme', '=', scheme).execute();
      if (units.length > 0)
        await db
          .insertInto('scheme_units')
          .values(units.map(({ unit, since }) => ({ tenant, scheme, unit, since })))
          .execute();
      await db
        .updateTable('adopted_schemes')
        .set((was) => ({ revision: was('revision', '+', 1) }))
        .where('tenant', '=', tenant)
        .where('id', '=', scheme)
        .execute();
    },
  };
}
