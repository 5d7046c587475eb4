/** `npm test`: the fast checks, then every test; both always run, so that one run tells all. Arguments go to vitest. */
import { fileURLToPath } from 'node:url';
import { chromium } from './chromium.js';
import { runPinned } from './pinned-node.js';

// Servers and commands that tests start as processes of their own read the program from what an earlier one compiled.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node-tests', import.meta.url));

// Found, or installed, once and before: the files that need it run side by side.
try {
  process.env.CHROMIUM = await chromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const checks = await runPinned(['scripts/check.js']);
const tests = await runPinned(['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
if (checks !== 0 || tests !== 0) {
  // Only on failure: otherwise vitest's count of tests stays the last thing said.
  const failed = [checks !== 0 && 'the checks (above the tests)', tests !== 0 && 'the tests'].filter(Boolean);
  console.log(`Failed: ${failed.join(' and ')}`);
  process.exitCode = checks || tests;
}
