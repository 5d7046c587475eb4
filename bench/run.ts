/**
 * `npm run bench -- [--out FILE.json] [--people N] [--rounds N] [--threads N] [--growth] [--country]`: the engine beside DuckDB on the same
 * made-up people, in one run, each in a process of its own. The grades must agree. `--growth`: the engine alone, from a thousand people to a
 * million. `--country`: seven million people, county by county.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, median } from './measured.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    people: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    growth: { type: 'boolean', default: false },
    country: { type: 'boolean', default: false },
  },
});

if (!existsSync(`${here}node_modules/@duckdb/node-api`)) {
  console.error('Installing what is measured beside us …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

const inOwnProcess = (script: string, ...args: readonly (number | string)[]): string =>
  execFileSync(process.execPath, ['--max-old-space-size=4096', `${here}${script}`, ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
const oursOf = (count: number, times: number): Measured =>
  JSON.parse(inOwnProcess('ours.ts', count, WARM_UP + times, threads)) as Measured;

/** Rounds that are run first and not counted, of all alike: what runs for the first time is compiled, and memory is fetched. */
const WARM_UP = 2;

const people = Number(values.people);
const rounds = Number(values.rounds);
const threads = Number(values.threads);
const ours = oursOf(people, rounds);
const duckdb = JSON.parse(inOwnProcess('duckdb/measure.ts', people, WARM_UP + rounds)) as {
  long: Measured;
  wide: Measured;
};
for (const [name, theirs] of Object.entries(duckdb)) {
  if (theirs.digest !== ours.digest)
    throw new Error(`totals or grades differ from DuckDB's (${name}): ${ours.digest} and ${theirs.digest}`);
}

const figures = {
  people,
  threads,
  ours_ns: typical(ours.times),
  duckdb_long_ns: typical(duckdb.long.times),
  duckdb_wide_ns: typical(duckdb.wide.times),
  ratio_long: ratio(duckdb.long),
  ratio_wide: ratio(duckdb.wide),
  peak_mb: ours.peakMb,
  ours_cpu_ns: typical(ours.busy),
  duckdb_long_cpu_ns: typical(duckdb.long.busy),
  duckdb_wide_cpu_ns: typical(duckdb.wide.busy),
  // All of them, those of the warm-up first.
  rounds: {
    ours: ours.times.map(Math.round),
    duckdb_long: duckdb.long.times.map(Math.round),
    duckdb_wide: duckdb.wide.times.map(Math.round),
  },
  ...(values.growth ? { growth: growth() } : {}),
  ...(values.country ? { country: JSON.parse(inOwnProcess('country.ts', 1000, 7000)) as unknown } : {}),
};
console.log(JSON.stringify(figures, null, 2));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(figures, null, 2)}\n`);

/** The engine alone with ever more people; with few of them a round is short, and there are more rounds. */
function growth(): readonly { people: number; ours_ns: number; peak_mb: number }[] {
  return [1000, 10_000, 100_000, 1_000_000].map((count) => {
    const { times, peakMb } = oursOf(count, Math.max(rounds, 1_000_000 / count));
    return { people: count, ours_ns: typical(times), peak_mb: peakMb };
  });
}

/** The median of the rounds that count. */
function typical(times: readonly number[]): number {
  return Math.round(median(times.slice(WARM_UP)));
}

/** How many times longer they take, by the medians. */
function ratio(theirs: Measured): number {
  return Math.round((typical(theirs.times) / typical(ours.times)) * 100) / 100;
}
