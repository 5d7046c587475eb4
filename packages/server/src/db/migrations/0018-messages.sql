-- What people are told: messages in the house, and the mails that say there is one.

create table messages (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  -- What it is about, as the slice that sends names it: nobody is told the same of the same matter twice.
  matter text not null,
  -- The values of the kind's sentence.
  details jsonb not null,
  -- Where it is done, on the console and on the phone; none: there is nothing to open.
  console_path text,
  phone_path text,
  sent_at timestamptz not null,
  read_at timestamptz,
  constraint messages_key primary key (tenant, id),
  constraint messages_once unique (tenant, person, kind, matter)
);
create index messages_of_person on messages (tenant, person, id);

-- How somebody wants to be told by mail.
create table mail_wishes (
  tenant uuid not null,
  person uuid not null,
  -- Where mails go; none: nowhere.
  address text,
  verified_at timestamptz,
  -- An address that a code was sent to, and the code, sealed for this person and address.
  pending text,
  code text,
  code_until timestamptz,
  wrong_codes integer not null,
  -- When codes were sent last, and how many on that day.
  code_at timestamptz,
  codes_sent integer not null,
  -- Kinds that aren't wanted by mail.
  muted jsonb not null,
  -- Quiet hours beside the county's, such as 12:00 and 14:00.
  quiet_from text,
  quiet_to text,
  constraint mail_wishes_key primary key (tenant, person)
);

-- The county's quiet hours; no row: as delivered.
create table mail_rules (
  tenant uuid not null,
  quiet_from text not null,
  quiet_to text not null,
  on_days_off boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint mail_rules_key primary key (tenant)
);

create table mails (
  tenant uuid not null,
  -- The message that it tells of.
  message uuid not null,
  -- waiting, sent, failed
  state text not null,
  -- When it goes, or is tried again.
  due_at timestamptz not null,
  tries integer not null,
  -- Why the last try failed, as a code.
  failure text,
  ended_at timestamptz,
  constraint mails_key primary key (tenant, message),
  constraint mails_message foreign key (tenant, message) references messages (tenant, id)
);
create index mails_by_state on mails (tenant, state, due_at);

-- Who was urged when, by whom: once a day for each stage.
create table urgings (
  tenant uuid not null,
  round uuid not null,
  stage text not null,
  person uuid not null,
  day date not null,
  urged_by uuid not null,
  urged_at timestamptz not null,
  constraint urgings_key primary key (tenant, round, stage, person, day),
  constraint urgings_round foreign key (tenant, round) references rounds (tenant, id)
);
