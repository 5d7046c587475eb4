-- Which facts of the ledger a round goes by: all that it is scored from, and all that an archive of it must hold.

create table round_facts (
  tenant uuid not null,
  round uuid not null,
  fact uuid not null,
  constraint round_facts_key primary key (tenant, round, fact),
  constraint round_facts_round foreign key (tenant, round) references rounds (tenant, id),
  constraint round_facts_fact foreign key (tenant, fact) references facts (tenant, id)
);
-- A fact that is erased is looked for here.
create index round_facts_of_fact on round_facts (tenant, fact);
