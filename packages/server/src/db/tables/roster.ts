/** Units and people as of any day, and the files that they were imported from. */
import type { Json, NullableJson } from './json.ts';

export interface UnitsTable {
  tenant: string;
  id: string;
  parent: string | null;
  kind: string;
  name: string;
  code: string | null;
  position: number;
  since: string | null;
  until: string | null;
}

export interface PeopleTable {
  tenant: string;
  id: string;
  code: string | null;
  name: string;
  pinyin: string;
  initials: string;
  phone: string | null;
}

export interface TenuresTable {
  tenant: string;
  id: string;
  person: string;
  unit: string;
  post: string;
  duty: string;
  staffing: string;
  concurrent: boolean;
  position: number;
  since: string;
  until: string | null;
  rank: string | null;
}

export interface StandingsTable {
  tenant: string;
  id: string;
  person: string;
  kind: string;
  detail: string;
  document: string | null;
  since: string;
  until: string | null;
}

export interface OversightTable {
  tenant: string;
  id: string;
  leader: string;
  unit: string;
  since: string;
  until: string | null;
}

export interface ChainOverridesTable {
  tenant: string;
  id: string;
  person: string;
  step: string;
  reviewer: string;
  reason: string;
  since: string;
  until: string | null;
  tenure: string | null;
}

export interface RostersTable {
  tenant: string;
  version: string;
}

export interface RosterChangesTable {
  tenant: string;
  id: string;
  at: string;
  actor: string;
  import: string | null;
  entity: string;
  entity_id: string;
  before: NullableJson;
  after: NullableJson;
}

export interface ImportsTable {
  tenant: string;
  id: string;
  kind: string;
  file_name: string;
  file_hash: Buffer;
  status: string;
  mapping: NullableJson;
  choices: NullableJson;
  counts: NullableJson;
  done: number;
  total: number;
  problem: NullableJson;
  actor: string;
  created_at: string;
  applied_at: string | null;
  applied_by: string | null;
  undone_at: string | null;
  undone_by: string | null;
  planned_on: string | null;
}

export interface ImportRowsTable {
  tenant: string;
  import: string;
  row_number: number;
  cells: Json;
  outcome: string;
  detail: NullableJson;
}

export interface RosterTables {
  units: UnitsTable;
  people: PeopleTable;
  tenures: TenuresTable;
  standings: StandingsTable;
  oversight: OversightTable;
  chain_overrides: ChainOverridesTable;
  rosters: RostersTable;
  roster_changes: RosterChangesTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
}
