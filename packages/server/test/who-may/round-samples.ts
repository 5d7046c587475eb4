/** Samples of rounds: one of a library's scheme in the bureau, in which the subject of the world is assessed; started for the request. */
import type { roundsContract } from '../../src/features/rounds/contract.ts';
import type { Sampler } from './samples.ts';
import { approvedScheme } from './scheme-samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const own = (make: Sampler['make']): Sampler => ({ own: true, make });

/** What the office would ask for, of a scheme without review: everybody counts as a civil servant, whatever the roster calls them. */
async function wanted(world: World, from?: string): Promise<object> {
  await setApart(world);
  // Each in days of its own, all around February.
  days += 1;
  const day = (month: number, date: number) => new Date(Date.UTC(2024, month, date)).toISOString().slice(0, 10);
  const translations = [
    { attribute: 'staffing', value: '行政编制', as: '公务员' },
    // Of those who were put on leave for other samples.
    { attribute: 'leave', value: '是' },
  ];
  return {
    scheme: await schemeOf(world, from),
    units: [world.bureau],
    from: day(0, 1 + (days % 30)),
    to: day(2, 1 + Math.floor(days / 30)),
    translations,
  };
}

let days = 1;
const schemes = new Map<string, Promise<string>>();
/** One for all rounds of a county; `text`: of a scheme of its own. */
function schemeOf(world: World, text?: string): Promise<string> {
  const key = `${world.county.id} ${text ?? ''}`;
  const made = schemes.get(key) ?? approvedScheme(world, text === undefined ? { library: 'xiulin/quarter' } : { text });
  schemes.set(key, made);
  return made;
}

export interface Begun {
  readonly id: string;
  readonly revision: string;
  readonly stages: readonly { readonly key: string; readonly state: string; readonly ends: string }[];
}

export async function round(world: World, text?: string): Promise<Begun> {
  const office = await world.actor('考核办');
  // Whomever other samples have brought in leaves: rounds stay as small as the world is.
  await world.server.database.pool.query(
    "delete from tenures where tenant = $1 and person in (select id from people where tenant = $1 and name like '%新人')",
    [world.county.id],
  );
  const asked = await wanted(world, text);
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: asked });
  // Where the roster names nobody to review, somebody new does.
  const reviewer = plan.gaps.length === 0 ? '' : await world.person();
  const reviewers = plan.gaps.map(({ person, step }: { person: { id: string }; step: string }) => ({
    person: person.id,
    step,
    reviewer,
  }));
  const { status, body } = await office.ask('POST /api/rounds', { body: { ...asked, reviewers } });
  if (status !== 200) throw new Error(`the round was refused: ${body.title}`);
  return body;
}

/** As if each round so far had a scheme of its own: one scheme assesses nobody twice for the same days, and all lie around February. */
export async function setApart({ server, county }: World): Promise<void> {
  await server.database.pool.query('update rounds set scheme = id where tenant = $1', [county.id]);
}

const onRound = (method: string, path: (made: Begun) => string, body?: (made: Begun) => object): Sampler =>
  given(async (world) => {
    const made = await round(world);
    return {
      address: `${method} /api/rounds/${made.id}${path(made)}`,
      ...(body === undefined ? {} : { body: body(made) }),
    };
  });

const last = ({ stages }: Begun) => stages.at(-1) ?? { key: '', ends: '' };
const reason = '防汛值班';

export const roundSamples: { readonly [A in keyof typeof roundsContract]: Sampler } = {
  'GET /api/rounds': { own: true, make: async () => ({ address: 'GET /api/rounds' }) },
  'POST /api/rounds/plans': own(async (world) => ({ address: 'POST /api/rounds/plans', body: await wanted(world) })),
  'POST /api/rounds': own(async (world) => ({ address: 'POST /api/rounds', body: await wanted(world) })),
  'GET /api/rounds/:id': onRound('GET', () => ''),
  'GET /api/rounds/:id/subjects': given(async (world) => ({
    address: `GET /api/rounds/${(await round(world)).id}/subjects?organization=${world.bureau}`,
  })),
  'PUT /api/rounds/:id/subjects/:person/reviewers/:step': given(async (world) => ({
    address: `PUT /api/rounds/${(await round(world)).id}/subjects/${world.subject}/reviewers/inCharge`,
    body: { reviewer: await world.person(), reason },
  })),
  'GET /api/rounds/:id/roster-changes': onRound('GET', () => '/roster-changes'),
  'POST /api/rounds/:id/roster-changes': given(async (world) => {
    const made = await round(world);
    const person = await world.person();
    return {
      address: `POST /api/rounds/${made.id}/roster-changes`,
      body: { revision: made.revision, people: [person], reason },
    };
  }),
  'PUT /api/rounds/:id/translations': onRound(
    'PUT',
    () => '/translations',
    () => ({ translations: [{ attribute: 'staffing', value: '聘用制' }] }),
  ),
  'PUT /api/rounds/:id/stages/:stage': onRound(
    'PUT',
    (made) => `/stages/${last(made).key}`,
    ({ revision }) => ({ revision, ends: '2027-12-31', reason }),
  ),
  'POST /api/rounds/:id/stages/:stage/reopening': given(async (world) => {
    const made = await round(world);
    const [first] = made.stages;
    // As if the period were over.
    await world.server.database.pool.query(
      "update round_stages set state = 'done' where tenant = $1 and round = $2 and key = $3",
      [world.county.id, made.id, first?.key],
    );
    return {
      address: `POST /api/rounds/${made.id}/stages/${first?.key}/reopening`,
      body: { revision: made.revision, ends: '2027-12-31', reason },
    };
  }),
  'POST /api/rounds/:id/giving-up': onRound(
    'POST',
    () => '/giving-up',
    () => ({ reason }),
  ),
};
