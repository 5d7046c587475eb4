/** Samples of what results were used for: about the subject of the world, recorded by the office of another moment. */
import type { usesContract } from '../../src/features/uses/contract.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const own = (make: Sampler['make']): Sampler => ({ own: true, make });
const plain = (address: string): Sampler => own(async () => ({ address }));

let documents = 0;
/** Each of a document of its own: the same one is recorded once. */
const use = (world: World) => {
  documents += 1;
  return { person: world.subject, kind: 'talk', day: '2026-03-01', document: `青组〔2026〕${documents}号` };
};

async function recorded(world: World): Promise<string> {
  const office = await world.server.as({ county: world.county, held: [{ role: 'office' }] });
  const one = use(world);
  const { status, body } = await office.ask('POST /api/uses', { body: { uses: [one] } });
  if (status !== 200) throw new Error(`the use was refused: ${body.title}`);
  const { uses } = (await office.ask('GET /api/uses')).body;
  return uses.find(({ document }: { document: string }) => document === one.document).id;
}

export const useSamples: { readonly [A in keyof typeof usesContract]: Sampler } = {
  'GET /api/uses': own(async (world) => {
    await recorded(world);
    return { address: 'GET /api/uses' };
  }),
  'POST /api/uses': given(async (world) => ({ address: 'POST /api/uses', body: { uses: [use(world)] } })),
  'POST /api/uses/:id/withdrawal': given(async (world) => ({
    address: `POST /api/uses/${await recorded(world)}/withdrawal`,
    body: { reason: '登记有误' },
  })),
  'GET /api/uses/mine': plain('GET /api/uses/mine'),
  'GET /api/uses/summary': plain('GET /api/uses/summary'),
  'GET /api/uses/export': own(async (world) => {
    await recorded(world);
    return { address: 'GET /api/uses/export' };
  }),
  'GET /api/uses/template': plain('GET /api/uses/template'),
  'POST /api/uses/readings': own(async () => ({
    address: 'POST /api/uses/readings',
    body: Buffer.from('姓名,运用种类,日期,文号\n某人,约谈,2026-03-01,谈话记录\n'),
    headers: { 'x-file-name': encodeURIComponent('登记表.csv'), 'content-type': 'application/octet-stream' },
  })),
  'GET /api/use-kinds': plain('GET /api/use-kinds'),
  'PUT /api/use-kinds': own(async (world) => {
    const office = await world.actor('考核办');
    const { body } = await office.ask('GET /api/use-kinds');
    return { address: 'PUT /api/use-kinds', body: { revision: body.revision, kinds: body.kinds } };
  }),
};
