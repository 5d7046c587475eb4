/** The 314 people of a pilot in five units, with a round of the year that assesses them. */

import { type Asking, type TestServer, testServer } from '../../server.ts';
import { adopted } from '../results/quarter.ts';
import { smallScheme } from '../results/small-scheme.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

export interface Pilot {
  readonly server: TestServer;
  readonly office: Asking;
  readonly committee: Asking;
  readonly units: readonly { readonly id: string; readonly name: string; readonly people: readonly string[] }[];
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
}

const SIZES = [80, 70, 64, 60, 40];

export async function pilot(): Promise<Pilot> {
  const server = await testServer();
  server.clock.now = new Date('2022-01-10T01:00:00Z');
  const { database, county } = server;
  const root = await addUnit(database, county.id, { name: '清河县', kind: 'county' });
  const names = new Map<string, string>();
  const units = [];
  for (const [at, size] of SIZES.entries()) {
    const name = `试点单位${'甲乙丙丁戊'[at]}`;
    const id = await addUnit(database, county.id, { name, parent: root });
    const people: string[] = [];
    for (let n = 0; n < size; n++) {
      const called = `${'赵钱孙李周'[at]}${'一二三四五六七八九十'[Math.floor(n / 10)]}${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`;
      const person = await addPerson(database, county.id, {
        name: called,
        unit: id,
        code: `G${at}${String(n).padStart(2, '0')}`,
        duty: n === 0 ? 'principal' : 'staff',
      });
      names.set(person, called);
      people.push(person);
    }
    units.push({ id, name, people });
  }
  await database.pool.query("update tenures set since = '2020-01-01' where tenant = $1", [county.id]);
  const office = await server.as({ name: '考核办', held: [{ role: 'office' }] });
  const committee = await server.as({ name: '委员', held: [{ role: 'committee' }] });
  const place = { server, office, committee, units, names };
  await assessed(place);
  return place;
}

/** The last quarter of 2021; where the roster names nobody to review, the head of another unit does. */
async function assessed({ office, committee, units }: Pilot): Promise<void> {
  const scheme = await adopted(office, committee, { text: smallScheme });
  const wanted = { scheme, units: units.map(({ id }) => id), from: '2021-10-01', to: '2021-12-31' };
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: wanted });
  const heads = units.map(({ people }) => people[0] as string);
  const reviewers = plan.gaps.map(({ person, step }: { person: { id: string }; step: string }) => ({
    person: person.id,
    step,
    reviewer: heads.find((head) => head !== person.id),
  }));
  const begun = await office.ask('POST /api/rounds', { body: { ...wanted, reviewers } });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
}
