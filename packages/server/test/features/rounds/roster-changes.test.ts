/** A quarter runs while people are moved, fall ill and get new leaders: what the roster says is taken in by name and reason, nothing by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOfRound } from '../../../src/features/rounds/round-facts.ts';
import { ROUND_SUBJECT } from '../../../src/features/rounds/subject-facts.ts';
import type { Told } from '../../server.ts';
import { atDay, begunQuarter, type Quarter, rated, toStage, turned } from '../results/quarter.ts';

let quarter: Quarter;
let water: string;
beforeAll(async () => {
  quarter = await begunQuarter();
  water = await quarter.server.unitNamed('县水利局');
});
afterAll(() => quarter.server.close());

const refused = ({ status, body }: Told) => [status, body.code];
const at = (path = '') => `/api/rounds/${quarter.round}${path}`;
const person = (place: number) => quarter.people[place] as { id: string; name: string };
const changes = async () => (await quarter.office.ask(`GET ${at('/roster-changes')}`)).body;
const revision = async (): Promise<string> => (await quarter.office.ask(`GET ${at()}`)).body.revision;
const take = async (people: readonly string[], more: object = {}) =>
  quarter.office.ask(`POST ${at('/roster-changes')}`, {
    body: { revision: await revision(), people, reason: '按干部调动文件', ...more },
  });
const inRound = async (): Promise<readonly string[]> =>
  (await quarter.office.ask(`GET ${at(`/subjects?organization=${quarter.bureau}`)}`)).body.subjects.map(
    (one: { person: { id: string } }) => one.person.id,
  );
const scope = () => ({ tenant: quarter.server.county.id, db: quarter.server.database.db });
const fileOf = async (id: string) => (await quarter.office.ask(`GET /api/people/${id}`)).body;

async function transfer(id: string, unit: string, since: string): Promise<void> {
  const [tenure] = (await fileOf(id)).tenures;
  const { post, duty, staffing, rank } = tenure;
  const { status, body } = await quarter.office.ask(`POST /api/tenures/${tenure.id}/transfer`, {
    body: { revision: tenure.revision, unit, post, duty, staffing, ...(rank === undefined ? {} : { rank }), since },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

describe('what changes in the roster while a round runs', () => {
  it('is nothing, where nothing has changed', async () => {
    expect(await changes()).toEqual({ changes: [], unlisted: [], abilities: { take: true } });
  });

  it('[XL-09] 调动、请假逐人列出，写明变了什么；纳入以前考核不变', async () => {
    await transfer(person(3).id, water, '2026-03-10');
    await quarter.office.ask(`POST /api/people/${person(5).id}/standings`, {
      body: { kind: 'leave', note: '病假', since: '2026-01-05', until: '2026-03-31' },
    });
    const before = await inRound();
    const seen = await changes();
    expect(seen.changes).toEqual([
      {
        kind: 'leaves',
        person: person(3),
        organization: '县农业农村局',
        what: ['2026-03-31前已调到县水利局，在那里考核'],
      },
      {
        kind: 'moves',
        person: person(5),
        organization: '县农业农村局',
        what: ['请假：无 → 病假（2026-01-05至2026-03-31）'],
      },
    ]);
    expect(await inRound()).toEqual(before);
  });

  it('一次纳入所选的人，原来的记录由新的更正，都在台账里', async () => {
    const chosen = [person(3).id, person(5).id];
    expect(refused(await take(chosen, { reason: ' ' }))).toEqual([422, 'invalid-input']);
    const stale = { revision: '0' };
    expect(refused(await take(chosen, stale))).toEqual([409, 'round-changed']);
    const taken = await take(chosen);
    expect(taken.status).toBe(200);
    expect(taken.body.people).toBe(quarter.people.length - 1);
    expect(await inRound()).not.toContain(person(3).id);
    expect((await changes()).changes).toEqual([]);
    const facts = await factsOfRound(scope(), quarter.round, [ROUND_SUBJECT], chosen);
    expect(facts.map(({ subject, corrects, payload }) => [subject, corrects !== undefined, payload])).toEqual([
      [person(3).id, true, expect.objectContaining({ left: '2026-03-31前已调到县水利局，在那里考核' })],
      [
        person(5).id,
        true,
        expect.objectContaining({ spells: expect.arrayContaining([expect.objectContaining({ value: '病假' })]) }),
      ],
    ]);
    // Twice is not taken in twice.
    expect(refused(await take(chosen))).toEqual([409, 'roster-unchanged']);
  });

  it('scores by it: who left isn’t there, who was ill for long gets no grade', async () => {
    // Votes were cast for whoever stood on the ballot.
    await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
    const { body } = await quarter.office.ask(`GET ${at('/results')}`);
    expect(body.lines.map((line: { person: { id: string } }) => line.person.id)).not.toContain(person(3).id);
    const ill = body.lines.find((line: { person: { id: string } }) => line.person.id === person(5).id);
    expect(ill.grade).toBeUndefined();
    expect(ill.because).toContain('请假超过考核期一半');
  });

  it('who comes back is there again, in their old place and with what they wrote', async () => {
    const [tenure, earlier] = (await fileOf(person(3).id)).tenures;
    await quarter.server.database.pool.query('update tenures set since = $1 where id = $2', ['2026-04-01', tenure.id]);
    await quarter.server.database.pool.query('update tenures set until = $1 where id = $2', ['2026-03-31', earlier.id]);
    expect((await changes()).changes).toMatchObject([{ kind: 'joins', person: person(3), what: ['新参加考核'] }]);
    expect((await take([person(3).id])).status).toBe(200);
    expect((await inRound())[3]).toBe(person(3).id);
    const facts = await factsOfRound(scope(), quarter.round, [ROUND_SUBJECT], [person(3).id]);
    expect(facts.map(({ corrects }) => corrects !== undefined)).toEqual([true]);
  });

  it('[FX-07] 由考核办指定的评鉴人不会因为花名册改回去', async () => {
    const body = { reviewer: person(20).id, reason: '分管领导空缺' };
    await quarter.office.ask(`PUT ${at(`/subjects/${person(6).id}/reviewers/inCharge`)}`, { body });
    expect((await changes()).changes).toEqual([]);
  });

  it('a word that the scheme doesn’t list is put into its words first', async () => {
    await quarter.server.database.pool.query("update tenures set staffing = '聘用制公务员' where person = $1", [
      person(7).id,
    ]);
    const seen = await changes();
    expect(seen).toMatchObject({
      changes: [],
      unlisted: [{ attributeName: '编制', value: '聘用制公务员', people: 1 }],
    });
    expect(refused(await take([person(7).id]))).toEqual([409, 'roster-unlisted']);
    const [{ attribute, value }] = seen.unlisted;
    const body = { translations: [{ attribute, value, as: '公务员' }] };
    expect((await quarter.office.ask(`PUT ${at('/translations')}`, { body })).status).toBe(200);
    expect(await changes()).toMatchObject({ changes: [], unlisted: [] });
  });

  it('is the office’s matter alone', async () => {
    const unit = await quarter.server.by('unit');
    expect((await unit.ask(`GET ${at('/roster-changes')}`)).status).toBe(403);
  });

  it('[XL-05] 提出等次建议以后不再纳入', async () => {
    await toStage(quarter, 'propose');
    const committee = await quarter.server.by('committee');
    expect((await committee.ask(`POST ${at('/proposal')}`, { body: {} })).status).toBe(200);
    await turned(quarter.server);
    await transfer(person(8).id, water, '2026-03-20');
    const seen = await changes();
    expect(seen.abilities).toEqual({ take: false });
    expect(refused(await take([person(8).id]))).toEqual([409, 'facts-closed']);
    await atDay(quarter.server, '2026-05-01');
  });
});
