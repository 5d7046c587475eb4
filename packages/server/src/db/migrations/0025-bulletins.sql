-- Bulletins: what is told of a round's week, month or quarter, under a number and with its figures as they were then.

create table bulletins (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  -- weekly, monthly, quarterly
  kind text not null,
  -- 2026-W12, 2026-03; of a quarterly one the round's own period.
  span text not null,
  -- The n-th of a year in the county.
  year integer not null,
  number integer not null,
  title text not null,
  introduction text not null,
  requests text not null,
  -- Whose name stands under it.
  signed_by text not null,
  -- The figures, by unit, and the lists that units read of themselves alone.
  content jsonb not null,
  as_of timestamptz not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  constraint bulletins_key primary key (tenant, id),
  constraint bulletins_number unique (tenant, year, number),
  constraint bulletins_round foreign key (tenant, round) references rounds (tenant, id)
);
create index bulletins_of_round on bulletins (tenant, round, issued_at);

-- The last number of each year: no two bulletins get the same one.
create table bulletin_numbers (
  tenant uuid not null,
  year integer not null,
  last integer not null,
  constraint bulletin_numbers_key primary key (tenant, year)
);

-- Field visits to units, and talks with people who lag behind.
create table supervision_records (
  tenant uuid not null,
  id uuid not null,
  -- visit, talk
  kind text not null,
  day date not null,
  -- The department or town; of a talk that of the person.
  organization uuid not null,
  -- Of a talk.
  person uuid,
  -- Who went, or who talked.
  by_whom text not null,
  found text not null,
  -- What is to be done, and until when.
  asked text not null,
  until date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  -- What the person says to a talk.
  answer text,
  answered_at timestamptz,
  -- Recorded by mistake: counts no more.
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  reason text,
  constraint supervision_records_key primary key (tenant, id),
  constraint supervision_records_organization foreign key (tenant, organization) references units (tenant, id),
  constraint supervision_records_person foreign key (tenant, person) references people (tenant, id)
);
create index supervision_by_day on supervision_records (tenant, day, id);
create index supervision_of_person on supervision_records (tenant, person);

-- That a unit's month was reported at the staff meeting.
create table month_reports (
  tenant uuid not null,
  round uuid not null,
  organization uuid not null,
  -- 2026-03
  month text not null,
  day date not null,
  meeting text not null,
  by_whom text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint month_reports_key primary key (tenant, round, organization, month),
  constraint month_reports_round foreign key (tenant, round) references rounds (tenant, id)
);
