/** Outcomes in words. */
import { formatPercent, parseExact } from '../numbers/exact.ts';
import type { AbsenceKind } from './column.ts';
import type { Outcome } from './result.ts';

/** What stands where a number has no value. */
export const absenceWords: { readonly [K in AbsenceKind]: string } = {
  notApplicable: '不适用',
  missing: '缺数据',
  held: '暂缓',
  open: '待定',
};

/** The value, or the word for its absence; blank for what the scheme doesn't publish. */
export function outcomeText(outcome: Outcome): string {
  if ('value' in outcome) return outcome.value;
  return outcome.because[0]?.code === 'not-published' ? '' : absenceWords[outcome.absent];
}

/** The same for a grade: whom no grade concerns is 不定等次. */
export function gradeText(outcome: Outcome): string {
  const text = outcomeText(outcome);
  return text === absenceWords.notApplicable ? '不定等次' : text;
}

/** `60%` of `0.6`. */
export function percentText(decimal: string): string {
  const value = parseExact(decimal);
  if (value === undefined) throw new Error(`no decimal: ${decimal}`);
  return formatPercent(value);
}
