/** A code that scores on two figures of one total counts the same thing twice, unless one of them leaves out what the other took. */
import { termOf } from '../terms/index.ts';
import type { Checking, Report } from './checking.ts';
import type { Figure } from './figure.ts';
import type { Scheme } from './scheme.ts';
import type { Placed } from './tree.ts';

/** Which figures score each code, in a figure and below it. */
type Scoring = ReadonlyMap<string, readonly Figure[]>;

/** Looks at each total by itself: a subject has one. `placed` holds the figures by id; they go round in no circle. */
export function checkEventsOnce(
  scheme: Scheme,
  placed: ReadonlyMap<string, Placed>,
  checking: Checking,
  report: Report,
): void {
  const known = new Map<string, Scoring>();
  const scoringIn = (figure: Figure): Scoring => {
    const before = known.get(figure.id);
    if (before !== undefined) return before;
    const found = new Map<string, Figure[]>();
    if (figure.term.kind === 'events') for (const { code } of figure.term.codes) found.set(code, [figure]);
    for (const part of valuesIn(figure, checking)) {
      for (const [code, figures] of scoringIn(part)) {
        const others = found.get(code) ?? [];
        const added = figures.filter((f) => !others.includes(f));
        if (!isChoice(figure)) for (const one of added) reportTwice(code, one, others);
        found.set(code, [...others, ...added]);
      }
    }
    known.set(figure.id, found);
    return found;
  };
  const reportTwice = (code: string, figure: Figure, others: readonly Figure[]): void => {
    const other = others.find((f) => !excludes(f, figure) && !excludes(figure, f));
    if (other === undefined) return;
    // Reported at the one that stands further down.
    const [first, second] = [...placed.keys()].filter((id) => id === other.id || id === figure.id);
    const path = placed.get(second ?? figure.id)?.path ?? [];
    const name = checking.nameOf(first === figure.id ? figure : other);
    report('event-twice', [...path, 'events', 'codes', code], { code, other: name });
  };
  for (const { total } of scheme.populations) {
    const figure = checking.figure(total);
    if (figure !== undefined) scoringIn(figure);
  }
}

/** Figures whose values go into a figure's own; those that it only looks at count nothing. */
function valuesIn({ term }: Figure, checking: Checking): readonly Figure[] {
  const target = term.kind === 'figure' ? checking.figure(term.figure) : undefined;
  return target === undefined ? termOf(term).inner(term) : [target];
}

/** Of whose parts only one counts. */
const isChoice = ({ term }: Figure): boolean =>
  term.kind === 'choose' || term.kind === 'highest' || term.kind === 'lowest';

const excludes = ({ term }: Figure, other: Figure): boolean =>
  term.kind === 'events' && (term.excluding?.includes(other.id) ?? false);
