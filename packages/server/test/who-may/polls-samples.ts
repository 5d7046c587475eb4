/** Samples of polls: each is held by the bureau and made for the request by the office. */
import { v7 as uuid } from 'uuid';
import type { pollsContract } from '../../src/features/polls/contract.ts';
import type { Sampler } from './samples.ts';
import type { World } from './world.ts';

const given = (make: Sampler['make']): Sampler => ({ own: false, make });
const plain = (address: string): Sampler => given(async () => ({ address }));

const rules = {
  poll: '评议',
  name: '评议',
  questions: [
    {
      id: '',
      name: '评议',
      figure: '',
      marks: {
        kind: 'options',
        options: [
          { key: '好', value: '100' },
          { key: '差', value: '50' },
        ],
      },
      void: [],
      invalid: 'void',
      atLeast: 1,
    },
  ],
  groups: [],
};
const from = { kind: 'rules', rules };

const counts = (subject: string) => ({
  papers: 1,
  questions: [{ question: '', void: 0, subjects: [{ subject, counts: [{ mark: '好', count: 1 }] }] }],
});

type Page = {
  readonly id: string;
  readonly revision: string;
  readonly forms: readonly {
    readonly subjects: readonly { readonly id: string }[];
    readonly electorates: readonly { readonly id: string }[];
  }[];
};

/** A draft that can be opened; voted on with slips, or by hand. */
async function draft(world: World, way: { readonly slips: number; readonly paper: boolean }): Promise<Page> {
  const office = await world.actor('考核办');
  const { body } = await office.ask('POST /api/polls', { body: { unit: world.bureau, from } });
  const electorates = [{ group: '', voters: [], ...way }];
  const forms = [{ name: '', subjects: [{ person: world.subject, name: '某人' }], electorates }];
  const { id, revision, title, abstain } = body;
  const saved = await office.ask(`PUT /api/polls/${id}`, { body: { revision, title, abstain, forms } });
  return saved.body;
}

async function open(world: World, way = { slips: 3, paper: false }): Promise<Page> {
  const { id, revision } = await draft(world, way);
  const office = await world.actor('考核办');
  return (await office.ask(`POST /api/polls/${id}/open`, { body: { revision } })).body;
}

const onPaper = (world: World) => open(world, { slips: 0, paper: true });
const box = (page: Page): string => page.forms[0]?.electorates[0]?.id ?? '';
const whom = (page: Page): string => page.forms[0]?.subjects[0]?.id ?? '';

async function typed(world: World, page: Page): Promise<void> {
  for (let reading = 0; reading < 2; reading++) {
    const office = await world.stranger([{ role: 'office' }]);
    await office.ask(`PUT /api/polls/${page.id}/papers/${box(page)}`, { body: { counts: counts(whom(page)) } });
  }
}

export const pollSamples: { readonly [A in keyof typeof pollsContract]: Sampler } = {
  'GET /api/polls': plain('GET /api/polls'),
  'GET /api/polls/offers': plain('GET /api/polls/offers'),
  'POST /api/polls': given(async ({ bureau }) => ({
    address: 'POST /api/polls',
    body: { unit: bureau, title: uuid(), from },
  })),
  'POST /api/polls/suggestions': given(async ({ bureau }) => ({
    address: 'POST /api/polls/suggestions',
    body: { units: [bureau], which: 'all', papers: 'one', groups: [''] },
  })),
  'GET /api/polls/:id': given(async (world) => ({
    address: `GET /api/polls/${(await draft(world, { slips: 3, paper: false })).id}`,
  })),
  'PUT /api/polls/:id': given(async (world) => {
    const { id, revision } = await draft(world, { slips: 3, paper: false });
    return { address: `PUT /api/polls/${id}`, body: { revision, title: '改名', abstain: true, forms: [] } };
  }),
  'POST /api/polls/:id/open': given(async (world) => {
    const { id, revision } = await draft(world, { slips: 3, paper: false });
    return { address: `POST /api/polls/${id}/open`, body: { revision } };
  }),
  'GET /api/polls/:id/progress': given(async (world) => ({
    address: `GET /api/polls/${(await open(world)).id}/progress`,
  })),
  'GET /api/polls/:id/slips': given(async (world) => {
    const page = await open(world);
    return { address: `GET /api/polls/${page.id}/slips?electorate=${box(page)}` };
  }),
  'GET /api/polls/:id/papers/:electorate': given(async (world) => {
    const page = await onPaper(world);
    return { address: `GET /api/polls/${page.id}/papers/${box(page)}` };
  }),
  'PUT /api/polls/:id/papers/:electorate': given(async (world) => {
    const page = await onPaper(world);
    return { address: `PUT /api/polls/${page.id}/papers/${box(page)}`, body: { counts: counts(whom(page)) } };
  }),
  'POST /api/polls/:id/close': given(async (world) => ({
    address: `POST /api/polls/${(await open(world)).id}/close`,
    body: {},
  })),
  'POST /api/polls/:id/void': given(async (world) => ({
    address: `POST /api/polls/${(await open(world)).id}/void`,
    body: { reason: '发错了票' },
  })),
  'GET /api/polls/:id/results': given(async (world) => {
    const page = await onPaper(world);
    await typed(world, page);
    const office = await world.actor('考核办');
    await office.ask(`POST /api/polls/${page.id}/close`, { body: {} });
    return { address: `GET /api/polls/${page.id}/results` };
  }),
};
