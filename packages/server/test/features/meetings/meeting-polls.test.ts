/** Polls held at a meeting: on its page, on the screen of the hall, and nobody else's business. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { ballotKeysOf, castBallots, named, slipsFor } from '../polls/poll-office.ts';
import { type Town, townServer } from './town.ts';

const rules = {
  poll: '述职测评',
  name: '述职测评',
  questions: [
    {
      id: '',
      name: '总体评价',
      figure: '',
      marks: {
        kind: 'options',
        options: [
          { key: '好', value: '100' },
          { key: '一般', value: '60' },
        ],
      },
      void: [],
      invalid: 'void',
      atLeast: 3,
    },
  ],
  groups: [],
};

let town: Town;
beforeAll(async () => {
  town = await townServer();
});
afterAll(() => town.server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const running = async (): Promise<string> => {
  const { id } = await town.meeting();
  const { status } = await town.office.ask(`POST /api/meetings/${id}/open`, { body: { reason: '防汛期间从简' } });
  expect(status).toBe(200);
  return id;
};
const drafted = async (meeting: string) => {
  const made = await town.office.ask('POST /api/polls', {
    body: { meeting, unit: town.town, from: { kind: 'rules', rules } },
  });
  const { id, revision, title, abstain } = made.body;
  const forms = [{ name: '', subjects: named('沈砚秋', '顾念'), electorates: [slipsFor('', 5)] }];
  const { body } = await town.office.ask(`PUT /api/polls/${id}`, { body: { revision, title, abstain, forms } });
  return body;
};
const started = async (meeting: string) => {
  const { id, revision } = await drafted(meeting);
  return (await town.office.ask(`POST /api/polls/${id}/open`, { body: { revision } })).body;
};
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
const castOn = (poll: any, ballots: readonly (readonly string[])[]) =>
  castBallots({ tenant: town.server.county.id, db: town.server.database.db }, ballotKeysOf(town.server), {
    poll: poll.id,
    electorate: poll.forms[0].electorates[0].id,
    ballots: ballots.map((marks) => [marks]),
  });
const screen = async (meeting: string) => (await town.office.ask(`GET /api/meetings/${meeting}/screen`)).body;
const results = (meeting: string) => town.office.ask(`GET /api/meetings/${meeting}/results`);

describe('a poll at a meeting', () => {
  it('stands on its page and its screen with how many ballots are in, and on the screen only once it is open', async () => {
    const meeting = await running();
    const draft = await drafted(meeting);
    const poll = await started(meeting);
    await castOn(poll, [['好', '好']]);
    const { body } = await town.office.ask(`GET /api/meetings/${meeting}`);
    expect(body.polls).toHaveLength(2);
    expect(body.polls).toContainEqual(expect.objectContaining({ id: draft.id, state: 'draft', stateName: '草稿' }));
    expect(body.polls).toContainEqual(
      expect.objectContaining({ id: poll.id, state: 'open', received: 1, expected: 5 }),
    );
    expect((await screen(meeting)).polls).toMatchObject([{ id: poll.id, received: 1, expected: 5 }]);
    const chair = await town.as(town.chair);
    expect((await chair.ask(`GET /api/meetings/${meeting}`)).body.polls).toMatchObject([{ id: poll.id }]);
  });

  it('gives the hall places and means once whoever runs the meeting releases them, and nothing of groups', async () => {
    const meeting = await running();
    const poll = await started(meeting);
    await castOn(poll, [
      ['好', '好'],
      ['好', '一般'],
      ['好', '一般'],
    ]);
    expect((await town.office.ask(`POST /api/polls/${poll.id}/close`, { body: {} })).status).toBe(200);
    expect(refused(await results(meeting))).toEqual([409, 'results-not-shown']);
    await town.office.ask(`PUT /api/meetings/${meeting}/results`, { body: { shown: true } });
    const { body } = await results(meeting);
    expect(body.polls).toMatchObject([{ title: '述职测评', boards: [{ questions: [{ rows: [{}, {}] }] }] }]);
    expect(body.polls[0].boards[0].questions[0].rows).toEqual([
      { subject: expect.any(String), name: '沈砚秋', mean: '100.00', place: 1, tied: false },
      { subject: expect.any(String), name: '顾念', mean: expect.stringMatching(/^73\.3/), place: 2, tied: false },
    ]);
    await town.office.ask(`PUT /api/meetings/${meeting}/results`, { body: { shown: false } });
    expect(refused(await results(meeting))).toEqual([409, 'results-not-shown']);
  });

  it('is set up only by who runs the meeting, and not at one that is over', async () => {
    const { id } = await town.meeting();
    const other = await town.server.as({ held: [{ role: 'unitAdmin', unit: town.villages[0] }] });
    const body = { meeting: id, unit: town.villages[0], from: { kind: 'rules', rules } };
    expect(refused(await other.ask('POST /api/polls', { body }))).toEqual([422, 'meeting-not-run']);
    const over = await running();
    await town.office.ask(`POST /api/meetings/${over}/close`);
    const late = { meeting: over, unit: town.town, from: { kind: 'rules', rules } };
    expect(refused(await town.office.ask('POST /api/polls', { body: late }))).toEqual([422, 'meeting-not-run']);
  });

  it('keeps its meeting from being deleted once people vote; a draft is left without one', async () => {
    const { id } = await town.meeting();
    const draft = await drafted(id);
    expect((await town.office.ask(`DELETE /api/meetings/${id}`)).status).toBe(200);
    expect((await town.office.ask(`GET /api/polls/${draft.id}`)).body.meeting).toBeUndefined();
    const { id: kept } = await town.meeting();
    await started(kept);
    expect(refused(await town.office.ask(`DELETE /api/meetings/${kept}`))).toEqual([409, 'meeting-has-polls']);
  });
});
