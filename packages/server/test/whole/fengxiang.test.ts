/** A quarter in small, on a real server that is killed in the middle; `npm run quarter` plays the whole county. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '../../src/ports/clock.ts';
import { settleCounty } from './county.ts';
import { small } from './extents.ts';
import { fengxiangQuarter } from './fengxiang.ts';
import { known, type PlayState } from './parts.ts';
import { openPlace } from './place.ts';

let outside: string;
let state: PlayState;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'shiji-quarter-'));
  // As root, the database's own user must be able to walk through it.
  await chmod(outside, 0o755);
  const folder = join(outside, 'data');
  const county = await settleCounty(folder, small.begins, small.organizations);
  const place = await openPlace(folder, dayStart(small.begins));
  state = { place, county, extent: small, say: () => {} };
}, 120_000);
afterAll(async () => {
  await state?.place.stop();
  await rm(outside, { recursive: true, force: true, maxRetries: 5 });
});

it.each(fengxiangQuarter)('$rule', ({ play }) => play(state), 120_000);

it('the server was killed in the middle, and nobody was told that something inside had failed', () => {
  const { place, recomputed } = state;
  expect(place.counts.kills).toBeGreaterThanOrEqual(2);
  expect([...place.answers.keys()].filter((status) => status.startsWith('5'))).toEqual([]);
  expect(known(recomputed).versions).toBe(2);
});
