/** Juries, who sits in them and who stands aside, and the claims that they judge. */
import type { Json } from './json.ts';

export interface JuriesTable {
  tenant: string;
  id: string;
  title: string;
  day: string;
  state: string;
  revision: number;
  rules: Json;
  created_at: string;
  created_by: string;
  opened_at: string | null;
  closed_at: string | null;
  shredded_at: string | null;
}

export interface JurySubjectsTable {
  tenant: string;
  id: string;
  jury: string;
  position: number;
  kind: string;
  about: string;
  name: string;
  unit: string | null;
  panel: string;
  state: string;
  fact: string | null;
}

export interface JurorsTable {
  tenant: string;
  id: string;
  jury: string;
  position: number;
  name: string;
  unit_name: string;
  person: string | null;
  role: string;
  panel: string;
  code_hash: Buffer | null;
  code_number: number;
}

export interface JuryRecusalsTable {
  tenant: string;
  subject: string;
  juror: string;
  kind: string;
  note: string;
  declared_by: string;
  at: string;
  fact: string;
}

export interface JuryScoresTable {
  tenant: string;
  subject: string;
  juror: string;
  sealed: Buffer;
}

export interface ClaimsTable {
  tenant: string;
  id: string;
  subject: string;
  position: number;
  text: string;
  fact: string;
  verdict: string | null;
  reason: string;
  verified_by: string | null;
  verified_at: string | null;
  verdict_fact: string | null;
}

export interface JuryTables {
  juries: JuriesTable;
  jury_subjects: JurySubjectsTable;
  jurors: JurorsTable;
  jury_recusals: JuryRecusalsTable;
  jury_scores: JuryScoresTable;
  claims: ClaimsTable;
}
