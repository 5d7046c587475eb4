/** What keeps reviews that were handed in from being passed: all of it at once, by person and field. Pure. */
import { filled } from '../../http/problem.ts';
import type { Refused } from '../../http/refusals.ts';
import { type Asked, bound, readPoints } from './asked.ts';
import { type ReviewRefusalCode, reviewRefusals } from './copy.ts';
import { pass } from './decide.ts';
import type { Item } from './mine.ts';

export interface Handed {
  readonly person: string;
  readonly role: string;
  readonly revision: string;
  /** By indicator. */
  readonly points: Readonly<Record<string, string>>;
  readonly comment?: string | undefined;
}

type PassFault =
  | 'not-yours'
  | 'review-not-on'
  | 'level-below-first'
  | 'level-passed'
  | 'review-changed'
  | 'review-twice'
  | 'points-missing'
  | 'points-unreadable'
  | 'points-out-of-bounds'
  | 'points-too-fine'
  | 'points-unasked';

export interface Fault {
  readonly code: PassFault;
  /** Path in the request. */
  readonly at: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Passing {
  readonly item: Item;
  readonly points: Readonly<Record<string, string>>;
  readonly comment?: string;
}

/** Somebody whose name the asking person has no business with. */
const SOMEBODY = '所选人员';

/** What would be recorded, or everything that is wrong with it. `item`: the asking person's own, by person and role. */
export function readHanded(
  handed: readonly Handed[],
  itemOf: (person: string, role: string) => Item | undefined,
  askedOf: (person: string) => Asked,
): { readonly passing: readonly Passing[]; readonly faults: readonly Fault[] } {
  const passing: Passing[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [n, one] of handed.entries()) {
    const at = `body.items.${n}`;
    const item = itemOf(one.person, one.role);
    const code = item === undefined ? 'not-yours' : turnFault(item, one.revision);
    const name = item?.subject.name ?? SOMEBODY;
    if (item === undefined || code !== undefined) {
      faults.push({ code: code ?? 'not-yours', at, values: { name, stage: item?.stage.name ?? '' } });
      continue;
    }
    const key = `${one.person}\n${one.role}`;
    if (seen.has(key)) faults.push({ code: 'review-twice', at, values: { name } });
    seen.add(key);
    const read = readFields(one, name, askedOf(one.person).get(one.role) ?? [], at);
    faults.push(...read.faults);
    passing.push({ item, points: read.points, ...(one.comment ? { comment: one.comment } : {}) });
  }
  return { passing, faults };
}

function turnFault(item: Item, revision: string): PassFault | undefined {
  if (!item.on) return 'review-not-on';
  const next = pass(item.levels, item.level.step);
  if (typeof next === 'string') return next === 'level-unknown' ? 'not-yours' : next;
  return item.revision === revision ? undefined : 'review-changed';
}

function readFields({ points }: Handed, name: string, fields: NonNullable<ReturnType<Asked['get']>>, at: string) {
  const faults: Fault[] = [];
  const found: Record<string, string> = {};
  const given = new Map(Object.entries(points));
  for (const field of fields) {
    const read = readPoints(field, given.get(field.indicator));
    if (read.ok) found[field.indicator] = read.value;
    else {
      const { low, high, places } = field;
      const values = { name, field: field.name, low: bound(low), high: bound(high), places };
      faults.push({ code: read.fault, at: `${at}.points.${field.indicator}`, values });
    }
  }
  for (const indicator of given.keys())
    if (!fields.some((field) => field.indicator === indicator))
      faults.push({ code: 'points-unasked', at: `${at}.points.${indicator}`, values: { name, field: indicator } });
  return { points: found, faults };
}

/** One fault is refused by its own name; several together, each where it lies. Undefined: there is none. */
export function refusedBy(faults: readonly Fault[]): Refused<PassFault | 'reviews-faulty'> | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  const errors = faults.map(({ code, at, values }) => ({ at, message: sentence(code, values) }));
  if (faults.length === 1) return { ok: false, refusal: first.code, values: first.values, errors };
  const values = { count: faults.length, first: sentence(first.code, first.values) };
  return { ok: false, refusal: 'reviews-faulty', values, errors };
}

const sentence = (code: ReviewRefusalCode, values: Fault['values']): string =>
  filled(reviewRefusals[code].title, values);
