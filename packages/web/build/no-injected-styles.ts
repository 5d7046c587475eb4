/**
 * Keeps the component library from putting `<style>` elements into the page, which the page's policy (`style-src 'self'`) forbids:
 * what it would write stands in the built style sheet already, and the lock of scrolling behind a dialog is a class of ours.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const replaced = [
  { of: /\/dynamicCSS(\.js)?$/, by: '../src/ui/antd/no-injected-css.ts' },
  { of: /\/useScrollLocker(\.js)?$/, by: '../src/ui/antd/scroll-lock.ts' },
];

export function noInjectedStyles(): Plugin {
  return {
    name: 'shiji-no-injected-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer?.includes('node_modules')) return undefined;
      const found = replaced.find(({ of }) => of.test(id));
      return found && fileURLToPath(new URL(found.by, import.meta.url));
    },
  };
}
