/** Verifies an archive by recomputing all that it says, in one pass and bounded memory. Foreign files are expected: nothing is thrown for them. */

import { ARCHIVE_FORMAT, factsFileName, lineLimits, type Manifest } from './archive.ts';
import { ArchiveCheckpoints } from './archive-checkpoints.ts';
import { ArchiveEvidence } from './archive-evidence.ts';
import { ArchiveFacts, type ArchiveLimits } from './archive-facts.ts';
import { hexOf } from './bytes.ts';
import { Findings, type LedgerFinding } from './findings.ts';
import { readCanonical } from './json.ts';
import { linesOf } from './lines.ts';
import { type NoteVerifier, readVerifier } from './note.ts';
import { BrokenTar, readTar, type TarFile } from './tar.ts';

export interface ArchiveReport {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  readonly findings: readonly LedgerFinding[];
  /** Findings beyond those in the list. */
  readonly more: number;
  readonly origin?: string;
  /** Leaves that the last good checkpoint proves; what comes after is not sealed. */
  readonly sealed: number;
  readonly unsealed: number;
  /** Leaves with their fact, with a fact erased by law, with a fact that was withheld. */
  readonly facts: number;
  readonly erased: number;
  readonly withheld: number;
  readonly checkpoints: number;
  /** Evidence files in the archive. */
  readonly evidence: number;
  /** Root of the last good checkpoint, hexadecimal. */
  readonly root?: string;
}

export interface Trust {
  /** The public key from the place where the county publishes it. The last checkpoint must be signed by it. */
  readonly key?: NoteVerifier;
  /** A checkpoint that somebody kept, such as one printed on a notice: the archive must continue it. */
  readonly checkpoint?: string;
}

const MOST_KEYS = 100;
const usualLimits: ArchiveLimits = { leaves: 3_000_000, evidence: 3_000_000 };

/** Reads and verifies. An error of the source itself, such as a disk's, is thrown. */
export async function verifyArchive(
  source: AsyncIterable<Uint8Array>,
  trust: Trust = {},
  limits: ArchiveLimits = usualLimits,
): Promise<ArchiveReport> {
  const check = new ArchiveCheck(trust, limits);
  try {
    await check.files(readTar(source));
  } catch (error) {
    if (!(error instanceof BrokenTar)) throw error;
    check.findings.add('archive-broken');
  }
  return check.report();
}

class ArchiveCheck {
  readonly findings = new Findings();
  readonly #trust: Trust;
  #manifest: Manifest | undefined;
  readonly #checkpoints: ArchiveCheckpoints;
  readonly #facts: ArchiveFacts;
  readonly #evidence: ArchiveEvidence;
  readonly #keys: NoteVerifier[] = [];

  constructor(trust: Trust, limits: ArchiveLimits) {
    this.#trust = trust;
    this.#checkpoints = new ArchiveCheckpoints(this.findings);
    this.#evidence = new ArchiveEvidence(this.findings, limits.evidence);
    this.#facts = new ArchiveFacts(this.findings, this.#checkpoints, this.#evidence, limits);
  }

  /** The files in their order; the first one out of place ends the reading. */
  async files(files: AsyncGenerator<TarFile>): Promise<void> {
    for (const name of ['manifest.json', 'keys.txt', 'checkpoints.jsonl'] as const) {
      const { value: file } = await files.next();
      if (file === undefined || file.name !== name) return this.findings.add('file-missing', { name });
      if (name === 'manifest.json' && !(await this.#readManifest(file))) return;
      if (name === 'keys.txt') await this.#readKeys(file);
      if (name === 'checkpoints.jsonl') await this.#readCheckpoints(file);
    }
    for await (const file of files) {
      const evidence = file.name.startsWith('evidence/');
      if (!evidence && (this.#evidence.files > 0 || file.name !== factsFileName(this.#facts.count)))
        return this.findings.add('file-unexpected', {}, { file: file.name });
      if (evidence) await this.#evidence.check(file);
      else if (!(await this.#facts.check(file))) return;
    }
    this.#facts.finish();
    this.#checkpoints.finish(this.#facts.count);
    this.#evidence.finish(this.#manifest?.evidence === 'included');
  }

  async #readManifest(file: TarFile): Promise<boolean> {
    let [line, manifest]: [number, Manifest | undefined] = [0, undefined];
    for await (const text of linesOf(file.content, lineLimits.bytes)) {
      line += 1;
      manifest = line === 1 && text !== undefined ? readManifest(text) : undefined;
    }
    if (manifest === undefined) this.findings.add('manifest-wrong', {}, { file: file.name });
    else this.#facts.tenant = manifest.tenant;
    this.#manifest = manifest;
    return manifest !== undefined;
  }

  async #readKeys({ name: file, content }: TarFile): Promise<void> {
    let line = 0;
    for await (const text of linesOf(content, lineLimits.bytes)) {
      line += 1;
      const key = text === undefined ? undefined : readVerifier(text);
      if (key === undefined) this.findings.add('key-wrong', {}, { file, line });
      else if (this.#keys.length < MOST_KEYS) this.#keys.push(key);
      else return this.findings.add('too-many', { limit: String(MOST_KEYS) }, { file, line });
    }
  }

  async #readCheckpoints(file: TarFile): Promise<void> {
    const { key, checkpoint } = this.#trust;
    await this.#checkpoints.read(file, {
      origin: this.#manifest?.origin ?? '',
      known: this.#keys,
      ...(key === undefined ? {} : { trusted: key }),
      ...(checkpoint === undefined ? {} : { held: checkpoint }),
    });
  }

  report(): ArchiveReport {
    const { list, more, errors } = this.findings;
    const { good } = this.#checkpoints;
    return {
      ok: errors === 0,
      findings: list,
      more,
      ...(this.#manifest === undefined ? {} : { origin: this.#manifest.origin }),
      sealed: good?.size ?? 0,
      unsealed: this.#facts.count - (good?.size ?? 0),
      ...this.#facts.counts,
      checkpoints: this.#checkpoints.count,
      evidence: this.#evidence.files,
      ...(good === undefined ? {} : { root: hexOf(good.root) }),
    };
  }
}

function readManifest(text: string): Manifest | undefined {
  const value = readCanonical(text)?.value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { evidence, format, origin, tenant, ...rest } = value as Partial<Record<keyof Manifest, unknown>>;
  if (
    format !== ARCHIVE_FORMAT ||
    typeof origin !== 'string' ||
    typeof tenant !== 'string' ||
    Object.keys(rest).length > 0
  )
    return undefined;
  return evidence === 'included' || evidence === 'left-out' ? { format, origin, tenant, evidence } : undefined;
}
