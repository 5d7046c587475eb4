/** 所报成绩 and what was found of each. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Verdict } from './verdicts.ts';

export interface Claim {
  readonly id: string;
  /** The jury's subject whose claim it is. */
  readonly subject: string;
  readonly text: string;
  readonly fact: string;
  readonly verdict?: Verdict;
  readonly reason: string;
  readonly verifiedBy?: string;
  readonly verifiedAt?: string;
  readonly verdictFact?: string;
}

export function claimsReader({ tenant, db }: Scope) {
  const rows = () =>
    db
      .selectFrom('claims as c')
      .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'c.tenant').onRef('a.id', '=', 'c.verified_by'))
      .innerJoin('jury_subjects as s', (join) =>
        join.onRef('s.tenant', '=', 'c.tenant').onRef('s.id', '=', 'c.subject'),
      )
      .selectAll('c')
      .select(['a.name as verified_by_name', 's.position as subject_position'])
      .where('c.tenant', '=', tenant);
  return {
    /** In the order in which subjects come, and each one's as they were stated. */
    async ofJury(jury: string): Promise<readonly Claim[]> {
      const found = await rows().where('s.jury', '=', jury).orderBy('s.position').orderBy('c.position').execute();
      return found.map(claimOf);
    },
    async ofSubject(subject: string): Promise<readonly Claim[]> {
      return (await rows().where('c.subject', '=', subject).orderBy('c.position').execute()).map(claimOf);
    },
    async claim(id: string): Promise<Claim | undefined> {
      const row = await rows().where('c.id', '=', id).executeTakeFirst();
      return row && claimOf(row);
    },
  };
}

export function claimsWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...claimsReader(tx),

    async add(claims: readonly Pick<Claim, 'id' | 'subject' | 'text' | 'fact'>[], from: number): Promise<void> {
      if (claims.length === 0) return;
      await db
        .insertInto('claims')
        .values(
          claims.map(({ id, subject, text, fact }, at) => ({
            tenant,
            id,
            subject,
            position: from + at,
            text,
            fact,
            reason: '',
          })),
        )
        .execute();
    },

    /** Holds the claim until the transaction ends. */
    async lock(id: string): Promise<void> {
      await db
        .selectFrom('claims')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .execute();
    },

    async restate(id: string, text: string, fact: string): Promise<void> {
      await db.updateTable('claims').set({ text, fact }).where('tenant', '=', tenant).where('id', '=', id).execute();
    },

    async settle(
      id: string,
      found: {
        readonly verdict: Verdict;
        readonly reason: string;
        readonly by: string;
        readonly at: Date;
        readonly fact: string;
      },
    ): Promise<void> {
      await db
        .updateTable('claims')
        .set({
          verdict: found.verdict,
          reason: found.reason,
          verified_by: found.by,
          verified_at: found.at.toISOString(),
          verdict_fact: found.fact,
        })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}

interface ClaimRow {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly fact: string;
  readonly verdict: string | null;
  readonly reason: string;
  readonly verified_by_name: string | null;
  readonly verified_at: string | null;
  readonly verdict_fact: string | null;
}

const claimOf = (row: ClaimRow): Claim => ({
  id: row.id,
  subject: row.subject,
  text: row.text,
  fact: row.fact,
  ...(row.verdict === null ? {} : { verdict: row.verdict as Verdict }),
  reason: row.reason,
  ...(row.verified_by_name === null ? {} : { verifiedBy: row.verified_by_name }),
  ...(row.verified_at === null ? {} : { verifiedAt: row.verified_at }),
  ...(row.verdict_fact === null ? {} : { verdictFact: row.verdict_fact }),
});
