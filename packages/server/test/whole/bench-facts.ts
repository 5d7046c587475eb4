/** Thirteen weeks of a whole county at once: facts as the slices record them, without their requests. */
import { join } from 'node:path';
import { pino } from 'pino';
import { type TxScope, write } from '../../src/db/scope.ts';
import { LOG_ENTRY } from '../../src/features/logs/log-facts.ts';
import { logWriter } from '../../src/features/logs/store.ts';
import { ROUND_ROW } from '../../src/features/results/result-facts.ts';
import { REVIEW_POINTS } from '../../src/features/reviews/review-facts.ts';
import { recordInRound } from '../../src/features/rounds/round-facts.ts';
import type { Json } from '../../src/ledger/json.ts';
import { MOST_FACTS, type NewFact } from '../../src/ledger/store/record.ts';
import { sealer } from '../../src/ledger/store/sealer.ts';
import { openPlace as openFolder } from '../../src/open-place.ts';
import { machineClock } from '../../src/ports/clock.ts';
import { openKeys } from '../../src/ports/keys.ts';
import { softwareCrypto } from '../../src/ports/software-crypto.ts';
import { drawOf } from './beginning.ts';
import { configOf } from './county.ts';
import type { Playing } from './playing.ts';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** What each level gives, and how much at most. */
const HIGHEST: Readonly<Record<string, number>> = {
  loyalty: 3,
  resolve: 3,
  responsibility: 3,
  ability: 3,
  'self-discipline': 3,
  competence: 10,
  'conduct-review': 5,
};
const LEADERS: Readonly<Record<string, number>> = { ...HIGHEST, innovation: 5 };
const LEVELS = { 股组长: HIGHEST, 分管领导: LEADERS, 主要领导: LEADERS };
const KEY_WORK: Readonly<Record<number, string>> = { 2: 'epidemic', 3: 'service' };

/** So many facts. The round is in its review afterwards. */
export async function fill(folder: string, playing: Playing, brought: Rows): Promise<number> {
  return inFolder(folder, playing, async (tx) => {
    const { round, subjects } = playing;
    const spans = weeks();
    const waiting: Waiting[] = [];
    let count = subjects.length;
    for (const { subject, user, span, ends, entry } of subjects.flatMap(({ person, user }) =>
      spans.map((one) => ({ ...one, subject: person, user })),
    )) {
      waiting.push({
        fact: {
          ...common(user.account, ends),
          kind: LOG_ENTRY,
          subject,
          payload: { round, entry, span, ends, day: ends, inTime: true, text: TEXT, indicators: ['duties'] },
        },
        at: { round, person: subject, entry, span },
      });
      if (waiting.length === MOST_FACTS) count += await flush(tx, round, waiting);
    }
    count += await flush(tx, round, waiting);
    const organizations = new Map(playing.county.organizations.map(({ id }, n) => [id, n]));
    const points = subjects.flatMap(({ person, organization, user }) =>
      Object.entries(LEVELS).map(([role, highest]): NewFact => {
        const keyWork = role === '股组长' ? undefined : KEY_WORK[(organizations.get(organization) ?? 0) % 4];
        const all = { ...highest, ...(keyWork === undefined ? {} : { [keyWork]: 15 }) };
        const quality = drawOf('quality', person).whole(700, 995);
        const given = Object.entries(all).map(([id, most]) => [
          id,
          String(Math.round((most * (quality + drawOf('points', person, role, id).whole(-5, 5))) / 10) / 100),
        ]);
        return {
          ...common(user.account, '2026-04-05'),
          kind: REVIEW_POINTS,
          subject: person,
          payload: { round, stage: 'review', role, reviewer: user.account, points: Object.fromEntries(given) },
        };
      }),
    );
    const rows = Object.entries(brought).flatMap(([table, list]) =>
      list.map(
        ({ subject = '', ...row }): NewFact => ({
          ...common(playing.county.office.account, '2026-04-05'),
          kind: ROUND_ROW,
          subject,
          payload: { round, table, row } as unknown as Json,
        }),
      ),
    );
    for (const facts of [points, rows]) {
      const recorded = await recordInRound(tx, round, facts);
      if (!recorded.ok) throw new Error(recorded.refusal);
      count += facts.length;
    }
    await done(tx, round, ['logging', 'peer-rating']);
    return count;
  });
}

/** All sealed, and what the database knows of its tables up to date: both happen beside the weeks, and not while people wait. */
export async function settle(folder: string): Promise<void> {
  const place = await openFolder(configOf(folder, undefined), () => {});
  if (!place.ok) throw new Error(place.sentence);
  try {
    const keys = await openKeys(join(folder, 'keys'));
    if (!keys.ok) throw new Error(keys.refusal);
    const { database } = place;
    const crypto = softwareCrypto(keys.keys);
    const log = pino({ level: 'error' });
    await sealer({ db: database.db, crypto, clock: machineClock, log, everyMs: 1000 }).look();
    const client = await database.pool.connect();
    await client.query('set statement_timeout = 0');
    await client.query('vacuum analyze');
    client.release(true);
  } finally {
    await place.close();
  }
}

/** As if the work of these stages were done. */
export const stagesDone = (folder: string, playing: Playing, stages: readonly string[]): Promise<void> =>
  inFolder(folder, playing, (tx) => done(tx, playing.round, stages));

async function done({ tenant, db }: TxScope, round: string, stages: readonly string[]): Promise<void> {
  await db
    .updateTable('round_stages')
    .set({ state: 'done' })
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .where('key', 'in', stages)
    .execute();
}

async function inFolder<T>(folder: string, { county }: Playing, work: (tx: TxScope) => Promise<T>): Promise<T> {
  const place = await openFolder(configOf(folder, undefined), () => {});
  if (!place.ok) throw new Error(place.sentence);
  try {
    return await write({ tenant: county.tenant, db: place.database.db }, work);
  } finally {
    await place.close();
  }
}

interface Waiting {
  readonly fact: NewFact;
  readonly at: { readonly round: string; readonly person: string; readonly entry: string; readonly span: string };
}

async function flush(tx: TxScope, round: string, waiting: Waiting[]): Promise<number> {
  const recorded = await recordInRound(
    tx,
    round,
    waiting.map(({ fact }) => fact),
  );
  if (!recorded.ok) throw new Error(recorded.refusal);
  for (const [n, { at, fact }] of waiting.entries())
    await logWriter(tx).insert(at, { day: '2026-03-31', inTime: true }, recorded.ids[n] ?? '', fact.at);
  return waiting.splice(0).length;
}

const TEXT = '走访农户三户，核对产业台账；起草会议纪要并印发各科室；接待来办事的群众，当场办结五件。';

const common = (actor: string, day: string) => ({
  at: new Date(`${day}T01:00:00Z`),
  actor,
  authority: 'self',
});

/** All but the last, which people write while they are measured. */
function weeks(): readonly { readonly entry: string; readonly span: string; readonly ends: string }[] {
  const first = Date.UTC(2026, 0, 4);
  const weekly = Array.from({ length: 12 }, (_, n) => ({
    entry: 'weekly',
    span: `2026-W${String(n + 1).padStart(2, '0')}`,
    ends: new Date(first + n * 7 * 86_400_000).toISOString().slice(0, 10),
  }));
  const monthly = ['2026-01-31', '2026-02-28', '2026-03-31'].map((ends) => ({
    entry: 'monthly',
    span: ends.slice(0, 7),
    ends,
  }));
  return [...weekly, ...monthly];
}
