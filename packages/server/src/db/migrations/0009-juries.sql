-- Juries (评委评分): who scores whom by which rules. What a juror gave stands here only while their subject is scored, sealed under a key
-- that isn't in the database; afterwards the ledger has the values without names, and these rows are gone.

create table juries (
  tenant uuid not null references tenants (id),
  id uuid not null,
  title text not null,
  -- Who belongs to which unit, and so may not score whom, is taken from the roster of this day.
  day date not null,
  -- draft, open, closed
  state text not null,
  -- What the office saw when it changed something.
  revision integer not null,
  rules jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  opened_at timestamptz,
  closed_at timestamptz,
  -- When the key and what scores left behind were gone.
  shredded_at timestamptz,
  constraint juries_key primary key (tenant, id)
);

create table jury_subjects (
  tenant uuid not null,
  id uuid not null,
  jury uuid not null,
  -- Whose turn it is.
  position integer not null,
  -- person, unit, project
  kind text not null,
  -- Whom the facts are about: somebody or a unit of the roster; a project itself.
  about uuid not null,
  name text not null,
  -- Whose project it is.
  unit uuid,
  -- Scored by the jurors of this panel; empty where all are in one.
  panel text not null,
  -- waiting, scoring, ended
  state text not null,
  -- The fact with the values, once it has ended.
  fact uuid,
  constraint jury_subjects_key primary key (tenant, id),
  constraint jury_subjects_jury foreign key (tenant, jury) references juries (tenant, id)
);
create index jury_subjects_of_jury on jury_subjects (tenant, jury, position);
create index jury_subjects_about on jury_subjects (tenant, about);

create table jurors (
  tenant uuid not null,
  id uuid not null,
  jury uuid not null,
  position integer not null,
  name text not null,
  -- As the office wrote it, of somebody from outside; of the roster it is looked up.
  unit_name text not null,
  person uuid,
  -- One of the rules' roles; empty where they have none.
  role text not null,
  panel text not null,
  -- SHA-256 of the code that leads to the juror's page, and its number under the jury's key; none before the jury opens.
  code_hash bytea,
  code_number integer not null,
  constraint jurors_key primary key (tenant, id),
  constraint jurors_code unique (tenant, code_hash),
  constraint jurors_jury foreign key (tenant, jury) references juries (tenant, id)
);
create index jurors_of_jury on jurors (tenant, jury, position);
create index jurors_of_person on jurors (tenant, person);

-- 回避: who may not score whom, and why. The ledger has each, and each that was taken back.
create table jury_recusals (
  tenant uuid not null,
  subject uuid not null,
  juror uuid not null,
  -- unit, kin, colleague, other
  kind text not null,
  note text not null,
  -- roster, juror, office
  declared_by text not null,
  at timestamptz not null,
  fact uuid not null,
  constraint jury_recusals_key primary key (tenant, subject, juror),
  constraint jury_recusals_subject foreign key (tenant, subject) references jury_subjects (tenant, id),
  constraint jury_recusals_juror foreign key (tenant, juror) references jurors (tenant, id)
);
create index jury_recusals_of_juror on jury_recusals (tenant, juror);

-- What jurors gave whoever is being scored. No time: the last value stands.
create table jury_scores (
  tenant uuid not null,
  subject uuid not null,
  juror uuid not null,
  sealed bytea not null,
  constraint jury_scores_key primary key (tenant, subject, juror),
  constraint jury_scores_subject foreign key (tenant, subject) references jury_subjects (tenant, id),
  constraint jury_scores_juror foreign key (tenant, juror) references jurors (tenant, id)
);

-- As in migration 0008: no samples of what was given.
alter table jury_scores alter column sealed set statistics 0;

-- 台前核查: what somebody says they have done, and what was found of it.
create table claims (
  tenant uuid not null,
  id uuid not null,
  subject uuid not null,
  position integer not null,
  text text not null,
  -- The newest fact that states it.
  fact uuid not null,
  -- true, false, partly, unclear; none while nobody has looked
  verdict text,
  reason text not null,
  verified_by uuid,
  verified_at timestamptz,
  verdict_fact uuid,
  constraint claims_key primary key (tenant, id),
  constraint claims_subject foreign key (tenant, subject) references jury_subjects (tenant, id)
);
create index claims_of_subject on claims (tenant, subject, position);
