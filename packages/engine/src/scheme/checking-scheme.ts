/** The checking that terms are given: names resolved and bounds computed over one scheme. */
import { type Condition, eachCondition } from '../conditions/condition.ts';
import type { DaysBound } from '../conditions/days.ts';
import type { Code } from '../diagnostics/sentences.ts';
import {
  add,
  compare,
  type Exact,
  equal,
  formatPercent,
  greatest,
  least,
  one,
  parseExact,
  zero,
} from '../numbers/exact.ts';
import { termOf } from '../terms/index.ts';
import type { Bounds, Gives } from '../terms/term.ts';
import type { Path } from '../text/located.ts';
import { nearest } from '../text/nearest.ts';
import type { Amount, Range, RangeOf, Words } from './amount.ts';
import type { Checking } from './checking.ts';
import type { Figure } from './figure.ts';
import { firstGap, isCovered } from './gaps.ts';
import { isLastBound } from './last-bound.ts';
import { exactRange } from './range.ts';
import type { Scheme } from './scheme.ts';
import type { Placed } from './tree.ts';

export function makeChecking(
  scheme: Scheme,
  placed: ReadonlyMap<string, Placed>,
  reportAt: (code: Code, path: Path, values?: Record<string, string>) => void,
): Checking {
  const figure = (id: string): Figure | undefined => placed.get(id)?.figure;
  const pathOf = (of: Figure, inside: Path): Path => [...(placed.get(of.id)?.path ?? []), ...inside];
  const report: Checking['report'] = (code, of, inside, values) => reportAt(code, pathOf(of, inside), values);
  const attributes = new Set((scheme.attributes ?? []).map((a) => a.id));
  const nearFigure = (id: string): string => nearest(id, [...placed.keys()]) ?? '';

  const seenGives = new Set<string>();
  const gives = (of: Figure): Gives => {
    const { term } = of;
    const handsOn =
      term.kind === 'figure' ? term.figure : term.kind === 'across' && term.take === 'only' ? term.of : undefined;
    if (handsOn === undefined) return termOf(term).gives;
    const target = figure(handsOn);
    if (target === undefined || seenGives.has(of.id)) return 'number';
    seenGives.add(of.id);
    const result = gives(target);
    seenGives.delete(of.id);
    return result;
  };

  const mayBeMissing = (of: Figure, seen: ReadonlySet<string> = new Set()): boolean => {
    if (seen.has(of.id)) return false;
    const term = termOf(of.term);
    if (term.asks === 'always') return of.missing === 'pass';
    if (of.missing !== undefined) return of.missing === 'pass';
    const further = new Set([...seen, of.id]);
    const reads: readonly { readonly figure: string }[] = term.reads(of.term);
    return reads.some((r) => {
      const target = figure(r.figure);
      return target !== undefined && mayBeMissing(target, further);
    });
  };

  const parameterValues = (id: string, path: Path, factDate: boolean): readonly Exact[] => {
    const parameter = scheme.parameters?.find((p) => p.id === id);
    if (parameter === undefined) {
      const known = (scheme.parameters ?? []).map((p) => p.id);
      reportAt('parameter-unknown', path, { id, near: nearest(id, known) ?? '', known: known.join('、') });
      return [];
    }
    if (parameter.at === 'factDate' && !factDate) reportAt('fact-date-out-of-place', path, { id });
    const written = [parameter.value, ...(parameter.dated ?? []).map((d) => d.value)].filter((v) => v !== undefined);
    const values = written.flatMap((v) => (typeof v === 'string' ? (parseExact(v) ?? []) : []));
    if (values.length < written.length) reportAt('parameter-not-number', path, { id });
    return values;
  };

  const amountsAt = (amount: Amount, path: Path, varies: boolean, factDate = false): readonly Exact[] => {
    if (typeof amount === 'string') return [parseExact(amount) ?? zero];
    if ('parameter' in amount) return parameterValues(amount.parameter, path, factDate);
    if (!varies) {
      reportAt('amount-varies', path);
      return [];
    }
    const target = figure(amount.by);
    if (!attributes.has(amount.by) && (target === undefined || gives(target) !== 'grade')) {
      reportAt('amount-by-unknown', path, { id: amount.by });
    }
    if (attributes.has(amount.by))
      valuesAt(
        amount.by,
        amount.cases.map((c) => c.key),
        path,
      );
    const texts = [...amount.cases.map((c) => c.value), ...(amount.otherwise === undefined ? [] : [amount.otherwise])];
    return texts.flatMap((t) => parseExact(t) ?? []);
  };

  const wordsAt = (words: Words, path: Path): readonly string[] => {
    if (!('parameter' in words)) return words;
    const parameter = scheme.parameters?.find((p) => p.id === words.parameter);
    const known = (scheme.parameters ?? []).map((p) => p.id);
    if (parameter === undefined) {
      reportAt('parameter-unknown', path, {
        id: words.parameter,
        near: nearest(words.parameter, known) ?? '',
        known: known.join('、'),
      });
      return [];
    }
    const lists = [parameter.value, ...(parameter.dated ?? []).map((d) => d.value)].filter((v) => v !== undefined);
    if (lists.some((v) => typeof v === 'string')) reportAt('parameter-not-words', path, { id: parameter.id });
    return lists.flatMap((v) => (typeof v === 'string' ? [] : v));
  };

  const quietWords = (words: Words): readonly string[] => {
    if (!('parameter' in words)) return words;
    const parameter = scheme.parameters?.find((p) => p.id === words.parameter);
    const lists = [parameter?.value, ...(parameter?.dated ?? []).map((d) => d.value)];
    return lists.flatMap((v) => (v === undefined || typeof v === 'string' ? [] : v));
  };

  const attributeAt = (id: string, path: Path): void => {
    if (attributes.has(id)) return;
    reportAt('attribute-unknown', path, {
      id,
      near: nearest(id, [...attributes]) ?? '',
      known: [...attributes].join('、'),
    });
  };

  const levelsOf = (of: Figure): readonly string[] => {
    const { term } = of;
    const target = term.kind === 'figure' ? figure(term.figure) : term.kind === 'across' ? figure(term.of) : of;
    return target?.term.kind === 'grade' ? target.term.levels.map((l) => l.level) : [];
  };

  const closedValues = (id: string): readonly string[] | undefined =>
    scheme.attributes?.find((a) => a.id === id)?.values;
  const valuesAt = (id: string, values: readonly string[], path: Path): void => {
    const known = closedValues(id);
    for (const value of known === undefined ? [] : values) {
      if (!known?.includes(value)) reportAt('value-unknown', path, { value, known: known?.join('、') ?? '' });
    }
  };

  const conditionAt = (condition: Condition, at: Path, history = false): void => {
    for (const { condition: part, path } of eachCondition(condition, at)) {
      if ('attribute' in part) {
        attributeAt(part.attribute, path);
        valuesAt(part.attribute, wordsAt(part.is, path), path);
      } else if ('days' in part) {
        attributeAt(part.days, path);
        if (part.is !== undefined) valuesAt(part.days, wordsAt(part.is, path), path);
        daysRangeAt(part, path);
      } else if ('event' in part) rangeAt(part, path);
      else if ('history' in part) {
        if (!history) reportAt('history-out-of-place', path);
        if ('grade' in part.history) wordsAt(part.history.grade, path);
        else if ('total' in part.history) rangeAt(part.history.total, [...path, 'history', 'total']);
        else lastAt(part.history.last, [...path, 'history', 'last']);
        for (const amount of [part.consecutive, part.atLeast]) if (amount !== undefined) amountsAt(amount, path, false);
      } else if ('figure' in part) figureConditionAt(part, path);
    }
  };
  const rangeAt = (range: Range, path: Path): void => {
    const bounds = [range.atLeast, range.above, range.atMost, range.below].filter((b) => b !== undefined);
    if (bounds.length === 0) reportAt('range-empty', path);
    for (const bound of bounds) amountsAt(bound, path, false);
    const twoLow = range.atLeast !== undefined && range.above !== undefined;
    const twoHigh = range.atMost !== undefined && range.below !== undefined;
    if (twoLow || twoHigh) reportAt('range-two-bounds', path);
    const { low, high } = exactRange(range, (a) => quiet(a)[0] ?? zero);
    if (low !== undefined && high !== undefined && compare(low.value, high.value) > 0)
      reportAt('range-backwards', path);
  };
  /** Bounds in months, days and shares can't be compared with one another: only two of one kind may run backwards. */
  const daysRangeAt = (range: RangeOf<DaysBound>, path: Path): void => {
    const kinds = new Set<string>();
    const plain = (bound: DaysBound | undefined): Amount | undefined => {
      const [kind = 'plain'] = typeof bound === 'object' ? Object.keys(bound) : [];
      if (bound !== undefined) kinds.add(kind);
      if (typeof bound !== 'object') return bound;
      if ('share' in bound) {
        const shares = amountsAt(bound.share, path, false);
        if (shares.some((s) => compare(s, zero) < 0 || compare(s, one) > 0)) reportAt('share-out-of-range', path);
        return bound.share;
      }
      return 'months' in bound ? String(bound.months) : 'days' in bound ? String(bound.days) : bound;
    };
    const { atLeast, above, atMost, below } = range;
    const read = { atLeast: plain(atLeast), above: plain(above), atMost: plain(atMost), below: plain(below) };
    const comparable = kinds.size > 1 ? { ...read, atMost: undefined, below: undefined } : read;
    if (kinds.size > 1 && atMost !== undefined && below !== undefined) reportAt('range-two-bounds', path);
    rangeAt(comparable, path);
  };
  const lastAt = (last: Amount, path: Path): void => {
    amountsAt(last, path, false);
    if (!isLastBound(last, scheme)) reportAt('last-out-of-range', path);
  };
  const ranks = (id: string, seen: ReadonlySet<string> = new Set()): boolean => {
    const term = figure(id)?.term;
    if (term?.kind !== 'figure') return term?.kind === 'rank';
    return !seen.has(id) && ranks(term.figure, new Set([...seen, id]));
  };
  const figureConditionAt = (part: Extract<Condition, { figure: string }>, path: Path): void => {
    const target = figure(part.figure);
    if (target === undefined) {
      reportAt('figure-unknown', path, { id: part.figure, near: nearFigure(part.figure) });
      return;
    }
    if (part.last !== undefined) {
      lastAt(part.last, [...path, 'last']);
      if (!ranks(part.figure)) reportAt('last-wants-rank', path, { id: part.figure });
      if (Object.keys(part).length > 2) reportAt('last-alone', path);
      return;
    }
    if (gives(target) !== 'grade') {
      if (part.is !== undefined) reportAt('condition-wants-grade', path, { id: part.figure });
      else rangeAt(part, path);
      return;
    }
    if (part.is === undefined) reportAt('condition-wants-levels', path, { id: part.figure });
    const levels = levelsOf(target);
    for (const level of part.is === undefined ? [] : wordsAt(part.is, path)) {
      if (!levels.includes(level)) reportAt('level-not-in-grade', path, { level, known: levels.join('、') });
    }
  };

  const knownBounds = new Map<string, Bounds>();
  const bounds = (of: Figure): Bounds => {
    const known = knownBounds.get(of.id);
    if (known !== undefined) return known;
    knownBounds.set(of.id, { places: scheme.decimals.places });
    const computed = limited(of, termOf(of.term).bounds(of, checking));
    knownBounds.set(of.id, computed);
    return computed;
  };
  const limited = (of: Figure, from: Bounds): Bounds => {
    let { low, high, places } = from;
    if (of.round !== undefined) places = of.round.places;
    const caps = of.atMost === undefined || of.atMost === 'none' ? [] : quiet(of.atMost);
    const floors = of.atLeast === undefined ? [] : quiet(of.atLeast);
    if (caps.length > 0) {
      const cap = caps.reduce(greatest);
      high = high === undefined ? cap : least(high, cap);
      if (low !== undefined) low = least(low, caps.reduce(least));
    }
    if (floors.length > 0) {
      const floor = floors.reduce(least);
      low = low === undefined ? floor : greatest(low, floor);
      if (high !== undefined) high = greatest(high, floors.reduce(greatest));
    }
    return { low, high, places: Math.max(places, ...[...caps, ...floors].map((v) => v.places)) };
  };
  /** Values of an amount whose names were reported elsewhere. */
  const quiet = (amount: Amount): readonly Exact[] => {
    if (typeof amount === 'string') return [parseExact(amount) ?? zero];
    if ('parameter' in amount) {
      const parameter = scheme.parameters?.find((p) => p.id === amount.parameter);
      const written = [parameter?.value, ...(parameter?.dated ?? []).map((d) => d.value)];
      return written.flatMap((v) => (typeof v === 'string' ? (parseExact(v) ?? []) : []));
    }
    return [...amount.cases.map((c) => c.value), ...(amount.otherwise === undefined ? [] : [amount.otherwise])].flatMap(
      (t) => parseExact(t) ?? [],
    );
  };

  const checking: Checking = {
    scheme,
    report,
    figure,
    nearFigure,
    gives,
    ranks: (id) => ranks(id),
    bounds,
    mayBeMissing: (of) => mayBeMissing(of),
    amounts: (amount, of, inside) => amountsAt(amount, pathOf(of, inside), true),
    constants: (amount, of, inside, factDate) => amountsAt(amount, pathOf(of, inside), false, factDate),
    amountAt: (amount, path) => void amountsAt(amount, path, true),
    wordsOf: quietWords,
    words: (words, of, inside) => wordsAt(words, pathOf(of, inside)),
    weights(weights, of, inside) {
      const values = weights.map(({ key, value }) => amountsAt(value, pathOf(of, [...inside, key]), false));
      // With several dated values the sum is checked value by value: the n-th of each stand together.
      // A name that is not known was reported: there is no sum to speak of.
      if (values.some((v) => v.length === 0)) return;
      const most = Math.max(...values.map((v) => v.length));
      for (let i = 0; i < most; i++) {
        const sum = values.map((v) => v[Math.min(i, v.length - 1)] ?? zero).reduce(add, zero);
        if (!equal(sum, one)) {
          report('weights-sum', of, inside, { sum: formatPercent(sum) });
          return;
        }
      }
      values.forEach((list, i) => {
        if (list.some((v) => compare(v, zero) < 0)) report('weight-negative', of, [...inside, weights[i]?.key ?? '']);
      });
    },
    ranges(ranges, otherwise, over, of) {
      const resolve = (amount: Amount): Exact => quiet(amount)[0] ?? zero;
      const steady = ranges.every(({ range }) =>
        [range.atLeast, range.above, range.atMost, range.below].every((a) => a === undefined || quiet(a).length === 1),
      );
      for (const { range, inside } of ranges) rangeAt(range, pathOf(of, inside));
      if (!steady) return;
      const exact = ranges.map(({ range }) => exactRange(range, resolve));
      ranges.forEach(({ inside, name }, i) => {
        const range = exact[i];
        if (range !== undefined && isCovered(range, exact.slice(0, i)))
          report('band-unreachable', of, inside, { row: name });
      });
      const gap = otherwise ? undefined : firstGap(exact, over);
      if (gap !== undefined) report('bands-gap', of, ranges[0]?.inside.slice(0, -1) ?? [], { gap });
    },
    refers(id, wanted, of, inside) {
      const target = figure(id);
      const path = pathOf(of, inside);
      if (target === undefined) reportAt('figure-unknown', path, { id, near: nearFigure(id) });
      else if (!wanted.includes(gives(target))) {
        const names = { number: '数', rank: '名次', grade: '等次' };
        reportAt('figure-kind', path, { id, wanted: wanted.map((w) => names[w]).join('或') });
      }
    },
    attribute: (id, of, inside) => attributeAt(id, pathOf(of, inside)),
    condition: (condition, of, inside) => conditionAt(condition, pathOf(of, inside)),
    conditionAt,
  };
  return checking;
}
