/** `npm start`: the product to try, on the embedded database with a made-up county. Any Node from 18 on can read this. */
import { root, runPinned } from './pinned-node.js';

process.chdir(root);
process.exitCode = await runPinned(['packages/cli/bin/shiji.js', 'demo']);
