/**
 * Brings node_modules in line with package.json and package-lock.json, so that `npm start` and `npm test` work alone on a fresh clone.
 * Silent and instant when nothing has changed since the last install that succeeded. Never changes a tracked file.
 *
 * `npm install` and not `npm ci`: optional packages for other platforms may be absent from the lock, and `ci` refuses such a lock.
 * The stamp is written last, so that an install that was cut off is done again by the next run.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.js';
import { exitCodeOf, pinnedNode, pinnedNodeRuns, pinnedVersion, root } from './pinned-node.js';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.shiji-installed');

const NO_NODE = `
Node ${pinnedVersion} is not there: ${pinnedNode} is missing or does not run.
It is brought by the install script of the npm package "node". Allow that script, then try again:
    npm rebuild node --ignore-scripts=false --foreground-scripts
未能装上 Node ${pinnedVersion}：${pinnedNode} 不存在或无法运行。
它由 npm 包 node 的安装脚本带来。请允许该脚本运行，执行上面这条命令后再试。`;

const NO_INSTALL = `
Packages could not be installed; the reason stands above. Check the network and the registry setting (npm config get registry), then try again.
依赖未能装上，原因见上面的输出。请检查网络和镜像设置（npm config get registry）后再试。`;

class SetUpFailure extends Error {}

try {
  if (Number(process.versions.node.split('.')[0]) < 18)
    throw new SetUpFailure('Setting up needs Node 18 or newer.\n安装需要 Node 18 或更新的版本。');
  if (!isInstalled()) {
    mkdirSync(modules, { recursive: true });
    await withLock(join(modules, '.shiji-set-up.lock'), async () => {
      // Another set-up may have done the work while this one waited.
      if (!isInstalled()) await install();
    });
  }
} catch (error) {
  console.error(error instanceof SetUpFailure ? error.message : error);
  process.exitCode = 1;
}

function isInstalled() {
  return existsSync(stamp) && existsSync(pinnedNode) && readFileSync(stamp, 'utf8') === stampOf(fingerprint());
}

/** The size stands for a binary that was cut short; asking it for its version would cost every run 30 ms. */
function stampOf(print) {
  return `${print} ${statSync(pinnedNode).size}\n`;
}

/** Everything that decides what an install brings. */
function fingerprint() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'package.json'));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['.npmrc', 'package.json', 'package-lock.json', ...packages.sort()]) {
    const path = join(root, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '');
  }
  return hash.digest('hex');
}

async function install() {
  console.error('Setting up: installing packages, about a minute the first time … 正在安装依赖，首次约需一分钟……');
  rmSync(stamp, { force: true });
  // Taken before, so that a file edited meanwhile makes the next run install again.
  const print = fingerprint();
  await npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']);
  // The pinned Node comes by an install script, which settings or newer versions of npm may withhold: run just that one.
  if (!pinnedNodeRuns()) await npm(['rebuild', 'node', '--no-ignore-scripts', '--foreground-scripts']);
  if (!pinnedNodeRuns()) throw new SetUpFailure(NO_NODE);
  writeFileSync(stamp, stampOf(print));
}

/** npm's words go to stderr: stdout belongs to the command that set-up goes before. */
async function npm(args) {
  const windows = process.platform === 'win32';
  const child = spawn('npm', [...args, '--loglevel=error', '--no-update-notifier'], {
    cwd: root,
    env: { ...process.env, PATH: machinePath() },
    shell: windows,
    stdio: ['ignore', 2, 2],
  });
  const code = await exitCodeOf(child).catch((error) => {
    console.error(error.message);
    return 127;
  });
  if (code > 128) process.exit(code);
  if (code !== 0) throw new SetUpFailure(NO_INSTALL);
}

/** PATH without this project's own Node, which the install may be about to replace. */
function machinePath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modules))
    .join(delimiter);
}
