/** The files of a round that prove it: its facts with their places in the sealed ledger, its scheme, and every version of its results. */
import { canonicalJson } from '@shiji/engine';
import { type Selectable, sql } from 'kysely';
import type { Scope } from '../../db/scope.ts';
import type { FactsTable } from '../../db/tables/ledger.ts';
import { ERASURE, type Fact } from '../../ledger/fact.ts';
import { proofLine } from '../../ledger/proof-lines.ts';
import { FACTS_LOG } from '../../ledger/store/record.ts';
import { type SealedState, treeReader } from '../../ledger/store/tree.ts';
import { RESULTS_CONFIRMED, RESULTS_PROPOSED, RESULTS_SETTLED } from '../results/result-facts.ts';
import { resultReader } from '../results/store.ts';
import type { Round } from '../rounds/model.ts';
import { ROUND_BEGUN } from '../rounds/subject-facts.ts';
import { type MadeFile, type Manifest, PROOF_FORMAT, proofNames } from './format.ts';

export interface Proving {
  readonly round: Round;
  readonly origin: string;
  /** Public keys as text. */
  readonly keys: readonly string[];
  /** Whose facts and results may be in it; absent: everybody's. */
  readonly people?: ReadonlySet<string>;
}

/** About the round as a whole, and naming nobody: for those, too, who may see some of its people alone. */
const ABOUT_THE_ROUND: readonly string[] = [ROUND_BEGUN, RESULTS_PROPOSED, RESULTS_SETTLED, RESULTS_CONFIRMED];

/** Of what is sealed; the caller has had everything sealed. Throws where a fact of the round has no place yet. */
export async function proofFiles(scope: Scope, { round, origin, keys, people }: Proving): Promise<readonly MadeFile[]> {
  const sealed = await treeReader(scope, FACTS_LOG).latestCheckpoint();
  if (sealed === undefined) throw new Error('a round whose facts are not sealed');
  const results = resultReader(scope);
  const versions = (await results.versions(round.id)).map(({ version }) => version).sort((a, b) => a - b);
  const manifest: Manifest = {
    format: PROOF_FORMAT,
    tenant: scope.tenant,
    origin,
    round: round.id,
    name: round.name,
    extent: people === undefined ? 'whole' : 'part',
    versions,
  };
  const files: MadeFile[] = [
    { name: proofNames.manifest, content: `${canonicalJson(manifest)}\n` },
    { name: proofNames.scheme, content: round.schemeText },
    { name: proofNames.keys, content: keys.map((key) => `${key}\n`).join('') },
    { name: proofNames.checkpoint, content: sealed.note },
    { name: proofNames.facts, content: await factLines(scope, round.id, sealed, people) },
  ];
  for (const version of versions) {
    const tables = people === undefined ? await results.tables(round.id, version) : undefined;
    // Without a line end: its SHA-256 is that of the notice.
    if (tables !== undefined) files.push({ name: proofNames.tables(version), content: canonicalJson(tables) });
    const sheets = (await results.sheets(round.id, version))
      .map(({ result }) => result)
      .filter(({ id }) => people === undefined || people.has(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const lines = sheets.map((result) => `${canonicalJson(result)}\n`).join('');
    files.push({ name: proofNames.results(version), content: lines });
  }
  return files;
}

type Row = Pick<Selectable<FactsTable>, 'id' | 'kind' | 'subject' | 'corrects' | 'leaf'> & {
  readonly body: string | null;
  readonly salt: Buffer | null;
};

const READ_AT_ONCE = 5000;

async function factLines(
  scope: Scope,
  round: string,
  { size }: SealedState,
  people: ReadonlySet<string> | undefined,
): Promise<string> {
  const rows = (await rowsOf(scope, await notedFacts(scope, round))).filter(
    ({ kind, subject }) =>
      people === undefined ||
      (subject !== null && people.has(subject)) ||
      (subject === round && ABOUT_THE_ROUND.includes(kind)),
  );
  const erased = new Set(rows.filter(({ body }) => body === null).map(({ id }) => id));
  const all = [...rows, ...(await erasuresOf(scope, erased))];
  const tree = treeReader(scope, FACTS_LOG);
  const places = new Map<string, number>();
  for (let from = 0; from < all.length; from += READ_AT_ONCE) {
    const found = await tree.positions(all.slice(from, from + READ_AT_ONCE).map(({ id }) => id));
    for (const [id, position] of found) places.set(id, position);
  }
  const placed = all
    .map((row) => {
      const index = places.get(row.id);
      if (index === undefined || index >= size) throw new Error('a fact of the round is not sealed yet');
      return { ...row, index };
    })
    .sort((a, b) => a.index - b.index);
  const proofs = await tree.inclusionProofs(
    placed.map(({ index }) => index),
    size,
  );
  return placed
    .map(({ id, index, subject, corrects, leaf, body, salt }) => {
      const proof = proofs.get(index) ?? [];
      const line =
        body !== null && salt !== null
          ? proofLine({ index, proof, text: body, salt })
          : proofLine({
              index,
              proof,
              erased: id,
              leaf,
              ...(corrects === null ? {} : { corrects }),
              ...(subject === null ? {} : { about: subject }),
            });
      return `${line}\n`;
    })
    .join('');
}

async function notedFacts({ tenant, db }: Scope, round: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('round_facts')
    .select('fact')
    .where('tenant', '=', tenant)
    .where('round', '=', round)
    .orderBy('fact')
    .execute();
  return rows.map(({ fact }) => fact);
}

async function rowsOf({ tenant, db }: Scope, facts: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < facts.length; from += READ_AT_ONCE) {
    const ids = facts.slice(from, from + READ_AT_ONCE);
    const found = await db
      .selectFrom('facts')
      .select(['id', 'kind', 'subject', 'corrects', 'leaf'])
      .where('tenant', '=', tenant)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    const bodies = await db
      .selectFrom('fact_bodies')
      .select(['fact', 'body', 'salt'])
      .where('tenant', '=', tenant)
      .where('fact', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    const bodyOf = new Map(bodies.map((one) => [one.fact, one]));
    for (const row of found) {
      const kept = bodyOf.get(row.id);
      rows.push({ ...row, body: kept?.body ?? null, salt: kept?.salt ?? null });
    }
  }
  return rows;
}

/** The records of what was erased, so that a leaf without content can be told from one that somebody hides. */
async function erasuresOf(scope: Scope, erased: ReadonlySet<string>): Promise<readonly Row[]> {
  if (erased.size === 0) return [];
  const { tenant, db } = scope;
  const rows = await db
    .selectFrom('facts')
    .select('id')
    .where('tenant', '=', tenant)
    .where('kind', '=', ERASURE)
    .execute();
  const records = await rowsOf(
    scope,
    rows.map(({ id }) => id),
  );
  return records.filter(({ body }) => {
    if (body === null) return false;
    const { payload } = JSON.parse(body) as Fact;
    return erased.has((payload as { readonly fact: string }).fact);
  });
}
