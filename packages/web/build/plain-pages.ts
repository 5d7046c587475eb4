/**
 * Style and script of the pages that the server writes itself, for whatever phone is at hand: one small file each, script as ES5, style
 * with the tokens' values in place of custom properties. `plain.json` tells the server their names.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { build, type Plugin } from 'vite';
import { variablesSheet } from '../src/design/variables.ts';

const at = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** Each page by its name: where its script and its style begin. */
const PAGES = {
  ballot: { script: 'ballot/main.ts', style: 'ballot/ballot.css' },
  notice: { script: 'notice/main.ts', style: 'notice/notice.css' },
} as const;

export function plainPages(): Plugin {
  return {
    name: 'shiji-plain-pages',
    apply: 'build',
    async generateBundle() {
      const names: Record<string, { script: string; style: string }> = {};
      for (const [page, { script, style }] of Object.entries(PAGES)) {
        const emit = (source: string, ending: string) => {
          const digest = createHash('sha256').update(source).digest('hex').slice(0, 8);
          const fileName = `assets/${page}-${digest}.${ending}`;
          this.emitFile({ type: 'asset', fileName, source });
          return `/${fileName}`;
        };
        names[page] = { script: emit(await plainScript(at(script)), 'js'), style: emit(plainStyle(at(style)), 'css') };
      }
      this.emitFile({ type: 'asset', fileName: 'plain.json', source: JSON.stringify(names) });
    },
  };
}

async function plainScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'page' },
      rolldownOptions: { output: { externalLiveBindings: false } },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle !== undefined && 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} gave no script`);
  const { code } = await transform(chunk.code, {
    isModule: false,
    minify: true,
    jsc: { target: 'es5', loose: true, minify: { compress: true, mangle: true } },
  });
  return code;
}

/** Sizes in rem and colours as they are in the normal mode: larger text is a larger root on these pages. */
function plainStyle(file: string): string {
  const values = new Map(
    [...variablesSheet().matchAll(/--([\w-]+):([^;]*);/g)].map(([, name, value]) => [name, value]),
  );
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`no token --${name}`);
      return value;
    })
    .replace(/\s+/g, ' ')
    .replace(/\s?([{};,])\s?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
