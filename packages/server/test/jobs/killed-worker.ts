/** Takes a job, says so to its parent, and never ends: it is there to be killed. */
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/db/open.ts';
import { write } from '../../src/db/scope.ts';
import { openJobs } from '../../src/jobs/jobs.ts';

const [url = '', tenant = '', id = ''] = process.argv.slice(2);
const database = openDatabase(url);
const jobs = openJobs({
  url,
  times: { retryDelay: 1, retryLimit: 2, heartbeat: 10, polling: 0.5 },
  onError: () => {},
});
await jobs.start({
  killed: {
    run: async (data) => {
      process.send?.(`begun ${data.id}`);
      await setTimeout(600_000);
    },
    gaveUp: async () => {},
  },
});
await write({ tenant, db: database.db }, (tx) => jobs.queue(tx, 'killed', id));
