-- When people are reminded by themselves, and that a day's reminders have gone.

-- The county's own; no row: as delivered.
create table reminder_rules (
  tenant uuid not null,
  -- From this minute of a working day on, such as 09:00.
  hour text not null,
  -- Working days before the last one of an entry, and of a review: 0 is the last day itself.
  log_days integer not null,
  review_days integer not null,
  -- The same for leaders who haven't begun: their superiors are told.
  superior_days integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint reminder_rules_key primary key (tenant)
);

-- Days on which everything that was due has been sent: nothing is looked for again.
create table reminder_days (
  tenant uuid not null,
  day date not null,
  done_at timestamptz not null,
  constraint reminder_days_key primary key (tenant, day)
);
