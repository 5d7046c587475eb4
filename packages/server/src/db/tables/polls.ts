/** Polls: who may vote stands in one place, what was voted in another, and nothing leads from one to the other. */
import type { Json, NullableJson } from './json.ts';

export interface PollsTable {
  tenant: string;
  id: string;
  unit: string | null;
  meeting: string | null;
  title: string;
  rules: Json;
  source: NullableJson;
  abstain: boolean;
  state: string;
  revision: string;
  created_by: string;
  created_at: string;
  opened_at: string | null;
  ends_at: string | null;
  closed_at: string | null;
  reason: string | null;
  outcome: NullableJson;
  shredded_at: string | null;
}

export interface PollFormsTable {
  tenant: string;
  poll: string;
  id: string;
  position: number;
  name: string;
}

export interface PollSubjectsTable {
  tenant: string;
  poll: string;
  id: string;
  form: string;
  position: number;
  person: string | null;
  unit: string | null;
  name: string;
  line: string | null;
  section: string | null;
}

export interface PollElectoratesTable {
  tenant: string;
  poll: string;
  id: string;
  form: string;
  position: number;
  rater_group: string;
  expected: number | null;
  slips: number;
  paper: boolean;
  drawn: number;
}

export interface PollVotersTable {
  tenant: string;
  poll: string;
  person: string;
  electorate: string;
  drawn: boolean;
}

export interface BallotCodesTable {
  tenant: string;
  hash: Buffer;
  poll: string;
  electorate: string;
  way: string;
  spent: boolean;
}

export interface CastBallotsTable {
  tenant: string;
  id: string;
  poll: string;
  electorate: string;
  sealed: Buffer;
}

export interface PollPapersTable {
  tenant: string;
  poll: string;
  electorate: string;
  reading: number;
  typed_by: string;
  typed_at: string;
  counts: Json;
}

export interface PollTables {
  polls: PollsTable;
  poll_forms: PollFormsTable;
  poll_subjects: PollSubjectsTable;
  poll_electorates: PollElectoratesTable;
  poll_voters: PollVotersTable;
  ballot_codes: BallotCodesTable;
  cast_ballots: CastBallotsTable;
  poll_papers: PollPapersTable;
}
