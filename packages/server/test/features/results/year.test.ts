import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from '../../server.ts';
import { demoServer } from '../demo-county.ts';
import { adopted, atDay, turned } from './quarter.ts';
import {
  type Begun,
  begunOver,
  begunQuarterOf,
  evaluated,
  type Place,
  quarterDone,
  quarterScheme,
  scored,
  settled,
  yearPlace,
} from './year.ts';

const refused = ({ status, body }: Told) => [status, body.code];

let place: Place;
let scheme: string;
let yearScheme: string;
let year: Begun;
const at = (path = '') => `/api/rounds/${year.round}${path}`;
const board = async (query = '') => (await place.office.ask(`GET ${at(`/results${query}`)}`)).body;
const lineOf = async (id: string) =>
  (await board()).lines.find(({ person }: { person: { id: string } }) => person.id === id);

beforeAll(async () => {
  place = await yearPlace(await demoServer(), ['县农业农村局']);
  scheme = await adopted(place.office, place.committee, { text: quarterScheme });
  yearScheme = await adopted(place.office, place.committee, { library: 'fengxiang/year' });
  for (const n of [1, 2, 3] as const) await quarterDone(place, scheme, n, () => (n === 2 ? '85' : '92'));
  year = await begunOver(place, yearScheme, { on: '2027-01-04', from: '2026-01-01', to: '2026-12-31' });
}, 120_000);
afterAll(() => place.server.close());

describe('a year of Fengxiang’s', () => {
  it('debug', async () => {
    const b = await board();
    console.log(
      year.people.length,
      JSON.stringify(b.lines[0]),
      b.waiting.length,
      JSON.stringify(b.waiting[0]),
      b.decisions,
    );
    await evaluated(place, year, () => '90');
    const c = await board();
    console.log(JSON.stringify(c.lines[0]), c.waiting.length, c.seats, JSON.stringify(c.decisions));
    console.log((await place.office.ask(`GET ${at()}`)).body.now);
  });
});
