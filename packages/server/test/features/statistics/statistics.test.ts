import { readTexts } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../../server.ts';
import { BUREAU, OTHER, propose, type Quarters, quarters, workOf } from './quarters.ts';

let all: Quarters;
let principal: Asking;
beforeAll(async () => {
  all = await quarters();
  principal = await all.server.by('principal');
}, 120_000);
afterAll(() => all.server.close());

/** 55 points of other facets, and those of 实绩, in hundredths. */
const hundredths = (place: number) => 5500n + BigInt(workOf(place).replace('.', ''));
/** Half up, as the scheme says. */
const quotient = (sum: bigint, by: bigint) => {
  const units = (sum * 2n + by) / (by * 2n);
  return `${units / 100n}.${(units % 100n).toString().padStart(2, '0')}`;
};
const scoresOf = (people: readonly unknown[]) =>
  people.map((_, place) => hundredths(place)).sort((a, b) => Number(a - b));
const meanOf = (people: readonly unknown[]) =>
  quotient(
    scoresOf(people).reduce((sum, one) => sum + one, 0n),
    BigInt(people.length),
  );
const medianOf = (people: readonly unknown[]) => {
  const sorted = scoresOf(people);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? quotient(sorted[middle] ?? 0n, 1n)
    : quotient((sorted[middle - 1] ?? 0n) + (sorted[middle] ?? 0n), 2n);
};
const gradesOf = (people: readonly unknown[]) => {
  const scores = scoresOf(people);
  return [
    scores.filter((one) => one >= 9000n).length,
    scores.filter((one) => one < 9000n && one >= 8000n).length,
    scores.filter((one) => one < 8000n).length,
  ];
};
const textsOf = (bytes: Buffer, sheet: string) =>
  (readTexts(bytes, [sheet]).sheets?.get(sheet) ?? []).map(({ texts }) => texts.join('|'));

describe('statistics of a round', () => {
  it('[FX-10] grades, means and medians by unit are exact, and rounded as the scheme says', async () => {
    const { office, before, bureau, other } = all;
    const { body } = await office.ask(`GET /api/rounds/${before}/statistics`);
    expect(body.basis).toEqual({ basis: 'published', name: '已公布的结果（第 1 版，已审定）' });
    expect(body.rounding).toBe('平均分、中位数四舍五入，保留 2 位小数');
    expect(body.levels).toEqual(['好', '较好', '一般']);
    const rows = Object.fromEntries(body.units.map((row: { unit: { name: string } }) => [row.unit.name, row]));
    for (const [name, { people }] of [
      [BUREAU, bureau],
      [OTHER, other],
    ] as const)
      expect(rows[name]).toMatchObject({
        people: people.length,
        grades: gradesOf(people),
        ungraded: 0,
        scores: { values: people.length, mean: meanOf(people), median: medianOf(people), highest: '95.00' },
      });
    expect(body.all.people).toBe(bureau.people.length + other.people.length);
    expect(body.all.grades).toEqual(
      gradesOf(bureau.people).map((some, at) => some + (gradesOf(other.people)[at] ?? 0)),
    );
  });

  it('[FX-10] of one department the sections are told apart; by staffing and population they add up again', async () => {
    const { office, before, bureau } = all;
    const path = `/api/rounds/${before}/statistics`;
    const { body } = await office.ask(`GET ${path}?organization=${bureau.id}`);
    expect(body.organization).toEqual({ id: bureau.id, name: BUREAU });
    expect(new Set(body.units.map(({ unit }: { unit: { name: string } }) => unit.name))).toEqual(
      new Set(bureau.people.map(({ unit }) => unit)),
    );
    expect(body.staffings.length).toBeGreaterThan(1);
    let people = 0;
    for (const staffing of body.staffings) {
      const { body: some } = await office.ask(`GET ${path}?staffing=${encodeURIComponent(staffing)}`);
      people += some.all.people;
    }
    const { body: everybody } = await office.ask(`GET ${path}?population=staff`);
    expect(people).toBe(everybody.all.people);
    expect((await office.ask(`GET ${path}?population=nobody`)).body.all.people).toBe(0);
  });

  it('[FX-10] every number opens to the people behind it', async () => {
    const { office, before, bureau } = all;
    const path = `/api/rounds/${before}/statistics/people?organization=${bureau.id}`;
    const { body } = await office.ask(`GET ${path}&grade=${encodeURIComponent('好')}`);
    expect(body.people).toHaveLength(gradesOf(bureau.people)[0] ?? -1);
    for (const one of body.people)
      expect(one).toMatchObject({ grade: '好', total: expect.stringMatching(/^9\d\.\d\d$/) });
    const unit = bureau.people[5]?.unit;
    const { body: rows } = await office.ask(`GET /api/rounds/${before}/statistics?organization=${bureau.id}`);
    const row = rows.units.find((one: { unit: { name: string } }) => one.unit.name === unit);
    const { body: section } = await office.ask(`GET ${path}&unit=${row.unit.id}`);
    expect(section.people.map(({ person }: { person: { id: string } }) => person.id)).toEqual(
      bureau.people.filter((one) => one.unit === unit).map(({ id }) => id),
    );
  });

  it('[FX-10] who looks after a unit, or leads people, sees theirs; who is only assessed sees none of others', async () => {
    const { server, before, bureau } = all;
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: bureau.id }] });
    const { body } = await admin.ask(`GET /api/rounds/${before}/statistics`);
    expect(body.all.people).toBe(bureau.people.length);
    expect(body.organizations.map(({ name }: { name: string }) => name)).toEqual([BUREAU]);
    const { body: led } = await principal.ask(`GET /api/rounds/${before}/statistics`);
    expect(led.all.people).toBeGreaterThan(0);
    expect(led.organizations.map(({ name }: { name: string }) => name)).toContain(BUREAU);
    expect((await principal.ask('GET /api/statistics')).body.rounds).toHaveLength(2);
    const own = await server.as({ person: bureau.people[7]?.id ?? '' });
    expect((await own.ask(`GET /api/rounds/${before}/statistics`)).status).toBe(403);
    expect((await own.ask('GET /api/statistics')).body.rounds).toEqual([]);
  });

  it('[FX-10] what is not published the office sees as provisional, and a principal leader not at all', async () => {
    const { office, after, bureau } = all;
    const { body } = await office.ask(`GET /api/rounds/${after}/statistics`);
    expect(body.basis).toEqual({ basis: 'now', name: '目前的试算结果' });
    expect(body.all.scores.values).toBeGreaterThan(0);
    const { body: led } = await principal.ask(`GET /api/rounds/${after}/statistics`);
    expect(led).not.toHaveProperty('basis');
    expect(led.bases).toEqual([]);
    expect(led.all.scores).toEqual({ values: 0 });
    expect(led.all.ungraded).toBe(led.all.people);
    const asked = await principal.ask(`GET /api/rounds/${after}/statistics/people?basis=now`);
    for (const one of asked.body.people) expect(Object.keys(one).sort()).toEqual(['person', 'unit']);
    const own = await all.server.as({ person: bureau.people[2]?.id ?? '' });
    const { body: trend } = await own.ask(`GET /api/people/${bureau.people[2]?.id}/statistics`);
    expect(trend.rounds.map(({ round }: { round: { id: string } }) => round.id)).toEqual([all.before]);
  });

  it('[FX-10] missing entries stand by unit and week, and in a unit by person and week', async () => {
    const { office, committee, after, bureau } = all;
    const { body } = await office.ask(`GET /api/rounds/${after}/statistics/logs`);
    expect(body.entry.name).toBe('周纪实');
    expect(body).not.toHaveProperty('people');
    expect(body.spans.length).toBeGreaterThanOrEqual(12);
    const row = body.units.find(({ unit }: { unit: { name: string } }) => unit.name === BUREAU);
    const { body: ones } = await office.ask(`GET /api/rounds/${after}/statistics/logs?organization=${bureau.id}`);
    expect(ones.people).toHaveLength(bureau.people.length);
    body.spans.forEach((_: object, at: number) => {
      const missing = ones.people.filter(
        ({ states }: { states: { state: string }[] }) => states[at]?.state === 'missing',
      );
      expect(missing).toHaveLength(row.cells[at].missing);
    });
    expect(row.cells.some(({ missing }: { missing: number }) => missing > 0)).toBe(true);
    expect((await committee.ask(`GET /api/rounds/${after}/statistics/logs`)).status).toBe(403);
    expect((await committee.ask(`GET /api/rounds/${after}/statistics`)).body.entries).toEqual([]);
    expect((await office.ask(`GET /api/rounds/${after}/statistics/logs?entry=daily`)).body.code).toBe('entry-unknown');
  });

  it('[FX-10] all of it goes out as a workbook of exact numbers, and it is recorded who took it', async () => {
    const { office, server, before, bureau } = all;
    const { raw } = await office.ask(`GET /api/rounds/${before}/statistics/export`);
    const [good, fair, rest] = gradesOf(bureau.people);
    expect(textsOf(raw.rawPayload, '等次分布').join('\n')).toContain(
      `${BUREAU}|${bureau.people.length}|${good}|${fair}|${rest}|0|`,
    );
    // Numbers stand as numbers: a spreadsheet shows 95.00, and gives 95.
    const shown = (text: string) => String(Number(text));
    expect(textsOf(raw.rawPayload, '得分').join('\n')).toContain(
      `${BUREAU}|${bureau.people.length}|${bureau.people.length}|${shown(meanOf(bureau.people))}|${shown(medianOf(bureau.people))}|`,
    );
    expect(textsOf(raw.rawPayload, '周纪实缺写').length).toBeGreaterThan(2);
    const auditor = await server.as({ held: [{ role: 'auditAdmin' }] });
    const { body } = await auditor.ask('GET /api/audit?action=statistics-export');
    expect(body.entries[0].subject).toMatchObject({ id: before });
  });
});

describe('two rounds beside each other', () => {
  it('[FX-10] is refused until both are published', async () => {
    const { office, before, after } = all;
    const path = `GET /api/rounds/${after}/statistics/moves?since=`;
    expect((await office.ask(`${path}${before}`)).body.code).toBe('not-published');
    expect((await office.ask(`${path}${after}`)).body.code).toBe('since-unknown');
  });

  it('[FX-10] shows who rose and fell in rank and grade, those of one’s scope alone', async () => {
    const { server, office, before, after, bureau } = all;
    await propose(all, after, 'settled');
    const path = `/api/rounds/${after}/statistics/moves?since=${before}`;
    const { body } = await office.ask(`GET ${path}&organization=${bureau.id}`);
    expect(body.people).toHaveLength(bureau.people.length);
    const { counts } = body;
    expect(counts.up + counts.down + counts.same + counts.apart).toBe(bureau.people.length);
    expect(counts.apart).toBe(0);
    const rows = body.people as { before: { rank: number }; after: { rank: number }; places: number }[];
    for (const row of rows) expect(row.places).toBe(row.before.rank - row.after.rank);
    expect(counts.up).toBe(rows.filter(({ places }) => places > 0).length);
    expect(body.grades.reduce((sum: number, { people }: { people: number }) => sum + people, 0)).toBe(
      bureau.people.length,
    );
    const admin = await server.as({ held: [{ role: 'unitAdmin', unit: bureau.id }] });
    expect((await admin.ask(`GET ${path}`)).body.people).toHaveLength(bureau.people.length);
    const { raw } = await office.ask(`GET /api/rounds/${after}/statistics/export?since=${before}`);
    expect(textsOf(raw.rawPayload, '名次变化').join('\n')).toContain(bureau.people[0]?.name);
  });
});

describe('one person over the rounds', () => {
  it('[FX-03] [FX-10] sees score, grade and rank round by round, and the five facets beside those assessed alike', async () => {
    const { server, bureau } = all;
    const person = bureau.people[4] as { id: string; name: string };
    const own = await server.as({ person: person.id });
    const { body } = await own.ask(`GET /api/people/${person.id}/statistics`);
    expect(body.rounds.map(({ to, grade }: { to: string; grade: string }) => [to, grade])).toEqual([
      ['2025-12-31', expect.any(String)],
      ['2026-03-31', expect.any(String)],
    ]);
    expect(body.rounds[0].total).toBe(quotient(hundredths(4), 1n));
    expect(body.rounds[0].of).toBe(bureau.people.length);
    expect(body.facets.facets.map(({ facet }: { facet: string }) => facet)).toEqual(['德', '能', '勤', '绩', '廉']);
    expect(body.facets.facets[0]).toEqual({ facet: '德', value: '18.00', mean: '18.00' });
    const { raw } = await own.ask(`GET /api/people/${person.id}/statistics/export`);
    expect(textsOf(raw.rawPayload, '各方面得分').join('\n')).toContain('德|18|18');
  });

  it('[FX-10] is seen by the person, who leads them and who looks after their unit; by colleagues not', async () => {
    const { server, office, bureau, other } = all;
    const [first, second] = bureau.people;
    const path = `GET /api/people/${first?.id}/statistics`;
    const may = async (asking: Asking) => (await asking.ask(path)).status;
    expect(await may(office)).toBe(200);
    expect(await may(await server.as({ held: [{ role: 'unitAdmin', unit: bureau.id }] }))).toBe(200);
    expect(await may(await server.as({ held: [{ role: 'unitAdmin', unit: other.id }] }))).toBe(403);
    expect(await may(await server.as({ person: second?.id ?? '' }))).toBe(403);
  });
});
