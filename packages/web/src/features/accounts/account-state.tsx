/** What state an account is in, in words. */
import type { Returns } from '../../api/shape.ts';
import { Mark } from '../../console/lists.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { words } from './copy.ts';

export type Account = Returns<'GET /api/accounts/:id'>;

export function AccountState({ account }: { readonly account: Account }) {
  const { disabledAt, lockedUntil, mustChange } = account;
  if (disabledAt) return <Mark tone="bad">{words.states.disabled}</Mark>;
  const locked = lockedUntil !== undefined && Date.parse(lockedUntil) > Date.now();
  return (
    <>
      {locked && <Mark tone="warn">{words.states.locked(spokenMoment(lockedUntil))}</Mark>}
      {mustChange && <Mark>{words.states.mustChange}</Mark>}
      {!locked && !mustChange && <Mark tone="good">{words.states.normal}</Mark>}
    </>
  );
}

/** The name that people know: of the roster where there is one. */
export function nameOf({ person, name }: Account): string {
  return person?.name ?? name;
}
