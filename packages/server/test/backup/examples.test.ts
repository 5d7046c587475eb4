/**
 * What earlier programs have saved can be restored for ever. `SHIJI_WRITE_EXAMPLES=1` adds an example of today's tables, where there is
 * none yet: once after each release whose tables are new. An old one is never written again.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { backUp } from '../../src/backup/back-up.ts';
import { restore } from '../../src/backup/restore.ts';
import { migrations } from '../../src/db/migrate.ts';
import { configOf, PASSPHRASE } from './configs.ts';
import { fillPlace } from './filled-place.ts';
import { emptyDatabase, testFolder } from './places.ts';

const folder = fileURLToPath(new URL('examples/', import.meta.url));
const NAME = /^version-(\d+)\.tar\.gz$/;
const versions = readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1]));
const example = (version: number) => join(folder, `version-${version}.tar.gz`);
const today = migrations().length;
const box = await testFolder();

it.runIf(process.env.SHIJI_WRITE_EXAMPLES === '1' && !versions.includes(today))('writes today’s', async () => {
  const source = await emptyDatabase();
  const home = join(box, 'home');
  await fillPlace(source.url, home, { people: 12, facts: 30, unsealed: 2, evidence: 2 });
  const options = { file: example(today), passphrase: PASSPHRASE, program: '0.1.0' };
  expect(await backUp(configOf(home, source.url), options)).toMatchObject({ ok: true });
});

it.each(versions)('a backup of tables of version %i comes up to today’s', async (version) => {
  const fresh = await emptyDatabase();
  const usual = { file: example(version), passphrase: PASSPHRASE, withoutKeys: false, acceptBrokenLedger: false };
  expect(await restore(configOf(join(box, `of-${version}`), fresh.url), usual)).toMatchObject({
    ok: true,
    migrated: { from: version, to: today },
    ledger: { sealed: 33, checkpoints: 2, unknownSigner: 0, faults: [] },
  });
});
