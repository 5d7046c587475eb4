/** Samples of reviewing: in a round of a library's scheme in the bureau whose reviews are on, and in which the subject of the world is reviewed. */
import type { delegationsContract } from '../../src/features/delegations/contract.ts';
import type { reviewsContract } from '../../src/features/reviews/contract.ts';
import { setApart } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import { approvedScheme } from './scheme-samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const schemes = new Map<World, Promise<string>>();
const ofWorld = (world: World): Promise<string> => {
  const made = schemes.get(world) ?? approvedScheme(world, { library: 'fengxiang/quarter' });
  schemes.set(world, made);
  return made;
};

interface Item {
  readonly person: { readonly id: string };
  readonly role: string;
  readonly revision: string;
  readonly fields: readonly { readonly indicator: string; readonly suggested: { readonly value: string } }[];
}

let days = 1;
/** In days of its own. The leader reviews the subject at two levels. */
async function round(world: World): Promise<string> {
  const office = await world.actor('考核办');
  await setApart(world);
  days += 1;
  const to = new Date(Date.UTC(2024, 3, days)).toISOString().slice(0, 10);
  const scheme = await ofWorld(world);
  const wanted = { scheme, units: [world.bureau], from: '2024-02-01', to, asOf: '2024-06-30' };
  const translations = [
    { attribute: 'staffing', value: '行政编制', as: '公务员' },
    // Of those who were put on leave for other samples.
    { attribute: 'leave', value: '是' },
  ];
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: { ...wanted, translations } });
  const leader = await personOf(world, '领导');
  const reviewers = plan.gaps.map(({ person, step }: { person: { id: string }; step: string }) => ({
    person: person.id,
    step,
    reviewer: person.id === leader ? world.subject : leader,
  }));
  const { status, body } = await office.ask('POST /api/rounds', { body: { ...wanted, translations, reviewers } });
  if (status !== 200) throw new Error(`the round was refused: ${body.title}`);
  const { pool } = world.server.database;
  await pool.query("update round_stages set state = 'done' where round = $1 and position < 2", [body.id]);
  await pool.query("update round_stages set state = 'on', begins = '2024-07-01' where round = $1 and key = 'review'", [
    body.id,
  ]);
  return body.id;
}

async function personOf(world: World, column: '领导' | '同事'): Promise<string> {
  const { rows } = await world.server.database.pool.query<{ person: string }>(
    'select person from accounts where tenant = $1 and id = $2',
    [world.county.id, (await world.actor(column)).account],
  );
  return rows[0]?.person ?? '';
}

/** The subject at the leader's first level: after it has passed at the second. */
async function item(world: World, made: string, passed: number): Promise<Item> {
  const leader = await world.actor('领导');
  for (let n = 0; ; n++) {
    const { body } = await leader.ask(`GET /api/rounds/${made}/reviews`);
    const own: readonly (Item & { readonly abilities: { readonly pass: boolean } })[] = body.items.filter(
      ({ person }: Item) => person.id === world.subject,
    );
    const open = own.find(({ abilities }) => abilities.pass) ?? own.at(-1);
    if (open === undefined) throw new Error('the leader does not review the subject');
    if (n === passed) return open;
    const told = await leader.ask(`POST /api/rounds/${made}/reviews`, { body: { items: [handed(open)] } });
    if (told.status !== 200) throw new Error(`the review was refused: ${told.body.title}`);
  }
}

const handed = ({ person, role, revision, fields }: Item) => ({
  person: person.id,
  role,
  revision,
  points: Object.fromEntries(fields.map(({ indicator, suggested }) => [indicator, suggested.value])),
});

const shared = new Map<World, Promise<string>>();
/** One for whoever reads, or may not do anything. */
function sharedRound(world: World): Promise<string> {
  const made = shared.get(world) ?? round(world);
  shared.set(world, made);
  return made;
}

const onSubject = (
  what: string,
  body: (world: World, made: string) => Promise<object>,
  refused: (world: World) => object,
): Sampler =>
  given(async (world, asker) => {
    const common = await sharedRound(world);
    const path = (made: string) => `POST /api/rounds/${made}/reviews${what.replace(':person', world.subject)}`;
    const may = (await asker.ask(`GET /api/rounds/${common}/reviews`)).status === 200;
    // A round takes a while to start: one of their own have those alone who will change it.
    if (!may) return { address: path(common), body: refused(world) };
    const made = await round(world);
    return { address: path(made), body: await body(world, made) };
  });

const level = { role: '分管领导', revision: '0' };

export const reviewSamples: { readonly [A in keyof typeof reviewsContract]: Sampler } = {
  'GET /api/reviews': { own: true, make: async () => ({ address: 'GET /api/reviews' }) },
  'GET /api/rounds/:id/reviews': given(async (world) => ({
    address: `GET /api/rounds/${await sharedRound(world)}/reviews`,
  })),
  'POST /api/rounds/:id/reviews': onSubject(
    '',
    async (world, made) => ({ items: [handed(await item(world, made, 0))] }),
    ({ subject }) => ({ items: [{ person: subject, ...level, points: {} }] }),
  ),
  'POST /api/rounds/:id/reviews/:person/return': onSubject(
    '/:person/return',
    async (world, made) => {
      const { role, revision } = await item(world, made, 1);
      return { role, revision, reason: '没有写依据' };
    },
    () => ({ ...level, reason: '没有写依据' }),
  ),
  'POST /api/rounds/:id/reviews/:person/taking-back': onSubject(
    '/:person/taking-back',
    async (world, made) => {
      const { role } = await item(world, made, 0);
      const { revision } = await item(world, made, 1);
      return { role, revision };
    },
    () => level,
  ),
  'GET /api/rounds/:id/reviews/progress': given(async (world) => ({
    address: `GET /api/rounds/${await sharedRound(world)}/reviews/progress`,
  })),
};

const soon = { since: '2026-03-25', until: '2026-03-30', reason: '外出学习' };

export const delegationSamples: { readonly [A in keyof typeof delegationsContract]: Sampler } = {
  'GET /api/delegations': { own: true, make: async () => ({ address: 'GET /api/delegations' }) },
  'GET /api/delegations/candidates': given(async (world) => ({
    address: `GET /api/delegations/candidates?leader=${await personOf(world, '领导')}`,
  })),
  'POST /api/delegations': given(async (world) => ({
    address: 'POST /api/delegations',
    body: { leader: await personOf(world, '领导'), delegate: await otherLeader(world), ...soon },
  })),
  'POST /api/delegations/:id/revocation': given(async (world) => {
    const office = await world.actor('考核办');
    const { body } = await office.ask('POST /api/delegations', {
      body: { leader: await personOf(world, '领导'), delegate: await otherLeader(world), ...soon },
    });
    return { address: `POST /api/delegations/${body.id}/revocation` };
  }),
};

/** A person who holds a leading post. */
async function otherLeader(world: World): Promise<string> {
  const id = await world.person();
  await world.server.database.pool.query("update tenures set duty = 'inCharge' where tenant = $1 and person = $2", [
    world.county.id,
    id,
  ]);
  return id;
}
