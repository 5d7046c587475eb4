import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { noInjectedStyles } from './build/no-injected-styles.ts';
import { phoneWorker } from './build/phone-worker.ts';
import { plainPages } from './build/plain-pages.ts';
import { stylesheets } from './build/stylesheets.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The oldest browsers that are served: what UOS, Kylin and 360 ship, and phones of 2020. test/built holds the files against it. */
const FLOOR = ['chrome86', 'safari14'];

export default defineConfig(({ command }) => ({
  root: at('.'),
  plugins: [react(), stylesheets(), noInjectedStyles(), plainPages(), phoneWorker(FLOOR), compress()],
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: FLOOR,
    cssTarget: FLOOR,
    manifest: 'manifest.json',
    // Images as files: the page's policy allows none in the text.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { console: at('index.html'), phone: at('m.html') } },
  },
}));
