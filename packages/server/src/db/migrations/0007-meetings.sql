-- Report-and-rate meetings: who reports, who is invited, what comes in which order; the reports themselves until they are handed in.

create table meetings (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- Whose meeting it is: the county itself, a town, a department.
  unit uuid not null,
  title text not null,
  day date not null,
  -- Time of day as people write it: 14:30.
  begins text,
  place text not null,
  -- The person who presides.
  chair uuid not null,
  -- When superiors comment: each (after each report), once (for all).
  comments text not null,
  -- The last day on which reports may be handed in.
  due date not null,
  -- planned, running, closed
  state text not null,
  -- Grows with every change of what was planned.
  revision integer not null,
  -- The item of the agenda that is on.
  item uuid,
  -- Why it was opened although not enough had come.
  short_reason text,
  opened_at timestamptz,
  closed_at timestamptz,
  -- The office has released the results to the screen in the hall.
  results_shown boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint meetings_key primary key (tenant, id)
);
create index meetings_by_day on meetings (tenant, day, id);
create index meetings_of_chair on meetings (tenant, chair);

-- Who is invited, by group: leaders, party members, heads of groups, villagers' representatives.
create table meeting_groups (
  tenant uuid not null,
  meeting uuid not null,
  id uuid not null,
  position integer not null,
  name text not null,
  invited integer not null,
  -- How many must come: none, majority, two-thirds, all.
  needs text not null,
  -- Null until they are counted.
  arrived integer,
  constraint meeting_groups_key primary key (tenant, meeting, id),
  constraint meeting_groups_meeting foreign key (tenant, meeting) references meetings (tenant, id)
);

-- Invited by name, from the roster.
create table meeting_invitees (
  tenant uuid not null,
  meeting uuid not null,
  person uuid not null,
  of_group uuid not null,
  -- Null until somebody ticks or counts.
  arrived boolean,
  constraint meeting_invitees_key primary key (tenant, meeting, person),
  constraint meeting_invitees_group foreign key (tenant, meeting, of_group) references meeting_groups (tenant, meeting, id)
);
create index meeting_invitees_of_person on meeting_invitees (tenant, person);

create table meeting_reporters (
  tenant uuid not null,
  meeting uuid not null,
  person uuid not null,
  position integer not null,
  -- oral, written
  manner text not null,
  constraint meeting_reporters_key primary key (tenant, meeting, person),
  constraint meeting_reporters_meeting foreign key (tenant, meeting) references meetings (tenant, id)
);
create index meeting_reporters_of_person on meeting_reporters (tenant, person);

create table meeting_agenda (
  tenant uuid not null,
  meeting uuid not null,
  id uuid not null,
  position integer not null,
  -- opening, report, written, comment, vote, results, other, closing
  kind text not null,
  -- Whose report, or the comment on whose.
  person uuid,
  -- In place of the words that follow from the kind.
  title text,
  constraint meeting_agenda_key primary key (tenant, meeting, id),
  constraint meeting_agenda_meeting foreign key (tenant, meeting) references meetings (tenant, id)
);

-- A report while it is being written. Once handed in its text stands in the ledger alone, in the fact named here.
create table duty_reports (
  tenant uuid not null,
  meeting uuid not null,
  person uuid not null,
  -- draft, handed-in, returned
  state text not null,
  draft text not null,
  -- Grows with every save: a window that saw an older one overwrites nothing.
  revision integer not null,
  saved_at timestamptz not null,
  handed_in_at timestamptz,
  fact uuid,
  -- Why it was returned.
  reason text,
  published_at timestamptz,
  constraint duty_reports_key primary key (tenant, meeting, person),
  constraint duty_reports_reporter foreign key (tenant, meeting, person) references meeting_reporters (tenant, meeting, person)
);

-- What superiors said about a report; the words stand in the ledger.
create table report_comments (
  tenant uuid not null,
  meeting uuid not null,
  person uuid not null,
  commenter uuid not null,
  fact uuid not null,
  at timestamptz not null,
  constraint report_comments_key primary key (tenant, meeting, person, commenter),
  constraint report_comments_reporter foreign key (tenant, meeting, person) references meeting_reporters (tenant, meeting, person)
);
