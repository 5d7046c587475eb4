/** The facts of an archive: each leaf recomputed, the tree grown, and what facts say of one another. */
import { lineLimits } from './archive.ts';
import type { ArchiveCheckpoints } from './archive-checkpoints.ts';
import type { ArchiveEvidence } from './archive-evidence.ts';
import { bytesFromHex, hexOf, SHA256_BYTES } from './bytes.ts';
import { erasureOf, type Fact, isFact, isFactId } from './fact.ts';
import type { Findings } from './findings.ts';
import { readCanonical } from './json.ts';
import { leafOfText, SALT_BYTES } from './leaf.ts';
import { linesOf } from './lines.ts';
import { appendLeaves, emptyFrontier, type Frontier, rootOf } from './merkle.ts';
import type { TarFile } from './tar.ts';

export interface ArchiveLimits {
  /** Each leaf is remembered by its id, some 200 bytes, so that corrections and doubles are found whatever the order. */
  readonly leaves: number;
  /** Different files that facts may name; all are remembered until they have come. */
  readonly evidence: number;
}

type Place = { readonly file: string; readonly line: number };

export class ArchiveFacts {
  readonly #findings: Findings;
  readonly #checkpoints: ArchiveCheckpoints;
  readonly #evidence: ArchiveEvidence;
  readonly #limits: ArchiveLimits;
  #frontier: Frontier = emptyFrontier;
  /** False once a line had no leaf: no root can come out right any more, and that line is what is to be told. */
  #treeKnown = true;
  #indexKnown = true;
  #full = false;
  readonly #ids = new Set<string>();
  readonly #corrections: { readonly id: string; readonly at: Place }[] = [];
  readonly #erased: { readonly id: string; readonly leaf: string; readonly at: Place }[] = [];
  readonly #erasures = new Set<string>();
  readonly counts = { facts: 0, erased: 0, withheld: 0 };
  /** Whose ledger it is; set by the manifest. */
  tenant = '';
  /** Leaves read. */
  count = 0;

  constructor(findings: Findings, checkpoints: ArchiveCheckpoints, evidence: ArchiveEvidence, limits: ArchiveLimits) {
    this.#findings = findings;
    this.#checkpoints = checkpoints;
    this.#evidence = evidence;
    this.#limits = limits;
  }

  /** Reads one file of facts. False if no more should be read. */
  async check({ name: file, content }: TarFile): Promise<boolean> {
    let line = 0;
    for await (const text of linesOf(content, lineLimits.bytes)) {
      line += 1;
      const at = { file, line };
      if (this.count === this.#limits.leaves) this.#tooMany(this.#limits.leaves, at);
      if (this.#full) return false;
      if (this.count === 0) this.#compare();
      const leaf = text === undefined ? this.#wrong('line-wrong', at) : this.#leafOf(text, at);
      this.count += 1;
      if (leaf === undefined) this.#treeKnown = false;
      else this.#frontier = appendLeaves(this.#frontier, [leaf]).frontier;
      this.#compare();
    }
    return !this.#full;
  }

  #tooMany(limit: number, at: Place): void {
    this.#full = true;
    this.#findings.add('too-many', { limit: String(limit) }, at);
  }

  #compare(): void {
    this.#checkpoints.compare(this.count, () => (this.#treeKnown ? rootOf(this.#frontier) : undefined));
  }

  #wrong(code: 'line-wrong' | 'fact-wrong', at: Place): undefined {
    this.#findings.add(code, {}, at);
  }

  #leafOf(text: string, at: Place): Uint8Array | undefined {
    const value = readCanonical(text, lineLimits)?.value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#wrong('line-wrong', at);
    const { fact, salt, erased, leaf, index, ...rest } = value as Readonly<Record<string, unknown>>;
    if (typeof index !== 'number' || Object.keys(rest).length > 0) return this.#wrong('line-wrong', at);
    if (index !== this.count && this.#indexKnown) {
      this.#indexKnown = false;
      this.#findings.add('index-wrong', { expected: String(this.count), index: String(index) }, at);
    }
    if (fact !== undefined && typeof salt === 'string' && erased === undefined && leaf === undefined)
      return this.#factLeaf(text, fact, { salt, index }, at);
    const hash = typeof leaf === 'string' ? bytesFromHex(leaf, SHA256_BYTES) : undefined;
    if (hash === undefined || fact !== undefined || salt !== undefined) return this.#wrong('line-wrong', at);
    if (erased === undefined) this.counts.withheld += 1;
    else if (isFactId(erased)) {
      this.counts.erased += 1;
      this.#erased.push({ id: erased, leaf: hexOf(hash), at });
      this.#remember(erased, at);
    } else return this.#wrong('line-wrong', at);
    return hash;
  }

  #factLeaf(
    text: string,
    fact: unknown,
    { salt, index }: { salt: string; index: number },
    at: Place,
  ): Uint8Array | undefined {
    const bytes = bytesFromHex(salt, SALT_BYTES);
    if (bytes === undefined) return this.#wrong('line-wrong', at);
    if (!isFact(fact)) return this.#wrong('fact-wrong', at);
    this.counts.facts += 1;
    this.#judge(fact, at);
    // The whole line is canonical, so that what stands between its frame is the fact's own canonical form.
    const canonical = text.slice('{"fact":'.length, -`,"index":${index},"salt":"${salt}"}`.length);
    return leafOfText(canonical, bytes);
  }

  #judge(fact: Fact, at: Place): void {
    if (fact.tenant !== this.tenant) this.#findings.add('fact-tenant', {}, at);
    this.#remember(fact.id, at);
    if (fact.corrects !== undefined) this.#corrections.push({ id: fact.corrects, at });
    if (!fact.evidence.every((evidence) => this.#evidence.expect(evidence)) && !this.#full)
      this.#tooMany(this.#limits.evidence, at);
    const erasure = erasureOf(fact);
    if (erasure !== undefined) this.#erasures.add(`${erasure.fact} ${erasure.leaf}`);
  }

  #remember(id: string, at: Place): void {
    if (this.#ids.has(id)) this.#findings.add('fact-twice', { id }, at);
    this.#ids.add(id);
  }

  finish(): void {
    if (this.count === 0) this.#compare();
    for (const { id, at } of this.#corrections)
      if (!this.#ids.has(id))
        this.#findings.add(this.counts.withheld > 0 ? 'corrects-unseen' : 'corrects-nothing', { id }, at);
    for (const { id, leaf, at } of this.#erased)
      if (!this.#erasures.has(`${id} ${leaf}`)) this.#findings.add('erasure-unrecorded', { id }, at);
  }
}
