-- Reviews: what each level of a reporting chain gave somebody in a round, as it stands now. How it came about the facts tell.

create table reviews (
  tenant uuid not null,
  round uuid not null,
  person uuid not null,
  -- The stage, and the level in it, as the scheme calls them.
  stage text not null,
  role text not null,
  -- sectionHead, inCharge, principal
  step text not null,
  -- passed; returned by the level above, with the reason; open: taken back, or given back by this level
  state text not null,
  -- By indicator, decimals as texts.
  points jsonb not null,
  comment text,
  reason text,
  -- Whose level it was, and who did it in their place.
  reviewer uuid not null,
  acted_by uuid,
  -- Grows with every act on the level.
  revision integer not null,
  -- The fact that holds the points.
  fact uuid not null,
  at timestamptz not null,
  constraint reviews_key primary key (tenant, round, person, stage, role),
  constraint reviews_subject foreign key (tenant, round, person) references round_subjects (tenant, round, person),
  constraint reviews_reviewer foreign key (tenant, reviewer) references people (tenant, id),
  constraint reviews_acted_by foreign key (tenant, acted_by) references people (tenant, id),
  constraint reviews_fact foreign key (tenant, fact) references facts (tenant, id)
);

-- A leader who is away hands their reviewing to another leader for some days.
create table delegations (
  tenant uuid not null,
  id uuid not null,
  leader uuid not null,
  delegate uuid not null,
  since date not null,
  until date not null,
  reason text not null,
  -- The accounts that gave and revoked it.
  given_by uuid not null,
  given_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint delegations_key primary key (tenant, id),
  constraint delegations_leader foreign key (tenant, leader) references people (tenant, id),
  constraint delegations_delegate foreign key (tenant, delegate) references people (tenant, id)
);
create index delegations_of on delegations (tenant, leader, until);
create index delegations_to on delegations (tenant, delegate, until);
