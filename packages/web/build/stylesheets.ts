/** Style sheets that are computed from the design tokens, as files that sources import: `virtual:tokens.css` and `virtual:antd.css`. */
import type { Plugin } from 'vite';
import { variablesSheet } from '../src/design/variables.ts';
import { antdSheet } from './antd-sheet.ts';

const sheets: Record<string, () => string> = { 'virtual:tokens.css': variablesSheet, 'virtual:antd.css': antdSheet };

export function stylesheets(): Plugin {
  return {
    name: 'shiji-stylesheets',
    resolveId: (id) => (Object.hasOwn(sheets, id) ? id : undefined),
    load: (id) => sheets[id]?.(),
  };
}
