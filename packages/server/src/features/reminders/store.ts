/** All SQL of reminders: the county's rules, and which days are done. What was sent to whom stands in the messages. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Day } from '../roster/model.ts';
import { type ReminderRules, usualReminderRules } from './rules.ts';

export function reminderReader({ tenant, db }: Scope | TxScope) {
  return {
    async rules(): Promise<ReminderRules> {
      const row = await db.selectFrom('reminder_rules').selectAll().where('tenant', '=', tenant).executeTakeFirst();
      if (row === undefined) return usualReminderRules;
      const { hour, log_days: logDays, review_days: reviewDays, superior_days: superiorDays } = row;
      return { hour, logDays, reviewDays, superiorDays };
    },

    /** The last day whose reminders have all gone, and when. */
    async lastDone(): Promise<{ readonly day: Day; readonly at: string } | undefined> {
      const row = await db
        .selectFrom('reminder_days')
        .select(['day', 'done_at'])
        .where('tenant', '=', tenant)
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && { day: row.day, at: row.done_at };
    },
  };
}

export function reminderWriter({ tenant, db }: TxScope) {
  return {
    async keepRules(rules: ReminderRules, by: string, at: Date): Promise<void> {
      const kept = {
        hour: rules.hour,
        log_days: rules.logDays,
        review_days: rules.reviewDays,
        superior_days: rules.superiorDays,
        changed_at: at.toISOString(),
        changed_by: by,
      };
      await db
        .insertInto('reminder_rules')
        .values({ tenant, ...kept })
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet(kept))
        .execute();
    },

    async done(day: Day, at: Date): Promise<void> {
      await db
        .insertInto('reminder_days')
        .values({ tenant, day, done_at: at.toISOString() })
        .onConflict((conflict) => conflict.columns(['tenant', 'day']).doNothing())
        .execute();
    },
  };
}
