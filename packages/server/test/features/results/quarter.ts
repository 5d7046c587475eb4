/** A quarter of Xiulin's scheme in the bureau of the demo county, brought as far as a test wants. */
import { pino } from 'pino';
import { type Scope, write } from '../../../src/db/scope.ts';
import { noticeStages } from '../../../src/features/notices/published.ts';
import { POLL_TALLY } from '../../../src/features/polls/tally-facts.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { reviewStages } from '../../../src/features/reviews/finished.ts';
import { REVIEW_POINTS } from '../../../src/features/reviews/review-facts.ts';
import { turnAll } from '../../../src/features/rounds/round-clock.ts';
import { noteInRound, recordInRound } from '../../../src/features/rounds/round-facts.ts';
import type { Json } from '../../../src/ledger/json.ts';
import { record } from '../../../src/ledger/store/record.ts';
import type { Asking } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

export interface Quarter {
  readonly server: DemoServer;
  readonly office: Asking;
  readonly committee: Asking;
  readonly round: string;
  readonly bureau: string;
  /** In the order of the round. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Of the library, or as text. */
export type Source = { readonly library: string } | { readonly text: string };

/** Takes a scheme; the committee approves it. */
export async function adopted(office: Asking, committee: Asking, from: Source): Promise<string> {
  const { body: made } = await office.ask('POST /api/schemes', { body: from });
  const { revision } = made.versions[0];
  const path = `/api/schemes/${made.id}/versions/1`;
  const sent = await office.ask(`POST ${path}/submit`, { body: { revision, note: '照印发的办法' } });
  await committee.ask(`POST ${path}/approve`, { body: { revision: sent.body.versions[0].revision } });
  return made.id;
}

/** Started once the quarter is over, in the stage of rating; on `server`, or on one of its own. */
export async function begunQuarter(
  from: Source = { library: 'xiulin/quarter' },
  server: DemoServer | undefined = undefined,
): Promise<Quarter> {
  return begunOn(server ?? (await demoServer()), from);
}

async function begunOn(server: DemoServer, from: Source): Promise<Quarter> {
  server.clock.now = new Date('2026-04-02T01:00:00Z');
  const office = await server.by('office');
  const committee = await server.by('committee');
  const bureau = await server.unitNamed('县农业农村局');
  const scheme = await adopted(office, committee, from);
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: { scheme, units: [bureau] } });
  const translations = plan.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
    ...(value === '参公人员' ? { as: '公务员' } : {}),
  }));
  const begun = await office.ask('POST /api/rounds', { body: { scheme, units: [bureau], translations } });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const { body } = await office.ask(`GET /api/rounds/${begun.body.id}/subjects?organization=${bureau}`);
  const people = body.subjects.map(({ person }: { person: { id: string; name: string } }) => person);
  return { server, office, committee, round: begun.body.id, bureau, people };
}

/** Days later, everybody still signed in. */
export async function atDay({ clock, database }: DemoServer, day: string): Promise<void> {
  clock.now = new Date(`${day}T01:00:00Z`);
  await database.pool.query('update sessions set created_at = $1, seen_at = $1', [clock.now]);
}

/** What the clock of a running server does by itself. */
export const turned = ({ clock, database }: DemoServer): Promise<void> =>
  turnAll({
    db: database.db,
    clock: { now: () => clock.now },
    log: pino({ level: 'silent' }),
    keepers: { review: reviewStages, notice: noticeStages(async () => []) },
  });

/** The first day of the stage of this kind, with everything due done. */
export async function toStage({ server, office, round }: Quarter, kind: string): Promise<void> {
  const { body } = await office.ask(`GET /api/rounds/${round}`);
  await atDay(server, body.stages.find((stage: { kind: string }) => stage.kind === kind).begins);
  await turned(server);
}

/** Puts on notice what was proposed; the round is in that stage. */
export async function published({ office, round }: Pick<Quarter, 'office' | 'round'>): Promise<void> {
  const body = { contact: '考核办公室，电话 0716-1234567' };
  const { status, body: told } = await office.ask(`POST /api/rounds/${round}/notice`, { body });
  if (status !== 200) throw new Error(JSON.stringify(told));
}

export interface Given {
  /** Votes of the leaders by mark. */
  readonly votes: Readonly<Record<string, number>>;
  /** Of the panel. */
  readonly points: string;
}

/** What the principal leaders' review leaves in the ledger, as its slice records it; `points` by the person's place. */
export async function givePoints(
  scope: Scope,
  { round, people, at, actor }: Pick<Quarter, 'round' | 'people'> & { readonly at: Date; readonly actor: string },
  points: (place: number) => string,
): Promise<void> {
  await write(scope, async (tx) => {
    const recorded = await recordInRound(
      tx,
      round,
      people.map(({ id }, place) => ({
        at,
        actor,
        authority: 'test',
        kind: REVIEW_POINTS,
        subject: id,
        payload: { round, stage: 'review', role: '主要领导', reviewer: actor, points: { total: points(place) } },
      })),
    );
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

/** What polls and another system leave in the ledger, as their slices record it; `given` by the person's place. */
export async function giveRatings(
  scope: Scope,
  { round, people, at, actor }: Pick<Quarter, 'round' | 'people'> & { readonly at: Date; readonly actor: string },
  given: (place: number) => Given,
): Promise<void> {
  const common = { at, actor, authority: 'test' } as const;
  await write(scope, async (tx) => {
    const tallies = await record(
      tx,
      people.map(({ id, name }, place) => ({
        ...common,
        kind: POLL_TALLY,
        subject: id,
        payload: {
          poll: round,
          name: '领导测评',
          title: '领导测评',
          question: '',
          group: '',
          subject: id,
          subjectName: name,
          counts: Object.entries(given(place).votes).map(([mark, count]) => ({ mark, count })),
        } as unknown as Json,
      })),
    );
    if (!tallies.ok) throw new Error(tallies.refusal);
    await noteInRound(tx, round, tallies.ids);
    const rows = await recordInRound(
      tx,
      round,
      people.map(({ id }, place) => ({
        ...common,
        kind: ROUND_ROW,
        subject: id,
        payload: {
          round,
          table: 'points',
          row: { indicator: 'individual', rater: '评分组', value: given(place).points },
        },
      })),
    );
    if (!rows.ok) throw new Error(rows.refusal);
  });
}

/** Given, and the stage of rating is over. */
export async function rated(quarter: Quarter, given: (place: number) => Given): Promise<void> {
  const { server, office, round } = quarter;
  const scope = { tenant: server.county.id, db: server.database.db };
  await giveRatings(scope, { ...quarter, at: server.clock.now, actor: office.account }, given);
  const done = await office.ask(`POST /api/rounds/${round}/stages/rating/completion`, {
    body: { reason: '测评在会上举行，票已计入' },
  });
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
}
