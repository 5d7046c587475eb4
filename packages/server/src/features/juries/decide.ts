/** Who scores whom, what a juror may give, and what may happen next. Pure. */
import { add, compare, formatShort, halfWidth, parseExact, zero } from '@shiji/engine';
import type { Juror, JurySubject, Recusal } from './model.ts';
import type { JuryRules } from './rules.ts';

/** Whether the juror belongs to the subject's panel; who keeps out of it comes on top. */
export const inPanel = (juror: Pick<Juror, 'panel'>, subject: Pick<JurySubject, 'panel'>): boolean =>
  juror.panel === '' || subject.panel === '' || juror.panel === subject.panel;

/** Who scores a subject: of its panel, and not recused from it. */
export function entitledTo(
  subject: JurySubject,
  jurors: readonly Juror[],
  recusals: readonly Pick<Recusal, 'subject' | 'juror'>[],
): readonly Juror[] {
  const out = new Set(recusals.filter((one) => one.subject === subject.id).map(({ juror }) => juror));
  return jurors.filter((juror) => inPanel(juror, subject) && !out.has(juror.id));
}

/**
 * Whether somebody is of the subject's own unit: one of the organizations (部门、乡镇; 县 for who holds a post in it itself) that their
 * posts belong to, whatever section or village below it, is one of the subject's.
 */
export const ofOneUnit = (juror: readonly string[], subject: readonly string[]): boolean =>
  juror.some((unit) => subject.includes(unit));

export type Given =
  /** As it is kept: without zeros at the end. */
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false;
      readonly fault: 'empty' | 'no-number' | 'too-low' | 'too-high' | 'too-fine';
      /** Which of the criteria; absent where there are none. */
      readonly at?: number;
    };

/** What a juror typed: one number, or one for each criterion, which add up to the points. */
export function judge(rules: JuryRules, typed: readonly string[]): Given {
  if (rules.criteria.length === 0) return judgeOne(typed[0], rules.lowest, rules.highest, rules.places);
  let sum = zero;
  for (const [at, { highest }] of rules.criteria.entries()) {
    const one = judgeOne(typed[at], '0', highest, rules.places);
    if (!one.ok) return { ...one, at };
    sum = add(sum, parseExact(one.value) ?? zero);
  }
  return { ok: true, value: formatShort(sum) };
}

function judgeOne(typed: string | undefined, lowest: string, highest: string, places: number): Given {
  const text = halfWidth((typed ?? '').trim())
    .replace(/[。,，]/, '.')
    .replace(/分$/, '');
  if (text === '') return { ok: false, fault: 'empty' };
  if (!/^\d{1,6}(\.\d{0,6})?$/.test(text)) return { ok: false, fault: 'no-number' };
  const value = parseExact(text.replace(/\.$/, ''));
  const [low, high] = [parseExact(lowest), parseExact(highest)];
  if (value === undefined || low === undefined || high === undefined) return { ok: false, fault: 'no-number' };
  const short = formatShort(value);
  if ((short.split('.')[1]?.length ?? 0) > places) return { ok: false, fault: 'too-fine' };
  if (compare(value, low) < 0) return { ok: false, fault: 'too-low' };
  if (compare(value, high) > 0) return { ok: false, fault: 'too-high' };
  return { ok: true, value: short };
}

/** Values in the order of size, the highest first: nothing of who gave them is left in it. */
export function sorted(values: readonly string[]): readonly string[] {
  const number = (text: string) => parseExact(text) ?? zero;
  return [...values].sort((a, b) => compare(number(b), number(a)));
}

/** Which of the sorted values don't count, as the scheme's `drop` says it: so many at either end, where enough are given. */
export function droppedOf(count: number, drop: JuryRules['drop']): { readonly first: number; readonly last: number } {
  const none = { first: 0, last: 0 };
  if (drop === undefined) return none;
  const enough = drop.above === undefined ? count > drop.highest + drop.lowest : count > drop.above;
  return enough ? { first: drop.highest, last: drop.lowest } : none;
}
