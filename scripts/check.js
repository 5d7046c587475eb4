/**
 * The fast checks, side by side: `npm run check`, or some of them: `npm run check -- types boundaries`.
 * One line each; the output only of those that fail. Every guard is shown failing in guards.test.ts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root } from './pinned-node.js';

const colors = process.stdout.isTTY ? 'force' : 'off';
/** What each guard runs; it fails if one of them does. */
const GUARDS = {
  style: [
    [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      '--max-diagnostics=200',
      `--colors=${colors}`,
    ],
  ],
  // The web is checked by itself: it alone has a browser around it. One checker each: most of the work are the types of the tables and of
  // the contracts, which every checker would work out for itself (63 s of processor time with the four of the default, 23 with one).
  types: [
    ['node_modules/typescript/bin/tsc', '--checkers', '1'],
    ['node_modules/typescript/bin/tsc', '-p', 'packages/web', '--checkers', '1'],
  ],
  boundaries: [['scripts/boundaries.js']],
  'dead-code': [['node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors']],
  lockfile: [['scripts/lockfile.js']],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(GUARDS, name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(GUARDS).join(', ')}.`);
  process.exit(2);
}

const results = await Promise.all((asked.length > 0 ? asked : Object.keys(GUARDS)).map(run));
const failed = results.filter((result) => !result.passed).map((result) => result.name);
if (failed.length > 0) {
  console.log(`\nCheck failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function run(name) {
  const start = performance.now();
  const failed = (await Promise.all(GUARDS[name].map(failureOf))).filter((output) => output !== undefined);
  const passed = failed.length === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(12)}${seconds.padStart(5)} s`);
  for (const output of failed) console.log(output.trimEnd());
  return { name, passed };
}

/** The output of a command that fails. */
async function failureOf(command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return code === 0 ? undefined : `${output}${errors}`;
}
