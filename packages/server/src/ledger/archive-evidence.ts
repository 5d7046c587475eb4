/** The evidence of an archive: what facts name, against the files that are there. */
import { createHash } from 'node:crypto';
import type { Evidence } from './fact.ts';
import type { Findings } from './findings.ts';
import type { TarFile } from './tar.ts';

export class ArchiveEvidence {
  readonly #findings: Findings;
  readonly #most: number;
  /** Hash to size, as the facts say; removed when the file has come. */
  readonly #expected = new Map<string, number>();
  #last = '';
  /** Files that are there. */
  files = 0;

  constructor(findings: Findings, most: number) {
    this.#findings = findings;
    this.#most = most;
  }

  /** False if there are too many different ones. */
  expect({ sha256, size }: Evidence): boolean {
    if (this.#expected.size === this.#most && !this.#expected.has(sha256)) return false;
    this.#expected.set(sha256, size);
    return true;
  }

  async check({ name: file, size, content }: TarFile): Promise<void> {
    this.files += 1;
    const hash = createHash('sha256');
    for await (const piece of content) hash.update(piece);
    const sha256 = file.slice('evidence/'.length);
    const expected = this.#expected.get(sha256);
    if (hash.digest('hex') !== sha256) this.#findings.add('evidence-wrong', {}, { file });
    else if (expected === undefined) this.#findings.add('evidence-unnamed', {}, { file });
    else if (expected !== size)
      this.#findings.add('evidence-size', { size: String(size), expected: String(expected) }, { file });
    if (sha256 <= this.#last) this.#findings.add('file-unexpected', {}, { file });
    this.#last = sha256;
    this.#expected.delete(sha256);
  }

  finish(included: boolean): void {
    if (!included && this.#expected.size > 0)
      this.#findings.add('evidence-left-out', { count: String(this.#expected.size) });
    if (included) for (const sha256 of this.#expected.keys()) this.#findings.add('evidence-missing', { sha256 });
  }
}
