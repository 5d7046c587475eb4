/** What is in the ledger's archive, scored by nobody's stored results: it must be what the server says, digit by digit. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalJson, type RawFacts, type Result, resultOf, score } from '@shiji/engine';
import { readZip } from '@shiji/tables';
import { LOG_ENTRY, type LogEntryPayload } from '../../src/features/logs/log-facts.ts';
import { POLL_TALLY } from '../../src/features/polls/tally-facts.ts';
import {
  EVENT_APPROVED,
  type FinalPayload,
  RESULT_FINAL,
  RESULTS_PROPOSED,
} from '../../src/features/results/result-facts.ts';
import { REVIEW_POINTS } from '../../src/features/reviews/review-facts.ts';
import { tableDifferences } from '../../src/features/round-proof/compare.ts';
import { proofNames } from '../../src/features/round-proof/format.ts';
import { begunOf, type Proposed, tablesAnew } from '../../src/features/round-proof/recompute.ts';
import { tablesIn } from '../../src/features/round-proof/shapes.ts';
import { verifyRound } from '../../src/features/round-proof/verify.ts';
import { schemeOf } from '../../src/features/rounds/scheme-of.ts';
import { ROUND_CHANGED } from '../../src/features/rounds/subject-facts.ts';
import type { Fact } from '../../src/ledger/fact.ts';
import { linesOf } from '../../src/ledger/lines.ts';
import { readTar } from '../../src/ledger/tar.ts';
import { verifyArchive } from '../../src/ledger/verify-archive.ts';
import { announcedCalendar } from '../../src/ports/calendar.ts';
import { byMany } from './hands.ts';
import type { Playing } from './playing.ts';

export interface Recomputed {
  readonly facts: number;
  readonly versions: number;
  /** Figures that were compared, of all people and versions. */
  readonly compared: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Throws at the first difference. */
export async function recompute(playing: Playing, schemeFile: string): Promise<Recomputed> {
  const archive = await sealedArchive(playing);
  const verified = await verifyArchive(pieces(archive));
  if (!verified.ok) throw new Error(`the archive is wrong: ${JSON.stringify(verified.findings)}`);
  const facts = await factsIn(archive);
  const { round } = playing;
  const own = ofRound(facts, round);
  const begun = begunOf(own, round);
  if (begun === undefined) throw new Error('nothing says that the round was started');
  const text = readFileSync(schemeFile, 'utf8');
  if (sha256(text) !== (begun.payload as unknown as Begun).scheme.sha256)
    throw new Error('the scheme in the ledger is another one');
  const proposed = own
    .filter(({ kind }) => kind === RESULTS_PROPOSED)
    .map(({ at, payload }) => ({ ...(payload as unknown as Omit<Proposed, 'at'>), at }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const handed = await handedOver(playing);
  let compared = 0;
  for (const one of proposed) {
    const tables = tablesAnew(own, { round, schemeText: text, begun, proposed: one }, announcedCalendar());
    if (tables === undefined) throw new Error('the scheme is refused');
    if (sha256(canonicalJson(tables)) !== one.tables)
      throw new Error(`version ${one.version} was scored from other facts: ${differing(handed, one.version, tables)}`);
    const { run } = score(schemeOf(text), { tables });
    if (run === undefined) throw new Error('facts of the archive are refused');
    const result = resultOf(run);
    if (sha256(canonicalJson(result)) !== one.results) throw new Error(`version ${one.version} has other results`);
    compared += await sameAsShown(playing, one.version, result);
    if (one === proposed.at(-1)) compared += sameAsFinal(own, result);
  }
  sameAsAcknowledged(playing, own);
  const { ok, findings, versions } = verifyRound(handed, announcedCalendar());
  if (!ok || versions.length !== proposed.length)
    throw new Error(`the file that is handed over doesn't verify: ${JSON.stringify(findings.slice(0, 5))}`);
  return { facts: facts.length, versions: proposed.length, compared };
}

interface Begun {
  readonly scheme: { readonly sha256: string };
}

/** The round's file, as the office takes it, for `shiji verify`. */
async function handedOver({ place, county, round }: Playing): Promise<Buffer> {
  const { id } = await place.well(county.office, `POST /api/rounds/${round}/archives`, {});
  for (;;) {
    const { archives } = await place.well(county.office, `GET /api/rounds/${round}/archives`);
    const { state } = archives.find((one: { readonly id: string }) => one.id === id);
    if (state === 'made') break;
    if (state !== 'making') throw new Error(`the round's file is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { status, bytes } = await place.ask(county.office, `GET /api/archives/${id}/file`);
  if (status !== 200) throw new Error(`no file: ${bytes}`);
  return bytes;
}

/** For whoever looks for the fault: which rows, or that it is their order alone. */
function differing(zip: Buffer, version: number, tables: RawFacts['tables']): string {
  const bytes = readZip(zip, 1024)?.get(proofNames.tables(version));
  if (bytes === undefined) return 'its tables are not handed over';
  const stored = tablesIn(Buffer.from(bytes).toString());
  if (stored === undefined) return 'its tables are unreadable';
  const rows = tableDifferences(stored, tables);
  return rows.length === 0 ? 'the rows stand in another order' : JSON.stringify(rows.slice(0, 5));
}

/** Once everybody's final result is sealed, as they see themselves: who objected has theirs later than the others. */
async function sealedArchive({ place, county, subjects, extent }: Playing): Promise<Buffer> {
  await byMany(extent.hands, subjects, async ({ user, person }) => {
    for (;;) {
      const { facts } = await place.well(user, `GET /api/people/${person}/facts?kind=${RESULT_FINAL}`);
      if (facts.length > 0 && facts.every(({ index }: { readonly index?: number }) => index !== undefined)) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
  const { status, bytes } = await place.ask(county.office, 'POST /api/archive', { body: { evidence: false } });
  if (status !== 200) throw new Error(`no archive: ${bytes}`);
  return bytes;
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function factsIn(archive: Buffer): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const { name, content } of readTar(pieces(archive))) {
    if (!name.startsWith('facts/')) {
      for await (const _ of content);
      continue;
    }
    for await (const line of linesOf(content as AsyncIterable<Uint8Array>, 10_000_000))
      facts.push((JSON.parse(line ?? '') as { readonly fact: Fact }).fact);
  }
  return facts;
}

/** Tallies don't know the round: it names its polls. */
function ofRound(facts: readonly Fact[], round: string): readonly Fact[] {
  const held = (fact: Fact): Readonly<Record<string, unknown>> => fact.payload as Readonly<Record<string, unknown>>;
  const own = facts.filter((fact) => fact.subject === round || held(fact).round === round);
  const polls = new Set(
    own.filter(({ kind }) => kind === ROUND_CHANGED).flatMap((fact) => (held(fact).polls ?? []) as string[]),
  );
  return facts.filter((fact) => own.includes(fact) || (fact.kind === POLL_TALLY && polls.has(String(held(fact).poll))));
}

function standing(facts: readonly Fact[]): readonly Fact[] {
  const corrected = new Set(facts.flatMap(({ corrects }) => corrects ?? []));
  return facts.filter(({ id }) => !corrected.has(id));
}

async function sameAsShown({ place, county, round }: Playing, version: number, { subjects }: Result): Promise<number> {
  const { lines } = await place.well(county.office, `GET /api/rounds/${round}/results?version=${version}`);
  if (lines.length !== subjects.length) throw new Error(`${lines.length} of ${subjects.length} people have a result`);
  const by = new Map(lines.map((line: { person: { id: string } }) => [line.person.id, line]));
  for (const { id, total, grade, rank } of subjects) {
    const line = by.get(id) as Readonly<Record<string, string | undefined>>;
    for (const [name, figure] of Object.entries({ total, grade, rank })) {
      const value = 'value' in figure ? figure.value : undefined;
      if (line[name] !== value) throw new Error(`${name} is shown as ${line[name]}, and is ${value}`);
    }
  }
  return subjects.length * 3;
}

function sameAsFinal(own: readonly Fact[], { subjects }: Result): number {
  const finals = new Map(
    standing(own)
      .filter(({ kind }) => kind === RESULT_FINAL)
      .map((fact) => [fact.subject, fact.payload as unknown as FinalPayload]),
  );
  if (finals.size !== subjects.length)
    throw new Error(`${finals.size} of ${subjects.length} people have a final result`);
  for (const { id, total, grade } of subjects) {
    const final = finals.get(id);
    for (const [name, figure] of Object.entries({ total, grade })) {
      const value = 'value' in figure ? figure.value : undefined;
      if (final?.[name as 'total' | 'grade'] !== value) throw new Error(`the final ${name} is another one`);
    }
  }
  return subjects.length * 2;
}

/** Nothing that was acknowledged is lost, and nothing is there twice or by itself. */
function sameAsAcknowledged({ done }: Playing, own: readonly Fact[]): void {
  const stands = standing(own);
  same(
    'entries',
    done.entries,
    stands
      .filter(({ kind }) => kind === LOG_ENTRY)
      .map(({ subject, payload }) => {
        const { entry, span, text } = payload as unknown as LogEntryPayload;
        return [`${subject}/${entry}/${span}`, text];
      }),
  );
  same(
    'points',
    done.points,
    stands
      .filter(({ kind }) => kind === REVIEW_POINTS)
      .map(({ subject, payload }) => {
        const { role, points } = payload as unknown as { role: string; points: object };
        return [`${subject}/${role}`, points];
      }),
  );
  const events = stands.filter(({ kind, payload }) => kind === EVENT_APPROVED && !('withdrawn' in (payload as object)));
  if (events.length !== done.events.size)
    throw new Error(`${done.events.size} events were approved, ${events.length} are there`);
}

function same(
  what: string,
  wanted: ReadonlyMap<string, unknown>,
  found: readonly (readonly [string, unknown])[],
): void {
  const there = new Map(found);
  if (there.size !== found.length) throw new Error(`${what}: something is there twice`);
  if (there.size !== wanted.size) throw new Error(`${what}: ${wanted.size} were acknowledged, ${there.size} are there`);
  for (const [key, value] of wanted)
    if (canonicalJson(there.get(key)) !== canonicalJson(value)) throw new Error(`${what}: ${key} is another one`);
}
