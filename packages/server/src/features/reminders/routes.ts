import type { Slice } from '../../http/app.ts';
import { type Handlers, whoever } from '../../http/handler.ts';
import { doRecorded } from '../audit/deed.ts';
import { mayRuleMail } from '../mails/policy.ts';
import { remindersContract } from './contract.ts';
import { reminderReader, reminderWriter } from './store.ts';

export function remindersSlice(): Slice<typeof remindersContract> {
  return { name: 'reminders', contract: remindersContract, refusals: {}, handlers };
}

const handlers: Handlers<typeof remindersContract> = {
  'GET /api/reminder-rules': whoever(mayRuleMail, ({ scope }) => reminderReader(scope).rules()),

  'PUT /api/reminder-rules': whoever(mayRuleMail, (call) =>
    doRecorded(call, { action: 'reminder-rules-change', detail: { ...call.body } }, async (tx) => {
      await reminderWriter(tx).keepRules(call.body, call.actor.account, call.now);
      return call.body;
    }),
  ),
};
