-- What people write down of their work in a round: which weeks and months are handed in, and by which fact. The words stand in that fact alone.

create table log_entries (
  tenant uuid not null,
  round uuid not null,
  person uuid not null,
  -- The entry of the scheme's record stage: weekly.
  entry text not null,
  -- 2026-W05, 2026-03, 2026Q1
  span text not null,
  -- When it was first handed in, and whether that was in time; later versions keep both.
  first_day date not null,
  in_time boolean not null,
  -- Grows with every version, so that two windows don't write over each other.
  revision integer not null,
  -- The newest version in the ledger.
  fact uuid not null,
  changed_at timestamptz not null,
  constraint log_entries_key primary key (tenant, round, person, entry, span),
  constraint log_entries_of foreign key (tenant, round, person) references round_subjects (tenant, round, person),
  constraint log_entries_fact foreign key (tenant, fact) references facts (tenant, id)
);
create index log_entries_at on log_entries (tenant, round, entry, span);
create index log_entries_of_person on log_entries (tenant, person);
-- A fact that is erased is looked for here.
create index log_entries_of_fact on log_entries (tenant, fact);
