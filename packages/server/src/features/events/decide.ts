/** Whether something may be proposed, and who may decide on it: pure. */
import type { Happening } from '@shiji/engine';
import type { Day } from '../roster/model.ts';
import type { Term } from '../rounds/freeze.ts';
import type { EventContent, RoundEvent } from './model.ts';

/** Further occurrences of one day than this are a slip of the pen. */
export const MOST_OCCURRENCES = 99;

export type ContentRefusal =
  | { readonly refusal: 'code-unknown' }
  | { readonly refusal: 'code-not-theirs'; readonly values: { readonly code: string } }
  | { readonly refusal: 'level-wrong'; readonly values: { readonly code: string; readonly levels: string } }
  | { readonly refusal: 'day-outside'; readonly values: { readonly from: Day; readonly to: Day } }
  | { readonly refusal: 'day-ahead' }
  | { readonly refusal: 'own-adds-only' };

/** What is wrong with a proposal by the scheme; `own`: the person proposes it for themself. */
export function contentRefused(
  codes: readonly Happening[],
  { code, level, day }: Pick<EventContent, 'code' | 'level' | 'day'>,
  about: { readonly term: Term; readonly today: Day; readonly own: boolean; readonly population: string | undefined },
): ContentRefusal | undefined {
  const found = codes.find((one) => one.code === code);
  if (found === undefined) return { refusal: 'code-unknown' };
  const { populations, name, levels } = found;
  if (populations.length > 0 && !populations.includes(about.population ?? ''))
    return { refusal: 'code-not-theirs', values: { code: name } };
  const fits = levels === undefined ? level === undefined : levels.some(({ key }) => key === level);
  if (!fits)
    return {
      refusal: 'level-wrong',
      values: { code: name, levels: levels === undefined ? '不分级别' : levels.map(({ key }) => key).join('、') },
    };
  const { from, to } = about.term;
  if (day < from || day > to) return { refusal: 'day-outside', values: { from, to } };
  if (day > about.today) return { refusal: 'day-ahead' };
  if (about.own && found.effect !== 'adds') return { refusal: 'own-adds-only' };
  return undefined;
}

/** Neither returned nor withdrawn. */
export const counts = ({ state }: Pick<RoundEvent, 'state'>): boolean => state === 'proposed' || state === 'approved';

/**
 * One occurrence counts once for one person and code. Of the same code on the same day without a key in common people must say that it is another
 * one. `others`: what stands about the person in the round.
 */
export function twice(
  others: readonly Pick<RoundEvent, 'code' | 'level' | 'day' | 'key' | 'state'>[],
  made: Pick<RoundEvent, 'code' | 'level' | 'day' | 'key'>,
  another: boolean,
): 'event-twice' | 'event-alike' | undefined {
  const standing = others.filter((one) => one.code === made.code && counts(one));
  if (standing.some(({ key }) => key === made.key)) return 'event-twice';
  return !another && standing.some(({ day, level }) => day === made.day && level === made.level)
    ? 'event-alike'
    : undefined;
}

/** Somebody who decides: their account, and the person behind it. */
export interface Decider {
  readonly account: string;
  readonly person?: string;
}

/** Nobody decides on what they proposed themselves, with whichever account, or on what is about themselves. */
export function decidingRefused(
  {
    person,
    proposed,
  }: { readonly person: string; readonly proposed: { readonly by: string; readonly person?: string } },
  decider: Decider,
): 'proposer-decides' | 'about-oneself' | undefined {
  if (decider.person === person) return 'about-oneself';
  const same = proposed.by === decider.account || (decider.person !== undefined && proposed.person === decider.person);
  return same ? 'proposer-decides' : undefined;
}
