/** Samples of juries: each asks about a jury that was made for it, with a secretary's project of the town. */
import { v7 as uuid } from 'uuid';
import type { claimsContract } from '../../src/features/claims/contract.ts';
import type { juriesContract } from '../../src/features/juries/contract.ts';
import type { jurorsContract } from '../../src/features/jurors/contract.ts';
import type { scoringContract } from '../../src/features/scoring/contract.ts';
import { stageRules } from '../features/juries/stage.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => given(async () => ({ address }));

const draft = (world: World) => ({
  title: '述职评分',
  day: '2026-03-25',
  rules: { ...stageRules, atLeast: 1 },
  subjects: [{ kind: 'project', name: '书记项目', unit: world.town, panel: '' }],
  jurors: [{ name: '方外人', unitName: '市委党校', role: '', panel: '' }],
});

interface Made {
  readonly id: string;
  readonly subject: string;
  readonly juror: string;
}

/** A jury of the office's, led so far. */
async function jury(world: World, ...steps: readonly ('open' | 'recuse' | 'scoring' | 'given')[]): Promise<Made> {
  const office = await world.actor('考核办');
  const { id } = (await office.ask('POST /api/juries', { body: draft(world) })).body;
  const { body } = await office.ask(`GET /api/juries/${id}`);
  const made = { id, subject: body.subjects[0].id, juror: body.jurors[0].id };
  const below = `POST /api/juries/${id}`;
  const onSubject = `${below}/subjects/${made.subject}`;
  for (const step of steps) {
    if (step === 'open') await office.ask(`${below}/opening`);
    if (step === 'recuse')
      await office.ask(`${onSubject}/recusals`, { body: { juror: made.juror, kind: 'kin', note: '' } });
    if (step === 'scoring') await office.ask(`${onSubject}/scoring`, { body: {} });
    if (step === 'given')
      await world.server.visitor.ask(`POST ${await pathOf(world, made)}/score`, {
        body: { subject: made.subject, value: '90' },
      });
  }
  return made;
}

async function pathOf(world: World, { id }: Made): Promise<string> {
  const { body } = await (await world.actor('考核办')).ask(`POST /api/juries/${id}/slips`);
  return body.slips[0].path;
}

const claimOf = async (world: World, made: Made): Promise<string> => {
  const office = await world.actor('考核办');
  const claims = [{ subject: made.subject, text: '修路三公里' }];
  return (await office.ask(`POST /api/juries/${made.id}/claims`, { body: { claims } })).body.claims[0].id;
};

const on = (
  path: (made: Made) => string,
  body?: (made: Made) => unknown,
  ...steps: Parameters<typeof jury> extends [unknown, ...infer Steps] ? Steps : never
): Sampler =>
  given(async (world) => {
    const made = await jury(world, ...steps);
    return { address: path(made), ...(body === undefined ? {} : { body: body(made) }) };
  });

const scheme = JSON.stringify({
  scheme: 'a',
  version: '1',
  name: '述职',
  period: 'year',
  decimals: { places: 2, mode: 'half-up' },
  populations: { all: { name: '全体', total: 'jury' } },
  figures: { jury: { name: '评委评分', missing: 'hold', points: { within: [0, 100] } } },
});

export const jurySamples: {
  readonly [A in keyof (typeof juriesContract &
    typeof scoringContract &
    typeof jurorsContract &
    typeof claimsContract)]: Sampler;
} = {
  'GET /api/juries': plain('GET /api/juries'),
  'POST /api/juries/rules': given(async () => ({
    address: 'POST /api/juries/rules',
    body: { scheme, day: '2026-03-25' },
  })),
  'POST /api/juries': given(async () => ({
    address: 'POST /api/juries',
    body: { title: '评分', day: '2026-03-25', rules: stageRules, subjects: [], jurors: [] },
  })),
  'GET /api/juries/:id': on(({ id }) => `GET /api/juries/${id}`),
  'PUT /api/juries/:id': on(
    ({ id }) => `PUT /api/juries/${id}`,
    () => ({ revision: 1, title: '评分', day: '2026-03-25', rules: stageRules, subjects: [], jurors: [] }),
  ),
  'POST /api/juries/:id/opening': on(({ id }) => `POST /api/juries/${id}/opening`),
  'POST /api/juries/:id/slips': on(({ id }) => `POST /api/juries/${id}/slips`, undefined, 'open'),
  'POST /api/juries/:id/jurors/:juror/slip': on(
    ({ id, juror }) => `POST /api/juries/${id}/jurors/${juror}/slip`,
    undefined,
    'open',
  ),
  'POST /api/juries/:id/subjects/:subject/scoring': on(
    ({ id, subject }) => `POST /api/juries/${id}/subjects/${subject}/scoring`,
    () => ({}),
    'open',
  ),
  'POST /api/juries/:id/subjects/:subject/ending': on(
    ({ id, subject }) => `POST /api/juries/${id}/subjects/${subject}/ending`,
    () => ({}),
    'open',
    'scoring',
    'given',
  ),
  'POST /api/juries/:id/subjects/:subject/recusals': on(
    ({ id, subject }) => `POST /api/juries/${id}/subjects/${subject}/recusals`,
    ({ juror }) => ({ juror, kind: 'kin', note: '' }),
    'open',
  ),
  'POST /api/juries/:id/subjects/:subject/recusals/:juror/undoing': on(
    ({ id, subject, juror }) => `POST /api/juries/${id}/subjects/${subject}/recusals/${juror}/undoing`,
    () => ({ reason: '已核实' }),
    'open',
    'recuse',
  ),
  'POST /api/juries/:id/closing': on(({ id }) => `POST /api/juries/${id}/closing`, undefined, 'open'),

  // The right is the code in the address, whoever holds it.
  'GET /j/:address': given(async (world) => ({ address: `GET ${await pathOf(world, await jury(world, 'open'))}` })),
  'POST /j/:address/score': given(async (world) => {
    const made = await jury(world, 'open', 'scoring');
    return { address: `POST ${await pathOf(world, made)}/score`, body: { subject: made.subject, value: '90' } };
  }),
  'POST /j/:address/recusal': given(async (world) => {
    const made = await jury(world, 'open');
    return { address: `POST ${await pathOf(world, made)}/recusal`, body: { subject: made.subject, kind: 'kin' } };
  }),

  'GET /api/juries/:id/claims': on(({ id }) => `GET /api/juries/${id}/claims`),
  'POST /api/juries/:id/claims': on(
    ({ id }) => `POST /api/juries/${id}/claims`,
    ({ subject }) => ({ claims: [{ subject, text: `修路${uuid()}` }] }),
  ),
  'PUT /api/claims/:id': given(async (world) => ({
    address: `PUT /api/claims/${await claimOf(world, await jury(world))}`,
    body: { text: '修路两公里' },
  })),
  'POST /api/claims/:id/verdict': given(async (world) => ({
    address: `POST /api/claims/${await claimOf(world, await jury(world))}/verdict`,
    body: { verdict: 'true', reason: '到现场看过', unrelated: true, evidence: [] },
  })),
};
