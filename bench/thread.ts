/** A thread beside the main one: waits for a round to be called, and takes parts until none is left. */
import { workerData } from 'node:worker_threads';
import { benchScheme, countyColumns } from './columns.ts';
import { At, type Job, scoreParts } from './scoring.ts';

const { data, outcomes, control } = workerData as Job;
const { state } = control;
const scheme = benchScheme();
const facts = countyColumns(data);
for (let round = 0; ; round++) {
  Atomics.wait(state, At.round, round);
  scoreParts(scheme, facts, control, outcomes);
  Atomics.add(state, At.done, 1);
  Atomics.notify(state, At.done);
}
