-- What results of assessment were used for: merit, appointments, ranks, party, honours; sanctions and talks. Each is a fact of the ledger.

-- Kinds of a county. None at all: the usual ones.
create table use_kinds (
  tenant uuid not null,
  key text not null,
  name text not null,
  -- positive, negative
  effect text not null,
  position integer not null,
  -- Nothing new of it is recorded.
  retired boolean not null,
  constraint use_kinds_key primary key (tenant, key)
);

create table uses (
  tenant uuid not null,
  id uuid not null,
  -- Names what was recorded in one go.
  batch uuid not null,
  person uuid not null,
  -- Where the person was on that day, and the department or town that it is counted with.
  unit uuid not null,
  organization uuid not null,
  kind text not null,
  day date not null,
  document text not null,
  -- On whose result it rests; none: results from before the system.
  round uuid,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  fact uuid not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  -- Why.
  reason text,
  constraint uses_key primary key (tenant, id),
  constraint uses_person foreign key (tenant, person) references people (tenant, id),
  constraint uses_round foreign key (tenant, round) references rounds (tenant, id),
  constraint uses_fact foreign key (tenant, fact) references facts (tenant, id)
);
create index uses_on on uses (tenant, day, id);
create index uses_of_person on uses (tenant, person);
create index uses_of_batch on uses (tenant, batch);
