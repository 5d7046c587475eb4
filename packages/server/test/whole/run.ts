/**
 * `npm run quarter [-- --small] [--hands N] [--kills N]`: a whole quarter of a county, played by the requests of everybody in it on a server that is
 * killed again and again; at the end every result is computed once more from the ledger's archive. `--small`: as `npm test` plays it.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayStart } from '../../src/ports/clock.ts';
import { settleCounty } from './county.ts';
import { small, wholeCounty } from './extents.ts';
import { playFengxiang } from './fengxiang.ts';
import { openPlace } from './place.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    hands: { type: 'string' },
    kills: { type: 'string' },
  },
});
const usual = values.small ? small : wholeCounty;
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
try {
  const { playing, seconds, facts, versions, compared } = await playFengxiang(place, county, extent, say);
  say(`${versions} versions recomputed from ${facts} facts of the archive: ${compared} figures are the same`);
  console.info(
    `\n${place.counts.requests} requests in ${Math.round((performance.now() - began) / 1000)} s; the server was killed ${place.counts.kills} times, ${place.counts.resent} requests were sent again`,
  );
  console.info(
    `acknowledged: ${playing.done.entries.size} entries, ${playing.done.points.size} reviews, ${playing.done.votes} ballots, ${playing.done.events.size} events: all there, once`,
  );
  console.table(Object.fromEntries(seconds));
  console.table(Object.fromEntries([...place.answers].sort(([, a], [, b]) => b - a)));
  console.table(place.latencies.timed().filter(({ count }) => count > 1));
} finally {
  await place.stop();
  await rm(outside, { recursive: true, force: true, maxRetries: 5 });
}
