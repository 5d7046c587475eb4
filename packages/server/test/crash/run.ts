/** `npm run crash -- [--kills N] [--writers N] [--seed N]`: kills a recording server N times (30) and checks what is left. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { crashRun } from './crash-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    writers: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
console.info(`seed ${values.seed}`);
const report = await crashRun({
  seed: Number(values.seed),
  kills: Number(values.kills),
  writers: Number(values.writers),
  say: (line) => console.info(line),
});
console.info(report);
