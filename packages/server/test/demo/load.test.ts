import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../src/db/scope.ts';
import { demoCounty } from '../../src/demo/county.ts';
import { type DemoAccount, loadDemo } from '../../src/demo/load.ts';
import { isPassword } from '../../src/features/passwords/hashing.ts';
import { rosterReader } from '../../src/features/roster/load.ts';
import { type TestServer, testServer } from '../server.ts';

let server: TestServer;
let accounts: readonly DemoAccount[];
beforeAll(async () => {
  server = await testServer();
  accounts = await write(scope(), (tx) => loadDemo(tx, 'Qinghe-2026', server.clock.now));
});
afterAll(() => server.close());
const scope = () => ({ tenant: server.county.id, db: server.database.db });

describe('青禾县 in a database', () => {
  it('is the county that was made, record by record', async () => {
    const made = demoCounty('2026-03-25');
    const kept = await rosterReader(scope()).whole();
    for (const kind of ['unit', 'person', 'tenure', 'standing', 'oversight', 'override'] as const)
      expect(kept[kind], kind).toEqual(made[kind]);
  });

  it('has an account for each kind of person, with the one password, and three administrators of nobody', async () => {
    expect(accounts.map(({ login }) => login)).toEqual([
      'staff',
      'village',
      'head',
      'incharge',
      'principal',
      'unit',
      'office',
      'committee',
      'inspector',
      'system',
      'security',
      'audit',
    ]);
    const rows = await server.database.db
      .selectFrom('accounts')
      .select(['login', 'person', 'password_hash', 'must_change'])
      .where('tenant', '=', server.county.id)
      .where('password_hash', 'is not', null)
      .execute();
    expect(rows.filter(({ person }) => person === null).map(({ login }) => login)).toEqual([
      'system',
      'security',
      'audit',
    ]);
    expect(new Set(rows.map(({ person }) => person)).size).toBe(10);
    expect(rows.every(({ must_change }) => !must_change)).toBe(true);
    expect(await isPassword('Qinghe-2026', rows[0]?.password_hash)).toBe(true);
  });

  it('has every record in the history of changes', async () => {
    const { rows } = await server.database.pool.query(
      'select entity, count(*)::int as n from roster_changes where tenant = $1 and before is null group by entity order by entity',
      [server.county.id],
    );
    const made = demoCounty('2026-03-25');
    expect(rows).toEqual([
      { entity: 'chain_overrides', n: made.override.length },
      { entity: 'oversight', n: made.oversight.length },
      { entity: 'people', n: made.person.length },
      { entity: 'standings', n: made.standing.length },
      { entity: 'tenures', n: made.tenure.length },
      { entity: 'units', n: made.unit.length },
    ]);
  });
});
