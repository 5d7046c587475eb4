/** Samples of approvals of larger shares: of a round in which they are allowed up to a half. */
import type { shareApprovalsContract } from '../../src/features/share-approvals/contract.ts';
import { smallScheme } from '../features/results/small-scheme.ts';
import { round } from './round-samples.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });

const approvable = smallScheme.replace('rounding: down }', 'rounding: down, soft: { atMost: 50% } }');

async function wanted(world: World): Promise<{ readonly path: string; readonly body: object }> {
  const made = await round(world, approvable);
  const path = `/api/rounds/${made.id}/share-approvals`;
  const office = await world.actor('考核办');
  const { body } = await office.ask(`GET ${path}`);
  return {
    path,
    body: {
      level: '好',
      pools: [body.levels[0].pools[0].pool],
      share: '50%',
      body: '县公务员局',
      document: '青公〔2026〕8号',
      day: '2026-01-05',
      reason: '全县重点工作任务最重',
    },
  };
}

const onApproval = (path: string, body: object): Sampler =>
  given(async (world) => {
    const { path: at, body: entered } = await wanted(world);
    const told = await (await world.actor('考核办')).ask(`POST ${at}`, { body: entered });
    if (told.status !== 200) throw new Error(`the approval was refused: ${told.body.title}`);
    return {
      address: `POST /api/share-approvals/${told.body.approvals.find(({ state }: { state: string }) => state === 'entered').id}${path}`,
      body,
    };
  });

export const shareSamples: { readonly [A in keyof typeof shareApprovalsContract]: Sampler } = {
  'GET /api/rounds/:id/share-approvals': given(async (world) => ({ address: `GET ${(await wanted(world)).path}` })),
  'POST /api/rounds/:id/share-approvals': given(async (world) => {
    const { path, body } = await wanted(world);
    return { address: `POST ${path}`, body };
  }),
  'POST /api/share-approvals/:id/confirmation': onApproval('/confirmation', {}),
  'POST /api/share-approvals/:id/withdrawal': onApproval('/withdrawal', { reason: '登记有误' }),
};
