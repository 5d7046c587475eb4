/** Samples of meetings and reports: a meeting of the bureau at which the subject of the world reports, made for the request. */
import type { dutyReportsContract } from '../../src/features/duty-reports/contract.ts';
import type { meetingsContract } from '../../src/features/meetings/contract.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => given(async () => ({ address }));

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly reporters: readonly { readonly id: string }[];
  readonly agenda: readonly { readonly id: string; readonly kind: string; readonly person?: string }[];
  readonly attendance: { readonly groups: readonly { readonly id: string }[] };
}

const planOf = async (world: World, reporter: string) => ({
  title: '青石局述职测评会',
  day: '2026-03-28',
  place: '三楼会议室',
  chair: await world.person(),
  comments: 'each',
  due: '2026-03-27',
  reporters: [{ person: reporter, manner: 'oral' }],
  groups: [{ name: '党员', invited: 3, needs: 'none', people: [] }],
});

/** A meeting as the office has prepared it; `running`: opened, too. */
async function meeting(world: World, running = false): Promise<Made> {
  const office = await world.actor('考核办');
  const plan = await planOf(world, world.subject);
  const { body } = await office.ask('POST /api/meetings', { body: { unit: world.bureau, ...plan } });
  if (running) await office.ask(`POST /api/meetings/${body.id}/open`, { body: { reason: '应急' } });
  return body;
}

const onMeeting = (method: string, path: string, body?: (made: Made) => unknown, running = false): Sampler =>
  given(async (world) => {
    const made = await meeting(world, running);
    return {
      address: `${method} /api/meetings/${made.id}${path}`,
      ...(body === undefined ? {} : { body: body(made) }),
    };
  });

/** The subject's report, handed in; `published`: for those entitled to read, too. */
async function handedIn(world: World, published: boolean): Promise<string> {
  const { id } = await meeting(world);
  const writer = await world.actor('本人');
  const report = `/api/meetings/${id}/reports/${world.subject}`;
  await writer.ask(`POST ${report}/hand-in`, { body: { text: '一年来的工作。', revision: 0 } });
  if (published) await (await world.actor('考核办')).ask(`POST /api/meetings/${id}/reports/publish`);
  return report;
}

export const meetingSamples: {
  readonly [A in keyof (typeof meetingsContract & typeof dutyReportsContract)]: Sampler;
} = {
  'GET /api/meetings': plain('GET /api/meetings'),
  'POST /api/meetings': given(async (world) => ({
    address: 'POST /api/meetings',
    body: { unit: world.bureau, ...(await planOf(world, world.subject)) },
  })),
  'GET /api/meetings/:id': onMeeting('GET', ''),
  'PUT /api/meetings/:id': given(async (world) => {
    const { id, revision } = await meeting(world);
    return { address: `PUT /api/meetings/${id}`, body: { revision, ...(await planOf(world, world.subject)) } };
  }),
  'PUT /api/meetings/:id/due': onMeeting('PUT', '/due', ({ revision }) => ({ revision, due: '2026-03-28' })),
  'DELETE /api/meetings/:id': onMeeting('DELETE', ''),
  'PUT /api/meetings/:id/agenda': onMeeting('PUT', '/agenda', ({ revision, agenda }) => ({
    revision,
    items: agenda.map(({ id, kind, person }) => ({ id, kind, person })),
  })),
  'PUT /api/meetings/:id/attendance/:group': given(async (world) => {
    const { id, attendance } = await meeting(world);
    return { address: `PUT /api/meetings/${id}/attendance/${attendance.groups[0]?.id}`, body: { arrived: 2 } };
  }),
  'POST /api/meetings/:id/open': onMeeting('POST', '/open', () => ({ reason: '应急' })),
  'PUT /api/meetings/:id/item': onMeeting('PUT', '/item', ({ agenda }) => ({ item: agenda[1]?.id }), true),
  'PUT /api/meetings/:id/results': onMeeting('PUT', '/results', () => ({ shown: true }), true),
  'POST /api/meetings/:id/close': onMeeting('POST', '/close', undefined, true),
  'GET /api/meetings/:id/screen': onMeeting('GET', '/screen'),
  'GET /api/meetings/:id/results': given(async (world) => {
    const { id } = await meeting(world, true);
    await (await world.actor('考核办')).ask(`PUT /api/meetings/${id}/results`, { body: { shown: true } });
    return { address: `GET /api/meetings/${id}/results` };
  }),
  'GET /api/my-meetings': plain('GET /api/my-meetings'),

  'GET /api/meetings/:id/reports/:person': given(async (world) => ({ address: `GET ${await handedIn(world, true)}` })),
  'PUT /api/meetings/:id/reports/:person': given(async (world) => ({
    address: `PUT /api/meetings/${(await meeting(world)).id}/reports/${world.subject}`,
    body: { text: '一年来', revision: 0 },
  })),
  'POST /api/meetings/:id/reports/:person/hand-in': given(async (world) => ({
    address: `POST /api/meetings/${(await meeting(world)).id}/reports/${world.subject}/hand-in`,
    body: { text: '一年来', revision: 0 },
  })),
  'POST /api/meetings/:id/reports/:person/return': given(async (world) => ({
    address: `POST ${await handedIn(world, false)}/return`,
    body: { reason: '请补充问题和不足。' },
  })),
  'POST /api/meetings/:id/reports/publish': given(async (world) => {
    const report = await handedIn(world, false);
    return { address: `POST ${report.replace(/[^/]+$/, 'publish')}` };
  }),
  // In the name of whoever asks: who runs the meeting names a leader.
  'POST /api/meetings/:id/reports/:person/comments': given(async (world, asker) => {
    const { id } = await meeting(world, true);
    const leads = (await ledBy(world)).has(asker.account);
    return {
      address: `POST /api/meetings/${id}/reports/${world.subject}/comments`,
      body: { text: '扎实。', ...(leads ? {} : { commenter: await world.person() }) },
    };
  }),
  'POST /api/meetings/:id/comments': given(async (world) => ({
    address: `POST /api/meetings/${(await meeting(world, true)).id}/comments`,
    body: { text: '扎实。', commenter: await world.person() },
  })),
};

/** Accounts of the leader of the subject's section. */
async function ledBy({ server, county, section }: World): Promise<ReadonlySet<string>> {
  const rows = await server.database.db
    .selectFrom('accounts as a')
    .innerJoin('oversight as o', (join) => join.onRef('o.tenant', '=', 'a.tenant').onRef('o.leader', '=', 'a.person'))
    .select('a.id')
    .where('a.tenant', '=', county.id)
    .where('o.unit', '=', section)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
