/** Parameters and amounts resolved for one run. What was resolved is pinned in the result. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { type Day, formatDay, parseDay } from '../numbers/day.ts';
import { type Exact, parseExact } from '../numbers/exact.ts';
import type { Amount, Literal, Words } from '../scheme/amount.ts';
import type { Parameter, Scheme } from '../scheme/scheme.ts';

type Value = Literal | readonly string[];

export interface Parameters {
  constant(amount: Amount): Exact;
  constantOn(amount: Amount, day: Day): Exact;
  inForce(amount: Amount, day: Day): boolean;
  isPercent(amount: Amount): boolean;
  words(words: Words): readonly string[];
  /** The values in force on the first day of the run, by id; dated by fact: all of them. */
  readonly resolved: Readonly<Record<string, Value | Parameter['dated']>>;
}

export function resolveParameters(scheme: Scheme, from: Day, diagnostics: Diagnostic[]): Parameters {
  const byId = new Map((scheme.parameters ?? []).map((p) => [p.id, p]));
  const valueOn = (id: string, day: Day): Value | undefined => {
    const parameter = byId.get(id);
    if (parameter?.dated === undefined) return parameter?.value;
    return parameter.dated.filter((d) => (parseDay(d.from) ?? 0) <= day).at(-1)?.value;
  };
  const resolved: Record<string, Value | Parameter['dated']> = {};
  for (const { id, name, at, dated } of scheme.parameters ?? []) {
    if (at === 'factDate') resolved[id] = dated;
    else {
      const value = valueOn(id, from);
      if (value === undefined) {
        diagnostics.push(finding('parameter-not-in-force', undefined, { name, day: formatDay(from) }));
      } else resolved[id] = value;
    }
  }
  const literalOn = (amount: Amount, day: Day): Literal | undefined => {
    if (typeof amount === 'string') return amount;
    const value = 'parameter' in amount ? valueOn(amount.parameter, day) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  // The checker knows every parameter, and a run in which one has no value was refused: there is nothing to fall back on.
  const literal = (amount: Amount, day: Day): Literal => {
    const value = literalOn(amount, day);
    if (value === undefined) throw new Error(`no number for ${JSON.stringify(amount)} on ${formatDay(day)}`);
    return value;
  };
  const known = new Map<string, Exact>();
  const parse = (text: Literal): Exact => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parseExact(text);
    if (value === undefined) throw new Error(`${text} is no number`);
    known.set(text, value);
    return value;
  };
  return {
    constant: (amount) => parse(literal(amount, from)),
    constantOn: (amount, day) => parse(literal(amount, atFactDate(amount, byId) ? day : from)),
    inForce: (amount, day) => !atFactDate(amount, byId) || literalOn(amount, day) !== undefined,
    isPercent: (amount) => literal(amount, from).endsWith('%'),
    words(words) {
      if (!('parameter' in words)) return words;
      const value = valueOn(words.parameter, from);
      if (!Array.isArray(value)) throw new Error(`no list of words in ${words.parameter}`);
      return value;
    },
    resolved,
  };
}

const atFactDate = (amount: Amount, byId: ReadonlyMap<string, Parameter>): boolean =>
  typeof amount === 'object' && 'parameter' in amount && byId.get(amount.parameter)?.at === 'factDate';
