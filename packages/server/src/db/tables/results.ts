/** What comes out of a round: versions of results, notices, objections, approvals, uses, archives. */
import type { Json, NullableJson } from './json.ts';

export interface ResultVersionsTable {
  tenant: string;
  round: string;
  version: number;
  state: string;
  as_of: string;
  tables: Buffer;
  tables_hash: Buffer;
  results_hash: Buffer;
  reason: string | null;
  made_by: string;
  made_at: string;
  fact: string;
  settled_by_body: string | null;
  settled_day: string | null;
  settled_note: string | null;
  settled_by: string | null;
  settled_at: string | null;
  confirmed_by: string | null;
  confirmed_at: string | null;
  days_apart: NullableJson;
}

export interface ResultSheetsTable {
  tenant: string;
  round: string;
  version: number;
  person: string;
  position: number;
  organization: string;
  total: string | null;
  grade: string | null;
  rank: number | null;
  pool: string | null;
  result: Json;
}

export interface ObjectionsTable {
  tenant: string;
  id: string;
  round: string;
  version: number;
  person: string;
  kind: string;
  before: string | null;
  figure: string | null;
  text: string;
  evidence: Json;
  state: string;
  revision: number;
  filed_at: string;
  due: string;
  longer: string | null;
  handler: string | null;
  named_at: string | null;
  study: string | null;
  studied_at: string | null;
  body: string | null;
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
  made_version: number | null;
  read_at: string | null;
}

export interface NoticesTable {
  tenant: string;
  id: string;
  round: string;
  code: string;
  title: string;
  begins: string;
  ends: string;
  figures: Json;
  contact: string;
  checkpoint: string | null;
  published_by: string;
  published_at: string;
  taken_down_at: string | null;
  reason: string | null;
  first_ends: string | null;
  longer_because: string | null;
}

export interface ShareApprovalsTable {
  tenant: string;
  id: string;
  round: string;
  level: string;
  pools: Json;
  share: string;
  body: string;
  document: string;
  day: string;
  reason: string;
  state: string;
  entered_by: string;
  entered_at: string;
  confirmed_by: string | null;
  confirmed_at: string | null;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  withdrawn_because: string | null;
}

export interface UseKindsTable {
  tenant: string;
  key: string;
  name: string;
  effect: string;
  position: number;
  retired: boolean;
}

export interface UsesTable {
  tenant: string;
  id: string;
  batch: string;
  person: string;
  unit: string;
  organization: string;
  kind: string;
  day: string;
  document: string;
  round: string | null;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
  fact: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  reason: string | null;
}

export interface ArchivesTable {
  tenant: string;
  id: string;
  round: string;
  organizations: NullableJson;
  state: string;
  done: number;
  total: number;
  file_name: string;
  size: string | null;
  sha256: Buffer | null;
  made_by: string;
  begun_at: string;
  made_at: string | null;
  expires_at: string | null;
}

export interface ResultTables {
  result_versions: ResultVersionsTable;
  result_sheets: ResultSheetsTable;
  objections: ObjectionsTable;
  notices: NoticesTable;
  share_approvals: ShareApprovalsTable;
  use_kinds: UseKindsTable;
  uses: UsesTable;
  archives: ArchivesTable;
}
