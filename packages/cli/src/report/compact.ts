/**
 * Sheets in few bytes: texts stand once in a table and are called by number; what is the same for everybody (a figure's
 * name, clause, words) stands once in a dictionary; empty tails are left out. `browser/reading.js` reads it back, step for step.
 */
import type { AdjustmentLine, Outcome, Step } from '@shiji/engine';

/** A text, or its number in the table of texts. */
type Ref = number | string;
/** The value, or the kind of absence and its reasons. */
type PackedOutcome = string | readonly [kind: number, ...because: Ref[]];
/** figure, outcome, then what `stepTail` lists; 0 for nothing. */
type PackedStep = readonly unknown[];

const absenceKinds = ['notApplicable', 'missing', 'open', 'held'] as const;
const adjustmentKinds = [
  'round',
  'cap',
  'floor',
  'stated',
  'clamp',
  'veto',
] as const satisfies AdjustmentLine['kind'][];

/** What every step of a figure says alike. */
export type FigureEntry = readonly [
  id: string,
  name: string,
  term: string,
  clause: readonly string[],
  ...rest: unknown[],
];

/** The table of texts, filled as they are met: what comes often comes early and has a short number. */
export class Texts {
  /** Number 0 is left free: it says "nothing". */
  readonly table: string[] = [''];
  readonly #numbers = new Map<string, number>();

  readonly ref = (text: string): Ref => {
    // A short text stands where it is used: its number would be no shorter.
    if (text.length < 4) return text;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.table.length);
    return this.table.push(text) - 1;
  };
}

/** The dictionary of figures, filled as they are met. */
export class Figures {
  readonly entries: FigureEntry[] = [];
  readonly #indexes = new Map<string, number>();

  index(id: string, entry: () => FigureEntry): number {
    const known = this.#indexes.get(id);
    if (known !== undefined) return known;
    this.#indexes.set(id, this.entries.length);
    return this.entries.push(entry()) - 1;
  }
}

/** Packs the steps of one subject. */
export class Packing {
  readonly #texts: Texts;
  readonly #figures: Figures;
  readonly #subject: string;

  constructor(texts: Texts, figures: Figures, subject: string) {
    this.#texts = texts;
    this.#figures = figures;
    this.#subject = subject;
  }

  outcome(outcome: Outcome): PackedOutcome {
    if ('value' in outcome) return outcome.value;
    return [absenceKinds.indexOf(outcome.absent), ...outcome.because.map((b) => this.#texts.ref(b.text))];
  }

  step(step: Step): PackedStep {
    const { ref } = this.#texts;
    const figure = this.#figures.index(step.figure, () => entryOf(step));
    const same = 'value' in step.outcome && step.raw === step.outcome.value;
    return trimmed([
      figure,
      this.outcome(step.outcome),
      step.arithmetic === undefined ? 0 : ref(step.arithmetic),
      // The value before adjustments is mostly the outcome itself.
      same ? 1 : (step.raw ?? 0),
      list(step.adjustments.map((a) => [adjustmentKinds.indexOf(a.kind), a.amount, ref(a.text)])),
      list(step.lines.map((l) => [ref(l.label), ref(l.arithmetic), l.value])),
      list(step.notes.map(ref)),
      list(step.needed.map(ref)),
      list(step.facts.map((id) => ref(this.#shortened(id, step.figure)))),
      list(step.parts.map((part) => this.step(part))),
    ]);
  }

  /** A fact's own name mostly says the subject and the figure: without them many are alike. `~` is written `~0`, as in JSON Pointer. */
  #shortened(id: string, figure: string): string {
    return id
      .split('/')
      .map((part) => (part === this.#subject ? '~1' : part === figure ? '~2' : part.replaceAll('~', '~0')))
      .join('/');
  }
}

function entryOf({ figure, name, term, clause, words, local, subtract }: Step): FigureEntry {
  return [figure, name, term, clause, words ?? 0, local ?? 0, subtract === undefined ? 0 : 1];
}

const list = (items: readonly unknown[]): readonly unknown[] | 0 => (items.length === 0 ? 0 : items);

/** Without the zeros at the end. */
export function trimmed(items: readonly unknown[]): readonly unknown[] {
  let length = items.length;
  while (length > 0 && items[length - 1] === 0) length--;
  return items.slice(0, length);
}
