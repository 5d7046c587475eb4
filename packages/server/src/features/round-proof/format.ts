/** What a round hands over so that anybody can recompute it offline: the names of the files, and what their contents are. */
import type { Json } from '../../ledger/json.ts';

/** About the round: it was handed over as a file, whose list of files has this SHA-256. So no file in it can be exchanged. */
export const ROUND_EXPORTED = 'round.exported';
export interface ExportedPayload {
  readonly round: string;
  /** SHA-256 of the list, hexadecimal. */
  readonly files: string;
  readonly extent: Extent;
}

/** All of the round, or the people of some units alone: those can't be recomputed without the others. */
export type Extent = 'whole' | 'part';

export const PROOF_FORMAT = 'shiji-round/1';

const FOLDER = '核验';
export const proofNames = {
  /** {@link Manifest} */
  manifest: `${FOLDER}/说明.json`,
  scheme: `${FOLDER}/方案.yaml`,
  /** Lines of `ledger/proof-lines.ts`, in the order of the ledger. */
  facts: `${FOLDER}/事实.jsonl`,
  /** The signed checkpoint that the proofs of the facts are for. */
  checkpoint: `${FOLDER}/封存点.txt`,
  /** Public keys, one a line. */
  keys: `${FOLDER}/公钥.txt`,
  /** The engine's tables, canonical, as `shiji score` reads them; its SHA-256 is the 事实摘要 of the notice. */
  tables: (version: number) => `${FOLDER}/第${version}版/事实表.json`,
  /** One line a person: what the engine said of them. */
  results: (version: number) => `${FOLDER}/第${version}版/结果.jsonl`,
  /** All files but this and the next, as `sha256sum` lists them. */
  list: `${FOLDER}/文件清单.txt`,
  /** That the list stands in the ledger: a `shiji-proof/1` file. */
  listProof: `${FOLDER}/文件清单证明.json`,
} as const;

export interface Manifest {
  readonly format: typeof PROOF_FORMAT;
  readonly tenant: string;
  /** The origin line of the checkpoints. */
  readonly origin: string;
  readonly round: string;
  readonly name: string;
  readonly extent: Extent;
  /** Versions of the results, the first first. */
  readonly versions: readonly number[];
}

/** A file of the zip. */
export interface MadeFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A fact of the round as it is scored: of one that was erased only its place. */
export type RoundRecord = FactRecord | ErasedRecord;
export interface FactRecord {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  readonly actor: string;
  readonly authority: string;
  readonly payload: Json;
  readonly corrects?: string;
}
export interface ErasedRecord {
  readonly erased: string;
  readonly corrects?: string;
  readonly about?: string;
}
