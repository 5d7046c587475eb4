import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { built, builtBytes, builtFiles, firstLoad } from './built-files.ts';

/** Kilobytes (1000 bytes) of a page's first JavaScript, as it travels. */
function weight(page: string): number {
  const bytes = firstLoad(page).map(({ file }) => gzipSync(builtBytes(file), { level: 9 }).length);
  return bytes.reduce((sum, more) => sum + more, 0) / 1000;
}

test('the phone loads at most 120 KB of script before it shows anything', () => {
  expect(firstLoad('m.html')).not.toHaveLength(0);
  expect(weight('m.html')).toBeLessThanOrEqual(120);
});

test('the console loads at most 420 KB', () => {
  expect(firstLoad('index.html')).not.toHaveLength(0);
  expect(weight('index.html')).toBeLessThanOrEqual(420);
});

test('the phone never loads what is the console’s: neither antd, nor its router, nor its style sheet', () => {
  const chunks = firstLoad('m.html');
  const text = chunks
    .flatMap(({ file, css = [] }) => [file, ...css])
    .map(built)
    .join('\n');
  // Each is shown to be in the console, so that a name that changes doesn't make this pass.
  const inConsole = firstLoad('index.html')
    .flatMap(({ file, css = [] }) => [file, ...css])
    .map(built)
    .join('\n');
  for (const trace of ['ant-dropdown', '--sj-color-primary', 'notFoundComponent', 'ant-btn']) {
    expect(inConsole).toContain(trace);
    expect(text).not.toContain(trace);
  }
  expect(text).not.toContain('zod');
});

test('both pages hold no inline script, no inline style and nothing from elsewhere', () => {
  for (const page of ['index.html', 'm.html']) {
    const html = built(page);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:|\bdata:/);
    expect(html.indexOf('/upgrade.js')).toBeGreaterThan(0);
    expect(html.indexOf('/upgrade.js')).toBeLessThan(html.indexOf('type="module"'));
  }
});

test('what is built has its hash in its name, and stands compressed beside itself', () => {
  const assets = builtFiles('.js').filter((file) => file.startsWith('assets/'));
  expect(assets.length).toBeGreaterThanOrEqual(3);
  const compressed = new Set([...builtFiles('.br'), ...builtFiles('.gz')]);
  for (const file of assets) {
    expect(file).toMatch(/-[\w-]{8}\.js$/);
    // A packet holds it as it is.
    if (builtBytes(file).length < 1024) continue;
    expect(compressed).toContain(`${file}.br`);
    expect(compressed).toContain(`${file}.gz`);
  }
});
