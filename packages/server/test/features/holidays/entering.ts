/** Days off as an office enters them: the text is looked at, and what was read is kept. */

import { textOf } from '../../../src/features/holidays/copy.ts';
import { announcedYears } from '../../../src/ports/calendar.ts';
import type { Asking } from '../../server.ts';

/** What the program knows of 2026, as it would be typed. */
export const announced2026 = textOf(announcedYears().get(2026) ?? []);

export async function enter(office: Asking, year: number, text: string) {
  const { body: page } = await office.ask(`GET /api/holidays/${year}`);
  const { body: plan } = await office.ask(`POST /api/holidays/${year}/plans`, { body: { text } });
  if (plan.faults.length > 0) throw new Error(plan.faults.join(''));
  const days = plan.days.map(({ day, kind, name }: { day: string; kind: string; name: string }) => ({
    day,
    kind,
    name,
  }));
  const body = { days, source: '国办发明电〔2026〕7号', revision: page.revision };
  return office.ask(`PUT /api/holidays/${year}`, { body });
}

export async function undo(office: Asking, year: number, reason: string) {
  const { body } = await office.ask(`GET /api/holidays/${year}`);
  return office.ask(`POST /api/holidays/${year}/undoing`, { body: { reason, revision: body.revision } });
}
