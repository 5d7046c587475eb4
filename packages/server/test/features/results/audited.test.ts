import { afterAll, beforeAll, expect, it } from 'vitest';
import { begunQuarter, type Quarter, rated, toStage } from './quarter.ts';

let quarter: Quarter;
beforeAll(async () => {
  quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
});
afterAll(() => quarter.server.close());

it('[FX-12] 审计管理员看得到谁对谁作了决定、登记了事项，看不到决定的内容、理由和等次', async () => {
  const { office, committee, server, round, people } = quarter;
  const at = (path: string) => `/api/rounds/${round}${path}`;
  const person = people[3]?.id;
  const happened = { code: 'conduct', level: '批评', day: '2026-03-10', text: '值班迟到。' };
  await office.ask(`POST ${at(`/people/${person}/events`)}`, { body: happened });
  await toStage(quarter, 'propose');
  const ruling = { kind: 'subject', target: person, setting: '例外', value: 'down', by: '考核委员会' };
  const ruled = await committee.ask(`POST ${at('/rulings')}`, { body: { ...ruling, reason: '不服从组织安排' } });
  expect(ruled.status).toBe(200);
  const day = server.clock.now.toISOString().slice(0, 10);
  const used = { person, kind: 'sanction', day, document: '青组〔2026〕1号' };
  expect((await office.ask('POST /api/uses', { body: { uses: [used] } })).status).toBe(200);
  const auditor = await server.as({ held: [{ role: 'auditAdmin' }] });
  const detailsOf = async (action: string) => {
    const { entries } = (await auditor.ask(`GET /api/audit?action=${action}`)).body;
    return entries.map(({ detail }: { detail: object }) => detail);
  };
  expect(await detailsOf('result-ruling')).toEqual([{ what: '例外', target: person }]);
  expect(await detailsOf('event-propose')).toEqual([{ round }]);
  expect(await detailsOf('use-record')).toEqual([{ count: 1 }]);
});
