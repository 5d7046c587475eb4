import { randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type Scope, type TxScope, write } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Channel } from '../../ports/messaging.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { kindsOfMessages, messageKinds } from '../messages/kinds.ts';
import { mailsContract } from './contract.ts';
import { codeLetter, failureSentence, mailRefusals } from './copy.ts';
import { codeAsked, codeCounts, codeGiven } from './own-address.ts';
import { mayMendMail, mayRuleMail, mayWishMail } from './policy.ts';
import { leavesNothing } from './quiet-hours.ts';
import { mailAgain } from './send.ts';
import { mailReader, mailWriter } from './store.ts';

const MOST_LISTED = 200;

export interface MailSliceParts {
  readonly secrets: SecretBox;
  readonly jobs: Jobs;
  readonly calendarOf: CalendarOf;
  readonly channel?: Channel;
}

export function mailsSlice(parts: MailSliceParts): Slice<typeof mailsContract> {
  return { name: 'mails', contract: mailsContract, refusals: mailRefusals, handlers: handlersOf(parts) };
}

/** A code opens for the person and the address that it was made for. */
const contextOf = (tenant: string, person: string, address: string): string => `mail ${tenant} ${person} ${address}`;

function handlersOf({ secrets, jobs, calendarOf, channel }: MailSliceParts): Handlers<typeof mailsContract> {
  const offered = channel !== undefined;
  const shown = async (scope: Scope | TxScope, person: string) => {
    const reader = mailReader(scope);
    const { address, verifiedAt, pending, muted, quiet } = await reader.wishes(person);
    return {
      offered,
      ...(address === undefined ? {} : { address }),
      ...(verifiedAt === undefined ? {} : { verifiedAt }),
      ...(pending === undefined ? {} : { pending: pending.address }),
      kinds: kindsOfMessages.map((kind) => ({ kind, name: messageKinds[kind].name, wanted: !muted.includes(kind) })),
      ...(quiet === undefined ? {} : { quiet }),
      county: await reader.rules(),
    };
  };
  return {
    'GET /api/me/mail': whoever(mayWishMail, ({ scope, actor }) => shown(scope, actor.person as string)),

    'POST /api/me/mail/address': whoever(mayWishMail, async (call) => {
      const { actor, scope, body, now, origin } = call;
      const person = actor.person as string;
      if (channel === undefined) return refuse('mail-not-offered');
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const sealed = await secrets.seal(code, contextOf(actor.tenant, person, body.address));
      // Counted before it is sent: who tries often is held back even where the mail doesn't go.
      const asked = await call.write(async (tx) => {
        const mails = mailWriter(tx);
        const next = codeAsked(await mails.lockWishes(person), body.address, sealed, now);
        if (!next.ok) return next;
        await mails.keepWishes(person, next.wishes);
        const deed = { action: 'mail-address', outcome: 'done', actor: actor.account, subject: person } as const;
        await recordAudit(tx, { ...deed, at: now, origin, detail: { what: 'code' } });
        return next;
      });
      if (!asked.ok) return asked;
      const letter = codeLetter(code, await mailReader(scope).county());
      const sent = await channel.send({ id: uuid({ msecs: now.getTime() }), to: body.address, ...letter });
      if (sent.outcome !== 'delivered') return refuse(sent.outcome === 'never' ? 'address-refused' : 'mail-not-sent');
      return shown(scope, person);
    }),

    // A wrong code is counted, so its transaction must stand though the answer is a refusal.
    'POST /api/me/mail/verification': whoever(mayWishMail, ({ actor, scope, body, now, origin }) =>
      write(scope, async (tx) => {
        const person = actor.person as string;
        const mails = mailWriter(tx);
        const wishes = await mails.lockWishes(person);
        const { pending } = wishes;
        if (pending === undefined || !codeCounts(wishes, now)) return refuse('mail-code-over');
        const code = await secrets.open(pending.code, contextOf(actor.tenant, person, pending.address));
        if (code === undefined) throw new Error('a code that this key does not open');
        const right = timingSafeEqual(Buffer.from(code), Buffer.from(body.code));
        await mails.keepWishes(person, codeGiven(wishes, right, now));
        const deed = { action: 'mail-address', actor: actor.account, subject: person, at: now, origin } as const;
        await recordAudit(tx, { ...deed, outcome: right ? 'done' : 'refused', detail: { what: 'verify' } });
        return right ? shown(tx, person) : refuse('mail-code-wrong');
      }),
    ),

    'PUT /api/me/mail': whoever(mayWishMail, ({ actor, body, ...call }) =>
      call.write(async (tx) => {
        const person = actor.person as string;
        const mails = mailWriter(tx);
        const { quiet: _, ...wishes } = await mails.lockWishes(person);
        const { quiet } = body;
        if (quiet !== undefined && leavesNothing(quiet, (await mails.rules()).quiet)) return refuse('quiet-all-day');
        const muted = [...new Set(body.muted)];
        await mails.keepWishes(person, { ...wishes, muted, ...(quiet === undefined ? {} : { quiet }) });
        return shown(tx, person);
      }),
    ),

    'DELETE /api/me/mail/address': whoever(mayWishMail, ({ actor, now, origin, ...call }) =>
      call.write(async (tx) => {
        const person = actor.person as string;
        const mails = mailWriter(tx);
        const { address: _, verifiedAt: __, pending: ___, ...wishes } = await mails.lockWishes(person);
        await mails.keepWishes(person, wishes);
        await mails.dropFor(person);
        const deed = { action: 'mail-address', outcome: 'done', actor: actor.account, subject: person } as const;
        await recordAudit(tx, { ...deed, at: now, origin, detail: { what: 'remove' } });
        return shown(tx, person);
      }),
    ),

    'GET /api/mail-rules': whoever(mayRuleMail, ({ scope }) => mailReader(scope).rules()),

    'PUT /api/mail-rules': whoever(mayRuleMail, (call) => {
      const { quiet, onDaysOff } = call.body;
      const detail = { from: quiet.from, to: quiet.to, onDaysOff };
      return doRecorded(call, { action: 'mail-rules-change', detail }, async (tx) => {
        if (leavesNothing(quiet)) return refuse('quiet-all-day');
        await mailWriter(tx).keepRules(call.body, call.actor.account, call.now);
        return call.body;
      });
    }),

    'GET /api/mails/failed': whoever(mayMendMail, async ({ scope }) => {
      const reader = mailReader(scope);
      const failed = await reader.failed(MOST_LISTED + 1);
      return {
        offered,
        waiting: await reader.waiting(),
        more: failed.length > MOST_LISTED,
        mails: failed.slice(0, MOST_LISTED).map(({ kind, ...mail }) => ({
          ...mail,
          kindName: messageKinds[kind].name,
          because: failureSentence(mail.failure),
        })),
      };
    }),

    'POST /api/mails/:id/retry': about(
      ({ params, scope }) => mailReader(scope).state(params.id),
      mayMendMail,
      (call) =>
        doRecorded(call, { action: 'mail-retry', subject: call.params.id }, async (tx) => {
          if (channel === undefined) return refuse('mail-not-offered');
          const due = await mailAgain(tx, { jobs, calendarOf }, call.params.id, call.now);
          return due === undefined ? refuse('mail-not-failed') : { due: due.toISOString() };
        }),
    ),
  };
}
