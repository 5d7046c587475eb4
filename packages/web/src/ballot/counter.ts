/** What is marked so far, and what the rules allow: 好 7/8. */
import { make } from './dom.ts';
import { decimalOf, mostOf, within } from './judge.ts';
import type { VoidRule } from './paper.ts';
import type { Sheet } from './sheet.ts';

interface Count {
  readonly text: string;
  readonly n: number;
  readonly most: number | undefined;
}

/** The lines of the counter, ready to be shown. */
export function counterOf(sheet: Sheet): HTMLElement[] {
  const counts = countsOf(sheet);
  const shown: HTMLElement[] = [];
  for (let c = 0; c < counts.length; c++) {
    const { text, n, most } = counts[c] as Count;
    const over = most !== undefined && n > most;
    shown.push(
      make('span', over ? 'over' : '', [`${text} ${n}${most === undefined ? '' : `/${most}`}${over ? '，超了' : ''}`]),
    );
  }
  let blank = 0;
  for (let i = 0; i < sheet.subjects.length; i++) if (sheet.blanks(i).length > 0) blank++;
  shown.push(make('span', '', [`未评 ${blank}`]));
  return shown;
}

function countsOf(sheet: Sheet): Count[] {
  const { paper } = sheet;
  const counts: Count[] = [];
  const ruled = paper.v.slice();
  // Of one question every option is counted; of several only what a rule limits, or the counter would fill the screen.
  const only = paper.q.length === 1 ? paper.q[0]?.o : undefined;
  if (only)
    for (let o = 0; o < only.length; o++) {
      let most: number | undefined;
      for (let r = ruled.length - 1; r >= 0; r--) {
        const { m } = ruled[r] as VoidRule;
        const limit = m && m.length === 1 && m[0] === o ? mostOf(ruled[r] as VoidRule, sheet.total()) : undefined;
        if (limit === undefined) continue;
        most = limit;
        ruled.splice(r, 1);
      }
      counts.push({ text: only[o] as string, n: number(sheet, 0, (mark) => mark === String(o)), most });
    }
  for (let r = 0; r < ruled.length; r++) {
    const rule = ruled[r] as VoidRule;
    const most = mostOf(rule, sheet.total());
    if (most === undefined) continue;
    counts.push({ text: rule.t as string, n: number(sheet, rule.q, (mark) => isCounted(rule, mark)), most });
  }
  return counts;
}

function isCounted(rule: VoidRule, mark: string): boolean {
  if (mark === '') return false;
  if (rule.m) return rule.m.indexOf(Number(mark)) >= 0;
  const value = decimalOf(mark);
  return value !== undefined && rule.v !== undefined && within(value[0], value[1], rule.v, 1);
}

function number(sheet: Sheet, q: number, holds: (mark: string) => boolean): number {
  let n = 0;
  for (let i = 0; i < sheet.subjects.length; i++) if (!sheet.subjects[i]?.own && holds(sheet.marked(i, q))) n++;
  return n;
}
