/** `node scripts/run.js SCRIPT …`: runs SCRIPT under the pinned Node, whatever Node the shell found. */
import { runPinned } from './pinned-node.js';

try {
  process.exitCode = await runPinned(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\nSet up first: node scripts/set-up.js\n请先安装：node scripts/set-up.js`);
  process.exitCode = 1;
}
