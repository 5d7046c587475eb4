/** Which days are worked. Holidays, and the weekends that are worked for them, are announced year by year. */
import type { Day } from '../features/roster/model.ts';

export interface Calendar {
  isWorkday(day: Day): boolean;
  /** Whether the year's holidays are known; otherwise only weekends are. */
  knows(year: number): boolean;
}
