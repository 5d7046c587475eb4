/**
 * `npm run quarter [-- --small | --short] [--hands N] [--kills N]`: a whole quarter of a county, played by the requests of everybody in it on a server that is
 * killed again and again; at the end every result is computed once more from the ledger's archive. `--small`: as `npm test` plays it;
 * `--short`: the whole county, three weeks.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayStart } from '../../src/ports/clock.ts';
import { settleCounty } from './county.ts';
import { small, wholeCounty } from './extents.ts';
import { fengxiangQuarter } from './fengxiang.ts';
import { known, type PlayState } from './parts.ts';
import { openPlace } from './place.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    hands: { type: 'string' },
    kills: { type: 'string' },
  },
});
const { organizations: _, ...weeks } = small;
const usual = values.small
  ? small
  : values.short
    ? { ...wholeCounty, from: weeks.from, to: weeks.to, begins: weeks.begins }
    : wholeCounty;
const extent = {
  ...usual,
  ...(values.hands === undefined ? {} : { hands: Number(values.hands) }),
  ...(values.kills === undefined ? {} : { kills: Number(values.kills) }),
};
const outside = await mkdtemp(join(tmpdir(), 'shiji-quarter-'));
// As root, the database's own user must be able to walk through it.
await chmod(outside, 0o755);
const folder = join(outside, 'data');
const began = performance.now();
const say = (line: string): void =>
  console.info(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${line}`);
const county = await settleCounty(folder, extent.begins, extent.organizations);
say(`${county.users.length} people have an account and a session`);
const place = await openPlace(folder, dayStart(extent.begins));
const state: PlayState = { place, county, extent, say };
const seconds: Record<string, number> = {};
try {
  for (const { name, play } of fengxiangQuarter) {
    const start = performance.now();
    await play(state);
    seconds[name] = Math.round((performance.now() - start) / 100) / 10;
  }
  const { done } = known(state.playing);
  const { facts, versions, compared } = known(state.recomputed);
  say(`${versions} versions recomputed from ${facts} facts of the archive: ${compared} figures are the same`);
  const { requests, kills, resent } = place.counts;
  say(`${requests} requests; the server was killed ${kills} times, ${resent} requests were sent again`);
  say(
    `acknowledged: ${done.entries.size} entries, ${done.points.size} reviews, ${done.votes} ballots, ${done.events.size} events: all there, once`,
  );
  console.table(seconds);
  console.table(Object.fromEntries([...place.answers].sort(([, a], [, b]) => b - a)));
  console.table(place.latencies.timed().filter(({ count }) => count > 1));
} finally {
  await place.stop();
  await rm(outside, { recursive: true, force: true, maxRetries: 5 });
}
