/** The paper's rules on the voter's own phone, so that they are warned before sending. The server's engine decides; a test holds both together. */
import type { Amount, Bounds, Paper, VoidRule } from './paper.ts';

/** What stands beside each subject: the option's index or the number as it was typed; '' where nothing does. */
export type Marks = readonly string[];

export interface Finding {
  readonly rule: VoidRule;
  /** On how many it holds. */
  readonly found: number;
  /** How many subjects are marked. */
  readonly of: number;
}

/** The rules that the marks of question `q` break. */
export function judge(paper: Paper, q: number, marks: Marks): Finding[] {
  const given: string[] = [];
  for (let i = 0; i < marks.length; i++) if (marks[i]) given.push(marks[i] as string);
  const findings: Finding[] = [];
  if (given.length === 0) return findings;
  for (let r = 0; r < paper.v.length; r++) {
    const rule = paper.v[r] as VoidRule;
    if (rule.q !== q) continue;
    const found = rule.n ? counted(rule, given) : alike(given, !paper.q[q]?.o);
    if (rule.n ? within(found, 0, rule.n, given.length) : found > 1) findings.push({ rule, found, of: given.length });
  }
  return findings;
}

/** The most that may be counted where `of` are marked; undefined: no such limit. */
export function mostOf(rule: VoidRule, of: number): number | undefined {
  if (!rule.n || !(rule.n[0] || rule.n[1])) return undefined;
  for (let n = of; n >= 0; n--) if (!within(n, 0, rule.n, of)) return n;
  return undefined;
}

function counted(rule: VoidRule, given: readonly string[]): number {
  let n = 0;
  for (let i = 0; i < given.length; i++) {
    const mark = given[i] as string;
    if (rule.m) {
      if (rule.m.indexOf(Number(mark)) >= 0) n++;
    } else if (rule.v) {
      const number = decimalOf(mark);
      if (number && within(number[0], number[1], rule.v, 1)) n++;
    }
  }
  return n;
}

/** As many as there are where all are marked alike; otherwise 0. One alone is no pattern. */
function alike(given: readonly string[], numbers: boolean): number {
  for (let i = 1; i < given.length; i++) {
    const [a, b] = [given[0] as string, given[i] as string];
    if (numbers ? compare(decimalOf(a), decimalOf(b)) !== 0 : a !== b) return 0;
  }
  return given.length > 1 ? given.length : 0;
}

/** Whether `units` with `places` lies within all bounds; those in per cent are of `of`. */
export function within(units: number, places: number, bounds: Bounds, of: number): boolean {
  const [atLeast, above, atMost, below] = bounds;
  const to = (bound: Amount): number =>
    compare([units, places], [bound[2] ? bound[0] * of : bound[0], bound[1]]) as number;
  return (
    !(atLeast && to(atLeast) < 0) &&
    !(above && to(above) <= 0) &&
    !(atMost && to(atMost) > 0) &&
    !(below && to(below) >= 0)
  );
}

type Decimal = readonly [units: number, places: number];

/** Whole numbers only, as far as a voter's marks and a rule's shares go: no rounding of floats. */
function compare(a: Decimal | undefined, b: Decimal | undefined): number | undefined {
  if (!a || !b) return undefined;
  const left = a[0] * 10 ** b[1];
  const right = b[0] * 10 ** a[1];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What is typed on phones: full-width digits, a comma or 。 for the point, blanks, 分 behind. Undefined: no number. */
export function decimalOf(typed: string): Decimal | undefined {
  const text = plain(typed);
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(text)) return undefined;
  const at = text.indexOf('.');
  return at < 0 ? [Number(text), 0] : [Number(text.replace('.', '')), text.length - at - 1];
}

export function plain(typed: string): string {
  let text = '';
  for (let i = 0; i < typed.length; i++) {
    const code = typed.charCodeAt(i);
    // Full-width forms stand as far behind their plain signs, all of them.
    text += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : typed.charAt(i);
  }
  return text
    .replace(/[\s\u3000]/g, '')
    .replace(/[,。]/, '.')
    .replace(/分$/, '')
    .replace(/\.$/, '');
}
