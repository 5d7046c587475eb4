/** Everything that can be had of an installation: rows with their places and transactions, and the bytes of its files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Copy, Row } from './attacker.ts';

/** Every table of every schema, pg-boss's included. */
export async function rowsOf(pool: pg.Pool): Promise<Copy['tables']> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const copied: Record<string, readonly Row[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query(`select t.ctid::text as "∷ctid", t.xmin::text as "∷xmin", t.* from ${name} t`);
    copied[name] = rows.map(({ '∷ctid': ctid, '∷xmin': xmin, ...values }) => ({ ctid, xmin, values }));
  }
  return copied;
}

/** The files below a folder: tables, indexes, the log, and what the servers wrote. */
export async function filesOf(folder: string): Promise<Record<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, Buffer> = {};
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1)] = await readFile(path);
  }
  return files;
}

/** Names of the files that hold one of the traces; each trace is at least four bytes long. All are looked for in one go. */
export function filesWith(files: Copy['files'], traces: readonly Buffer[]): readonly string[] {
  const byStart = new Map<number, Buffer[]>();
  const starts = new Uint8Array(65_536);
  for (const trace of traces) {
    const start = trace.readUInt32BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), trace]);
    starts[start >>> 16] = 1;
  }
  return Object.entries(files).flatMap(([file, bytes]) => {
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (starts[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] === 0) continue;
      const here = byStart.get(bytes.readUInt32BE(at));
      if (here?.some((trace) => bytes.compare(trace, 0, trace.length, at, at + trace.length) === 0)) return [file];
    }
    return [];
  });
}
