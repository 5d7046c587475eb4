/** What a level is asked to give somebody, and what stands in the form at first. */
import {
  compare,
  type Exact,
  figureName,
  formatShort,
  greatest,
  least,
  multiply,
  type PointsAsked,
  type PointsOfRole,
  parseExact,
  placedFigures,
  pointsOf,
  type ReviewLevel,
  roundTo,
  type Scheme,
} from '@shiji/engine';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { figuresReached } from '../rounds/rows.ts';
import { schemeOf } from '../rounds/scheme-of.ts';

/** The levels of a stage that give points to people of a population; a level that has nothing to give them isn't theirs. */
export function levelsIn(scheme: Scheme, stage: string, population: string | undefined): readonly ReviewLevel[] {
  return pointsFor(scheme)
    .filter((level) => level.stage === stage)
    .filter(({ asked }) => asked.some(({ populations }) => populations.includes(population ?? '')))
    .map(({ role, step }) => ({ role, step }));
}

const points = new WeakMap<Scheme, readonly PointsOfRole[]>();
function pointsFor(scheme: Scheme): readonly PointsOfRole[] {
  const known = points.get(scheme);
  if (known !== undefined) return known;
  const found = pointsOf(scheme);
  points.set(scheme, found);
  return found;
}

/**
 * How figures are called on a form, in the order of the scheme: a weighed part says of what, since 领导评价 alone says nothing.
 */
export const namesInOrder = (scheme: Scheme): ReadonlyMap<string, string> =>
  new Map(
    placedFigures(scheme).map(({ figure: { id }, parent }) => {
      const name = figureName(scheme, id);
      return [id, parent?.term.kind === 'weigh' ? `${figureName(scheme, parent.id)}：${name}` : name];
    }),
  );

/** Fields by role. */
export type Asked = ReadonlyMap<string, readonly PointsAsked[]>;

/** So many kinds of people of one scheme are remembered. */
const MOST_KINDS = 20_000;
const kinds = new WeakMap<Scheme, Map<string, Asked>>();

/**
 * What each of these people is asked about at each level: only what the engine reaches for them. Scoring them takes a while, and what they
 * are was frozen with the round, so it is remembered by just that.
 */
export function askedOf(round: Round, subjects: readonly RoundSubject[]): ReadonlyMap<string, Asked> {
  const scheme = schemeOf(round.schemeText);
  const known = kinds.get(scheme) ?? new Map<string, Asked>();
  kinds.set(scheme, known);
  const kindOf = ({ population, spells }: RoundSubject) => JSON.stringify([round.term, population, spells]);
  const open = new Map(subjects.map((one) => [kindOf(one), one] as const).filter(([kind]) => !known.has(kind)));
  if (known.size + open.size > MOST_KINDS) known.clear();
  if (open.size > 0) {
    const reached = figuresReached(scheme, { period: round.period, ...round.term }, [...open.values()]);
    const alike = new Map<string, Asked>();
    for (const [kind, { person }] of open) {
      const figures = reached.get(person) ?? new Set();
      const key = [...figures].sort().join('\n');
      const asked = alike.get(key) ?? rolesOf(pointsOf(scheme, (figure) => figures.has(figure)));
      alike.set(key, asked);
      known.set(kind, asked);
    }
  }
  return new Map(subjects.map((one) => [one.person, known.get(kindOf(one)) ?? new Map()]));
}

const rolesOf = (levels: readonly PointsOfRole[]): Asked => new Map(levels.map(({ role, asked }) => [role, asked]));

/** `value`: a decimal as text; `by`: whence it comes: what one gave oneself, a level below, or the scheme's share of the highest. */
export interface Suggested {
  readonly value: string;
  readonly by: 'own' | 'below' | 'scheme';
  /** The role of the level below; the scheme's share, 90%. */
  readonly from?: string;
}

/** Points of a level, by indicator. */
export interface PointsGiven {
  readonly role: string;
  readonly points: Readonly<Record<string, string>>;
}

/**
 * What stands in a field at first: what the level itself gave before it came back; else what the nearest level below gave for the same
 * indicator; else the scheme's share of the highest points. Rounded to the field's decimals and kept within its bounds. Undefined where
 * there is nothing to go by: then the field is empty.
 */
export function suggestedFor(
  field: PointsAsked,
  own: PointsGiven | undefined,
  below: readonly PointsGiven[],
  { suggest, mode }: { readonly suggest: string | undefined; readonly mode: Scheme['decimals']['mode'] },
): Suggested | undefined {
  const fitted = (value: Exact): string =>
    formatShort(least(greatest(roundTo(value, { places: field.places, mode }), exact(field.low)), exact(field.high)));
  const before = own?.points[field.indicator];
  if (before !== undefined) return { value: before, by: 'own' };
  const nearest = below.findLast(({ points }) => points[field.indicator] !== undefined);
  if (nearest !== undefined)
    return { value: fitted(exact(nearest.points[field.indicator] ?? '')), by: 'below', from: nearest.role };
  if (suggest === undefined) return undefined;
  return { value: fitted(multiply(exact(suggest), exact(field.high))), by: 'scheme', from: suggest };
}

export type PointsFault = 'points-missing' | 'points-unreadable' | 'points-out-of-bounds' | 'points-too-fine';

/** What is wrong with a value, or the value as it is recorded: without needless zeros. */
export function readPoints(
  field: PointsAsked,
  text: string | undefined,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: PointsFault } {
  const written = text?.trim() ?? '';
  if (written === '') return { ok: false, fault: 'points-missing' };
  const value = /^-?\d{1,12}(\.\d{1,12})?$/.test(written) ? parseExact(written) : undefined;
  if (value === undefined) return { ok: false, fault: 'points-unreadable' };
  if (compare(value, exact(field.low)) < 0 || compare(value, exact(field.high)) > 0)
    return { ok: false, fault: 'points-out-of-bounds' };
  const fits = compare(roundTo(value, { places: field.places, mode: 'down' }), value) === 0;
  return fits ? { ok: true, value: formatShort(value) } : { ok: false, fault: 'points-too-fine' };
}

/** A bound as a plain decimal: `100%` is 1. */
export const bound = (text: string): string => formatShort(exact(text));

/** Sum of points, for whoever looks at one number first. */
export function sumOf(values: readonly string[]): string {
  const places = Math.max(0, ...values.map((text) => exact(text).places));
  const units = values.reduce((sum, text) => {
    const { units: own, places: at } = exact(text);
    return sum + own * 10n ** BigInt(places - at);
  }, 0n);
  return formatShort({ units, places });
}

function exact(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
}
