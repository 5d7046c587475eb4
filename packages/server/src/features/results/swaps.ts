/** Who has the best grade is changed inside a unit by the leaders whom the scheme lets do so: never beyond the seats. */
import { placedFigures, type Result, resultOf, type Scheme } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Round, RoundSubject } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import type { Moved } from './decide.ts';
import type { Scored } from './scored.ts';
import { type Trial, type TriedRuling, tryRulings } from './trial.ts';

export interface Swap {
  readonly in: string;
  readonly out?: string;
}

/** The levels between which a population's people are moved, best first; undefined where the scheme lets nobody move them. */
export function adjustable(scheme: Scheme, population: string | undefined): readonly string[] | undefined {
  const grade = scheme.populations.find(({ id }) => id === population)?.grade;
  const figure = placedFigures(scheme).find(({ figure: { id } }) => id === grade)?.figure;
  const levels = figure?.term.kind === 'grade' ? figure.term.adjust?.levels : undefined;
  return levels === undefined || levels.length < 2 ? undefined : levels;
}

export type SwapRefusal =
  | 'seats-full'
  | 'swap-moves-others'
  | 'swap-no-change'
  | 'swap-elsewhere'
  | 'swap-never'
  | 'ruling-unfit';

/** Decided by scoring it: exactly the two people move, the one up and the other down; alone, the one, into a seat that was free. */
export function trySwap(
  round: Round,
  before: Scored,
  subjects: readonly RoundSubject[],
  swap: Swap,
  replaced: readonly string[],
): (Trial & { readonly rulings: readonly TriedRuling[] }) | Refused<SwapRefusal> {
  const one = subjects.find(({ person }) => person === swap.in);
  const other = swap.out === undefined ? undefined : subjects.find(({ person }) => person === swap.out);
  const levels = adjustable(schemeOf(round.schemeText), one?.population);
  if (one === undefined || levels === undefined) return refuse('swap-never');
  if (swap.out !== undefined && (other === undefined || other.organization !== one.organization || other === one))
    return refuse('swap-elsewhere');
  const [best, lower] = levels as [string, string];
  const set = (target: string, value: string): TriedRuling => ({ kind: 'subject', target, setting: 'grade', value });
  const rulings = [set(one.person, best), ...(other === undefined ? [] : [set(other.person, lower)])];
  // Told by the count, before the engine says the same of rulings: where leaders gave every seat, one more is a ruling that can't stand.
  const full = other === undefined ? fullSeats(before, one, best) : undefined;
  if (full !== undefined) return refuse('seats-full', full);
  const trial = tryRulings(round, before, rulings, replaced);
  if (!trial.ok) return trial;
  const wanted = new Set([one.person, ...(other === undefined ? [] : [other.person])]);
  const others = trial.moved.filter(({ person }) => !wanted.has(person));
  if (others.length > 0) {
    if (other === undefined) return refuse('seats-full', toldOf(countOf(trial.after, one, best), best));
    return refuse('swap-moves-others', { moved: others.map(movedText).join('，') });
  }
  const still = rulings.find(({ target, value }) => !trial.moved.some((m) => m.person === target && m.to === value));
  if (still === undefined) return { ...trial, rulings };
  const name = subjects.find(({ person }) => person === still.target)?.name ?? '';
  return refuse('swap-no-change', { because: `${name}的等次不会变为“${still.value}”` });
}

/** Undefined where a seat is free, where the person has one, and where nobody knows yet. */
function fullSeats({ run }: Scored, one: RoundSubject, level: string) {
  const result = resultOf(run);
  const count = countOf(result, one, level);
  const grade = result.subjects.find(({ id }) => id === one.person)?.grade;
  const has = grade === undefined || !('value' in grade) || grade.value === level;
  return count === undefined || has || count.taken < count.seats ? undefined : toldOf(count, level);
}

function countOf({ subjects, seats }: Result, { person }: RoundSubject, level: string): Seats | undefined {
  const pool = subjects.find(({ id }) => id === person)?.pool;
  return pool === undefined || !('value' in pool)
    ? undefined
    : seats.find((seat) => seat.level === level && seat.pool === pool.value);
}

type Seats = Result['seats'][number];

const toldOf = (count: Seats | undefined, level: string) => ({
  pool: count?.pool ?? '',
  level,
  seats: count?.seats ?? 0,
});

const movedText = ({ name, from = '未定', to = '未定' }: Moved): string => `${name}由“${from}”变为“${to}”`;
