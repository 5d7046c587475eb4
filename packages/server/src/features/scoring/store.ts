/** What is under way: which subject is being scored, the sealed values, and who keeps out. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Recusal, SubjectState } from '../juries/model.ts';

/** One value as it is kept while its subject is scored. */
export interface SealedScore {
  readonly juror: string;
  readonly sealed: Buffer;
}

export function scoringReader({ tenant, db }: Scope) {
  return {
    /** How many have scored each subject: never what. */
    async counts(jury: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom('jury_scores as k')
        .innerJoin('jury_subjects as s', (join) =>
          join.onRef('s.tenant', '=', 'k.tenant').onRef('s.id', '=', 'k.subject'),
        )
        .select((select) => ['k.subject', select.fn.countAll<string>().as('count')])
        .where('k.tenant', '=', tenant)
        .where('s.jury', '=', jury)
        .groupBy('k.subject')
        .execute();
      return new Map(rows.map(({ subject, count }) => [subject, Number(count)]));
    },

    async score(subject: string, juror: string): Promise<Buffer | undefined> {
      const row = await db
        .selectFrom('jury_scores')
        .select('sealed')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .where('juror', '=', juror)
        .executeTakeFirst();
      return row?.sealed;
    },
  };
}

export function scoringWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...scoringReader(tx),

    /** Holds a subject until the transaction ends: alone, or together with others who score it. */
    async hold(subject: string, how: 'alone' | 'together'): Promise<SubjectState | undefined> {
      const asked = db
        .selectFrom('jury_subjects')
        .select('state')
        .where('tenant', '=', tenant)
        .where('id', '=', subject);
      const row = await (how === 'alone' ? asked.forUpdate() : asked.forShare()).executeTakeFirst();
      return row?.state as SubjectState | undefined;
    },

    async isRecused(subject: string, juror: string): Promise<boolean> {
      const row = await db
        .selectFrom('jury_recusals')
        .select('juror')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .where('juror', '=', juror)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** The last value of a juror stands. */
    async put(subject: string, { juror, sealed }: SealedScore): Promise<void> {
      await db
        .insertInto('jury_scores')
        .values({ tenant, subject, juror, sealed })
        .onConflict((conflict) => conflict.columns(['tenant', 'subject', 'juror']).doUpdateSet({ sealed }))
        .execute();
    },

    /** Takes everything out that was given for a subject. */
    async takeAll(subject: string): Promise<readonly SealedScore[]> {
      return await db
        .deleteFrom('jury_scores')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .returning(['juror', 'sealed'])
        .execute();
    },

    async setState(subject: string, state: SubjectState, fact?: string): Promise<void> {
      await db
        .updateTable('jury_subjects')
        .set({ state, ...(fact === undefined ? {} : { fact }) })
        .where('tenant', '=', tenant)
        .where('id', '=', subject)
        .execute();
    },

    async recuse(recusals: readonly Recusal[], at: Date): Promise<void> {
      if (recusals.length === 0) return;
      await db
        .insertInto('jury_recusals')
        .values(
          recusals.map(({ subject, juror, kind, note, declaredBy, fact }) => ({
            tenant,
            subject,
            juror,
            kind,
            note,
            declared_by: declaredBy,
            at: at.toISOString(),
            fact,
          })),
        )
        .execute();
    },

    /** Ends a recusal; what a juror gave before it began is gone already. */
    async unrecuse(subject: string, juror: string): Promise<void> {
      await db
        .deleteFrom('jury_recusals')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .where('juror', '=', juror)
        .execute();
    },

    async takeOne(subject: string, juror: string): Promise<void> {
      await db
        .deleteFrom('jury_scores')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .where('juror', '=', juror)
        .execute();
    },

    /** The one code that leads to a juror's page from now on. */
    async setCode(juror: string, hash: Buffer | null, number: number): Promise<void> {
      await db
        .updateTable('jurors')
        .set({ code_hash: hash, code_number: number })
        .where('tenant', '=', tenant)
        .where('id', '=', juror)
        .execute();
    },
  };
}
