#!/usr/bin/env node
/**
 * The command `shiji`. Plain JS that any Node from 18 on can read: the program itself is TypeScript, which Node runs from 22.18 on, so
 * an older one hands over to the Node that is installed with this project.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NOT_INSTALLED = '依赖还没有装好，无法运行。请先在项目文件夹里执行 npm start 或 npm install。';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const modules = installedModules();
/**
 * Half of a short run is reading the program; what has been read once is kept here. Not in the machine's temporary folder, which others
 * may write to.
 */
const cache = modules && join(modules, '.cache', 'shiji');

if (readsTypeScript(process.versions.node)) await runHere();
else await runUnder(modules && join(modules, 'node', 'bin', nodeName()));

/** Node takes types away without being told, and without a warning, since 22.18 and 24.3. */
function readsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 3) || (major === 22 && minor >= 18);
}

/** The folder into which npm installed Node for this project, or for one around it. */
function installedModules() {
  for (let folder = dirname(main); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules');
    if (existsSync(join(found, 'node', 'bin', nodeName()))) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function nodeName() {
  return process.platform === 'win32' ? 'node.exe' : 'node';
}

async function runHere() {
  try {
    if (cache !== undefined) module.enableCompileCache?.(cache);
    await import('../src/main.ts');
  } catch (error) {
    if (error?.code === 'ERR_MODULE_NOT_FOUND') return refuse();
    console.error(`程序出错，请把下面的信息告诉维护人员：\n${error?.message ?? error}`);
    process.exitCode = 1;
  }
}

async function runUnder(node) {
  if (node === undefined) return refuse();
  const env = { NODE_COMPILE_CACHE: cache, ...process.env };
  // Before the child is there: a signal in between would end this process and leave the child behind.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', env });
  const [code, signal] = await new Promise((resolve) => {
    child.on('error', () => resolve([undefined, undefined]));
    child.on('exit', (...how) => resolve(how));
  });
  if (code === undefined) refuse();
  else process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
}

function refuse() {
  console.error(NOT_INSTALLED);
  process.exitCode = 1;
}
