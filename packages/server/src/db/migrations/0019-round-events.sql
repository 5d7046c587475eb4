-- What happened to people in a round that counts for or against them: proposed by one, approved by another. What was approved stands in the ledger.

create table round_events (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  person uuid not null,
  -- The department or town: whose list it is on.
  organization uuid not null,
  -- Of the scheme.
  code text not null,
  level text,
  occurrences integer not null,
  day date not null,
  -- Names the occurrence in the world: rows of several people and codes may share one.
  key uuid not null,
  text text not null,
  -- proposed, approved, returned, withdrawn
  state text not null,
  proposed_by uuid not null,
  -- By what right: self, reviewer, office, unitAdmin:…
  proposed_as text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  -- Why it was returned, or withdrawn.
  reason text,
  -- That it was approved.
  fact uuid,
  -- What the person says to it.
  answer text,
  answered_at timestamptz,
  constraint round_events_key primary key (tenant, id),
  constraint round_events_subject foreign key (tenant, round, person) references round_subjects (tenant, round, person),
  constraint round_events_fact foreign key (tenant, fact) references facts (tenant, id)
);
create index round_events_in on round_events (tenant, round, day);
create index round_events_of_person on round_events (tenant, person);
create index round_events_by_state on round_events (tenant, state);

-- Photos and documents behind a proposal. No reference: what is erased by law goes, whoever names it.
create table round_event_files (
  tenant uuid not null,
  event uuid not null,
  hash bytea not null,
  position integer not null,
  name text not null,
  constraint round_event_files_key primary key (tenant, event, hash),
  constraint round_event_files_event foreign key (tenant, event) references round_events (tenant, id)
);
