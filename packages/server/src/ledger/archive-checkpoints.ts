/** The checkpoints of an archive: read and their signatures checked first, then compared while the tree grows past them. */

import { lineLimits } from './archive.ts';
import { sameBytes } from './bytes.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { Findings } from './findings.ts';
import { readCanonical } from './json.ts';
import { linesOf } from './lines.ts';
import { checkNote, type NoteVerifier } from './note.ts';
import type { TarFile } from './tar.ts';

const MOST_CHECKPOINTS = 500_000;

interface Expected {
  readonly size: number;
  readonly root: Uint8Array;
  /** Without a file: one that was handed in beside the archive. */
  readonly at: { readonly file?: string; readonly line?: number };
}

export interface CheckpointRules {
  readonly origin: string;
  readonly known: readonly NoteVerifier[];
  readonly trusted?: NoteVerifier;
  readonly held?: string;
}

export class ArchiveCheckpoints {
  readonly #findings: Findings;
  readonly #expected: Expected[] = [];
  #next = 0;
  #rootsLost = false;
  #lastTrusted = false;
  /** How many the archive has. */
  count = 0;
  /** The last one whose root came out as it says. */
  good: { readonly size: number; readonly root: Uint8Array } | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  async read({ name: file, content }: TarFile, rules: CheckpointRules): Promise<void> {
    for await (const text of linesOf(content, lineLimits.bytes)) {
      if (this.count === MOST_CHECKPOINTS)
        return this.#findings.add('too-many', { limit: String(MOST_CHECKPOINTS) }, { file });
      this.count += 1;
      const at = { file, line: this.count };
      const value = text === undefined ? undefined : readCanonical(text)?.value;
      const note =
        typeof value === 'object' && value !== null && 'note' in value && Object.keys(value).length === 1
          ? value.note
          : undefined;
      const last = this.#expected.at(-1);
      const checkpoint =
        typeof note === 'string' ? this.#readOne(note, rules, at) : this.#findings.add('checkpoint-wrong', {}, at);
      if (checkpoint === undefined) continue;
      if (last !== undefined && checkpoint.size <= last.size) this.#findings.add('checkpoint-order', {}, at);
      else this.#expected.push({ ...checkpoint, at });
    }
    if (rules.trusted === undefined) this.#findings.add('key-not-given');
    else if (this.count > 0 && !this.#lastTrusted) this.#findings.add('key-other');
    if (this.count === 0) this.#findings.add('checkpoint-none');
    if (rules.held !== undefined) this.#expect(rules.held, rules);
  }

  /** A checkpoint from elsewhere stands among the archive's own. */
  #expect(text: string, rules: CheckpointRules): void {
    const at = {};
    const held = this.#readOne(text, rules, at);
    if (held === undefined) return;
    const before = this.#expected.findLastIndex(({ size }) => size <= held.size);
    this.#expected.splice(before + 1, 0, { ...held, at });
  }

  #readOne(text: string, { origin, known, trusted }: CheckpointRules, at: Expected['at']) {
    const checkpoint = readCheckpoint(text);
    if (checkpoint === undefined) return this.#findings.add('checkpoint-wrong', {}, at);
    if (checkpoint.origin !== origin) return this.#findings.add('checkpoint-other', { origin: checkpoint.origin }, at);
    const checked = checkNote(checkpoint.note, trusted === undefined ? known : [trusted, ...known]);
    this.#lastTrusted = checked.ok && trusted !== undefined && checked.by.includes(trusted);
    if (!checked.ok) return this.#findings.add(checked.refusal, {}, at);
    // A witness's signature beside it doesn't stand for the ledger's own.
    if (!checked.by.some(({ name }) => name === origin)) return this.#findings.add('signature-lacking', {}, at);
    for (const { name } of checked.unknown) this.#findings.add('signature-unknown', { name }, at);
    return { size: checkpoint.size, root: checkpoint.root };
  }

  /** Compares what was signed at this size, if anything was, with the root of the leaves so far, unless that is unknown. */
  compare(size: number, rootNow: () => Uint8Array | undefined): void {
    for (let next = this.#expected[this.#next]; next?.size === size; next = this.#expected[this.#next]) {
      this.#next += 1;
      const root = this.#rootsLost ? undefined : rootNow();
      if (root !== undefined && sameBytes(root, next.root)) {
        this.good = next;
        continue;
      }
      if (root !== undefined) this.#findings.add('checkpoint-root', { size: String(size) }, next.at);
      // All that come after must differ, too.
      this.#rootsLost = true;
    }
  }

  finish(count: number): void {
    const beyond = this.#expected[this.#next];
    if (beyond !== undefined)
      this.#findings.add('checkpoint-beyond', { size: String(beyond.size), count: String(count) }, beyond.at);
    else if (this.good !== undefined && this.good.size < count && !this.#rootsLost)
      this.#findings.add('unsealed', { count: String(count - this.good.size) });
  }
}
