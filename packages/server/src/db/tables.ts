/**
 * The tables as the program sees them; migrations/ is what the database is told, and a test holds the two together. Days are
 * `YYYY-MM-DD`, moments ISO 8601 in UTC, `bigint` digits; `Json` columns are opaque to the database.
 */
import type { ColumnType } from 'kysely';

/** Written as JSON text, read as what it holds: what exactly that is, the slice's store knows. */
export type Json = ColumnType<unknown, string, string>;
export type NullableJson = ColumnType<unknown, string | null, string | null>;

export interface TenantsTable {
  id: string;
  code: string;
  name: string;
  created_at: string;
}

export interface AccountsTable {
  tenant: string;
  id: string;
  login: string;
  name: string;
  person: string | null;
  password_hash: string | null;
  password_set_at: string | null;
  must_change: boolean;
  totp_secret: string | null;
  totp_confirmed_at: string | null;
  totp_last_step: string | null;
  failures: number;
  failures_since: string | null;
  locked_until: string | null;
  disabled_at: string | null;
  created_at: string;
  created_by: string | null;
}

export interface PastPasswordsTable {
  tenant: string;
  account: string;
  set_at: string;
  hash: string;
}

export interface SessionsTable {
  tenant: string;
  id: string;
  account: string;
  token_hash: Buffer;
  stage: string;
  device: string;
  address: string;
  created_at: string;
  seen_at: string;
  ended_at: string | null;
  ended_because: string | null;
}

export interface GrantsTable {
  tenant: string;
  id: string;
  account: string;
  role: string;
  unit: string | null;
  granted_at: string;
  granted_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface IdentitiesTable {
  tenant: string;
  issuer: string;
  subject: string;
  account: string;
  linked_at: string;
}

export interface SignInRulesTable {
  tenant: string;
  preset: string;
  rules: Json;
  changed_at: string;
  changed_by: string | null;
}

export interface AnsweredRequestsTable {
  tenant: string;
  account: string;
  key: string;
  fingerprint: Buffer;
  answer: Json;
  answered_at: string;
}

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

export interface RoundEventFilesTable {
  tenant: string;
  event: string;
  hash: Buffer;
  position: number;
  name: string;
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

export interface RoundImportFactsTable {
  tenant: string;
  import: string;
  fact: string;
  replaced: string | null;
}

export interface MeetingsTable {
  tenant: string;
  id: string;
  unit: string;
  title: string;
  day: string;
  begins: string | null;
  place: string;
  chair: string;
  comments: string;
  due: string;
  state: string;
  revision: number;
  item: string | null;
  short_reason: string | null;
  opened_at: string | null;
  closed_at: string | null;
  results_shown: boolean;
  created_at: string;
  created_by: string;
}

export interface MeetingGroupsTable {
  tenant: string;
  meeting: string;
  id: string;
  position: number;
  name: string;
  invited: number;
  needs: string;
  arrived: number | null;
}

export interface MeetingInviteesTable {
  tenant: string;
  meeting: string;
  person: string;
  of_group: string;
  arrived: boolean | null;
}

export interface MeetingReportersTable {
  tenant: string;
  meeting: string;
  person: string;
  position: number;
  manner: string;
}

export interface MeetingAgendaTable {
  tenant: string;
  meeting: string;
  id: string;
  position: number;
  kind: string;
  person: string | null;
  title: string | null;
}

export interface DutyReportsTable {
  tenant: string;
  meeting: string;
  person: string;
  state: string;
  draft: string;
  revision: number;
  saved_at: string;
  handed_in_at: string | null;
  fact: string | null;
  reason: string | null;
  published_at: string | null;
}

export interface ReportCommentsTable {
  tenant: string;
  meeting: string;
  person: string;
  commenter: string;
  fact: string;
  at: string;
}

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

export interface AdoptedSchemesTable {
  tenant: string;
  id: string;
  name: string;
  library: string | null;
  revision: number;
  created_at: string;
  created_by: string;
}

export interface SchemeVersionsTable {
  tenant: string;
  scheme: string;
  number: number;
  text: string;
  note: string;
  state: string;
  revision: number;
  hash: Buffer | null;
  changed_at: string;
  changed_by: string;
  submitted_at: string | null;
  submitted_by: string | null;
  decided_at: string | null;
  decided_by: string | null;
  reason: string | null;
  above_authority: string | null;
  above_document: string | null;
  above_day: string | null;
  fact: string | null;
}

export interface SchemeUnitsTable {
  tenant: string;
  scheme: string;
  unit: string;
  since: string;
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

export interface MessagesTable {
  tenant: string;
  id: string;
  person: string;
  kind: string;
  matter: string;
  details: Json;
  console_path: string | null;
  phone_path: string | null;
  sent_at: string;
  read_at: string | null;
}

export interface MailWishesTable {
  tenant: string;
  person: string;
  address: string | null;
  verified_at: string | null;
  pending: string | null;
  code: string | null;
  code_until: string | null;
  wrong_codes: number;
  code_at: string | null;
  codes_sent: number;
  muted: Json;
  quiet_from: string | null;
  quiet_to: string | null;
}

export interface MailRulesTable {
  tenant: string;
  quiet_from: string;
  quiet_to: string;
  on_days_off: boolean;
  changed_at: string;
  changed_by: string;
}

export interface MailsTable {
  tenant: string;
  message: string;
  state: string;
  due_at: string;
  tries: number;
  failure: string | null;
  ended_at: string | null;
}

export interface UrgingsTable {
  tenant: string;
  round: string;
  stage: string;
  person: string;
  day: string;
  urged_by: string;
  urged_at: string;
}

export interface ReminderRulesTable {
  tenant: string;
  hour: string;
  log_days: number;
  review_days: number;
  superior_days: number;
  changed_at: string;
  changed_by: string;
}

export interface ReminderDaysTable {
  tenant: string;
  day: string;
  done_at: string;
}

export interface BulletinsTable {
  tenant: string;
  id: string;
  round: string;
  kind: string;
  span: string;
  year: number;
  number: number;
  title: string;
  introduction: string;
  requests: string;
  signed_by: string;
  content: Json;
  as_of: string;
  issued_by: string;
  issued_at: string;
}

export interface BulletinNumbersTable {
  tenant: string;
  year: number;
  last: number;
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

export interface Tables {
  tenants: TenantsTable;
  accounts: AccountsTable;
  past_passwords: PastPasswordsTable;
  sessions: SessionsTable;
  grants: GrantsTable;
  identities: IdentitiesTable;
  sign_in_rules: SignInRulesTable;
  answered_requests: AnsweredRequestsTable;
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
  polls: PollsTable;
  poll_forms: PollFormsTable;
  poll_subjects: PollSubjectsTable;
  poll_electorates: PollElectoratesTable;
  poll_voters: PollVotersTable;
  ballot_codes: BallotCodesTable;
  cast_ballots: CastBallotsTable;
  poll_papers: PollPapersTable;
  adopted_schemes: AdoptedSchemesTable;
  scheme_versions: SchemeVersionsTable;
  scheme_units: SchemeUnitsTable;
  rounds: RoundsTable;
  round_units: RoundUnitsTable;
  round_stages: RoundStagesTable;
  round_subjects: RoundSubjectsTable;
  round_facts: RoundFactsTable;
  round_polls: RoundPollsTable;
  result_versions: ResultVersionsTable;
  result_sheets: ResultSheetsTable;
  objections: ObjectionsTable;
  notices: NoticesTable;
  log_entries: LogEntriesTable;
  reviews: ReviewsTable;
  delegations: DelegationsTable;
  round_events: RoundEventsTable;
  round_event_files: RoundEventFilesTable;
  round_imports: RoundImportsTable;
  round_import_facts: RoundImportFactsTable;
  share_approvals: ShareApprovalsTable;
  meetings: MeetingsTable;
  meeting_groups: MeetingGroupsTable;
  meeting_invitees: MeetingInviteesTable;
  meeting_reporters: MeetingReportersTable;
  meeting_agenda: MeetingAgendaTable;
  duty_reports: DutyReportsTable;
  report_comments: ReportCommentsTable;
  juries: JuriesTable;
  jury_subjects: JurySubjectsTable;
  jurors: JurorsTable;
  jury_recusals: JuryRecusalsTable;
  jury_scores: JuryScoresTable;
  claims: ClaimsTable;
  messages: MessagesTable;
  mail_wishes: MailWishesTable;
  mail_rules: MailRulesTable;
  mails: MailsTable;
  urgings: UrgingsTable;
  use_kinds: UseKindsTable;
  uses: UsesTable;
  reminder_rules: ReminderRulesTable;
  reminder_days: ReminderDaysTable;
  bulletins: BulletinsTable;
  bulletin_numbers: BulletinNumbersTable;
  supervision_records: SupervisionRecordsTable;
  month_reports: MonthReportsTable;
  archives: ArchivesTable;
}
