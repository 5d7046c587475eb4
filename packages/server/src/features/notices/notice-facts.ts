/** What the ledger holds of a round's notices: which version hung out, and why it was taken down. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Json } from '../../ledger/json.ts';
import type { Day } from '../roster/model.ts';
import { factsOfRound, recordInRound } from '../rounds/round-facts.ts';
import type { Why } from '../rounds/turn.ts';

/** About the round. */
const NOTICE_PUBLISHED = 'notice.published';
export interface PublishedPayload {
  readonly notice: string;
  readonly round: string;
  readonly version: number;
  readonly begins: Day;
  readonly ends: Day;
  readonly tables: string;
  readonly results: string;
}

/** About the round. */
const NOTICE_TAKEN_DOWN = 'notice.taken-down';
interface TakenDownPayload {
  readonly notice: string;
  readonly round: string;
  readonly reason: string;
  /** Absent: the office took it down by itself. */
  readonly because?: TakenBecause;
}

/** The round was taken back behind the notice, or given up. */
export type TakenBecause = 'reopened' | 'given-up';

export interface NoticeSaid {
  readonly version: number;
  readonly because?: TakenBecause;
}

/** Of each notice of a round by its id. */
export async function noticesSaid(scope: Scope | TxScope, round: string): Promise<ReadonlyMap<string, NoticeSaid>> {
  const facts = await factsOfRound(scope, round, [NOTICE_PUBLISHED, NOTICE_TAKEN_DOWN], [round]);
  const said = new Map<string, NoticeSaid>();
  for (const { kind, payload } of facts)
    if (kind === NOTICE_PUBLISHED) {
      const { notice, version } = payload as unknown as PublishedPayload;
      said.set(notice, { version });
    } else {
      const { notice, because } = payload as unknown as TakenDownPayload;
      const own = said.get(notice);
      if (own !== undefined && because !== undefined) said.set(notice, { ...own, because });
    }
  return said;
}

export const recordPublished = (tx: TxScope, payload: PublishedPayload, by: Pick<Why, 'by' | 'now'>): Promise<void> =>
  recorded(tx, NOTICE_PUBLISHED, payload.round, payload as unknown as Json, by);

export const recordTakenDown = (tx: TxScope, payload: TakenDownPayload, by: Pick<Why, 'by' | 'now'>): Promise<void> =>
  recorded(tx, NOTICE_TAKEN_DOWN, payload.round, payload as unknown as Json, by);

async function recorded(
  tx: TxScope,
  kind: string,
  round: string,
  payload: Json,
  { by, now }: Pick<Why, 'by' | 'now'>,
): Promise<void> {
  const answer = await recordInRound(tx, round, [
    { kind, subject: round, payload, at: now, actor: by, authority: 'office' },
  ]);
  if (!answer.ok) throw new Error(`what became of a notice could not be recorded: ${answer.refusal}`);
}
