/** Results rest on the days off as they stood when they were proposed, whatever is entered or undone afterwards. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countyCalendars } from '../../../src/features/holidays/county-calendar.ts';
import { askedBy } from '../../../src/features/results/asked-entries.ts';
import { scoreRound } from '../../../src/features/results/scored.ts';
import { resultReader } from '../../../src/features/results/store.ts';
import { verifyRound } from '../../../src/features/round-proof/verify.ts';
import { roundReader } from '../../../src/features/rounds/store.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';
import { dayOf } from '../../../src/ports/clock.ts';
import { exported, publicKey } from '../archives/exported.ts';
import { begunQuarter, type Quarter, toStage } from '../results/quarter.ts';
import { announced2026, enter, undo } from './entering.ts';

const scheme = `scheme: weeks
version: "1"
name: 周纪实方案（季度）
document: 《周纪实方案》
period: quarter
decimals: { places: 2, mode: half-up }

attributes:
  unit: { name: 单位, from: organization, at: to }

populations:
  staff: { name: 全体, total: weekly, rank: place, grade: level }

figures:
  weekly: { name: 周纪实, worth: 100, missing: pass, completion: { by: count, late: 50% } }
  place: { name: 单位内名次, rank: { in: unit, by: [weekly], ties: share } }
  level: { name: 等次, grade: { of: weekly, levels: { 好: { atLeast: 90 }, 较好: otherwise }, ranking: place } }

process:
  logging: { name: 周纪实, record: { weekly: { name: 周纪实, every: week, due: 3, late: mark, figure: weekly } } }
  proposal: { name: 提出建议, days: 3, propose: { by: 考核委员会 } }
  settling: { name: 审定, days: 3, settle: { by: 党组会议 } }
  filing: { name: 归档, days: 3, file: { by: 考核办公室 } }
`;
/** The last week of March, which everybody had off. */
const WEEK = '2026-W13';

let quarter: Quarter;
const scope = () => ({ tenant: quarter.server.county.id, db: quarter.server.database.db });

beforeAll(async () => {
  quarter = await begunQuarter({ text: scheme });
}, 120_000);
afterAll(() => quarter.server.close());

it('[FX-05] 全周放假的免写；提出等次建议以后再改放假安排，结果不变，核验照当时的安排', async () => {
  const { server, office, committee, round } = quarter;
  const text = `${announced2026}\n2026-03-23至2026-03-27 放假 抗洪调休`;
  const { body: plan } = await office.ask('POST /api/holidays/2026/plans', { body: { text } });
  expect(plan.changes.flatMap(({ sentences }: { sentences: string[] }) => sentences)).toEqual([
    '周纪实（2026年第13周）全期没有工作日，免写。',
  ]);
  await enter(office, 2026, text);
  await toStage(quarter, 'propose');
  const at = `/api/rounds/${round}`;
  expect((await committee.ask(`POST ${at}/proposal`, { body: {} })).body.version).toMatchObject({ version: 1 });
  const [version] = await resultReader(scope()).versions(round);
  expect(version?.days?.off).toEqual(expect.arrayContaining(['2026-03-23', '2026-03-27', '2026-02-17']));
  const tables = await resultReader(scope()).tables(round, 1);
  const excused = tables?.items?.filter(({ status }) => status === '免') ?? [];
  expect(excused.length).toBeGreaterThanOrEqual(quarter.people.length);
  expect(JSON.stringify(excused)).toContain(WEEK);

  const { body: undoing } = await office.ask('GET /api/holidays/2026/undoing');
  expect(undoing.changes.flatMap(({ sentences }: { sentences: string[] }) => sentences)).toEqual([
    '等次建议已经提出，结果按当时的安排计算，不变。',
  ]);
  await undo(office, 2026, '抗洪调休改为轮休');
  const whole = await roundReader(scope()).round(round);
  if (whole === undefined || version === undefined) throw new Error('no round');
  const asked = askedBy(countyCalendars());
  const scored = (days: typeof version.days) => scoreRound(scope(), whole.round, version.asOf, asked, days);
  expect((await scored(version.days)).tables).toEqual(tables);
  expect((await scored(undefined)).tables).not.toEqual(tables);

  await toStage(quarter, 'settle');
  const other = await server.as({ held: [{ role: 'committee' }] });
  const settled = { version: 1, body: '党组会议', day: dayOf(server.clock.now), note: '同意' };
  expect((await other.ask(`POST ${at}/settlement`, { body: settled })).status).toBe(200);
  const { bytes } = await exported(quarter, office);
  const report = verifyRound(bytes, announcedCalendar(), publicKey(quarter));
  expect(report.findings).toEqual([]);
  expect(report.versions).toEqual([{ version: 1, people: quarter.people.length }]);
});
