/** Rounds: one run of one scheme in one period, with what was frozen at its start; the days off by which their days are counted. */
import type { Json } from './json.ts';

export interface RoundsTable {
  tenant: string;
  id: string;
  name: string;
  scheme: string;
  version: number;
  scheme_text: string;
  scheme_hash: Buffer;
  period: string;
  first_day: string;
  last_day: string;
  as_of: string;
  state: string;
  revision: number;
  begun_by: string;
  begun_at: string;
  ended_at: string | null;
  reason: string | null;
  wishes: Json;
  noted: string;
}

export interface RoundUnitsTable {
  tenant: string;
  round: string;
  unit: string;
}

export interface RoundStagesTable {
  tenant: string;
  round: string;
  key: string;
  position: number;
  begins: string;
  ends: string;
  state: string;
  opened_at: string | null;
  done_at: string | null;
}

export interface RoundSubjectsTable {
  tenant: string;
  round: string;
  person: string;
  position: number;
  name: string;
  tenure: string;
  unit: string;
  organization: string;
  population: string | null;
  spells: Json;
  reviewers: Json;
  left_because: string | null;
}

export interface RoundReviewersTable {
  tenant: string;
  round: string;
  person: string;
  step: string;
  reviewer: string;
}

export interface RoundFactsTable {
  tenant: string;
  round: string;
  fact: string;
}

export interface RoundPollsTable {
  tenant: string;
  round: string;
  stage: string;
  poll: string;
}

export interface RoundImportsTable {
  tenant: string;
  id: string;
  round: string;
  file_name: string;
  state: string;
  counts: Json;
  plan: Buffer | null;
  made_by: string;
  made_at: string;
  done_by: string | null;
  done_at: string | null;
  undone_by: string | null;
  undone_at: string | null;
  reason: string | null;
}

export interface RoundImportFactsTable {
  tenant: string;
  import: string;
  fact: string;
  replaced: string | null;
}

export interface HolidayTablesTable {
  tenant: string;
  year: number;
  version: number;
  days: Json;
  source: string;
  entered_by: string;
  entered_at: string;
  undone_by: string | null;
  undone_at: string | null;
  undone_because: string | null;
  fact: string;
}

export interface RoundTables {
  rounds: RoundsTable;
  round_units: RoundUnitsTable;
  round_stages: RoundStagesTable;
  round_subjects: RoundSubjectsTable;
  round_reviewers: RoundReviewersTable;
  round_facts: RoundFactsTable;
  round_polls: RoundPollsTable;
  round_imports: RoundImportsTable;
  round_import_facts: RoundImportFactsTable;
  holiday_tables: HolidayTablesTable;
}
