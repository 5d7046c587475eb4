-- Holidays that a county has entered, the days that a version of results was scored by, and notices that were made to hang longer.

create table holiday_tables (
  tenant uuid not null,
  year integer not null,
  -- Counts from 1 in its year; the last that wasn't undone is in force, where there is none what the program knows.
  version integer not null,
  -- Days off and days that are worked for them: [{ day, kind, name }]
  days jsonb not null,
  -- Number of the document that announced them.
  source text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  undone_because text,
  -- The fact of the ledger that says so.
  fact uuid not null,
  constraint holiday_tables_key primary key (tenant, year, version)
);

-- { off, worked }; none: a version of before.
alter table result_versions add column days_apart jsonb;

-- The day that was published first, and why it isn't the last any more.
alter table notices add column first_ends date;
alter table notices add column longer_because text;
