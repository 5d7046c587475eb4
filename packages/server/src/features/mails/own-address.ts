/** An address counts once its owner has read a code there. How often codes go, and how often one may be guessed, is limited. Pure. */
import { dayOf } from '../../ports/clock.ts';
import type { Wishes } from './store.ts';

const CODE_MINUTES = 30;
/** Seconds between two codes, and codes of a day: nobody's mailbox is filled by way of us. */
const PAUSE_SECONDS = 60;
const MOST_CODES = 5;
const MOST_WRONG = 5;

export type CodeRefusal =
  | { readonly ok: false; readonly refusal: 'code-too-soon'; readonly values: { readonly seconds: number } }
  | { readonly ok: false; readonly refusal: 'codes-spent' };

/** The wishes once a code is on its way there; the address of before goes on counting until then. `code`: sealed. */
export function codeAsked(
  wishes: Wishes,
  address: string,
  code: string,
  now: Date,
): { readonly ok: true; readonly wishes: Wishes } | CodeRefusal {
  const { codeAt } = wishes;
  const since = codeAt === undefined ? Number.POSITIVE_INFINITY : (now.getTime() - Date.parse(codeAt)) / 1000;
  if (since < PAUSE_SECONDS)
    return { ok: false, refusal: 'code-too-soon', values: { seconds: Math.ceil(PAUSE_SECONDS - since) } };
  const today = codeAt !== undefined && dayOf(new Date(codeAt)) === dayOf(now) ? wishes.codesSent : 0;
  if (today >= MOST_CODES) return { ok: false, refusal: 'codes-spent' };
  const until = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
  return {
    ok: true,
    wishes: {
      ...wishes,
      pending: { address, code, until, wrong: 0 },
      codeAt: now.toISOString(),
      codesSent: today + 1,
    },
  };
}

/** Whether a code may still be tried. */
export const codeCounts = ({ pending }: Wishes, now: Date): boolean =>
  pending !== undefined && now.toISOString() < new Date(pending.until).toISOString() && pending.wrong < MOST_WRONG;

export function codeGiven(wishes: Wishes, right: boolean, now: Date): Wishes {
  const { pending, ...rest } = wishes;
  if (pending === undefined) return wishes;
  if (!right) return { ...wishes, pending: { ...pending, wrong: pending.wrong + 1 } };
  return { ...rest, address: pending.address, verifiedAt: now.toISOString() };
}
