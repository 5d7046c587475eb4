/** Contents of a round's file, read from foreign text: nothing is believed that isn't looked at. */
import type { RawFacts, SubjectResult } from '@shiji/engine';
import { type Manifest, PROOF_FORMAT } from './format.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for what is none, or of another version of the format. */
export function manifestIn(text: string | undefined): Manifest | undefined {
  const value = text === undefined ? undefined : parsed(text);
  if (!isObject(value) || value.format !== PROOF_FORMAT) return undefined;
  const texts = [value.tenant, value.origin, value.round, value.name];
  const fits =
    texts.every((one) => typeof one === 'string') &&
    (value.extent === 'whole' || value.extent === 'part') &&
    Array.isArray(value.versions) &&
    value.versions.length <= 1000 &&
    value.versions.every((one) => Number.isSafeInteger(one));
  return fits ? (value as unknown as Manifest) : undefined;
}

/** Tables as the engine takes them: lists of rows of texts and numbers. */
export function tablesIn(text: string): RawFacts['tables'] | undefined {
  const value = parsed(text);
  if (!isObject(value)) return undefined;
  const rows = Object.values(value).every(
    (table) =>
      Array.isArray(table) &&
      table.every(
        (row) =>
          isObject(row) && Object.values(row).every((cell) => typeof cell === 'string' || typeof cell === 'number'),
      ),
  );
  return rows ? (value as RawFacts['tables']) : undefined;
}

const isOutcome = (value: unknown): boolean =>
  isObject(value) &&
  (typeof value.value === 'string' || (typeof value.absent === 'string' && Array.isArray(value.because)));

/** What the engine said of somebody, as far as comparing it needs. */
export function resultIn(text: string): SubjectResult | undefined {
  const value = parsed(text);
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return undefined;
  if (![value.total, value.rank, value.pool, value.grade].every(isOutcome)) return undefined;
  const groups = [value.facets, value.indicators];
  if (!groups.every((group) => isObject(group) && Object.values(group).every(isOutcome))) return undefined;
  return value as unknown as SubjectResult;
}
