/** Samples of bulletins, month sheets, visits and talks: a bulletin of the round of the samples, a talk with the subject of the world. */
import { v7 as uuid } from 'uuid';
import type { bulletinsContract } from '../../src/features/bulletins/contract.ts';
import type { monthSheetsContract } from '../../src/features/month-sheets/contract.ts';
import type { supervisionContract } from '../../src/features/supervision/contract.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => ({ own: true, make: async () => ({ address }) });

const MONTH = '2024-02';
const said = { day: '2026-03-20', byWhom: '督导一组', found: '纪实不及时。', asked: '按周填写。', until: '2026-04-20' };

/** What would be issued by the office now. */
async function draft(world: World, id: string) {
  const office = await world.actor('考核办');
  const { body } = await office.ask(`GET /api/rounds/${id}/bulletins/draft?kind=monthly&span=${MONTH}`);
  return { kind: 'monthly', span: MONTH, digest: body.digest, introduction: '', requests: '', signedBy: '考核办' };
}

async function issued(world: World): Promise<string> {
  const { id } = await round(world);
  const office = await world.actor('考核办');
  const { status, body } = await office.ask(`POST /api/rounds/${id}/bulletins`, {
    body: await draft(world, id),
    key: uuid(),
  });
  if (status !== 200) throw new Error(`the bulletin was refused: ${body.title}`);
  return body.id;
}

const onRound = (method: string, path: (world: World) => string, body?: object): Sampler =>
  given(async (world) => ({
    address: `${method} /api/rounds/${(await round(world)).id}${path(world)}`,
    ...(body === undefined ? {} : { body }),
  }));

/** Recorded by an office of another moment. */
async function talk(world: World): Promise<string> {
  const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
  const { status, body } = await office.ask(`POST /api/people/${world.subject}/talks`, { body: said });
  if (status !== 200) throw new Error(`the talk was refused: ${body.title}`);
  return body.record.id;
}

const sheet = ({ bureau }: World): string => `/months/${MONTH}/${bureau}`;

type Sampled = typeof bulletinsContract & typeof monthSheetsContract & typeof supervisionContract;

export const bulletinSamples: { readonly [A in keyof Sampled]: Sampler } = {
  'GET /api/bulletins': plain('GET /api/bulletins'),
  'GET /api/rounds/:id/bulletins': onRound('GET', () => '/bulletins'),
  'GET /api/rounds/:id/bulletins/draft': onRound('GET', () => `/bulletins/draft?kind=monthly&span=${MONTH}`),
  'POST /api/rounds/:id/bulletins': given(async (world) => {
    const { id } = await round(world);
    return {
      address: `POST /api/rounds/${id}/bulletins`,
      body: await draft(world, id),
      headers: { 'idempotency-key': uuid() },
    };
  }),
  'GET /api/bulletins/:id': given(async (world) => ({ address: `GET /api/bulletins/${await issued(world)}` })),
  'GET /api/bulletins/:id/file': given(async (world) => ({
    address: `GET /api/bulletins/${await issued(world)}/file`,
  })),
  'GET /api/rounds/:id/months': onRound('GET', () => '/months'),
  'GET /api/rounds/:id/months/:month/:organization': onRound('GET', sheet),
  'GET /api/rounds/:id/months/:month/:organization/file': onRound('GET', (world) => `${sheet(world)}/file`),
  'PUT /api/rounds/:id/months/:month/:organization/report': onRound('PUT', (world) => `${sheet(world)}/report`, {
    day: '2024-02-28',
    meeting: '职工会议',
    byWhom: '办公室主任',
  }),
  'GET /api/supervision': plain('GET /api/supervision'),
  'POST /api/units/:id/visits': given(async ({ bureau }) => ({
    address: `POST /api/units/${bureau}/visits`,
    body: said,
  })),
  'POST /api/people/:id/talks': given(async ({ subject }) => ({
    address: `POST /api/people/${subject}/talks`,
    body: said,
  })),
  'GET /api/people/:id/talks': given(async ({ subject }) => ({ address: `GET /api/people/${subject}/talks` })),
  'GET /api/me/talks': plain('GET /api/me/talks'),
  'PUT /api/talks/:id/answer': given(async (world) => ({
    address: `PUT /api/talks/${await talk(world)}/answer`,
    body: { text: '已经补写。' },
  })),
  'POST /api/supervision/:id/withdrawal': given(async (world) => ({
    address: `POST /api/supervision/${await talk(world)}/withdrawal`,
    body: { reason: '登记错了人' },
  })),
};
