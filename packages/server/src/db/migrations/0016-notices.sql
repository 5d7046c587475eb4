-- Public notices of a round's results: what hangs out, from when to when, under which address.

create table notices (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  -- What follows the county in its address: guessed by nobody.
  code text not null,
  title text not null,
  begins date not null,
  -- The last day on which names can be read.
  ends date not null,
  -- Figures shown beside the grade, as the scheme calls them.
  figures jsonb not null,
  -- Where to object, by telephone and in person.
  contact text not null,
  -- As of the moment of publishing: what the ledger held.
  checkpoint text,
  published_by uuid not null,
  published_at timestamptz not null,
  -- Taken down before its time, and why.
  taken_down_at timestamptz,
  reason text,
  constraint notices_key primary key (tenant, id),
  constraint notices_code unique (tenant, code),
  constraint notices_round foreign key (tenant, round) references rounds (tenant, id)
);
create index notices_of_round on notices (tenant, round, published_at);
