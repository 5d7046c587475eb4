/** All SQL of objections. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { ObjectionsTable } from '../../db/tables/results.ts';
import { isOpen, type Objection, type ObjectionKind, type ObjectionState } from './model.ts';

/** What was filed in a round that was given up is about nothing any more. */
const roundGoesOn = ({ tenant, db }: Scope | TxScope) =>
  db.selectFrom('rounds').select('id').where('tenant', '=', tenant).where('state', '!=', 'given-up');

const OPEN: readonly ObjectionState[] = (['filed', 'handling', 'studied'] as const).filter(isOpen);

export function objectionReader({ tenant, db }: Scope | TxScope) {
  const all = () => db.selectFrom('objections').selectAll().where('tenant', '=', tenant);
  return {
    async objection(id: string): Promise<Objection | undefined> {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && objectionOf(row);
    },

    /** Open ones first, of those what is due first; then the newest. */
    async list(filter: { readonly round?: string | undefined }, most: number): Promise<readonly Objection[]> {
      let query = all();
      if (filter.round !== undefined) query = query.where('round', '=', filter.round);
      const rows = await query.orderBy('filed_at', 'desc').limit(most).execute();
      return inOrder(rows.map(objectionOf));
    },

    /** Not yet decided, what is due first. */
    async open(): Promise<readonly Objection[]> {
      const rows = await all().where('state', 'in', OPEN).where('round', 'in', roundGoesOn({ tenant, db })).execute();
      return inOrder(rows.map(objectionOf));
    },

    /** How many aren't decided yet; `handler`: of those that this person handles. */
    openOnes(handler?: string): Count {
      const query = db
        .selectFrom('objections')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('tenant', '=', tenant)
        .where('state', 'in', OPEN)
        .where('round', 'in', roundGoesOn({ tenant, db }));
      return handler === undefined ? query : query.where('handler', '=', handler);
    },

    async ofPerson(person: string): Promise<readonly Objection[]> {
      return (await all().where('person', '=', person).orderBy('filed_at', 'desc').execute()).map(objectionOf);
    },

    async handledBy(person: string): Promise<readonly Objection[]> {
      return inOrder(
        (await all().where('handler', '=', person).orderBy('filed_at', 'desc').execute()).map(objectionOf),
      );
    },

    /** Objections that changed results of a round, in the order in which they were decided. */
    async upheldIn(round: string): Promise<readonly Objection[]> {
      const rows = await all()
        .where('round', '=', round)
        .where('made_version', 'is not', null)
        .orderBy('made_version')
        .execute();
      return rows.map(objectionOf);
    },

    /** All that was filed in a round, the newest first. */
    async ofRound(round: string): Promise<readonly Objection[]> {
      return (await all().where('round', '=', round).orderBy('filed_at', 'desc').execute()).map(objectionOf);
    },

    /** People whose results of a round aren't final, since they object to them. */
    async contested(round: string): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('objections')
        .select('person')
        .where('tenant', '=', tenant)
        .where('round', '=', round)
        .where('state', 'in', OPEN)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },
  };
}

const inOrder = (list: readonly Objection[]): readonly Objection[] => [
  ...list.filter(({ state }) => isOpen(state)).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
  ...list.filter(({ state }) => !isOpen(state)),
];

export function objectionWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...objectionReader(tx),

    async lock(id: string): Promise<Objection | undefined> {
      const row = await db
        .selectFrom('objections')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && objectionOf(row);
    },

    async insert(row: Omit<Insertable<ObjectionsTable>, 'tenant' | 'revision' | 'state'>): Promise<void> {
      await db
        .insertInto('objections')
        .values({ ...row, tenant, revision: 1, state: 'filed' })
        .execute();
    },

    async change(id: string, set: Omit<Updateable<ObjectionsTable>, 'tenant' | 'id' | 'revision'>): Promise<void> {
      await db
        .updateTable('objections')
        .set((was) => ({ ...set, revision: was('revision', '+', 1) }))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}

const objectionOf = (row: Selectable<ObjectionsTable>): Objection => ({
  id: row.id,
  round: row.round,
  version: row.version,
  person: row.person,
  kind: row.kind as ObjectionKind,
  text: row.text,
  evidence: row.evidence as unknown as Objection['evidence'],
  state: row.state as ObjectionState,
  revision: row.revision,
  filedAt: row.filed_at,
  due: row.due,
  ...(row.before === null ? {} : { before: row.before }),
  ...(row.figure === null ? {} : { figure: row.figure }),
  ...(row.longer === null ? {} : { longer: row.longer }),
  ...(row.handler === null ? {} : { handler: row.handler }),
  ...(row.study === null ? {} : { study: row.study }),
  ...(row.body === null ? {} : { body: row.body }),
  ...(row.decision === null ? {} : { decision: row.decision }),
  ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  ...(row.made_version === null ? {} : { madeVersion: row.made_version }),
  ...(row.read_at === null ? {} : { readAt: row.read_at }),
});
