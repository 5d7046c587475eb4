/**
 * Names that a scheme writes in amounts, lists of words and conditions, wherever they stand: the scheme is looked through by its shapes, so
 * that a new construct can't be forgotten.
 */
import { type Condition, condition as conditionShape, type EventCondition } from '../conditions/condition.ts';
import type { Path } from '../text/located.ts';
import { nearest, offered } from '../text/nearest.ts';
import { walk } from '../text/shape.ts';
import { type Amount, type AmountBy, amount, eventAmount, varyingAmount, type Words, words } from './amount.ts';
import { type AmountValues, writtenValues } from './amount-values.ts';
import { checkCondition } from './check-conditions.ts';
import type { Checking, Report } from './checking.ts';
import { schemeShape } from './language.ts';
import type { Parameter, Scheme } from './scheme.ts';

export function checkNames(scheme: Scheme, checking: Checking, amounts: AmountValues, report: Report): void {
  const known = (scheme.parameters ?? []).map((p) => p.id);
  const used = new Set<string>();
  /** The parameter, noted as used; or a report that there is none. */
  const parameterAt = (id: string, path: Path): Parameter | undefined => {
    used.add(id);
    const found = amounts.parameter(id);
    if (found === undefined) report('parameter-unknown', path, () => ({ id, ...offered(id, known) }));
    return found;
  };
  const amountAt = (value: Amount, path: Path, freedom: 'none' | 'varies' | 'byEvent'): void => {
    if (typeof value === 'string') return;
    if ('by' in value) {
      if (freedom === 'varies') checkCases(value, path, checking, report);
      else report('amount-varies', path);
      return;
    }
    const parameter = parameterAt(value.parameter, path);
    if (parameter === undefined) return;
    if (parameter.at === 'factDate' && freedom !== 'byEvent')
      report('fact-date-out-of-place', path, { id: parameter.id });
    if (writtenValues(parameter).some((v) => typeof v !== 'string')) {
      report('parameter-not-number', path, { id: parameter.id });
    }
  };
  const wordsAt = (value: Words, path: Path): void => {
    const parameter = 'parameter' in value ? parameterAt(value.parameter, path) : undefined;
    if (parameter !== undefined && writtenValues(parameter).some((v) => typeof v === 'string')) {
      report('parameter-not-words', path, { id: parameter.id });
    }
  };
  walk(schemeShape, scheme, [], ({ shape, value, path }) => {
    if (shape === amount) amountAt(value as Amount, path, 'none');
    else if (shape === varyingAmount) amountAt(value as Amount, path, 'varies');
    else if (shape === eventAmount) amountAt(value as Amount, path, 'byEvent');
    else if (shape === words) wordsAt(value as Words, path);
    else if (shape === conditionShape) checkCondition(value as Condition, path, checking, amounts, report);
  });
  for (const { id, name } of scheme.parameters ?? []) {
    if (!used.has(id)) report('parameter-unused', ['parameters', id], { name });
  }
}

/** The codes of events that conditions ask for, anywhere in the scheme. */
export function eventCodes(scheme: Scheme): ReadonlySet<string> {
  const codes = new Set<string>();
  walk(schemeShape, scheme, [], ({ shape, value }) => {
    if (shape !== conditionShape || !('event' in (value as Condition))) return;
    for (const code of (value as EventCondition).event) codes.add(code);
  });
  return codes;
}

/** What an amount is chosen by, and that its cases can come up. */
function checkCases({ by, cases }: AmountBy, path: Path, { scheme, ...checking }: Checking, report: Report): void {
  const attribute = scheme.attributes?.find((a) => a.id === by);
  const figure = checking.figure(by);
  if (attribute === undefined && (figure === undefined || checking.gives(figure) !== 'grade')) {
    report('amount-by-unknown', path, () => ({
      id: by,
      near:
        nearest(
          by,
          (scheme.attributes ?? []).map((a) => a.id),
        ) ?? checking.nearFigure(by),
    }));
    return;
  }
  const known = attribute === undefined ? figure && checking.levels(figure) : attribute.values;
  for (const { key } of known === undefined ? [] : cases) {
    if (known?.includes(key)) continue;
    if (attribute === undefined)
      report('level-not-in-grade', path, () => ({ level: key, ...offered(key, known ?? []) }));
    else report('value-unknown', path, () => ({ value: key, ...offered(key, known ?? []) }));
  }
}
