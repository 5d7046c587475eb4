/** A new draft: from a scheme, from rules of the office's own, or as another poll was. */
import type { PollRules } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import type { SchemeLibrary } from '../../ports/scheme-library.ts';
import { mayRun } from '../meetings/policy.ts';
import { meetingReader } from '../meetings/store.ts';
import { takeOffer } from './offers.ts';
import { mayHoldPoll } from './policy.ts';
import { type FormDraft, type NewPoll, pollReader } from './store.ts';
import { findPoll, unitPathsOf } from './view.ts';

export interface Wanted {
  readonly title?: string | undefined;
  readonly unit?: string | undefined;
  readonly meeting?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly abstain?: boolean | undefined;
  readonly from:
    | { readonly kind: 'scheme'; readonly scheme: string; readonly poll: string; readonly day?: string | undefined }
    | { readonly kind: 'rules'; readonly rules: PollRules }
    | { readonly kind: 'copy'; readonly poll: string };
}

export type NewDraft =
  | { readonly ok: true; readonly poll: Omit<NewPoll, 'id' | 'by' | 'at'>; readonly forms: readonly FormDraft[] }
  | Refused<'poll-not-offered' | 'poll-to-copy-unknown' | 'meeting-not-run'>;

/** Who copies a poll must be able to hold the earlier one: whom it was about and who voted comes along. */
export async function newPollOf(
  scope: Scope,
  actor: Actor,
  library: SchemeLibrary,
  { title, from, abstain = true, ...said }: Wanted,
  now: Date,
): Promise<NewDraft> {
  if (said.meeting !== undefined && !(await runsMeeting(scope, actor, said.meeting))) return refuse('meeting-not-run');
  if (from.kind === 'copy') return copyOf(scope, actor, from.poll, { title, ...said });
  if (from.kind === 'rules')
    return { ok: true, poll: { ...said, title: title ?? from.rules.name, rules: from.rules, abstain }, forms: [] };
  const taken = await takeOffer(library, { ...from, day: from.day ?? dayOf(now) });
  if (taken === undefined) return refuse('poll-not-offered');
  return { ok: true, poll: { ...said, ...taken, title: title ?? taken.rules.name, abstain }, forms: [] };
}

/** Its progress and its results stand on the meeting's screen: no business of who doesn't run it, nor of one that is over. */
async function runsMeeting(scope: Scope, actor: Actor, id: string): Promise<boolean> {
  const whole = await meetingReader(scope).meeting(id);
  if (whole === undefined || whole.meeting.state === 'closed') return false;
  return mayRun(actor, await unitPathsOf(scope, whole.meeting.unit));
}

async function copyOf(
  scope: Scope,
  actor: Actor,
  id: string,
  said: Pick<Wanted, 'title' | 'unit' | 'meeting' | 'endsAt'>,
): Promise<NewDraft> {
  const found = await findPoll(scope, id);
  if (found === undefined || !mayHoldPoll(actor, found)) return refuse('poll-to-copy-unknown');
  const { poll } = found;
  const reader = pollReader(scope);
  const voters = await reader.voters(id);
  return {
    ok: true,
    poll: {
      title: said.title ?? poll.title,
      unit: said.unit ?? poll.unit,
      // Held again, it is no longer at the earlier one's meeting, which may be over.
      meeting: said.meeting,
      endsAt: said.endsAt,
      rules: poll.rules,
      source: poll.source,
      abstain: poll.abstain,
    },
    forms: (await reader.forms(id)).map((form) => ({
      ...form,
      electorates: form.electorates.map((one) => ({
        ...one,
        voters: (voters.get(one.id) ?? []).map((voter) => voter.id),
      })),
    })),
  };
}
