/** Samples of days off: of a year of their own for each request, so that none meets what another has entered. */
import type { holidaysContract } from '../../src/features/holidays/contract.ts';
import type { Asking } from '../server.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const own = (make: Sampler['make']): Sampler => ({ own: true, make });
const plain = (address: string): Sampler => own(async () => ({ address }));

let years = 2029;
const nextYear = (): number => {
  years += 1;
  return years;
};
const body = (year: number, revision: string) => ({
  days: [{ day: `${year}-01-01`, kind: 'off', name: '元旦' }],
  source: `国办发明电〔${year - 1}〕7号`,
  revision,
});

/** By the office of the county of whoever asks; of a visitor, and of whom the answer will be no, that of here. */
async function entered(world: World, asker: Asking): Promise<{ readonly year: number; readonly revision: string }> {
  const year = nextYear();
  const before = await asker.ask(`GET /api/holidays/${year}`);
  const office = before.status === 200 && before.body.abilities.keep ? asker : await world.actor('考核办');
  const { status, body: page } = await office.ask(`PUT /api/holidays/${year}`, { body: body(year, '0/0') });
  if (status !== 200) throw new Error(`the days off were refused: ${page.title}`);
  return { year, revision: page.revision };
}

export const holidaySamples: { readonly [A in keyof typeof holidaysContract]: Sampler } = {
  'GET /api/holidays/:year': plain('GET /api/holidays/2026'),
  'GET /api/holidays/template': plain('GET /api/holidays/template'),
  'POST /api/holidays/:year/files': own(async () => ({
    address: 'POST /api/holidays/2027/files',
    body: Buffer.from('日期,安排,节日\n2027-01-01,放假,元旦\n'),
    headers: { 'x-file-name': encodeURIComponent('放假安排.csv'), 'content-type': 'application/octet-stream' },
  })),
  'POST /api/holidays/:year/plans': own(async () => ({
    address: 'POST /api/holidays/2027/plans',
    body: { text: '2027-01-01 放假 元旦' },
  })),
  'PUT /api/holidays/:year': own(async () => {
    const year = nextYear();
    return { address: `PUT /api/holidays/${year}`, body: body(year, '0/0') };
  }),
  'GET /api/holidays/:year/undoing': own(async (world, asker) => ({
    address: `GET /api/holidays/${(await entered(world, asker)).year}/undoing`,
  })),
  'POST /api/holidays/:year/undoing': own(async (world, asker) => {
    const { year, revision } = await entered(world, asker);
    return { address: `POST /api/holidays/${year}/undoing`, body: { revision, reason: '录入有误' } };
  }),
};
