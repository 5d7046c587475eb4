import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

let server: DemoServer;
let office: Asking;
beforeAll(async () => {
  server = await demoServer();
  office = await server.by('office');
});
afterAll(() => server.close());

const refused = ({ status, body }: Told) => [status, body.code];
interface Shown {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly people: number;
  readonly all: number;
}

describe('the tree of units', () => {
  it('has every unit below its own, and counts add up to the county', async () => {
    const { body } = await office.ask('GET /api/units');
    const units: Shown[] = body.units;
    const place = new Map(units.map(({ id }, index) => [id, index]));
    for (const { id, parent } of units)
      if (parent !== undefined) expect(place.get(parent)).toBeLessThan(place.get(id) ?? 0);
    const { rows } = await server.database.pool.query(
      "select count(*)::int as n from tenures where tenant = $1 and not concurrent and since <= '2026-03-25' and (until is null or until >= '2026-03-25')",
      [server.county.id],
    );
    expect(units[0]).toMatchObject({ name: '青禾县', kindName: '县', all: rows[0].n });
    const bureau = units.find(({ name }) => name === '县农业农村局');
    const parts = units.filter(({ parent }) => parent === bureau?.id);
    expect(bureau?.all).toBe(parts.reduce((sum, { all }) => sum + all, bureau?.people ?? 0));
  });

  it('as of a day shows the units of that day', async () => {
    const county = await server.unitNamed('青禾县');
    const { body } = await office.ask('POST /api/units', {
      body: { name: '县数据局', kind: 'department', parent: county, since: '2026-02-01' },
    });
    const closed = await office.ask(`PUT /api/units/${body.unit.id}/until`, {
      body: { revision: body.unit.revision, until: '2026-02-28' },
    });
    expect(closed.body.unit.until).toBe('2026-02-28');
    const there = async (day: string) =>
      (await office.ask(`GET /api/units?day=${day}`)).body.units.some(({ id }: Shown) => id === body.unit.id);
    expect([await there('2026-01-31'), await there('2026-02-01'), await there('2026-03-01')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await office.ask('GET /api/units?day=2026-02-30')).status).toBe(422);
  });
});

describe('a unit', () => {
  it('shows its way up, its parts, its people with leaders first, and who is in charge', async () => {
    const id = await server.unitNamed('县农业农村局');
    const { body } = await office.ask(`GET /api/units/${id}`);
    expect(body.path.map(({ name }: Shown) => name)).toEqual(['青禾县', '县农业农村局']);
    expect(body.below.length).toBeGreaterThan(3);
    expect(body.people.map(({ duty }: { duty: string }) => duty)[0]).toBe('principal');
    expect(body.people[1].duty).toBe('inCharge');
    expect(body.oversight.map(({ unit }: { unit: Shown }) => unit.name).sort()).toEqual(
      body.below.map(({ name }: Shown) => name).sort(),
    );
    expect(body.abilities).toEqual({ edit: true, close: true, addUnit: true, addPerson: true, oversee: true });
    const inspector = await (await server.by('inspector')).ask(`GET /api/units/${id}`);
    expect(inspector.body.abilities).toEqual({
      edit: false,
      close: false,
      addUnit: false,
      addPerson: false,
      oversee: false,
    });
  });

  it('is not closed while people are in it, nor made part of itself, and the sentence says what to do', async () => {
    const id = await server.unitNamed('县农业农村局');
    const { unit, below } = (await office.ask(`GET /api/units/${id}`)).body;
    const closed = await office.ask(`PUT /api/units/${id}/until`, {
      body: { revision: unit.revision, until: '2026-03-25' },
    });
    expect(refused(closed)).toEqual([409, 'unit-has-units']);
    expect(closed.body.title).toContain('请先撤并或划转下级单位');
    const circle = await office.ask(`PUT /api/units/${id}`, {
      body: { revision: unit.revision, name: unit.name, kind: 'section', parent: below[0].id },
    });
    expect(refused(circle)).toEqual([409, 'unit-in-circle']);
    const twin = await office.ask('POST /api/units', { body: { name: below[0].name, kind: 'section', parent: id } });
    expect(refused(twin)).toEqual([409, 'unit-name-taken']);
  });

  it('changes its leader in charge: the former ends, the next begins; its administrator may do so, another may not', async () => {
    const id = await server.unitNamed('县农业农村局');
    const admin = await server.by('unit');
    const { people, oversight } = (await admin.ask(`GET /api/units/${id}`)).body;
    const [first] = oversight;
    const deputies = people.filter(({ duty }: { duty: string }) => duty === 'inCharge');
    const next = deputies.find(({ person }: { person: Shown }) => person.id !== first.leader.id);
    const assign = () =>
      admin.ask(`POST /api/units/${first.unit.id}/oversight`, {
        body: { leader: next.person.id, since: '2026-03-01' },
      });
    expect(refused(await assign())).toEqual([409, 'oversight-twice']);
    const ended = await admin.ask(`PUT /api/oversight/${first.id}`, {
      body: { revision: first.revision, since: first.since, until: '2026-02-28' },
    });
    expect(ended.status).toBe(200);
    expect((await assign()).body.oversight.map((one: { leader: Shown }) => one.leader.id)).toEqual([
      next.person.id,
      first.leader.id,
    ]);
    const other = await server.as({ held: [{ role: 'unitAdmin', unit: await server.unitNamed('县财政局') }] });
    expect(
      refused(await other.ask(`POST /api/units/${id}/oversight`, { body: { leader: id, since: '2026-03-01' } })),
    ).toEqual([403, 'forbidden']);
  });
});
