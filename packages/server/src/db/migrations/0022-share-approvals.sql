-- That more of a grade may be given in some units than the scheme allows in principle: who approved it, entered by one, confirmed by another. What counts are rulings in the ledger.

create table share_approvals (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  -- Of the scheme.
  level text not null,
  -- Names of the pools, as the ranking calls them.
  pools jsonb not null,
  -- As it is written: 25%.
  share text not null,
  -- Who approved it, under which number, on which day.
  body text not null,
  document text not null,
  day date not null,
  reason text not null,
  -- entered, confirmed, withdrawn
  state text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  -- Why it was withdrawn.
  withdrawn_because text,
  constraint share_approvals_key primary key (tenant, id),
  constraint share_approvals_round foreign key (tenant, round) references rounds (tenant, id)
);
create index share_approvals_in on share_approvals (tenant, round, id);
create index share_approvals_by_state on share_approvals (tenant, state);
