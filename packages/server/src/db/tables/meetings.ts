/** Meetings with their agenda, and reports on duty. */
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

export interface MeetingTables {
  meetings: MeetingsTable;
  meeting_groups: MeetingGroupsTable;
  meeting_invitees: MeetingInviteesTable;
  meeting_reporters: MeetingReportersTable;
  meeting_agenda: MeetingAgendaTable;
  duty_reports: DutyReportsTable;
  report_comments: ReportCommentsTable;
}
