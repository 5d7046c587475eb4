/** Objections of a round that is taken back behind its notice, and of a notice that is taken down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { published, toStage } from '../results/quarter.ts';
import { type Matters, messagesTo, onNotice } from './matters.ts';

const [OBJECTOR, OTHER] = [20, 0];

let matters: Matters;
beforeAll(async () => {
  matters = await onNotice();
});
afterAll(() => matters.server.close());

const reopened = async (): Promise<Told> => {
  const { office, at } = matters;
  const { revision } = (await office.ask(`GET ${at()}`)).body;
  const body = { revision, reason: '漏计加分', ends: '2026-04-20' };
  return office.ask(`POST ${at('/stages/proposal/reopening')}`, { body });
};

describe('异议没有办结，考核退回重新提出等次建议', () => {
  it('[FX-09] 重新提出以前答复的，不另出一版，也不把没有公布的结果告诉别人；更正计入下一次提出的结果', async () => {
    const { committee, office, at, who } = matters;
    const filed = await matters.file(await matters.as(OBJECTOR));
    expect((await reopened()).status).toBe(200);
    const ruling = { kind: 'subject', target: who(OTHER).id, setting: '例外', value: 'down' };
    const ruled = await committee.ask(`POST ${at('/rulings')}`, {
      body: { ...ruling, by: '考核委员会', reason: '推诿任务，影响恶劣' },
    });
    expect(ruled.status).toBe(200);
    const decided = await matters.decide(filed, true);
    expect([decided.status, decided.body.stateName]).toEqual([200, '成立']);
    expect(decided.body).not.toHaveProperty('madeVersion');
    expect(await messagesTo(await matters.as(OTHER), 'result-corrected')).toEqual([]);
    const proposed = await committee.ask(`POST ${at('/proposal')}`, { body: {} });
    expect(proposed.body.version.version).toBe(2);
    const { lines } = (await office.ask(`GET ${at('/results?version=2')}`)).body;
    expect([lines[OBJECTOR].grade, lines[OTHER].grade]).toEqual(['好', '较差']);
  });

  it('[FX-09] 公示撤下期间异议成立的，别人的变化等重新公示时才知道', async () => {
    const { office, at } = matters;
    await toStage(matters, 'notice');
    await published(matters);
    const filed = await matters.file(await matters.as(OBJECTOR + 5));
    const taken = await office.ask(`POST ${at('/notice/withdrawal')}`, { body: { reason: '名单有误' } });
    expect(taken.status).toBe(200);
    const { madeVersion } = (await matters.decide(filed, true)).body;
    expect(madeVersion).toBe(3);
    const linesOf = async (version: number) =>
      (await office.ask(`GET ${at(`/results?version=${version}`)}`)).body.lines;
    const [before, after] = [await linesOf(2), await linesOf(3)];
    const lost = before.findIndex(
      (line: { grade: string }, place: number) => line.grade === '好' && after[place].grade !== '好',
    );
    const loser = await matters.as(lost);
    expect(await messagesTo(loser, 'result-corrected')).toEqual([]);
    await published(matters);
    const { rounds } = (await loser.ask('GET /api/results/mine')).body;
    expect(rounds[0].result.grade).toBe(after[lost].grade);
  });
});
