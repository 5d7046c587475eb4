/**
 * `node packages/cli/scripts/measure.ts [runs]`: the figures of docs/performance.md, as rows of its tables. Whole commands run as processes
 * of their own. The machine must have nothing else to do: how busy it was stands at the end.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { everySubject, explain, readScheme, score } from '@shiji/engine';
import { readWorkbook } from '@shiji/tables';

const SCHEME = 'schemes/fengxiang/quarter.yaml';
const FACTS = 'schemes/fengxiang/demo/2026Q1.xlsx';
const BIN = 'packages/cli/bin/shiji.js';
/** Tells the largest memory of the process that loads it, in kilobytes, on a channel of its own. */
const MEMORY_TOLD = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

interface Measured {
  readonly what: string;
  readonly bar?: string;
}
const commands: readonly (Measured & { readonly argv: readonly string[] })[] = [
  {
    what: '1,352 people: workbook to results workbook',
    bar: '< 3 s',
    argv: ['score', SCHEME, FACTS, '--out', 'out/results.xlsx'],
  },
  {
    what: 'the same with the HTML report',
    argv: ['score', SCHEME, FACTS, '--out', 'out/results.xlsx', '--report', 'out/report.html'],
  },
  { what: 'explain one person: whole command', argv: ['explain', SCHEME, FACTS, '--subject', 'FX0307'] },
  { what: `check the scheme: \`shiji check ${SCHEME}\``, argv: ['check', SCHEME] },
];

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
mkdirSync('out', { recursive: true });
const runs = Number(process.argv[2] ?? 10);
if (!(runs >= 1)) throw new RangeError('how many runs?');

const commit = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).stdout.trim();
console.log(`${cpus()[0]?.model ?? ''} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB`);
console.log(`${process.platform} ${process.arch}, Node ${process.versions.node}, commit ${commit}, ${runs} runs\n`);

for (const { argv, ...measured } of commands) {
  // Not counted: it fills the compile cache of Node and the file cache.
  const memory = maxMemory(argv);
  const times = Array.from({ length: runs }, () => timed(() => run([BIN, ...argv])));
  console.log(row(measured, times, seconds, `${Math.round(memory / 1024)} MB`));
}

const { scheme } = readScheme(readFileSync(SCHEME, 'utf8'));
const { facts } = await readWorkbook(readFileSync(FACTS));
if (scheme === undefined || facts === undefined) throw new Error('the demonstration can’t be read');
const scored = () => score(scheme, facts).run;
const first = scored();
if (first === undefined) throw new Error('the demonstration can’t be scored');
const people = everySubject(first.facts.subjects).map(({ id }) => id);
const cold = timed(() => explain(first, people[0] as string));
console.log(row({ what: 'explain the first person, right after scoring', bar: '< 5 ms' }, [cold], milliseconds));
for (const id of people) explain(first, id);
const explaining = people.map((id) => timed(() => explain(first, id)));
console.log(row({ what: 'explain one person, after scoring', bar: '< 5 ms' }, explaining, milliseconds));
const scoring = Array.from({ length: runs }, () => timed(scored) / people.length);
console.log(row({ what: 'score one subject of the demonstration quarter, on one core' }, scoring, milliseconds));
console.log(
  `\nload of the machine: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}`,
);

function run(argv: readonly string[]): string {
  const { status, stderr, output } = spawnSync(process.execPath, argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return output[3] ?? '';
}

function maxMemory(argv: readonly string[]): number {
  return Number(run(['--import', MEMORY_TOLD, BIN, ...argv]));
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The median and the slowest. */
function row(
  { what, bar }: Measured,
  times: readonly number[],
  show: (time: number) => string,
  ...more: readonly string[]
): string {
  const sorted = [...times].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const cells = [what, bar ?? '', show((low + high) / 2), show(sorted.at(-1) ?? 0), ...more];
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(2)} s`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(2)} ms`;
}
