/** The findings of one reading, up to as many as anybody would mend before looking again. */
import type { Diagnostic, Severity } from './diagnostic.ts';
import { type Code, finding } from './sentences.ts';

type Place = Diagnostic['place'];
/** What the sentence needs; as a function where finding it out costs something, such as a suggestion. */
export type Values = Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);

/** Of each severity; a file of nothing but slips must cost no more than it takes to say so. */
const MOST = 100;

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  private readonly counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  /** Keeps the finding; of those past the limit only that there are more, and their values are never worked out. */
  add(code: Code, place: Place, values: Values): void {
    const made = finding(code, place, {});
    const count = ++this.counts[made.severity];
    if (count > MOST + 1) return;
    if (count > MOST) this.diagnostics.push(finding('findings-many', place, { limit: String(MOST) }));
    else this.diagnostics.push({ ...made, values: typeof values === 'function' ? values() : values });
  }

  get failed(): boolean {
    return this.counts.error > 0;
  }
}
