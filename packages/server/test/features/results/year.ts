/** Quarters and a year of Fengxiang's, driven through the server as fast as it goes: the quarters by a scheme that does nothing but take scores. */
import { expect } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { ROUND_ROW } from '../../../src/features/results/result-facts.ts';
import { recordInRound } from '../../../src/features/rounds/round-facts.ts';
import type { Asking } from '../../server.ts';
import type { DemoServer } from '../demo-county.ts';
import { atDay, turned } from './quarter.ts';

/** Leaves results of the scheme that the year reads, with grades by the score alone. */
export const quarterScheme = `scheme: fengxiang-quarter
version: "1"
name: 平时考核（季度）
document: 《平时考核办法》
period: quarter
decimals: { places: 2, mode: half-up }

attributes:
  unit: { name: 单位, from: organization, at: to }

populations:
  staff: { name: 全体, total: total, rank: place, grade: level }

figures:
  total: { name: 季度得分, missing: hold, points: { within: [-200, 120] } }
  place: { name: 单位内名次, rank: { in: unit, by: [total], ties: share } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: 90 }, 较好: { atLeast: 80 }, 一般: { atLeast: 60 }, 较差: otherwise }
      adjust: { name: 复核更正, levels: [好, 较好, 一般, 较差] }

process:
  proposal: { name: 拟定等次, days: 3, imports: total, propose: { by: 所在单位 } }
  settling: { name: 审定, days: 3, settle: { by: 单位党组 } }
`;

export interface Place {
  readonly server: DemoServer;
  readonly office: Asking;
  readonly committee: Asking;
  /** Of the committee, too: who proposed doesn't settle. */
  readonly other: Asking;
  readonly units: readonly string[];
}

export interface Begun {
  readonly round: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly organization: string }[];
}

export async function yearPlace(server: DemoServer, names: readonly string[]): Promise<Place> {
  return {
    server,
    office: await server.by('office'),
    committee: await server.by('committee'),
    other: await server.as({ name: '另一位委员', held: [{ role: 'committee' }] }),
    units: await Promise.all(names.map((name) => server.unitNamed(name))),
  };
}

const done = <T extends { status: number; body: unknown }>(told: T): T => {
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return told;
};

/** Begun on a day over the days given; values of the roster that the scheme doesn't list count for nothing. */
export async function begunOver(
  { server, office, units }: Place,
  scheme: string,
  { on, from, to }: { readonly on: string; readonly from: string; readonly to: string },
): Promise<Begun> {
  await atDay(server, on);
  const wanted = { scheme, units, from, to };
  const { body: plan } = done(await office.ask('POST /api/rounds/plans', { body: wanted }));
  const translations = plan.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
  }));
  const { body } = done(await office.ask('POST /api/rounds', { body: { ...wanted, translations } }));
  const people: Begun['people'][number][] = [];
  for (const { id } of body.organizations) {
    const told = await office.ask(`GET /api/rounds/${body.id}/subjects?organization=${id}`);
    people.push(
      ...told.body.subjects.map(({ person }: { person: { id: string; name: string } }) => ({
        ...person,
        organization: id,
      })),
    );
  }
  return { round: body.id, people };
}

const QUARTERS = [
  ['01-01', '03-31', '04-01'],
  ['04-01', '06-30', '07-01'],
  ['07-01', '09-30', '10-01'],
] as const;

/** The n-th quarter of 2026, begun the day after it. */
export async function begunQuarterOf(place: Place, scheme: string, n: 1 | 2 | 3 | 4): Promise<Begun> {
  const [from, to, on] = QUARTERS[n - 1] ?? ['10-01', '12-31', undefined];
  return begunOver(place, scheme, {
    on: on === undefined ? '2027-01-01' : `2026-${on}`,
    from: `2026-${from}`,
    to: `2026-${to}`,
  });
}

/** Scores as an import leaves them. */
export async function scored(
  { server, office }: Place,
  round: string,
  scores: ReadonlyMap<string, string>,
): Promise<void> {
  const scope = { tenant: server.county.id, db: server.database.db };
  await write(scope, async (tx) => {
    const recorded = await recordInRound(
      tx,
      round,
      [...scores].map(([person, value]) => ({
        at: server.clock.now,
        actor: office.account,
        authority: 'office',
        kind: ROUND_ROW,
        subject: person,
        payload: { round, table: 'points', row: { indicator: 'total', rater: '评分组', value } },
      })),
    );
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

/** Proposed by one, settled by another: this scheme has nobody confirm it, so that is the last word. */
export async function settled({ server, committee, other, office }: Place, round: string): Promise<void> {
  const proposed = done(await committee.ask(`POST /api/rounds/${round}/proposal`, { body: {} }));
  const { body } = await office.ask(`GET /api/rounds/${round}`);
  await atDay(server, body.stages.find(({ kind }: { kind: string }) => kind === 'settle').begins);
  await turned(server);
  const { version } = proposed.body.version;
  const day = server.clock.now.toISOString().slice(0, 10);
  const meeting = { version, body: '党组会议', day, note: '同意' };
  const told = done(await other.ask(`POST /api/rounds/${round}/settlement`, { body: meeting }));
  expect(told.body.version.state).toBe('confirmed');
}

/** The n-th quarter from begin to its last word; `score` by the person's place in the round. */
export async function quarterDone(
  place: Place,
  scheme: string,
  n: 1 | 2 | 3 | 4,
  score: (at: number) => string,
): Promise<Begun> {
  const { round, people } = await begunQuarterOf(place, scheme, n);
  await scored(place, round, new Map(people.map(({ id }, at) => [id, score(at)])));
  await settled(place, round);
  return { round, people };
}

/** Every leader gives the points that `points` says; the stage of review ends with it. */
export async function evaluated(
  { server, office }: Place,
  { round }: Begun,
  points: (person: string) => string,
): Promise<void> {
  const { body } = await office.ask(`GET /api/rounds/${round}`);
  await atDay(server, body.stages.find(({ kind }: { kind: string }) => kind === 'review').begins);
  await turned(server);
  const reviewers = new Map<string, Set<string>>();
  for (const { id } of body.organizations) {
    const told = await office.ask(`GET /api/rounds/${round}/subjects?organization=${id}`);
    for (const subject of told.body.subjects)
      for (const { step, reviewer } of subject.reviewers)
        if (reviewer !== undefined) reviewers.set(step, (reviewers.get(step) ?? new Set()).add(reviewer.id));
  }
  for (const step of ['inCharge', 'principal'])
    for (const person of reviewers.get(step) ?? []) {
      const leader = await server.as({ person });
      const { items } = (await leader.ask(`GET /api/rounds/${round}/reviews`)).body;
      const open = items.filter(({ abilities }: { abilities: { pass: boolean } }) => abilities.pass);
      if (open.length === 0) continue;
      const handed = open.map((item: { person: { id: string }; role: string; revision: number; fields: [] }) => ({
        person: item.person.id,
        role: item.role,
        revision: item.revision,
        points: Object.fromEntries(
          item.fields.map(({ indicator }: { indicator: string }) => [indicator, points(item.person.id)]),
        ),
      }));
      done(await leader.ask(`POST /api/rounds/${round}/reviews`, { body: { items: handed } }));
    }
}
