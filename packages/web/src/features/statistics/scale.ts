/** Where values lie in a drawing. Drawing alone: whatever is shown as a number stays the exact text that the server gave. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** From the lowest to the highest, with a little room at both ends; never empty. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low)) return { low: 0, high: 1 };
  const room = high === low ? 1 : (high - low) * 0.08;
  return { low: low - room, high: high + room };
}

/** Rounded to tenths: longer numbers say nothing more on a screen. */
export const along = ({ low, high }: Scale, value: number, length: number): number =>
  Math.round(((value - low) / (high - low)) * length * 10) / 10;

/** Points of a polygon around a centre, the first one at the top; `parts` from 0 to 1. */
export function around(parts: readonly number[], centre: number, radius: number): string {
  return parts.map((part, at) => pointAt(at, parts.length, part, centre, radius).join(',')).join(' ');
}

export function pointAt(
  at: number,
  of: number,
  part: number,
  centre: number,
  radius: number,
): readonly [number, number] {
  const angle = (Math.PI * 2 * at) / of - Math.PI / 2;
  const place = (turn: number) => Math.round((centre + turn * radius * part) * 10) / 10;
  return [place(Math.cos(angle)), place(Math.sin(angle))];
}
