/**
 * `ours.ts PEOPLE ROUNDS THREADS [PART]`: the engine scoring, ranking and proposing grades from facts in memory. Prints one line of JSON.
 * Cutting the people into parts is timed, too.
 */
import { Worker } from 'node:worker_threads';
import { independentParts } from '@shiji/engine';
import { benchScheme, countyColumns, countyData } from './columns.ts';
import { busyNanoseconds, digestOf, type Measured, nanoseconds, peakMb } from './measured.ts';
import { At, emptyOutcomes, newControl, scoreParts } from './scoring.ts';

const [people, rounds, threads, size = 20_000] = process.argv.slice(2).map(Number) as [number, number, number, number?];
const scheme = benchScheme();
const data = countyData(people);
const facts = countyColumns(data);
const outcomes = emptyOutcomes(people);
const control = newControl(people);
const { ends, state } = control;
const others = Array.from({ length: threads - 1 }, () => {
  const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: { data, outcomes, control } });
  return new Promise<Worker>((resolve) => worker.once('online', () => resolve(worker)));
});
const workers = await Promise.all(others);

const times: number[] = [];
const busy: number[] = [];
for (let round = 0; round < rounds; round++) {
  outcomes.totals.fill(0);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const parts = independentParts(scheme, facts, size);
  ends.set(parts.map(({ to }) => to));
  Atomics.store(state, At.count, parts.length);
  Atomics.store(state, At.next, 0);
  Atomics.store(state, At.done, 0);
  Atomics.add(state, At.round, 1);
  Atomics.notify(state, At.round);
  scoreParts(scheme, facts, control, outcomes);
  for (let done = 0; done < workers.length; done = Atomics.load(state, At.done)) Atomics.wait(state, At.done, done);
  times.push(nanoseconds(start, people));
  busy.push(busyNanoseconds(cpu, people));
}
const measured: Measured = { times, busy, digest: digestOf(outcomes.totals, outcomes.grades), peakMb: peakMb() };
console.log(JSON.stringify(measured));
await Promise.all(workers.map((worker) => worker.terminate()));
