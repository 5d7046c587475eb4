/** The checking that terms are given: names resolved and bounds computed over one scheme. */
import {
  add,
  compare,
  equal,
  formatPercent,
  greatest,
  least,
  one,
  parseExact,
  roundTo,
  zero,
} from '../numbers/exact.ts';
import { termOf } from '../terms/index.ts';
import type { Bounds, Gives } from '../terms/term.ts';
import type { Path } from '../text/located.ts';
import { nearest, offered } from '../text/nearest.ts';
import type { AmountValues } from './amount-values.ts';
import { checkRange, checkRows, checkShare } from './check-ranges.ts';
import { checkScale } from './check-scale.ts';
import type { Checking, Report } from './checking.ts';
import { type Figure, isInline } from './figure.ts';
import type { Scheme } from './scheme.ts';
import { type Placed, withInner } from './tree.ts';

/** Each may change at dates of its own: more than this and nobody could add them up. */
const MAX_WEIGHTS = 200;

/** `placed` holds the figures by id. */
export function makeChecking(
  scheme: Scheme,
  placed: ReadonlyMap<string, Placed>,
  amounts: AmountValues,
  reportAt: Report,
): Checking {
  const figure = (id: string): Figure | undefined => placed.get(id)?.figure;
  const pathOf = (of: Figure, inside: Path): Path => [...(placed.get(of.id)?.path ?? []), ...inside];
  const report: Checking['report'] = (code, of, inside, values) => reportAt(code, pathOf(of, inside), values);
  const attributes = (scheme.attributes ?? []).map((a) => a.id);
  // A figure written in place has no id that could be written anywhere.
  const ids = [...placed.values()].filter((p) => !isInline(p.figure, p.parent)).map((p) => p.figure.id);
  const nearFigure = (id: string): string => nearest(id, ids) ?? '';
  const nameOf = (of: Figure): string => {
    const parent = placed.get(of.id)?.parent;
    if (of.name !== undefined || parent === undefined || !isInline(of, parent)) return of.name ?? of.id;
    return `${nameOf(parent)}（${of.id.slice(parent.id.length + 1)} 处写的指标）`;
  };

  /** Where a chain of references ends; nothing where it leads nowhere or into a circle, which is reported elsewhere. */
  const endOf = (of: Figure, across = true): Figure | undefined => {
    const seen = new Set<string>();
    let at: Figure | undefined = of;
    while (at !== undefined && !seen.has(at.id)) {
      seen.add(at.id);
      const { term }: Figure = at;
      if (term.kind === 'figure') at = figure(term.figure);
      else if (across && term.kind === 'across' && term.take === 'only') at = figure(term.of);
      else return at;
    }
    return undefined;
  };
  const gives = (of: Figure): Gives => {
    const end = endOf(of);
    return end === undefined ? 'number' : termOf(end.term).gives;
  };
  const levels = (of: Figure): readonly string[] => {
    const term = endOf(of)?.term;
    return term?.kind === 'grade' ? term.levels.map((l) => l.level) : [];
  };

  const knownMissing = new Map<string, boolean>();
  const mayBeMissing = (of: Figure): boolean => {
    const known = knownMissing.get(of.id);
    if (known !== undefined) return known;
    // Until it is known, for a circle through it.
    knownMissing.set(of.id, false);
    const term = termOf(of.term);
    const reads: readonly { readonly figure: string }[] = term.reads(of.term);
    const may =
      term.asks === 'always' || of.missing !== undefined
        ? of.missing === 'pass'
        : reads.some((r) => {
            const target = figure(r.figure);
            return target !== undefined && mayBeMissing(target);
          });
    knownMissing.set(of.id, may);
    return may;
  };

  const published = new Set(scheme.populations.map((p) => p.total));
  const knownBounds = new Map<string, Bounds>();
  const bounds = (of: Figure): Bounds => {
    const known = knownBounds.get(of.id);
    if (known !== undefined) return known;
    knownBounds.set(of.id, { places: scheme.decimals.places });
    const computed = limited(of, termOf(of.term).bounds(of, checking));
    knownBounds.set(of.id, computed);
    return computed;
  };
  /** As the value is finished: rounded, or stated by the scheme in place of a computed one; then cap and floor. */
  const limited = (of: Figure, { low, high, places }: Bounds): Bounds => {
    const rounding = of.round ?? (published.has(of.id) ? scheme.decimals : undefined);
    if (rounding !== undefined) {
      low = low === undefined ? undefined : roundTo(low, rounding);
      high = high === undefined ? undefined : roundTo(high, rounding);
      places = rounding.places;
    } else if (divides(of)) places = Math.max(places, scheme.decimals.places);
    const stated = [of.missing, of.applies?.otherwise].flatMap((word) =>
      typeof word === 'object' ? (parseExact(word.count) ?? []) : [],
    );
    low = low === undefined ? undefined : stated.reduce(least, low);
    high = high === undefined ? undefined : stated.reduce(greatest, high);
    const caps = amounts.values(of.atMost);
    const floors = amounts.values(of.atLeast);
    if (caps.length > 0) {
      // Somebody may have no cap.
      const cap = mayBeNone(of.atMost) ? undefined : caps.reduce(greatest);
      if (cap !== undefined) high = high === undefined ? cap : least(high, cap);
      if (low !== undefined) low = least(low, caps.reduce(least));
    }
    if (floors.length > 0) {
      const floor = mayBeNone(of.atLeast) ? undefined : floors.reduce(least);
      if (floor !== undefined) low = low === undefined ? floor : greatest(low, floor);
      if (high !== undefined) high = greatest(high, floors.reduce(greatest));
    }
    return { low, high, places: Math.max(places, ...[...stated, ...caps, ...floors].map((v) => v.places)) };
  };

  const checking: Checking = {
    scheme,
    codes: [...placed.values()].flatMap(({ figure: { term } }) => (term.kind === 'events' ? term.codes : [])),
    report,
    figure,
    nameOf,
    withInner,
    nearFigure,
    gives,
    ranks(id) {
      const named = figure(id);
      const end = named && endOf(named, false);
      return end?.term.kind === 'rank';
    },
    levels,
    bounds,
    mayBeMissing,
    values: amounts.values,
    words: amounts.words,
    moments: amounts.moments,
    weights(weights, of, inside) {
      if (weights.length > MAX_WEIGHTS) return report('too-many', of, inside, { most: String(MAX_WEIGHTS) });
      for (const { key, value } of weights) {
        if (amounts.values(value).some((v) => compare(v, zero) < 0)) report('weight-negative', of, [...inside, key]);
      }
      for (const { from = '', value } of amounts.moments(weights.map((w) => w.value))) {
        const lacking = weights.find((w) => value(w.value) === undefined);
        if (lacking !== undefined) {
          return report('weight-not-in-force', of, [...inside, lacking.key], { part: lacking.key, from });
        }
        const sum = weights.map((w) => value(w.value) ?? zero).reduce(add, zero);
        if (equal(sum, one)) continue;
        const unsigned = amounts.withoutSign(weights.map((w) => w.value)) ?? '';
        return report('weights-sum', of, inside, { sum: formatPercent(sum), from, unsigned });
      }
    },
    share: (share, of, inside) => checkShare(share, pathOf(of, inside), amounts, reportAt),
    range: (range, of, inside) => checkRange(range, pathOf(of, inside), amounts, reportAt),
    ranges: (rows, otherwise, over, of) =>
      checkRows(rows, otherwise, over, (inside) => pathOf(of, inside), amounts, reportAt),
    scale: (compared, read, of, inside) => checkScale(compared, read, pathOf(of, inside), checking, amounts, reportAt),
    refers(id, wanted, of, inside) {
      const target = figure(id);
      const path = pathOf(of, inside);
      if (target === undefined) reportAt('figure-unknown', path, () => ({ id, near: nearFigure(id) }));
      else if (!wanted.includes(gives(target))) {
        const names = { number: '数', rank: '名次', grade: '等次' };
        reportAt('figure-kind', path, { id: nameOf(target), wanted: wanted.map((w) => names[w]).join('或') });
      }
    },
    attribute(id, of, inside) {
      if (attributes.includes(id)) return;
      reportAt('attribute-unknown', pathOf(of, inside), () => ({
        id,
        ...offered(id, attributes),
      }));
    },
  };
  return checking;
}

/** Whether an absent part makes the figure divide. */
const divides = ({ term, missing }: Figure): boolean =>
  (term.kind === 'sum' || term.kind === 'weigh') &&
  (missing === 'redistribute' || missing === 'rescale' || term.parts.some((p) => p.applies?.otherwise === 'rescale'));

const mayBeNone = (limit: Figure['atMost']): boolean =>
  typeof limit === 'object' && 'by' in limit && [limit.otherwise, ...limit.cases.map((c) => c.value)].includes('none');
