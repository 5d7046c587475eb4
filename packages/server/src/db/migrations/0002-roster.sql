-- Units, people and who was where, in which post, under whom, when. Days are inclusive; no "until" means until further notice.

create table units (
  tenant uuid not null references tenants (id),
  id uuid not null,
  parent uuid,
  -- county, department, town, village, community, section, grid
  kind text not null,
  name text not null,
  code text not null,
  -- Order among siblings, as the county lists its units.
  position integer not null,
  since date not null,
  until date,
  constraint units_key primary key (tenant, id),
  constraint units_code unique (tenant, code),
  constraint units_parent foreign key (tenant, parent) references units (tenant, id)
);
create index units_of_parent on units (tenant, parent);

create table people (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- 工号: what imports know the person by.
  code text not null,
  name text not null,
  -- For searching and sorting: full pinyin and initials, lower case.
  pinyin text not null,
  initials text not null,
  phone text,
  constraint people_key primary key (tenant, id),
  constraint people_code unique (tenant, code)
);
create index people_by_pinyin on people (tenant, pinyin);
create index people_by_initials on people (tenant, initials);
create index people_by_name on people (tenant, name);

create table tenures (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  unit uuid not null,
  post text not null,
  -- principal, inCharge, sectionHead, staff
  duty text not null,
  staffing text not null,
  -- 兼任: beside the main post.
  concurrent boolean not null,
  -- Order within the unit, as lists of names go by post.
  position integer not null,
  since date not null,
  until date,
  constraint tenures_key primary key (tenant, id),
  constraint tenures_person foreign key (tenant, person) references people (tenant, id),
  constraint tenures_unit foreign key (tenant, unit) references units (tenant, id)
);
create index tenures_of_person on tenures (tenant, person);
create index tenures_of_unit on tenures (tenant, unit);

create table standings (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  -- leave, probation, sanction, investigation, secondment
  kind text not null,
  detail text not null,
  document text,
  since date not null,
  until date,
  constraint standings_key primary key (tenant, id),
  constraint standings_person foreign key (tenant, person) references people (tenant, id)
);
create index standings_of_person on standings (tenant, person);

create table oversight (
  tenant uuid not null,
  id uuid not null,
  -- The leader in charge, and the unit or section that they are in charge of.
  leader uuid not null,
  unit uuid not null,
  since date not null,
  until date,
  constraint oversight_key primary key (tenant, id),
  constraint oversight_leader foreign key (tenant, leader) references people (tenant, id),
  constraint oversight_unit foreign key (tenant, unit) references units (tenant, id)
);
create index oversight_of_unit on oversight (tenant, unit);
create index oversight_by_leader on oversight (tenant, leader);

create table chain_overrides (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  -- sectionHead, inCharge, principal
  step text not null,
  reviewer uuid not null,
  reason text not null,
  since date not null,
  until date,
  constraint chain_overrides_key primary key (tenant, id),
  constraint chain_overrides_person foreign key (tenant, person) references people (tenant, id),
  constraint chain_overrides_reviewer foreign key (tenant, reviewer) references people (tenant, id)
);
create index chain_overrides_of_person on chain_overrides (tenant, person);
create index chain_overrides_by_reviewer on chain_overrides (tenant, reviewer);

-- Every change of the tables above, so that it can be traced and an import undone. Rows are only added.
create table roster_changes (
  tenant uuid not null references tenants (id),
  id uuid not null,
  at timestamptz not null,
  actor uuid not null,
  -- The import that did it.
  import uuid,
  -- units, people, tenures, standings, oversight, chain_overrides
  entity text not null,
  entity_id uuid not null,
  -- The row before and after; none: it was added or taken away.
  before jsonb,
  after jsonb,
  constraint roster_changes_key primary key (tenant, id)
);
create index roster_changes_of_entity on roster_changes (tenant, entity_id, id);
create index roster_changes_of_import on roster_changes (tenant, import);

create table imports (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- units, people, chains
  kind text not null,
  file_name text not null,
  file_hash bytea not null,
  -- reading, planning, planned, applying, applied, undoing, undone, failed, dropped
  status text not null,
  -- Which column of the file means what, as proposed or as corrected by the person.
  mapping jsonb,
  -- What the person chose: the sheet, the day that changes count from, what becomes of the missing.
  choices jsonb,
  counts jsonb,
  done integer not null,
  total integer not null,
  -- Why it failed: a refusal's code and values.
  problem jsonb,
  actor uuid not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  constraint imports_key primary key (tenant, id)
);
create index imports_by_age on imports (tenant, created_at);

create table import_rows (
  tenant uuid not null,
  import uuid not null,
  row_number integer not null,
  cells jsonb not null,
  -- create, change, unchanged, refused
  outcome text not null,
  -- What differs or why it is refused, and what is to be written.
  detail jsonb,
  constraint import_rows_key primary key (tenant, import, row_number),
  constraint import_rows_import foreign key (tenant, import) references imports (tenant, id)
);
create index import_rows_by_outcome on import_rows (tenant, import, outcome, row_number);
