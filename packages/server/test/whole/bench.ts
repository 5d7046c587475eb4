/**
 * `npm run bench:rounds [-- --users N --seconds N]`: Fengxiang's quarter of the whole demonstration's county as it stands after thirteen weeks, some 27 facts a
 * person, written straight into the ledger, sealed and looked over by the database, as thirteen weeks would have done. Then what is asked of a server: all
 * of them scored and stored as a version; what a request costs the processors; and so many people at once, each a request a second: the day's
 * page, an entry of their own, the list to review, the tree of a result. The load maker shares the processors.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf, dayStart } from '../../src/ports/clock.ts';
import { begin } from './beginning.ts';
import { fill, settle, stagesDone } from './bench-facts.ts';
import { costs, entered, load } from './bench-mix.ts';
import { settleCounty } from './county.ts';
import { decideTies } from './deciding.ts';
import { wholeCounty } from './extents.ts';
import { dataOf, RULES, suppliedTo } from './fengxiang.ts';
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
  await settle(folder);
  place = await openPlace(folder, dayStart('2026-04-05'));
  await place.at('2026-04-06');
  playing = { ...playing, place };
  const scored = await scoring(playing);
  say(`scored in ${scored.join(', ')} ms`);
  const reviewing = {
    costs: await costs(playing, { entries: true }, USERS),
    ...(await load(playing, { entries: true }, USERS, SECONDS)),
  };
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
  const published = {
    costs: await costs(playing, { entries: false }, USERS),
    ...(await load(playing, { entries: false }, USERS, SECONDS)),
  };
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
