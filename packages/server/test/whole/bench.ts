/**
 * `npm run bench:rounds [-- --users N --seconds N]`: Fengxiang's quarter of the whole demonstration's county as it stands after thirteen weeks, some 27 facts a
 * person, written straight into the ledger. Then what is asked of a server: all of them scored and stored as a version; and so many people at
 * once, each a request a second: the day's page, an entry of their own, the list to review, the tree of a result. The load maker shares the
 * processors.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dayOf, dayStart } from '../../src/ports/clock.ts';
import { begin } from './beginning.ts';
import { fill, stagesDone } from './bench-facts.ts';
import { settleCounty } from './county.ts';
import { decideTies } from './deciding.ts';
import { wholeCounty } from './extents.ts';
import { dataOf, RULES, suppliedTo } from './fengxiang.ts';
import { Latencies } from './latencies.ts';
import { openPlace, type User } from './place.ts';
import { at, type Playing } from './playing.ts';

const { values } = parseArgs({
  options: { users: { type: 'string', default: '100' }, seconds: { type: 'string', default: '20' } },
});
const USERS = Number(values.users);
const SECONDS = Number(values.seconds);
const TIMES = 5;

const outside = await mkdtemp(join(tmpdir(), 'shiji-bench-'));
await chmod(outside, 0o755);
const folder = join(outside, 'data');
const county = await settleCounty(folder, wholeCounty.begins);
let place = await openPlace(folder, dayStart(wholeCounty.begins));
try {
  const say = (line: string) => console.error(line);
  let playing = await begin({ place, county, extent: wholeCounty, rules: RULES, say, supplied: suppliedTo(county) });
  await place.stop();
  const facts = await fill(folder, playing, dataOf(playing));
  say(`${facts} facts, ${Math.round(facts / playing.subjects.length)} a person`);
  place = await openPlace(folder, dayStart('2026-04-05'));
  await place.at('2026-04-06');
  playing = { ...playing, place };
  const scored = await scoring(playing);
  say(`scored in ${scored.join(', ')} ms`);
  const reviewing = await load(playing, { entries: true });
  const { begins } = await stageOf(playing, 'propose');
  await place.stop();
  await stagesDone(folder, playing, ['review']);
  place = await openPlace(folder, dayStart(begins));
  await place.at(begins);
  playing = { ...playing, place };
  const stored = await storing(playing);
  say(`scored and stored in ${stored.join(', ')} ms`);
  await place.at((await stageOf(playing, 'notice')).begins);
  await place.well(county.office, `POST ${at(playing, '/notice')}`, { contact: '考核办公室，电话 0716-1234567' });
  const published = await load(playing, { entries: false });
  const figures = {
    people: playing.subjects.length,
    facts,
    scored,
    stored,
    reviewing,
    published,
    load: loadavg().map((one) => Math.round(one * 10) / 10),
  };
  console.log(JSON.stringify(figures, null, 2));
} finally {
  await place.stop();
  await rm(outside, { recursive: true, force: true, maxRetries: 5 });
}

async function stageOf({ place, county, ...playing }: Playing, kind: string) {
  const { stages } = await place.well(county.office, `GET ${at(playing)}`);
  return stages.find((stage: { readonly kind: string }) => stage.kind === kind);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

/** A fact comes, and somebody looks at the results: milliseconds of each. */
async function scoring(playing: Playing): Promise<readonly number[]> {
  const { place, county } = playing;
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    await entered(playing, playing.subjects[n]?.user as User, n);
    times.push(await timed(() => place.well(county.office, `GET ${at(playing, '/results')}`)));
  }
  return times;
}

/** Proposed again and again, each time after a fact that is new: scored, hashed, stored with a sheet for everybody. */
async function storing(playing: Playing): Promise<readonly number[]> {
  const { place, county } = playing;
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const { revision } = await place.well(county.office, `GET ${at(playing)}`);
    const reason = '有新的记录';
    if (n > 0)
      await place.well(county.office, `POST ${at(playing, '/stages/proposal/reopening')}`, {
        revision,
        ends: dayOf(place.now()),
        reason,
      });
    await entered(playing, playing.subjects[n + TIMES]?.user as User, n);
    await decideTies(playing);
    times.push(await timed(() => place.well(county.committee[0], `POST ${at(playing, '/proposal')}`, {})));
  }
  return times;
}

/** The last week's entry of somebody, or its next version. */
async function entered({ place, round }: Playing, user: User, n: number): Promise<void> {
  const path = `/api/rounds/${round}/logs/${user.person}/weekly/2026-W13`;
  const { revision } = await place.well(user, `GET ${path}`);
  await place.well(user, `POST ${path}`, { text: `核对台账 ${n}。`, indicators: [], photos: [], revision });
}

interface Mix {
  /** Whether entries are still taken; afterwards everybody looks at their own tree. */
  readonly entries: boolean;
}

/** So many people for so long, each a request a second at a time of their own, sent whether or not the last was answered. */
async function load(playing: Playing, { entries }: Mix) {
  const { place, subjects } = playing;
  const latencies = new Latencies();
  const wrong = new Map<string, number>();
  const leaders = [...new Set(subjects.flatMap(({ reviewers }) => Object.values(reviewers)))];
  const people = subjects.filter((_, n) => n % Math.floor(subjects.length / USERS) === 0).slice(0, USERS);
  const send = async (n: number, second: number): Promise<void> => {
    const one = people[n];
    if (one === undefined) return;
    const leader = playing.county.user(leaders[n % leaders.length] ?? '');
    const led = subjects.find(({ reviewers }) => Object.values(reviewers).includes(leader.person ?? ''));
    const kinds: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['day', () => place.well(one.user, 'GET /api/home')],
      entries
        ? // Somebody else each time: of two at once by one person the later is told so.
          ['entry', () => entered(playing, subjects[(second * USERS + n) % subjects.length]?.user ?? one.user, second)]
        : ['own results', () => place.well(one.user, 'GET /api/results/mine')],
      ['review list', () => place.well(leader, `GET ${at(playing, '/reviews')}`)],
      entries
        ? ['tree', () => place.well(leader, `GET ${at(playing, `/people/${led?.person}/sheet`)}`)]
        : ['tree', () => place.well(one.user, `GET ${at(playing, `/people/${one.person}/sheet`)}`)],
    ];
    const [kind, work] = kinds[(n + second) % kinds.length] as (typeof kinds)[number];
    const began = performance.now();
    try {
      await work();
      latencies.add(kind, performance.now() - began);
    } catch (error) {
      const told = String(error).replace(/^.*: (\d{3}) .*$/s, '$1');
      wrong.set(told, (wrong.get(told) ?? 0) + 1);
    }
  };
  const start = performance.now() + 200;
  const under: Promise<void>[] = [];
  for (let tick = 0; tick < USERS * SECONDS; tick++) {
    const moment = start + (tick * 1000) / USERS;
    const wait = moment - performance.now();
    if (wait > 0) await pause(wait);
    under.push(send(tick % USERS, Math.floor(tick / USERS)));
  }
  await Promise.all(under);
  return { kinds: latencies.timed(), errors: Object.fromEntries(wrong) };
}
