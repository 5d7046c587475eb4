/** Starting a round: what is said amiss is named with its place, and nobody is assessed for the same days twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';
import { adopted } from '../results/quarter.ts';
import { smallScheme } from '../results/small-scheme.ts';

const refused = ({ status, body }: Told) => [status, body.code];
const NOBODY = '00000000-0000-7000-8000-000000000000';
/** Told apart by what only the office knows. */
const supplying = smallScheme.replace(
  'attributes:',
  'attributes:\n  work: { name: 岗位类别, at: to, values: [综合, 执法] }',
);

let server: DemoServer;
let office: Asking;
let bureau: string;
let scheme: string;
beforeAll(async () => {
  server = await demoServer();
  server.clock.now = new Date('2026-04-02T01:00:00Z');
  office = await server.by('office');
  bureau = await server.unitNamed('县农业农村局');
  scheme = await adopted(office, await server.by('committee'), { text: supplying });
});
afterAll(() => server.close());

const plan = (more: object) => office.ask('POST /api/rounds/plans', { body: { scheme, units: [bureau], ...more } });
const begin = (more: object, key?: string) =>
  office.ask('POST /api/rounds', {
    body: { scheme, units: [bureau], ...more },
    ...(key === undefined ? {} : { key }),
  });
/** Planned, it is named; started, it is refused with the same sentence. */
async function amiss(more: object): Promise<readonly string[]> {
  const { status, body } = await plan(more);
  expect(status).toBe(200);
  const told = await begin(more);
  expect(refused(told)).toEqual([409, 'round-lacks']);
  const sentences = body.lacks.map(({ sentence }: { sentence: string }) => sentence);
  expect(told.body.title).toContain(sentences[0]);
  return body.lacks.map(({ code, sentence }: { code: string; sentence: string }) => `${code} ${sentence}`);
}

describe('what the office says when it starts a round', () => {
  it('填报的值要是方案列出的，填报的项要是花名册里没有的', async () => {
    const supplied = (attribute: string, value: string, more: object = { units: [bureau] }) =>
      amiss({
        supplied: [
          { attribute: 'work', value: '综合', units: [bureau] },
          { attribute, value, ...more },
        ],
      });
    expect(await supplied('work', '胡说')).toEqual([
      'supplied-unlisted 填报第 2 项：“岗位类别”填为“胡说”，方案没有列出。请从“综合”、“执法”里选择。',
    ]);
    expect(await supplied('没有的', '综合')).toEqual([
      'supplied-unknown 填报第 2 项：方案里没有“没有的”这一项。请去掉。',
    ]);
    expect(await supplied('work', ' ')).toEqual([expect.stringContaining('没有填写内容')]);
    expect(await supplied('work', '执法', { people: [NOBODY] })).toEqual([
      expect.stringContaining('supplied-for-nobody 填报第 2 项'),
    ]);
  });

  it('考核单位每个只选一次，评鉴人要在花名册里，不能是本人', async () => {
    expect(await amiss({ units: [bureau, bureau] })).toEqual([
      'unit-twice 考核单位“县农业农村局”选了两次（第 2 个）。请去掉一个。',
    ]);
    expect(await amiss({ units: [bureau, NOBODY] })).toEqual([
      expect.stringContaining('unit-unknown 考核单位第 2 个在花名册里没有'),
    ]);
    const person = await server.personOf('staff');
    const named = (reviewer: string) => amiss({ reviewers: [{ person, step: 'inCharge', reviewer }] });
    expect(await named(NOBODY)).toEqual([expect.stringMatching(/^reviewer-unknown .+的分管领导评鉴人在花名册里没有/)]);
    expect(await named(person)).toEqual([expect.stringMatching(/^reviewer-themself .+不能是本人/)]);
  });

  it('环节的日期每个环节写一次，按方案的顺序进行；考核期的年份写错了不能开始', async () => {
    const { body } = await plan({});
    const days = body.stages.map(({ key, begins, ends }: { key: string; begins: string; ends: string }) => ({
      key,
      begins,
      ends,
    }));
    const [first] = days;
    expect(await amiss({ days: [...days, { ...first, key: 'zzz' }] })).toEqual([
      'stage-strange 方案里没有“zzz”这个环节。请去掉它的日期。',
    ]);
    expect(await amiss({ days: [...days, first] })).toEqual([expect.stringContaining('的日期写了两次')]);
    const reversed = await plan({ days: [...days].reverse() });
    expect(reversed.body.stages).toEqual(body.stages);
    for (const term of [
      { from: '2026-01-01', to: '2126-03-31' },
      { from: '1926-01-01', to: '2026-03-31' },
      { asOf: '2126-03-31' },
    ])
      expect(refused(await plan(term))).toEqual([422, 'term-wrong']);
    const beyond = await plan({ from: '2026-01-01', to: '9999-12-31' });
    expect(refused(beyond)).toEqual([422, 'invalid-input']);
    expect(beyond.body.errors).toEqual([{ at: 'body.to', message: expect.stringContaining('1900 年至 2199 年') }]);
  });
});

describe('two rounds by one scheme', () => {
  it('[XL-08] 两人同时开始的，只有一次成功；考核期有一天相同的也不能重复', async () => {
    const days = (await plan({})).body.stages.map(
      ({ key, begins, ends }: { key: string; begins: string; ends: string }) => ({ key, begins, ends }),
    );
    const both = await Promise.all(['one', 'two'].map((key) => begin({ days: [...days].reverse() }, `begin-${key}`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const begun = both.find(({ status }) => status === 200);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('round-twice');
    // Sent in reverse, they are gone through in the order of the scheme all the same.
    expect(begun?.body.stages.map(({ key }: { key: string }) => key)).toEqual(
      days.map(({ key }: { key: string }) => key),
    );
    const shorter = await begin({ from: '2026-01-01', to: '2026-03-30' });
    expect(refused(shorter)).toEqual([409, 'round-twice']);
    expect(shorter.body.title).toContain('同一天不能重复考核');
    expect(refused(await begin({ from: '2026-03-31', to: '2026-04-01' }))).toEqual([409, 'round-twice']);
    expect((await begin({ from: '2026-04-01', to: '2026-06-30' })).status).toBe(200);
  });
});
