/** Which code becomes which. */
import type { Amount } from '../../scheme/amount.ts';
import { amountOfEvent, type EventCode } from './node.ts';

/** The code that a code's occurrences become, with the level; undefined where they stay what they are. */
export function escalationOf(
  { escalates: by }: EventCode,
  codes: readonly EventCode[],
): { readonly to: EventCode; readonly worth: Amount } | undefined {
  if (by === undefined) return undefined;
  const to = codes.find((c) => c.code === by.to);
  const worth = to === undefined ? undefined : amountOfEvent(to, by.level);
  if (to === undefined || worth === undefined) throw new Error(`${by.to} is no code to escalate to`);
  return { to, worth };
}

/** The codes that escalate to a code at once, by that code's name. */
export function escalatingTo(codes: readonly EventCode[]): ReadonlyMap<string, readonly EventCode[]> {
  const leading = new Map<string, EventCode[]>();
  for (const code of codes) {
    const to = code.escalates?.to;
    if (to === undefined) continue;
    const others = leading.get(to);
    if (others === undefined) leading.set(to, [code]);
    else others.push(code);
  }
  return leading;
}

/** The codes with every one before the code that it escalates to. */
export function inOrderOfEscalation(codes: readonly EventCode[]): readonly EventCode[] {
  const leading = escalatingTo(codes);
  const waiting = new Map(codes.map((code) => [code, leading.get(code.code)?.length ?? 0]));
  const ordered = codes.filter((code) => waiting.get(code) === 0);
  // Those that are put in while going through are gone through, too.
  for (const code of ordered) {
    const next = escalationOf(code, codes)?.to;
    if (next === undefined) continue;
    const left = (waiting.get(next) ?? 0) - 1;
    waiting.set(next, left);
    if (left === 0) ordered.push(next);
  }
  if (ordered.length < codes.length) throw new Error('codes escalate in a circle, which the checker refuses');
  return ordered;
}
