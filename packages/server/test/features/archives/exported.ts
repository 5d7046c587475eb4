/** A quarter brought to its end, and exported: what tests of the file look into. */
import { readZip } from '@shiji/tables';
import { write } from '../../../src/db/scope.ts';
import { ROUND_ROW, type RowPayload } from '../../../src/features/results/result-facts.ts';
import { factsOfRound, recordInRound } from '../../../src/features/rounds/round-facts.ts';
import { originOf } from '../../../src/ledger/checkpoint.ts';
import type { Json } from '../../../src/ledger/json.ts';
import { type NoteVerifier, readVerifier, verifierText } from '../../../src/ledger/note.ts';
import { dayOf } from '../../../src/ports/clock.ts';
import type { Asking } from '../../server.ts';
import { begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';

export interface Exported {
  readonly bytes: Buffer;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Proposed, on notice, settled and confirmed; on this server, or on one of its own. */
export async function confirmedQuarter(on?: Quarter['server']): Promise<Quarter> {
  const quarter = await begunQuarter(undefined, on);
  const { server, office, committee, round, people } = quarter;
  await rated(quarter, (place) => ({ votes: { 好: 3, 较好: 0 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  const last = people.at(-1) as { id: string };
  await done(
    await committee.ask(`POST /api/rounds/${round}/rulings`, {
      body: {
        kind: 'subject',
        target: last.id,
        setting: '例外',
        value: 'up',
        by: '考核委员会',
        reason: '防汛抢险中表现突出',
      },
    }),
  );
  server.clock.now = new Date(server.clock.now.getTime() + 60_000);
  const asked = server.clock.now;
  // Recorded by a server whose clock was ahead: the proposal knows it all the same.
  await corrected(quarter, 2, '92.5', new Date(asked.getTime() + 3000));
  await done(await committee.ask(`POST /api/rounds/${round}/proposal`, { body: {} }));
  // Asked for at that moment, this waited while the proposal was made, which doesn't know it.
  await corrected(quarter, 1, '93.5', asked);
  await toStage(quarter, 'notice');
  await published(quarter);
  await toStage(quarter, 'settle');
  const other = await server.as({ held: [{ role: 'committee' }], name: '顾明远' });
  const settled = { version: 1, body: '街道党工委会议', day: dayOf(server.clock.now), note: '同意' };
  await done(await other.ask(`POST /api/rounds/${round}/settlement`, { body: settled }));
  await toStage(quarter, 'confirm');
  await done(await office.ask(`POST /api/rounds/${round}/confirmation`, { body: { version: 1 } }));
  return quarter;
}

/** Somebody's points are set right. */
async function corrected(
  { server, round, people, office }: Quarter,
  place: number,
  value: string,
  at: Date,
): Promise<void> {
  const { id: person } = people[place] as { id: string };
  await write({ tenant: server.county.id, db: server.database.db }, async (tx) => {
    const [row] = await factsOfRound(tx, round, [ROUND_ROW], [person]);
    if (row === undefined) throw new Error('no points of theirs');
    const { round: of, table, row: given } = row.payload as unknown as RowPayload;
    const recorded = await recordInRound(tx, round, [
      {
        at,
        actor: office.account,
        authority: 'test',
        kind: ROUND_ROW,
        subject: person,
        payload: { round: of, table, row: { ...given, value } } as unknown as Json,
        corrects: row.id,
      },
    ]);
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

async function done({ status, body }: { readonly status: number; readonly body: unknown }): Promise<void> {
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Begun, made by the job, and downloaded. */
export async function exported({ server, round }: Quarter, by: Asking): Promise<Exported> {
  const begun = await by.ask(`POST /api/rounds/${round}/archives`);
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  await server.work();
  const got = await by.ask(`GET /api/archives/${begun.body.id}/file`);
  if (got.status !== 200) throw new Error(JSON.stringify(got.body));
  const bytes = got.raw.rawPayload;
  const files = readZip(bytes, 100);
  if (files === undefined) throw new Error('the download is no zip');
  return { bytes, files };
}

/** As the county publishes it. */
export const publicKeyText = ({ server }: Pick<Quarter, 'server'>): string =>
  verifierText(server.crypto.signer(originOf(server.county.code, 'facts')));

export function publicKey(quarter: Quarter): NoteVerifier {
  const key = readVerifier(publicKeyText(quarter));
  if (key === undefined) throw new Error('no public key');
  return key;
}
