/** A round as the figures of one bulletin are read from it. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import type { Span } from '../bulletins/model.ts';
import type { AskedInRound } from '../logs/asked.ts';
import type { Day } from '../roster/model.ts';
import type { RoundSubject } from '../rounds/model.ts';
import type { WholeRound } from '../rounds/store.ts';

export interface Looking {
  readonly scope: Scope | TxScope;
  readonly whole: WholeRound;
  readonly around: AskedInRound;
  readonly subjects: readonly RoundSubject[];
  /** Departments and towns in the order of the round. */
  readonly organizations: readonly string[];
  readonly name: (unit: string) => string;
  readonly at: Span;
  readonly today: Day;
  readonly calendar: Calendar;
}
