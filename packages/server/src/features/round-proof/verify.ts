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
import type { NoteVerifier } from '../../ledger/note.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { valueIn } from '../results/model.ts';
import { type FinalPayload, RESULT_FINAL, RESULTS_CONFIRMED, RESULTS_SETTLED } from '../results/result-facts.ts';
import { ROUND_SUBJECT, type SubjectPayload } from '../rounds/subject-facts.ts';
import { checkList } from './check-list.ts';
import { pairsOf, type RowDifference, resultDifferences, tableDifferences } from './compare.ts';
import { type RoundFinding, RoundFindings } from './findings.ts';
import { type FactRecord, type Manifest, proofNames, type RoundRecord } from './format.ts';
import { provenFacts } from './proven.ts';
import { begunOf, isErased, type Proposed, proposedOf, tablesAnew } from './recompute.ts';
import { manifestIn, resultIn, tablesIn } from './shapes.ts';

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
  #records: readonly RoundRecord[] = [];
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
    if (manifest === undefined) {
      this.findings.add('not-a-round');
      return;
    }
    this.#manifest = manifest;
    const handed = { need: (name: string) => this.#need(name), findings: this.findings, key: this.#key };
    this.#intact = checkList(handed, files, manifest);
    this.#records = provenFacts(handed, manifest);
    for (const one of this.#records)
      if (!isErased(one) && one.kind === ROUND_SUBJECT)
        this.#names.set(one.subject, (one.payload as unknown as SubjectPayload).name);
    const begun = begunOf(this.#records, manifest.round);
    if (begun === undefined) {
      this.findings.add('round-unproven');
      return;
    }
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
    if (tables === undefined) {
      this.findings.add('tables-unread', { version }, { file });
      return;
    }
    const anew = tablesAnew(this.#records, { round, schemeText: text, begun, proposed }, this.#calendar);
    if (anew !== undefined) this.#rows(version, tableDifferences(tables, anew));
    const result = scored(scheme, tables);
    if (result === undefined) {
      this.findings.add('tables-unread', { version }, { file });
      return;
    }
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
      this.findings.add('row-erased', { version, who, table, count: String(count) });
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

function scored(scheme: Scheme, tables: RawFacts['tables']): Result | undefined {
  const { run } = score(scheme, { tables });
  return run === undefined ? undefined : resultOf(run);
}
