/** What is written about people while a round runs: logs, reviews, events, supervision, reports of a month. */
import type { Json } from './json.ts';

export interface LogEntriesTable {
  tenant: string;
  round: string;
  person: string;
  entry: string;
  span: string;
  first_day: string;
  in_time: boolean;
  revision: number;
  fact: string;
  changed_at: string;
}

export interface ReviewsTable {
  tenant: string;
  round: string;
  person: string;
  stage: string;
  role: string;
  step: string;
  state: string;
  points: Json;
  comment: string | null;
  reason: string | null;
  reviewer: string;
  acted_by: string | null;
  revision: number;
  fact: string;
  at: string;
}

export interface DelegationsTable {
  tenant: string;
  id: string;
  leader: string;
  delegate: string;
  since: string;
  until: string;
  reason: string;
  given_by: string;
  given_at: string;
  revoked_by: string | null;
  revoked_at: string | null;
}

export interface RoundEventsTable {
  tenant: string;
  id: string;
  round: string;
  person: string;
  organization: string;
  code: string;
  level: string | null;
  occurrences: number;
  day: string;
  key: string;
  text: string;
  state: string;
  proposed_by: string;
  proposed_as: string;
  proposed_at: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  fact: string | null;
  answer: string | null;
  answered_at: string | null;
}

export interface RoundEventFilesTable {
  tenant: string;
  event: string;
  hash: Buffer;
  position: number;
  name: string;
}

export interface SupervisionRecordsTable {
  tenant: string;
  id: string;
  kind: string;
  day: string;
  organization: string;
  person: string | null;
  by_whom: string;
  found: string;
  asked: string;
  until: string | null;
  recorded_by: string;
  recorded_at: string;
  answer: string | null;
  answered_at: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  reason: string | null;
}

export interface MonthReportsTable {
  tenant: string;
  round: string;
  organization: string;
  month: string;
  day: string;
  meeting: string;
  by_whom: string;
  recorded_by: string;
  recorded_at: string;
}

export interface EntryTables {
  log_entries: LogEntriesTable;
  reviews: ReviewsTable;
  delegations: DelegationsTable;
  round_events: RoundEventsTable;
  round_event_files: RoundEventFilesTable;
  supervision_records: SupervisionRecordsTable;
  month_reports: MonthReportsTable;
}
