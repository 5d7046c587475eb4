/** Runs the program: in this process with its output caught, or as the real command in a process of its own. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { machineFiles } from '../src/files.ts';
import type { Files, Io } from '../src/io.ts';
import { shiji } from '../src/shiji.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
export const TOWN = here('town.yaml');
export const BIN = here('../bin/shiji.js');
export const FENGXIANG = here('../../../schemes/fengxiang/quarter.yaml');

/** A folder of its own for a test file, removed afterwards. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'shiji 实绩 测试-'));
  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }
  at(name: string): string {
    return join(this.path, name);
  }
  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }
  json(name: string, value: unknown): string {
    return this.write(name, JSON.stringify(value));
  }
  names(): string[] {
    return readdirSync(this.path).sort();
  }
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process. */
export async function run(
  argv: readonly string[],
  given: { files?: Partial<Files>; terminal?: boolean; environment?: Io['environment']; stopped?: Promise<void> } = {},
): Promise<Ran> {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTerminal: given.terminal === true,
    write(content: string): void {
      said[name] += content;
    },
  });
  const io: Io = {
    stdout: stream('out'),
    stderr: stream('err'),
    files: { ...machineFiles, ...given.files },
    environment: given.environment ?? {},
    untilStopped: () => given.stopped ?? Promise.resolve(),
    debug: false,
  };
  return { code: await shiji(argv, io), ...said };
}

/** Runs the real command. */
export async function runBin(argv: readonly string[], options: SpawnOptions & { node?: string } = {}): Promise<Ran> {
  const { node = process.execPath, ...rest } = options;
  const child = spawn(node, [BIN, ...argv], { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([child.stdout, child.stderr].map((s) => (s === null ? '' : text(s))));
  return { code: await ended, out: out ?? '', err: err ?? '' };
}

type Row = Readonly<Record<string, unknown>>;
export type TownFacts = Readonly<Record<string, readonly Row[] | Row>>;

/** Three people of one office and one of another, with names that few fonts have; the first two are tied for the only seat. */
export function townFacts(change: Readonly<Record<string, readonly Row[] | Row>> = {}): TownFacts {
  const people = [
    ['a', '张䶮', '党政办', '75'],
    ['b', '𠮷田·买买提', '党政办', '75'],
    ['c', '王五', '党政办', '60.5'],
    ['d', '赵六', '经发办', '70'],
  ] as const;
  return {
    run: { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-10' },
    subjects: people.map(([id, name]) => ({ id, name })),
    spells: people.map(([subject, , value]) => ({ subject, attribute: 'unit', value })),
    points: people.map(([subject, , , value]) => ({ subject, indicator: 'work', rater: 'r1', value })),
    tallies: people.flatMap(([subject]) =>
      ['领导', '中层', '一般干部'].map((group) => ({ poll: 'town-rating', group, subject, value: '好', count: 3 })),
    ),
    events: [{ subject: 'c', code: 'late', count: 3, date: '2026-02-02' }],
    ...change,
  };
}
