/** Two quarters in small, on a real server that is killed in the middle; `npm run quarter` plays the whole county. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '../../src/ports/clock.ts';
import { settleCounty } from './county.ts';
import { small, smallXiulin } from './extents.ts';
import { fengxiangQuarter } from './fengxiang.ts';
import { known, type PlayState } from './parts.ts';
import { openPlace } from './place.ts';
import type { Extent } from './playing.ts';
import { xiulinQuarter } from './xiulin.ts';

let outside: string;
let fengxiang: PlayState;
let xiulin: PlayState;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'shiji-quarter-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(outside, 0o755);
  const folder = join(outside, 'data');
  const named = [small, smallXiulin].flatMap(({ organizations = [] }) => organizations);
  const county = await settleCounty(folder, small.begins, named);
  const place = await openPlace(folder, dayStart(small.begins));
  const stateOf = (extent: Extent): PlayState => {
    const organizations = county.organizations.filter(({ name }) => extent.organizations?.includes(name));
    return { place, county: { ...county, organizations }, extent, say: () => {} };
  };
  [fengxiang, xiulin] = [stateOf(small), stateOf(smallXiulin)];
}, 120_000);
afterAll(async () => {
  await fengxiang?.place.stop();
  await rm(outside, { recursive: true, force: true, maxRetries: 5 });
});

it.each(fengxiangQuarter)('$rule', ({ play }) => play(fengxiang), 120_000);

it.each(xiulinQuarter)('$rule', ({ play }) => play(xiulin), 120_000);

it('the server was killed in the middle, and nobody was told that something inside had failed', () => {
  const { place } = fengxiang;
  expect(place.counts.kills).toBeGreaterThanOrEqual(2);
  expect([...place.answers.keys()].filter((status) => status.startsWith('5'))).toEqual([]);
  for (const { recomputed } of [fengxiang, xiulin]) expect(known(recomputed).versions).toBe(2);
});
