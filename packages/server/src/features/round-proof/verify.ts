/**
 * Verifies a round's file offline: every file against the list, the list and every fact against the sealed ledger, the tables against the
 * facts, the results against the engine. Foreign files are expected: nothing is thrown for them.
 */
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type RawFacts,
  type Result,
  readScheme,
  resultOf,
  type Scheme,
  type SubjectResult,
  score,
} from '@shiji/engine';
import { readZip } from '@shiji/tables';
import { textFromUtf8 } from '../../ledger/bytes.ts';
import { readCheckpoint } from '../../ledger/checkpoint.ts';
import { erasureOf } from '../../ledger/fact.ts';
import { checkNote, type NoteVerifier, readVerifier } from '../../ledger/note.ts';
import { verifyProofFile } from '../../ledger/proof-file.ts';
import { readProofLine } from '../../ledger/proof-lines.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { valueIn } from '../results/model.ts';
import { type FinalPayload, RESULT_FINAL, RESULTS_CONFIRMED, RESULTS_SETTLED } from '../results/result-facts.ts';
import { ROUND_SUBJECT, type SubjectPayload } from '../rounds/subject-facts.ts';
import { pairsOf, type RowDifference, resultDifferences, tableDifferences } from './compare.ts';
import { type RoundFinding, RoundFindings } from './findings.ts';
import {
  type ExportedPayload,
  type FactRecord,
  type Manifest,
  PROOF_FORMAT,
  proofNames,
  ROUND_EXPORTED,
  type RoundRecord,
} from './format.ts';
import { begunOf, isErased, type Proposed, proposedOf, tablesAnew } from './recompute.ts';

export interface RoundReport {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  readonly findings: readonly RoundFinding[];
  readonly more: number;
  readonly name?: string;
  readonly origin?: string;
  readonly extent?: Manifest['extent'];
  /** Facts that are proven, and those whose content was erased by law. */
  readonly facts: number;
  readonly erased: number;
  /** Files whose content is as it was handed over. */
  readonly files: number;
  /** Versions of the results, with the people whose every figure came out the same. */
  readonly versions: readonly { readonly version: number; readonly people: number }[];
}

/** A round of a whole county unpacks to some fifty. */
const MOST_MEGABYTES = 1024;

/** Verifies; `key`: the public key from where the county publishes it. The same file gives the same report. */
export function verifyRound(zip: Uint8Array, calendar: Calendar, key?: NoteVerifier): RoundReport {
  const check = new RoundCheck(calendar, key);
  const files = readZip(zip, MOST_MEGABYTES);
  if (files === undefined) check.findings.add('zip-broken');
  else check.all(files);
  return check.report();
}

type Files = ReadonlyMap<string, Uint8Array>;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

class RoundCheck {
  readonly findings = new RoundFindings();
  readonly #calendar: Calendar;
  readonly #key: NoteVerifier | undefined;
  #files: Files = new Map();
  #manifest: Manifest | undefined;
  #intact = 0;
  readonly #records: RoundRecord[] = [];
  readonly #versions: { version: number; people: number }[] = [];
  /** By id, from the facts about whom the round assesses. */
  readonly #names = new Map<string, string>();

  constructor(calendar: Calendar, key: NoteVerifier | undefined) {
    this.#calendar = calendar;
    this.#key = key;
  }

  all(files: Files): void {
    this.#files = files;
    const manifest = manifestIn(this.#text(proofNames.manifest));
    if (manifest === undefined) return this.findings.add('not-a-round');
    this.#manifest = manifest;
    this.#list(manifest);
    this.#facts(manifest);
    const begun = begunOf(this.#records, manifest.round);
    if (begun === undefined) return this.findings.add('round-unproven');
    if (begun.payload.name !== manifest.name)
      this.findings.add(
        'other-round',
        { found: begun.payload.name, name: manifest.name },
        { file: proofNames.manifest },
      );
    const text = this.#need(proofNames.scheme) ?? '';
    const { scheme } = readScheme(text);
    if (scheme === undefined) this.findings.add('scheme-unread', {}, { file: proofNames.scheme });
    for (const version of manifest.versions) {
      const proposed = proposedOf(this.#records, manifest.round, version);
      if (proposed === undefined) this.findings.add('version-unproven', { version: String(version) });
      else if (manifest.extent === 'part') this.#stored(version);
      else if (scheme !== undefined) this.#version(manifest, { scheme, text }, begun, proposed);
    }
    if (manifest.extent === 'part') this.findings.add('part');
    this.#finals(manifest);
    const erased = this.#records.filter(isErased).length;
    if (erased > 0) this.findings.add('erased', { count: String(erased) });
  }

  #text(name: string): string | undefined {
    const bytes = this.#files.get(name);
    return bytes === undefined ? undefined : textFromUtf8(bytes);
  }

  #need(name: string): string | undefined {
    const text = this.#text(name);
    if (text === undefined) this.findings.add('file-lacks', { name });
    return text;
  }

  /** Every file is the one that was handed over; the list itself stands in the ledger. */
  #list({ round, extent }: Manifest): void {
    const list = this.#need(proofNames.list);
    const proof = this.#need(proofNames.listProof);
    if (list === undefined || proof === undefined) return;
    const proven = verifyProofFile(proof, this.#key);
    this.findings.take(proven.findings, proofNames.listProof);
    const payload = proven.facts.find(({ kind, subject }) => kind === ROUND_EXPORTED && subject === round)
      ?.payload as unknown as ExportedPayload | undefined;
    if (payload?.files !== sha256(list) || payload.extent !== extent)
      this.findings.add('list-wrong', {}, { file: proofNames.list });
    const listed = new Map(
      list.split('\n').flatMap((line) => {
        const at = line.indexOf('  ');
        return at === -1 ? [] : [[line.slice(at + 2), line.slice(0, at)] as const];
      }),
    );
    for (const [name, hash] of listed) {
      const bytes = this.#files.get(name);
      if (bytes === undefined) this.findings.add('file-lacks', { name });
      else if (sha256(bytes) === hash) this.#intact += 1;
      else this.findings.add('file-changed', {}, { file: name });
    }
    const beside: readonly string[] = [proofNames.list, proofNames.listProof];
    for (const name of this.#files.keys())
      if (!listed.has(name) && !beside.includes(name)) this.findings.add('file-unlisted', {}, { file: name });
  }

  /** Each fact stands in the ledger that the checkpoint speaks of. */
  #facts({ origin, tenant }: Manifest): void {
    const keys = (this.#need(proofNames.keys) ?? '').split('\n').filter((line) => line !== '');
    const known = keys.flatMap((line) => readVerifier(line) ?? []);
    if (known.length < keys.length) this.findings.add('key-wrong', {}, { file: proofNames.keys });
    const at = { file: proofNames.checkpoint };
    const checkpoint = readCheckpoint(this.#need(proofNames.checkpoint) ?? '');
    if (checkpoint === undefined) return this.findings.add('checkpoint-wrong', {}, at);
    if (checkpoint.origin !== origin) this.findings.add('checkpoint-other', { origin: checkpoint.origin }, at);
    const checked = checkNote(checkpoint.note, this.#key === undefined ? known : [this.#key]);
    if (!checked.ok)
      this.findings.add(
        this.#key !== undefined && checked.refusal === 'signature-lacking' ? 'key-other' : checked.refusal,
        {},
        at,
      );
    else if (!checked.by.some(({ name }) => name === checkpoint.origin)) this.findings.add('signature-lacking', {}, at);
    const lines = (this.#need(proofNames.facts) ?? '').split('\n');
    if (lines.pop() !== '') this.findings.add('line-wrong', {}, { file: proofNames.facts, line: lines.length + 1 });
    const erasures = new Set<string>();
    const erased: { readonly id: string; readonly leaf: string; readonly line: number }[] = [];
    let last = -1;
    for (const [index, text] of lines.entries()) {
      const line = { file: proofNames.facts, line: index + 1 };
      const read = readProofLine(text, checkpoint);
      if (!read.ok) {
        if (read.refusal === 'proof-wrong') this.findings.add('proof-wrong', { index: String(read.index) }, line);
        else this.findings.add(read.refusal, {}, line);
        continue;
      }
      if (read.index <= last) this.findings.add('line-wrong', {}, line);
      last = read.index;
      if ('erased' in read) {
        const { erased: id, corrects, about } = read;
        erased.push({ id, leaf: read.leaf, line: index + 1 });
        this.#records.push({
          erased: id,
          ...(corrects === undefined ? {} : { corrects }),
          ...(about === undefined ? {} : { about }),
        });
        continue;
      }
      const { fact } = read;
      if (fact.tenant !== tenant) this.findings.add('fact-tenant', {}, line);
      const erasure = erasureOf(fact);
      if (erasure !== undefined) erasures.add(`${erasure.fact} ${erasure.leaf}`);
      if (fact.kind === ROUND_SUBJECT) this.#names.set(fact.subject, (fact.payload as unknown as SubjectPayload).name);
      this.#records.push(fact);
    }
    for (const { id, leaf, line } of erased)
      if (!erasures.has(`${id} ${leaf}`))
        this.findings.add('erasure-unrecorded', { id }, { file: proofNames.facts, line });
  }

  #version(
    { round }: Manifest,
    { scheme, text }: { readonly scheme: Scheme; readonly text: string },
    begun: NonNullable<ReturnType<typeof begunOf>>,
    proposed: Proposed,
  ): void {
    const version = String(proposed.version);
    const file = proofNames.tables(proposed.version);
    const stored = this.#need(file);
    const sheets = this.#stored(proposed.version);
    const tables = stored === undefined ? undefined : tablesIn(stored);
    if (stored === undefined) return;
    if (sha256(stored) !== proposed.tables) this.findings.add('tables-other', { version }, { file });
    if (tables === undefined) return this.findings.add('tables-unread', { version }, { file });
    const anew = tablesAnew(this.#records, { round, schemeText: text, begun, proposed }, this.#calendar);
    if (anew !== undefined) this.#rows(version, tableDifferences(tables, anew));
    const result = scored(scheme, tables);
    if (result === undefined) return this.findings.add('tables-unread', { version }, { file });
    for (const { id, name } of result.subjects) if (!this.#names.has(id)) this.#names.set(id, name);
    if (result.scheme.hash !== proposed.scheme)
      this.findings.add('scheme-other', { version }, { file: proofNames.scheme });
    if (sha256(canonicalJson(result)) !== proposed.results) this.findings.add('results-other', { version });
    this.#people(version, scheme, sheets, result);
    this.#later(round, proposed);
  }

  /** Rows that come from what was erased can't be made anew, and are no fault. */
  #rows(version: string, differences: readonly RowDifference[]): void {
    const erased = this.#records.filter(isErased);
    const gone = new Set(erased.flatMap(({ erased: id, about }) => (about === undefined ? [id] : [id, about])));
    const excused = new Map<string, number>();
    for (const { code, subject, fact, values } of differences) {
      const who = subject === undefined ? '' : `${this.#names.get(subject) ?? subject} `;
      if ((fact !== undefined && gone.has(fact)) || (subject !== undefined && gone.has(subject))) {
        const key = JSON.stringify([who, values.table]);
        excused.set(key, (excused.get(key) ?? 0) + 1);
      } else this.findings.add(code, { version, who, ...values });
    }
    for (const [key, count] of excused) {
      const [who, table] = JSON.parse(key) as [string, string];
      this.findings.add('row-erased', { who, table, count: String(count) });
    }
  }

  #stored(version: number): readonly SubjectResult[] {
    const file = proofNames.results(version);
    const lines = (this.#need(file) ?? '').split('\n');
    lines.pop();
    const sheets = lines.flatMap((text, index) => {
      const result = resultIn(text);
      if (result === undefined)
        this.findings.add('result-unread', { version: String(version) }, { file, line: index + 1 });
      return result ?? [];
    });
    for (const { id, name } of sheets) if (!this.#names.has(id)) this.#names.set(id, name);
    return sheets;
  }

  #people(version: string, scheme: Scheme, sheets: readonly SubjectResult[], result: Result): void {
    const { both, unfounded, lacking } = pairsOf(sheets, result);
    let alike = 0;
    for (const [stored, anew] of both) {
      const found = resultDifferences(scheme, stored, anew);
      if (found.length === 0) alike += 1;
      for (const { subject, ...values } of found)
        this.findings.add('figure-differs', { version, who: this.#who(subject), ...values });
    }
    for (const { id } of unfounded) this.findings.add('result-unfounded', { version, who: this.#who(id) });
    for (const { id } of lacking) this.findings.add('result-lacks', { version, who: this.#who(id) });
    this.#versions.push({ version: Number(version), people: alike });
  }

  #who = (id: string): string => this.#names.get(id) ?? id;

  /** What settled and confirmed the version names the same tables and results. */
  #later(round: string, { version, tables, results, at }: Proposed): void {
    for (const record of this.#records) {
      if (isErased(record) || record.subject !== round || record.at < at) continue;
      if (record.kind !== RESULTS_SETTLED && record.kind !== RESULTS_CONFIRMED) continue;
      const named = record.payload as unknown as Pick<Proposed, 'version' | 'tables' | 'results'>;
      if (named.version === version && (named.tables !== tables || named.results !== results))
        this.findings.add('results-other', { version: String(version) });
    }
  }

  /** Confirmed results stand in the ledger person by person. */
  #finals({ round, versions }: Manifest): void {
    const corrected = new Set(this.#records.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects])));
    const finals = this.#records.filter(
      (one): one is FactRecord =>
        !isErased(one) &&
        one.kind === RESULT_FINAL &&
        !corrected.has(one.id) &&
        (one.payload as unknown as FinalPayload).round === round,
    );
    const sheets = new Map(
      versions.map((version) => [version, new Map(this.#sheetsAgain(version).map((one) => [one.id, one]))]),
    );
    for (const { subject, payload } of finals) {
      const final = payload as unknown as FinalPayload;
      const stored = sheets.get(final.version)?.get(subject);
      const values = { version: String(final.version), who: this.#who(subject) };
      if (stored === undefined) {
        this.findings.add('result-lacks', values);
        continue;
      }
      const parts = [
        ['总分', valueIn(stored.total), final.total],
        ['等次', valueIn(stored.grade), final.grade],
        ['名次', valueIn(stored.rank), final.rank === undefined ? undefined : String(final.rank)],
      ] as const;
      for (const [figure, here, there] of parts)
        if (here !== there)
          this.findings.add('final-differs', { ...values, figure, stored: here ?? '空', recomputed: there ?? '空' });
    }
  }

  /** Without telling again what can't be read. */
  #sheetsAgain = (version: number): readonly SubjectResult[] =>
    (this.#text(proofNames.results(version)) ?? '').split('\n').flatMap((text) => resultIn(text) ?? []);

  report(): RoundReport {
    const { list, more, errors } = this.findings;
    const erased = this.#records.filter(isErased).length;
    const manifest = this.#manifest;
    return {
      ok: errors === 0,
      findings: list,
      more,
      ...(manifest === undefined ? {} : { name: manifest.name, origin: manifest.origin, extent: manifest.extent }),
      facts: this.#records.length - erased,
      erased,
      files: this.#intact,
      versions: this.#versions,
    };
  }
}

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

function manifestIn(text: string | undefined): Manifest | undefined {
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
function tablesIn(text: string): RawFacts['tables'] | undefined {
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

function resultIn(text: string): SubjectResult | undefined {
  const value = parsed(text);
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return undefined;
  if (![value.total, value.rank, value.pool, value.grade].every(isOutcome)) return undefined;
  const groups = [value.facets, value.indicators];
  if (!groups.every((group) => isObject(group) && Object.values(group).every(isOutcome))) return undefined;
  return value as unknown as SubjectResult;
}

function scored(scheme: Scheme, tables: RawFacts['tables']): Result | undefined {
  const { run } = score(scheme, { tables });
  return run === undefined ? undefined : resultOf(run);
}
