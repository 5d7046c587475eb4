/** Samples of results: a round whose facts are all there, brought to the stage that the request needs. */
import { v7 as uuid } from 'uuid';
import type { archivesContract } from '../../src/features/archives/contract.ts';
import { archiveFiles } from '../../src/features/archives/files.ts';
import { archiveStore } from '../../src/features/archives/store.ts';
import type { deliveriesContract } from '../../src/features/deliveries/contract.ts';
import type { laterGradesContract } from '../../src/features/later-grades/contract.ts';
import type { noticesContract } from '../../src/features/notices/contract.ts';
import type { objectionsContract } from '../../src/features/objections/contract.ts';
import type { papersContract } from '../../src/features/papers/contract.ts';
import type { resultsContract } from '../../src/features/results/contract.ts';
import { daysLater } from '../../src/features/roster/spans.ts';
import type { roundPollsContract } from '../../src/features/round-polls/contract.ts';
import { dayOf } from '../../src/ports/clock.ts';
import { png } from '../features/facts/place.ts';
import { givePoints, giveRatings } from '../features/results/quarter.ts';
import { laterScheme, smallScheme } from '../features/results/small-scheme.ts';
import { type Begun, round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const stages = ['logging', 'rating', 'proposal', 'notice', 'settling', 'confirmation', 'filing'] as const;
type Stage = (typeof stages)[number];

const run = (world: World, sql: string, ...values: unknown[]) =>
  world.server.database.pool.query(sql, [world.county.id, ...values]);

/** As if everything before the stage were done, and its day had come. */
async function reach(world: World, id: string, stage: Stage): Promise<void> {
  const before = stages.slice(0, stages.indexOf(stage));
  const of = 'where tenant = $1 and round = $2';
  await run(world, `update round_stages set state = 'done' ${of} and key = any($3)`, id, before);
  await run(
    world,
    `update round_stages set state = 'on', begins = '2024-01-01', ends = '2027-12-31' ${of} and key = $3`,
    id,
    stage,
  );
}

/** Everybody has what they are scored by. */
async function rated(world: World): Promise<Begun> {
  const made = await round(world);
  const office = await world.actor('考核办');
  const subjects = await office.ask(`GET /api/rounds/${made.id}/subjects?organization=${world.bureau}`);
  const people = subjects.body.subjects.map(({ person }: { person: { id: string; name: string } }) => person);
  const { database, clock } = world.server;
  const scope = { tenant: world.county.id, db: database.db };
  const who = { round: made.id, people, at: clock.now, actor: office.account };
  await giveRatings(scope, who, (place) => ({ votes: { 好: 3 }, points: String(Math.max(0, 90 - place / 10)) }));
  return made;
}

/** Proposed by somebody who asks for nothing else. */
async function proposed(world: World, then: Stage): Promise<Begun> {
  const made = await rated(world);
  await reach(world, made.id, 'proposal');
  const committee = await world.stranger([{ role: 'committee' }]);
  const told = await committee.ask(`POST /api/rounds/${made.id}/proposal`, { body: {} });
  if (told.status !== 200) throw new Error(`the proposal was refused: ${told.body.title}`);
  await reach(world, made.id, then);
  return made;
}

const onStage = (method: string, path: string, stage: Stage, body?: object | ((world: World) => object)): Sampler =>
  given(async (world) => {
    const made = await rated(world);
    await reach(world, made.id, stage);
    return {
      address: `${method} /api/rounds/${made.id}${path.replace(':person', world.subject)}`,
      ...(body === undefined ? {} : { body: typeof body === 'function' ? body(world) : body }),
    };
  });

const onProposed = (path: string, stage: Stage, body: object, extra?: (world: World, id: string) => Promise<unknown>) =>
  given(async (world) => {
    const made = await proposed(world, stage);
    await extra?.(world, made.id);
    return { address: `POST /api/rounds/${made.id}${path}`, body };
  });

/** A round of a scheme in which leaders may swap; everybody but the subject has come out best as far as seats go. */
async function swappable(world: World): Promise<{ readonly id: string; readonly best: string }> {
  const made = await round(world, smallScheme);
  const office = await world.actor('考核办');
  const { body } = await office.ask(`GET /api/rounds/${made.id}/subjects?organization=${world.bureau}`);
  const all: { id: string; name: string }[] = body.subjects.map(({ person }: { person: object }) => person);
  // First somebody who may not swap, since nobody swaps themself.
  const [first, last] = [all.filter(({ name }) => name.endsWith('同事')), all.filter(({ id }) => id === world.subject)];
  const people = [...first, ...all.filter((one) => !first.includes(one) && !last.includes(one)), ...last];
  const { database, clock } = world.server;
  const scope = { tenant: world.county.id, db: database.db };
  const who = { round: made.id, people, at: clock.now, actor: office.account };
  await givePoints(scope, who, (place) => String(Math.max(0, 99 - place / 10)));
  await run(world, "update round_stages set state = 'on' where tenant = $1 and round = $2 and key = 'review'", made.id);
  return { id: made.id, best: people[0]?.id ?? '' };
}

const settle = (world: World, id: string) =>
  run(world, "update result_versions set state = 'settled' where tenant = $1 and round = $2", id);

const ruling = ({ subject: target }: World) => ({ kind: 'subject', target, setting: '例外', value: 'down' });
const said = { by: '考核委员会', reason: '不服从组织安排' };

export const resultSamples: { readonly [A in keyof (typeof resultsContract & typeof roundPollsContract)]: Sampler } = {
  'GET /api/rounds/:id/stages/:stage/polls': onStage('GET', '/stages/rating/polls', 'rating'),
  'POST /api/rounds/:id/stages/:stage/polls': onStage('POST', '/stages/rating/polls', 'rating', {
    papers: 'one',
    voters: 'leaders',
  }),
  'POST /api/rounds/:id/stages/:stage/completion': onStage('POST', '/stages/rating/completion', 'rating', {
    reason: '在会上举行',
  }),
  'GET /api/rounds/:id/results': onStage('GET', '/results', 'proposal'),
  'GET /api/rounds/:id/people/:person/sheet': given(async (world) => ({
    address: `GET /api/rounds/${(await published(world)).id}/people/${world.subject}/sheet`,
  })),
  'GET /api/results/mine': { own: true, make: async () => ({ address: 'GET /api/results/mine' }) },
  'POST /api/rounds/:id/receipt': given(async (world) => ({
    address: `POST /api/rounds/${(await proposed(world, 'notice')).id}/receipt`,
    body: {},
  })),
  'GET /api/rounds/:id/rulings': onStage('GET', '/rulings', 'proposal'),
  'POST /api/rounds/:id/rulings/trials': onStage('POST', '/rulings/trials', 'proposal', ruling),
  'POST /api/rounds/:id/rulings': onStage('POST', '/rulings', 'proposal', (world) => ({ ...ruling(world), ...said })),
  'POST /api/rounds/:id/rulings/:fact/withdrawal': given(async (world) => {
    const made = await rated(world);
    await reach(world, made.id, 'proposal');
    const committee = await world.actor('委员');
    await committee.ask(`POST /api/rounds/${made.id}/rulings`, { body: { ...ruling(world), ...said } });
    const { body } = await committee.ask(`GET /api/rounds/${made.id}/rulings`);
    const [standing] = body.rulings;
    return {
      address: `POST /api/rounds/${made.id}/rulings/${standing.id}/withdrawal`,
      body: { reason: '材料有误' },
    };
  }),
  'POST /api/rounds/:id/comparisons': onStage('POST', '/comparisons', 'proposal', { text: smallScheme }),
  'GET /api/rounds/:id/seats': given(async (world) => ({
    address: `GET /api/rounds/${(await swappable(world)).id}/seats`,
  })),
  'POST /api/rounds/:id/swaps': given(async (world) => {
    const { id, best } = await swappable(world);
    return { address: `POST /api/rounds/${id}/swaps`, body: { in: world.subject, out: best, reason: '综合研判' } };
  }),
  'POST /api/rounds/:id/proposal': onStage('POST', '/proposal', 'proposal', {}),
  'POST /api/rounds/:id/settlement': given(async (world) => {
    const { id } = await proposed(world, 'settling');
    const day = dayOf(world.server.clock.now);
    const body = { version: 1, body: '街道党工委会议', day, note: '同意' };
    return { address: `POST /api/rounds/${id}/settlement`, body };
  }),
  'POST /api/rounds/:id/confirmation': onProposed('/confirmation', 'confirmation', { version: 1 }, settle),
  'POST /api/rounds/:id/filing': onProposed('/filing', 'filing', {}),
};

/** Somebody's grade was put off, and the results are confirmed. */
async function putOff(world: World): Promise<string> {
  const made = await round(world, laterScheme(100));
  const office = await world.actor('考核办');
  const { body } = await office.ask(`GET /api/rounds/${made.id}/subjects?organization=${world.bureau}`);
  const people = body.subjects.map(({ person }: { person: { id: string; name: string } }) => person);
  const { database, clock } = world.server;
  const scope = { tenant: world.county.id, db: database.db };
  const who = { round: made.id, people, at: clock.now, actor: office.account };
  await givePoints(scope, who, (place) => String(89 - place / 10));
  await reach(world, made.id, 'proposal');
  await run(
    world,
    "update round_stages set state = 'done' where tenant = $1 and round = $2 and key = 'review'",
    made.id,
  );
  const told = await (await world.actor('委员')).ask(`POST /api/rounds/${made.id}/proposal`, { body: {} });
  if (told.status !== 200) throw new Error(`the proposal was refused: ${told.body.title}`);
  const settled = "state = 'confirmed', settled_by_body = '会议', settled_day = '2024-04-01', settled_note = '同意'";
  await run(world, `update result_versions set ${settled} where tenant = $1 and round = $2`, made.id);
  return made.id;
}

export const laterSamples: { readonly [A in keyof typeof laterGradesContract]: Sampler } = {
  'GET /api/rounds/:id/later-grades': given(async (world) => ({
    address: `GET /api/rounds/${await putOff(world)}/later-grades`,
  })),
  'POST /api/rounds/:id/later-grades': given(async (world) => ({
    address: `POST /api/rounds/${await putOff(world)}/later-grades`,
    body: { person: world.subject, grade: '较好', body: '党组会议', day: '2024-04-02', reason: '结案，未予处分' },
  })),
};

/** Everybody's result is final. */
async function confirmed(world: World): Promise<string> {
  const { id } = await proposed(world, 'settling');
  await settle(world, id);
  await reach(world, id, 'confirmation');
  const office = await world.actor('考核办');
  const told = await office.ask(`POST /api/rounds/${id}/confirmation`, { body: { version: 1 } });
  if (told.status !== 200) throw new Error(`the confirmation was refused: ${told.body.title}`);
  return id;
}

const delivered = ({ server, subject }: World) => ({ people: [subject], day: dayOf(server.clock.now), way: 'hand' });
export const deliverySamples: { readonly [A in keyof typeof deliveriesContract]: Sampler } = {
  'GET /api/rounds/:id/deliveries': given(async (world) => ({
    address: `GET /api/rounds/${await confirmed(world)}/deliveries`,
  })),
  'POST /api/rounds/:id/deliveries': given(async (world) => ({
    address: `POST /api/rounds/${await confirmed(world)}/deliveries`,
    body: delivered(world),
  })),
  'POST /api/rounds/:id/deliveries/withdrawal': given(async (world) => {
    const id = await confirmed(world);
    const office = await world.actor('考核办');
    const told = await office.ask(`POST /api/rounds/${id}/deliveries`, { body: delivered(world) });
    if (told.status !== 200) throw new Error(`the delivery was refused: ${told.body.title}`);
    return {
      address: `POST /api/rounds/${id}/deliveries/withdrawal`,
      body: { person: world.subject, reason: '登记错了人' },
    };
  }),
};

const fileHeaders = { 'x-file-name': encodeURIComponent('照片.png'), 'content-type': 'application/octet-stream' };

/** What the person of the world has filed, brought so far. */
async function filed(world: World, state: 'filed' | 'handling' | 'studied' | 'dismissed', more: object = {}) {
  const made = await published(world);
  const person = await world.actor('本人');
  const { status, body } = await person.ask(`POST /api/rounds/${made.id}/objections`, {
    body: { text: '漏记了一项工作' },
  });
  if (status !== 200) throw new Error(`the objection was refused: ${body.title}`);
  const sets = { state, ...more };
  const columns = Object.keys(sets);
  await run(
    world,
    `update objections set ${columns.map((name, n) => `${name} = $${n + 3}`).join(', ')} where tenant = $1 and id = $2`,
    body.id,
    ...Object.values(sets),
  );
  return body.id as string;
}

/** With a photo. */
async function filedWithFile(world: World) {
  const { id } = await published(world);
  const person = await world.actor('本人');
  const path = `/api/rounds/${id}/objections`;
  const { body: file } = await person.ask(`POST ${path}/files`, { body: png, headers: fileHeaders });
  const { status, body } = await person.ask(`POST ${path}`, { body: { text: '漏记了一项工作', evidence: [file] } });
  if (status !== 200) throw new Error(`the objection was refused: ${body.title}`);
  return { id: body.id as string, sha256: file.sha256 as string };
}

const onObjection = (
  method: string,
  path: string,
  state: Parameters<typeof filed>[1],
  body?: object | ((world: World) => Promise<object>),
  handled?: true,
): Sampler =>
  given(async (world) => {
    const handler = handled === undefined ? {} : { handler: await world.person(), study: '已核实' };
    const id = await filed(world, state, {
      ...handler,
      ...(path === '/due' ? { kind: 'appeal' } : {}),
      ...(state === 'dismissed' ? { decided_at: world.server.clock.now.toISOString(), decision: '维持' } : {}),
    });
    return {
      address: `${method} /api/objections/${id}${path}`,
      ...(body === undefined ? {} : { body: typeof body === 'function' ? await body(world) : body }),
    };
  });

const contact = '考核办公室，电话 1234567';

export async function published(world: World) {
  const made = await proposed(world, 'notice');
  const office = await world.actor('考核办');
  const { status, body } = await office.ask(`POST /api/rounds/${made.id}/notice`, { body: { contact } });
  if (status !== 200) throw new Error(`the notice was refused: ${body.title}`);
  return { id: made.id, address: body.notice.address as string, ends: body.notice.ends as string };
}

export const noticeSamples: { readonly [A in keyof typeof noticesContract]: Sampler } = {
  'GET /api/rounds/:id/notice': given(async (world) => ({
    address: `GET /api/rounds/${(await proposed(world, 'notice')).id}/notice`,
  })),
  'POST /api/rounds/:id/notice': onProposed('/notice', 'notice', { contact }),
  'POST /api/rounds/:id/notice/withdrawal': given(async (world) => ({
    address: `POST /api/rounds/${(await published(world)).id}/notice/withdrawal`,
    body: { reason: '名单有误' },
  })),
  'POST /api/rounds/:id/notice/extension': given(async (world) => {
    const { id, ends } = await published(world);
    return {
      address: `POST /api/rounds/${id}/notice/extension`,
      body: { ends: daysLater(ends, 3), reason: '公布了新的放假安排' },
    };
  }),
  // One that was taken down, and names nobody: what hangs out is there for the people of every county.
  'GET /p/:code': given(async (world) => {
    const { id, address } = await published(world);
    const office = await world.actor('考核办');
    await office.ask(`POST /api/rounds/${id}/notice/withdrawal`, { body: { reason: '名单有误' } });
    return { address: `GET ${address}` };
  }),
};

const text = '经核实，无误。';
export const objectionSamples: { readonly [A in keyof typeof objectionsContract]: Sampler } = {
  'GET /api/objections': { own: true, make: async () => ({ address: 'GET /api/objections' }) },
  'GET /api/objections/mine': { own: true, make: async () => ({ address: 'GET /api/objections/mine' }) },
  'GET /api/objections/:id': onObjection('GET', '', 'filed'),
  'POST /api/objections/:id/receipt': onObjection('POST', '/receipt', 'dismissed', {}),
  'POST /api/rounds/:id/objections': given(async (world) => ({
    address: `POST /api/rounds/${(await published(world)).id}/objections`,
    body: { text: `漏记了一项工作 ${uuid()}` },
  })),
  'POST /api/rounds/:id/objections/files': given(async (world) => ({
    address: `POST /api/rounds/${(await published(world)).id}/objections/files`,
    body: png,
    headers: fileHeaders,
  })),
  'GET /api/objections/:id/files/:hash': given(async (world) => {
    const { id, sha256 } = await filedWithFile(world);
    return { address: `GET /api/objections/${id}/files/${sha256}` };
  }),
  'POST /api/objections/:id/withdrawal': onObjection('POST', '/withdrawal', 'filed', { revision: 1 }),
  'PUT /api/objections/:id/handler': onObjection('PUT', '/handler', 'filed', async (world) => ({
    revision: 1,
    person: await world.person(),
  })),
  'PUT /api/objections/:id/study': onObjection('PUT', '/study', 'handling', { revision: 1, text }, true),
  // The law lets an appeal alone take longer.
  'PUT /api/objections/:id/due': onObjection('PUT', '/due', 'filed', async (world) => ({
    revision: 1,
    due: new Date(world.server.clock.now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
    reason: '情况复杂',
  })),
  'POST /api/objections/:id/decision': onObjection(
    'POST',
    '/decision',
    'studied',
    { revision: 1, upheld: false, body: '考核委员会', text, rulings: [] },
    true,
  ),
};

export const paperSamples: { readonly [A in keyof typeof papersContract]: Sampler } = {
  'GET /api/rounds/:id/people/:person/letter': given(async (world) => ({
    address: `GET /api/rounds/${(await published(world)).id}/people/${world.subject}/letter`,
  })),
  'GET /api/rounds/:id/letters': given(async (world) => ({
    address: `GET /api/rounds/${(await published(world)).id}/letters`,
  })),
  'GET /api/rounds/:id/minutes': given(async (world) => {
    const { id } = await proposed(world, 'confirmation');
    const settled = "state = 'settled', settled_by_body = '会议', settled_day = '2024-04-01', settled_note = '同意'";
    await run(world, `update result_versions set ${settled} where tenant = $1 and round = $2`, id);
    return { address: `GET /api/rounds/${id}/minutes` };
  }),
};

export const archiveSamples: { readonly [A in keyof typeof archivesContract]: Sampler } = {
  'GET /api/rounds/:id/archives': given(async (world) => ({
    address: `GET /api/rounds/${(await proposed(world, 'filing')).id}/archives`,
  })),
  'POST /api/rounds/:id/archives': onProposed('/archives', 'filing', {}),
  // Of a whole round, which the office had made.
  'GET /api/archives/:id/file': given(async (world) => {
    const made = await proposed(world, 'filing');
    const { database, clock, dataFolder } = world.server;
    const store = archiveStore({ tenant: world.county.id, db: database.db });
    const id = uuid();
    const [madeBy, begunAt] = [(await world.actor('考核办')).account, clock.now.toISOString()];
    await store.begin({ id, round: made.id, fileName: '考核.zip', madeBy, begunAt });
    const kept = await archiveFiles(dataFolder).keep({ tenant: world.county.id, id }, Buffer.from('PK'));
    await store.made(id, kept, clock.now, clock.now);
    return { address: `GET /api/archives/${id}/file` };
  }),
};
