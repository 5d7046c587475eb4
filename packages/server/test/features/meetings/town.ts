/** A small town that holds a meeting: its leader presides, three village secretaries report. */
import type { Asking, TestServer } from '../../server.ts';
import { testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

export interface Town {
  readonly server: TestServer;
  readonly county: string;
  readonly town: string;
  readonly villages: readonly [string, string, string];
  /** The town's leader, who presides. */
  readonly chair: string;
  /** Secretaries of the three villages. */
  readonly reporters: readonly [string, string, string];
  readonly office: Asking;
  readonly admin: Asking;
  person(name: string, unit: string, duty?: string): Promise<string>;
  as(person: string): Promise<Asking>;
  /** What the office types. */
  plan(changes?: object): object;
  /** The answer to a new meeting of the town's. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  meeting(changes?: object): Promise<any>;
}

export async function townServer(): Promise<Town> {
  const server = await testServer();
  const { database } = server;
  const tenant = server.county.id;
  const unit = (name: string, kind: string, parent?: string) =>
    addUnit(database, tenant, { name, kind, ...(parent === undefined ? {} : { parent }) });
  const person = (name: string, of: string, duty = 'staff') => addPerson(database, tenant, { name, unit: of, duty });
  const county = await unit('青禾县', 'county');
  const town = await unit('柳溪镇', 'town', county);
  const villages = [
    await unit('上河村', 'village', town),
    await unit('下河村', 'village', town),
    await unit('石桥村', 'village', town),
  ] as const;
  const chair = await person('周明远', town, 'principal');
  const reporters = [
    await person('沈砚秋', villages[0], 'principal'),
    await person('顾念', villages[1], 'principal'),
    await person('季小满', villages[2], 'principal'),
  ] as const;
  const office = await server.as({ held: [{ role: 'office' }], person: await person('办事员', county) });
  const admin = await server.as({ held: [{ role: 'unitAdmin', unit: town }], person: await person('管理员', town) });
  const plan = (changes: object = {}) => ({
    title: '2025年度村党组织书记述职测评会',
    day: '2026-03-28',
    begins: '14:30',
    place: '镇政府三楼会议室',
    chair,
    comments: 'each',
    due: '2026-03-27',
    reporters: [
      { person: reporters[0], manner: 'oral' },
      { person: reporters[1], manner: 'oral' },
      { person: reporters[2], manner: 'written' },
    ],
    groups: [
      { name: '党员', invited: 30, needs: 'two-thirds', people: [] },
      { name: '村民代表', invited: 45, needs: 'majority', people: [] },
    ],
    ...changes,
  });
  return {
    server,
    county,
    town,
    villages,
    chair,
    reporters,
    office,
    admin,
    person,
    as: (who) => server.as({ person: who }),
    plan,
    meeting: async (changes) => {
      const { status, body } = await office.ask('POST /api/meetings', { body: { unit: town, ...plan(changes) } });
      if (status !== 200) throw new Error(`the meeting was refused: ${body.code} ${JSON.stringify(body.errors)}`);
      return body;
    },
  };
}
