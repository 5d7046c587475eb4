-- Schemes of a county: taken over from the shipped library or pasted, in numbered versions that one person writes and another approves.

create table adopted_schemes (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- As its newest version is named.
  name text not null,
  -- Folder and file of the library, xiulin/quarter; none: pasted.
  library text,
  -- Of what says where it is live.
  revision integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint adopted_schemes_key primary key (tenant, id)
);

-- An approved version never changes. A draft holds whatever was typed, right or wrong.
create table scheme_versions (
  tenant uuid not null,
  scheme uuid not null,
  -- 1, 2, 3 …
  number integer not null,
  text text not null,
  -- What was changed, in the office's words.
  note text not null,
  -- draft, submitted, approved, returned
  state text not null,
  -- What somebody saw before they changed it.
  revision integer not null,
  -- The engine's hash of the checked scheme; none before it was submitted.
  hash bytea,
  changed_at timestamptz not null,
  changed_by uuid not null,
  submitted_at timestamptz,
  submitted_by uuid,
  -- Approved or returned.
  decided_at timestamptz,
  decided_by uuid,
  -- Why it was returned.
  reason text,
  -- The approval from above, where the rules ask for one: who, which document, when.
  above_authority text,
  above_document text,
  above_day date,
  -- The fact that it was approved.
  fact uuid,
  constraint scheme_versions_key primary key (tenant, scheme, number),
  constraint scheme_versions_scheme foreign key (tenant, scheme) references adopted_schemes (tenant, id)
);

-- Where a scheme is live, and from which day on: a unit with all below it, or the county.
create table scheme_units (
  tenant uuid not null,
  scheme uuid not null,
  unit uuid not null,
  since date not null,
  constraint scheme_units_key primary key (tenant, scheme, unit),
  constraint scheme_units_scheme foreign key (tenant, scheme) references adopted_schemes (tenant, id),
  constraint scheme_units_unit foreign key (tenant, unit) references units (tenant, id)
);
create index scheme_units_of_unit on scheme_units (tenant, unit);
