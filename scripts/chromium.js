/**
 * The browser that journeys run in, with letters for Chinese. Looked for on the machine; else installed from Debian where that may be done;
 * else Playwright's own. Without one it fails and says what to do: a journey is never skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './pinned-node.js';

/** The one without windows first: it takes a fifth less of the processor, and a third less of the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const NO_BROWSER = `
The journeys run in a real browser, and none was found or could be installed. Install one, then try again:
    apt-get install -y chromium-headless-shell fonts-noto-cjk   (Debian, Ubuntu; as root)
    npx playwright-core install chromium                        (elsewhere)
or name one: CHROMIUM=/path/to/chrome npm test
端到端测试须在真实浏览器中进行，本机没有浏览器，也未能自动安装。请按上面任一种办法装好后再试。`;

/** Path of a browser; installs one where none is there. Throws with what to do. */
export async function chromium() {
  const named = process.env.CHROMIUM;
  if (named && !isProgram(named))
    throw new Error(`CHROMIUM=${named}: no such program.\n环境变量 CHROMIUM 指定的浏览器不存在：${named}`);
  if (named) return named;
  const path = found() ?? (installedFromDebian() ? found() : undefined) ?? (await playwrightsOwn());
  if (path === undefined) throw new Error(NO_BROWSER);
  return path;
}

function found() {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (isProgram(join(folder, name))) return join(folder, name);
  return undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Only where nobody is asked for a password. */
function installedFromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error('Installing Chromium for the journeys … 正在安装测试用的浏览器……');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2], timeout: 600_000 }).status === 0;
  const install = (browser) => apt('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk');
  const either = () => install('chromium-headless-shell') || install('chromium');
  return either() || (apt('update') && either());
}

async function playwrightsOwn() {
  const { chromium: own } = await import('playwright-core');
  if (isProgram(own.executablePath())) return own.executablePath();
  console.error('Downloading a browser for the journeys … 正在下载测试用的浏览器……');
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 600_000 });
  return isProgram(own.executablePath()) ? own.executablePath() : undefined;
}
