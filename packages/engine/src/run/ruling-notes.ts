/** What people ruled in a step of a sheet: who, and why. */
import type { Ruling } from '../facts/facts.ts';
import { spokenLeftOut } from '../facts/ruling-words.ts';
import { formatShort, parseExact } from '../numbers/exact.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Evaluating } from './evaluating.ts';

/** `what` says what was decided: 由考核委员会决定计 8，理由：借调期间未派任务. */
export const decidedBy = ({ by, reason }: Ruling, what = ''): string => `由${by}决定${what}，理由：${reason}`;

/** The rulings that a figure followed in place of what lacks, and on the last units of a split. */
export function rulingNotes({ id }: Figure, row: number, run: Evaluating): string[] {
  const missing = run.followed(row, `missing.${id}`);
  const cent = run.followed(row, `cent.${id}`);
  return [
    ...(missing === undefined ? [] : [decidedBy(missing, inPlace(missing.value))]),
    ...(cent === undefined ? [] : [decidedBy(cent, cent.value === 'yes' ? '得尾差' : '不得尾差')]),
  ];
}

function inPlace(value: string): string {
  if (value === 'skip' || value === 'redistribute' || value === 'rescale') return spokenLeftOut(value);
  const number = parseExact(value);
  if (number === undefined) throw new Error(`a ruling in place of what lacks says ${value}`);
  return `计 ${formatShort(number)}`;
}
