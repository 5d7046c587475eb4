/** What a jury leaves in the ledger: by which rules it scored, who kept out of what, the values without names, and that it ended. */
import { z } from 'zod';
import type { TxScope } from '../../db/scope.ts';
import { type NewFact, record } from '../../ledger/store/record.ts';

/** Rules, jurors and subjects as they stood when the jury began; about the jury itself. */
export const JURY_OPENED = 'jury.opened';
/** 回避: about the subject; one that was taken back is corrected by one that doesn't stand. */
export const JURY_RECUSAL = 'jury.recusal';
/** All values that count for a subject, by role, the highest first. Nothing says whose is which. */
export const JURY_POINTS = 'jury.points';
/** Somebody may be scored although claims of theirs aren't verified, and why. */
export const CLAIMS_PASSED = 'jury.claims-passed';
export const JURY_CLOSED = 'jury.closed';

export const pointsPayload = z.object({
  jury: z.string(),
  title: z.string(),
  indicator: z.string(),
  name: z.string(),
  /** `role` is empty where the rules have none. */
  groups: z.array(z.object({ role: z.string(), values: z.array(z.string()) })),
  /** Who was to score, and who did. */
  entitled: z.number(),
  given: z.number(),
  /** Why it ended before all had scored. */
  despite: z.string().optional(),
});
export type PointsPayload = z.infer<typeof pointsPayload>;

/** Records facts that nothing can speak against; throws where something does. */
export async function recorded(tx: TxScope, facts: readonly NewFact[]): Promise<readonly string[]> {
  const done = await record(tx, facts);
  if (!done.ok) throw new Error(`a jury's fact could not be recorded: ${done.refusal}`);
  return done.ids;
}
