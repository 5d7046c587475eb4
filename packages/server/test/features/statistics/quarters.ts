/** Two quarters of a bureau and an office beside it, by a scheme with five facets and weekly entries; the first is settled. */
import { write } from '../../../src/db/scope.ts';
import { REVIEW_POINTS } from '../../../src/features/reviews/review-facts.ts';
import { recordInRound } from '../../../src/features/rounds/round-facts.ts';
import type { Asking } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';
import { adopted, atDay } from '../results/quarter.ts';

const facetScheme = `scheme: facet-quarter
version: "1"
name: 五方面季度考核
document: 《五方面季度考核办法》
period: quarter
decimals: { places: 2, mode: half-up }
facets: [德, 能, 勤, 绩, 廉]

attributes:
  unit: { name: 单位, from: organization, at: to }
  staffing: { name: 人员身份, from: staffing, at: to }

populations:
  staff: { name: 全体人员, total: total, rank: place, grade: level }

figures:
  total:
    name: 总分
    worth: 100
    sum:
${[
  ['morals', '品德', '德', 20],
  ['skill', '能力', '能', 15],
  ['effort', '勤勉', '勤', 15],
  ['work', '实绩', '绩', 40],
  ['integrity', '廉洁', '廉', 10],
]
  .map(
    ([id, name, facet, most]) =>
      `      ${id}: { name: ${name}, facet: ${facet}, worth: ${most}, missing: hold, points: { within: [0, ${most}], roles: { 主要领导: 100% } } }`,
  )
  .join('\n')}
  place:
    name: 单位内名次
    rank: { in: unit, by: [total], ties: share }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: 90 }, 较好: { atLeast: 80 }, 一般: otherwise }

process:
  logging: { name: 周纪实, record: { weekly: { name: 周纪实, every: week, due: 3, late: mark } } }
  review: { name: 评鉴, days: 5, review: { levels: { 主要领导: principal } } }
  proposal: { name: 提出建议, days: 3, propose: { by: 考核委员会 } }
  settling: { name: 审定, days: 3, settle: { by: 党组会议 } }
`;

export interface Person {
  readonly id: string;
  readonly name: string;
  /** By name. */
  readonly unit: string;
}

export interface Quarters {
  readonly server: DemoServer;
  readonly office: Asking;
  readonly committee: Asking;
  /** The last quarter of 2025, settled, and the first of 2026, proposed. */
  readonly before: string;
  readonly after: string;
  readonly bureau: { readonly id: string; readonly people: readonly Person[] };
  readonly other: { readonly id: string; readonly people: readonly Person[] };
}

export const BUREAU = '县农业农村局';
export const OTHER = '县财政局';

/** Points of 实绩 by the person's place in the unit: the better ones first, in the second quarter last. */
export const workOf = (place: number): string => (40 - (place % 20) * 1.25).toFixed(2);

export async function quarters(on?: DemoServer): Promise<Quarters> {
  const server = on ?? (await demoServer());
  server.clock.now = new Date('2026-01-05T01:00:00Z');
  const office = await server.by('office');
  const committee = await server.by('committee');
  const scheme = await adopted(office, committee, { text: facetScheme });
  const units = [await server.unitNamed(BUREAU), await server.unitNamed(OTHER)];
  const begin = async (from: string, to: string, name: string) => {
    const wanted = { scheme, units, from, to };
    const { body: plan } = await office.ask('POST /api/rounds/plans', { body: wanted });
    const reviewer = await server.personOf('principal');
    const reviewers = plan.gaps.map(({ person, step }: { person: { id: string }; step: string }) => ({
      person: person.id,
      step,
      reviewer,
    }));
    const { status, body } = await office.ask('POST /api/rounds', { body: { ...wanted, reviewers, name } });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.id as string;
  };
  const peopleOf = async (round: string, unit: string) => {
    const { body } = await office.ask(`GET /api/rounds/${round}/subjects?organization=${unit}`);
    return body.subjects.map((one: { person: { id: string; name: string }; unit: string }) => ({
      ...one.person,
      unit: one.unit,
    })) as readonly Person[];
  };
  const before = await begin('2025-10-01', '2025-12-31', '2025年第四季度五方面考核');
  const [one = '', two = ''] = units;
  const bureau = { id: one, people: await peopleOf(before, one) };
  const other = { id: two, people: await peopleOf(before, two) };
  const made = { server, office, committee, before, after: before, bureau, other };
  await score(made, before, (place) => workOf(place));
  await propose(made, before, 'settled');
  await atDay(server, '2026-01-12');
  const after = await begin('2026-01-01', '2026-03-31', '2026年第一季度五方面考核');
  await atDay(server, '2026-04-02');
  await score(made, after, (place, of) => workOf(of - 1 - place));
  await writeEntries({ ...made, after });
  return { ...made, after };
}

/** Some write every week, some late, some rarely: rows as the slice of entries leaves them, without words. */
async function writeEntries({ server, office, after, bureau, other }: Quarters): Promise<void> {
  const { body } = await office.ask(`GET /api/rounds/${after}/logs`);
  const spans = body.spans as readonly { readonly span: string; readonly ends: string }[];
  const rows = [bureau.people, other.people].flatMap((people, unit) =>
    people.flatMap(({ id }, place) =>
      spans.flatMap(({ span, ends }, week) => {
        const often = (place * 7 + week * 3) % (unit === 0 ? 5 : 3);
        return often === 0 || (place % 9 === 4 && week > 3) ? [] : [{ id, span, ends, late: often === 1 }];
      }),
    ),
  );
  const fact = await server.database.db
    .selectFrom('facts')
    .select('id')
    .where('tenant', '=', server.county.id)
    .executeTakeFirstOrThrow();
  for (let from = 0; from < rows.length; from += 500)
    await server.database.db
      .insertInto('log_entries')
      .values(
        rows.slice(from, from + 500).map(({ id, span, ends, late }) => ({
          tenant: server.county.id,
          round: after,
          person: id,
          entry: 'weekly',
          span,
          first_day: ends,
          in_time: !late,
          revision: 1,
          fact: fact.id,
          changed_at: server.clock.now.toISOString(),
        })),
      )
      .execute();
}

async function score(
  { server, office, bureau, other }: Quarters,
  round: string,
  work: (place: number, of: number) => string,
): Promise<void> {
  const scope = { tenant: server.county.id, db: server.database.db };
  await write(scope, async (tx) => {
    const recorded = await recordInRound(
      tx,
      round,
      [bureau.people, other.people].flatMap((people) =>
        people.map(({ id }, place) => ({
          at: server.clock.now,
          actor: office.account,
          authority: 'test',
          kind: REVIEW_POINTS,
          subject: id,
          payload: {
            round,
            stage: 'review',
            role: '主要领导',
            reviewer: office.account,
            points: { morals: '18', skill: '13', effort: '14', work: work(place, people.length), integrity: '10' },
          },
        })),
      ),
    );
    if (!recorded.ok) throw new Error(recorded.refusal);
  });
}

/** As if the stages before were done; `state` of the version that is proposed. */
export async function propose({ server, committee }: Quarters, round: string, state?: 'settled'): Promise<void> {
  const { pool } = server.database;
  await pool.query("update round_stages set state = 'done' where round = $1 and key in ('logging', 'review')", [round]);
  await pool.query(
    "update round_stages set state = 'on', begins = '2026-01-01' where round = $1 and key = 'proposal'",
    [round],
  );
  const told = await committee.ask(`POST /api/rounds/${round}/proposal`, { body: {} });
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  if (state !== undefined) await pool.query('update result_versions set state = $2 where round = $1', [round, state]);
}
