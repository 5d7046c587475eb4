import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { crashRun } from './crash-run.ts';

/** `npm run crash` does the same at length. */
it('every acknowledged fact is there once, and the ledger verifies, after the server was killed at random moments', {
  timeout: 120_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  console.info(`npm run crash -- --seed ${seed} --kills 4`);
  const report = await crashRun({ seed, kills: 4, writers: 6, say: () => {} });
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ facts: report.acknowledged, sealed: report.acknowledged, waiting: 0 });
});
