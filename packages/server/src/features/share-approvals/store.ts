/** All SQL of approvals. */
import type { Count } from '../../db/count.ts';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { ApprovalState, ShareApproval } from './model.ts';

export function approvalReader({ tenant, db }: Scope | TxScope) {
  const rows = () =>
    db
      .selectFrom('share_approvals as s')
      .leftJoin('accounts as e', (join) => join.onRef('e.tenant', '=', 's.tenant').onRef('e.id', '=', 's.entered_by'))
      .leftJoin('accounts as c', (join) => join.onRef('c.tenant', '=', 's.tenant').onRef('c.id', '=', 's.confirmed_by'))
      .selectAll('s')
      .select(['e.name as entered_name', 'c.name as confirmed_name'])
      .where('s.tenant', '=', tenant);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;
  const approvalOf = (row: Row): ShareApproval => ({
    id: row.id,
    round: row.round,
    level: row.level,
    pools: row.pools as unknown as readonly string[],
    share: row.share,
    body: row.body,
    document: row.document,
    day: row.day,
    reason: row.reason,
    state: row.state as ApprovalState,
    enteredBy: { account: row.entered_by, name: row.entered_name ?? '' },
    enteredAt: row.entered_at,
    ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at, confirmedBy: row.confirmed_name ?? '' }),
    ...(row.withdrawn_at === null
      ? {}
      : { withdrawnAt: row.withdrawn_at, withdrawnBecause: row.withdrawn_because ?? '' }),
  });
  return {
    async byId(id: string): Promise<ShareApproval | undefined> {
      const row = await rows().where('s.id', '=', id).executeTakeFirst();
      return row && approvalOf(row);
    },

    /** The newest first. */
    async ofRound(round: string): Promise<readonly ShareApproval[]> {
      return (
        await rows().where('s.round', '=', round).orderBy('s.entered_at', 'desc').orderBy('s.id', 'desc').execute()
      ).map(approvalOf);
    },

    /** Rounds under way in which some wait to be confirmed, entered by others: by no account of whoever asks. */
    waitingFor: ({ account, person = null }: { readonly account: string; readonly person?: string | null }): Count =>
      db
        .selectFrom('share_approvals as s')
        .innerJoin('rounds as r', (join) => join.onRef('r.tenant', '=', 's.tenant').onRef('r.id', '=', 's.round'))
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('s.tenant', '=', tenant)
        .where('s.state', '=', 'entered')
        .where('s.entered_by', '!=', account)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('accounts as a')
                .select('a.id')
                .where('a.tenant', '=', tenant)
                .whereRef('a.id', '=', 's.entered_by')
                .where('a.person', '=', person),
            ),
          ),
        )
        .where('r.state', '=', 'running'),
  };
}

export function approvalWriter(tx: TxScope) {
  const { tenant, db } = tx;
  const change = (id: string) => db.updateTable('share_approvals').where('tenant', '=', tenant).where('id', '=', id);
  return {
    ...approvalReader(tx),

    async insert(
      one: Pick<ShareApproval, 'id' | 'round' | 'level' | 'pools' | 'share' | 'body' | 'document' | 'day' | 'reason'>,
      by: string,
      at: Date,
    ): Promise<void> {
      await db
        .insertInto('share_approvals')
        .values({
          ...one,
          tenant,
          pools: JSON.stringify(one.pools),
          state: 'entered',
          entered_by: by,
          entered_at: at.toISOString(),
        })
        .execute();
    },

    async confirm(id: string, by: string, at: Date): Promise<void> {
      await change(id).set({ state: 'confirmed', confirmed_by: by, confirmed_at: at.toISOString() }).execute();
    },

    async withdraw(id: string, reason: string, by: string, at: Date): Promise<void> {
      await change(id)
        .set({ state: 'withdrawn', withdrawn_by: by, withdrawn_at: at.toISOString(), withdrawn_because: reason })
        .execute();
    },
  };
}
