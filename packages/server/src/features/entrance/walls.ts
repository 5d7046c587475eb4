/**
 * Walls against guessing that stand in this process's memory: they forget when it restarts, and each process has its own. What must
 * hold (the lockout of an account) stands in the database.
 */
import type { SignInRules } from '../sessions/rules.ts';
import { noTries, type Taken, type Tries, takeTry } from './decide.ts';

/** Keys that are remembered; the oldest go first. */
const KEPT = 50_000;

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > KEPT ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}

export interface AddressWall {
  /** Takes a try before it is looked at. Seconds to wait where there were too many wrong ones; undefined: go on. */
  take(address: string, now: Date): number | undefined;
  /** The try was right. */
  giveBack(address: string): void;
}

const WALL_MINUTES = 15;

/** Many accounts tried from one address. `most`: wrong tries in fifteen minutes; a whole office may share an address. */
export function addressWall(most: number): AddressWall {
  const seen = new Map<string, { readonly since: number; readonly tries: number }>();
  return {
    take(address, now) {
      const key = networkOf(address);
      const before = seen.get(key);
      const current =
        before === undefined || now.getTime() - before.since > WALL_MINUTES * 60_000
          ? { since: now.getTime(), tries: 0 }
          : before;
      if (current.tries >= most)
        return Math.max(1, Math.ceil((current.since + WALL_MINUTES * 60_000 - now.getTime()) / 1000));
      remember(seen, key, { ...current, tries: current.tries + 1 });
      return undefined;
    },
    giveBack(address) {
      const key = networkOf(address);
      const current = seen.get(key);
      if (current !== undefined) seen.set(key, { ...current, tries: Math.max(0, current.tries - 1) });
    },
  };
}

/** Who has one IPv6 address has its whole /64. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail.split(':').filter((part) => part !== '');
  const missing = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].slice(0, 4).join(':');
}

/**
 * Logins that don't exist are locked as real ones are. Otherwise the sentence that says how long an account is locked, which its
 * holder needs, would tell a guesser which logins exist.
 */
export interface UnknownLogins {
  take(county: string, login: string, rules: SignInRules, now: Date): Taken;
}

export function unknownLogins(): UnknownLogins {
  const seen = new Map<string, Tries>();
  return {
    take(county, login, rules, now) {
      const key = `${county} ${login}`;
      const taken = takeTry(seen.get(key) ?? noTries, rules, now);
      if (taken.ok) remember(seen, key, taken.tries);
      return taken;
    },
  };
}
