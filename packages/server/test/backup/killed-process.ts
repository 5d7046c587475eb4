/** Backs up or restores, and is dead the moment a step is reached: as by a power cut. */
import { backUp } from '../../src/backup/back-up.ts';
import { restore } from '../../src/backup/restore.ts';
import { configOf, PASSPHRASE } from './configs.ts';

const [what, step, folder = '', file = '', url] = process.argv.slice(2);
const config = configOf(folder, url);
const onProgress = (reached: string) => {
  if (reached === step) process.kill(process.pid, 'SIGKILL');
};
const done =
  what === 'backup'
    ? await backUp(config, { file, passphrase: PASSPHRASE, program: '0.1.0', onProgress })
    : await restore(config, {
        file,
        passphrase: PASSPHRASE,
        withoutKeys: false,
        acceptBrokenLedger: false,
        onProgress,
      });
throw new Error(`survived: ${JSON.stringify(done)}`);
