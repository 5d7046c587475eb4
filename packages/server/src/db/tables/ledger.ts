/** Facts with their evidence, the log of acts, and the tree over both. */
import type { NullableJson } from './json.ts';

export interface EvidenceTable {
  tenant: string;
  hash: Buffer;
  size: string;
  type: string;
  stored_at: string;
  stored_by: string;
}

export interface FactsTable {
  tenant: string;
  id: string;
  kind: string;
  subject: string | null;
  actor: string;
  authority: string;
  at: string;
  corrects: string | null;
  occurrence: string | null;
  leaf: Buffer;
}

export interface FactBodiesTable {
  tenant: string;
  fact: string;
  salt: Buffer;
  body: string;
}

export interface FactEvidenceTable {
  tenant: string;
  fact: string;
  hash: Buffer;
  name: string;
}

export interface AuditEntriesTable {
  tenant: string;
  id: string;
  at: string;
  actor: string | null;
  action: string;
  outcome: string;
  subject: string | null;
  address: string | null;
  device: string | null;
  detail: NullableJson;
  salt: Buffer;
  leaf: Buffer;
}

export interface UnsealedTable {
  tenant: string;
  log: string;
  entry: string;
  leaf: Buffer;
}

export interface TreesTable {
  tenant: string;
  log: string;
  size: string;
}

export interface TreeLeavesTable {
  tenant: string;
  log: string;
  position: string;
  entry: string;
}

export interface TreeNodesTable {
  tenant: string;
  log: string;
  level: number;
  position: string;
  hash: Buffer;
}

export interface CheckpointsTable {
  tenant: string;
  log: string;
  size: string;
  root: Buffer;
  at: string;
  note: string;
}

export interface LedgerTables {
  evidence: EvidenceTable;
  facts: FactsTable;
  fact_bodies: FactBodiesTable;
  fact_evidence: FactEvidenceTable;
  audit_entries: AuditEntriesTable;
  unsealed: UnsealedTable;
  trees: TreesTable;
  tree_leaves: TreeLeavesTable;
  tree_nodes: TreeNodesTable;
  checkpoints: CheckpointsTable;
}
