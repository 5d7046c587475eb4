/** Files handed in one for the other: a workbook as a scheme, a scheme as facts. */
import { tables } from '@shiji/engine';
import { notText } from '@shiji/tables';

/** What the file is, for people, where it is surely no scheme; and whether it may hold facts. */
export function notScheme(bytes: Uint8Array): { readonly kind: string; readonly holds: 'facts' | 'other' } | undefined {
  const kind = notText(bytes);
  if (kind !== undefined) return { kind, holds: kind === '工作簿' ? 'facts' : 'other' };
  const keys = jsonKeys(new TextDecoder().decode(bytes));
  if (keys === undefined || keys.has('figures')) return undefined;
  if (keys.has('scheme') && keys.has('subjects')) return { kind: '计算结果（JSON）', holds: 'other' };
  const isFacts = tables.some(({ id, name }) => keys.has(id) || keys.has(name));
  return isFacts ? { kind: '事实（JSON）', holds: 'facts' } : undefined;
}

function jsonKeys(text: string): ReadonlySet<string> | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return new Set(Object.keys(JSON.parse(text) as object));
  } catch {
    return undefined;
  }
}

/** How far into a file its kind is looked for. */
const HEAD = 100_000;

/** Whether the file is a scheme: by its name, or by the keys that every scheme has. */
export function isScheme(bytes: Uint8Array, file: string): boolean {
  if (notText(bytes) !== undefined) return false;
  if (/\.ya?ml$/i.test(file)) return true;
  const text = new TextDecoder().decode(bytes.subarray(0, HEAD));
  return ['scheme', 'populations', 'figures'].every((key) => new RegExp(`^${key}\\s*[:：]`, 'm').test(text));
}

/** Whether the file is what `score --json` prints. No fact table is called so. */
export const isResults = (bytes: Uint8Array): boolean =>
  /^\ufeff?\s*\{\s*"scheme"\s*:\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1000)));
