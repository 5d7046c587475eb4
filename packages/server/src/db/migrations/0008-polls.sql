-- Polls (测评): what is asked, about whom, of whom. Who may vote and what was voted never share an id, a time or an order
-- (docs/security/ballots.md). What is cast is sealed under a key that doesn't stand in the database, and is gone when the poll is closed.

create table polls (
  tenant uuid not null references tenants (id),
  id uuid not null,
  -- The unit that holds it; none: the county.
  unit uuid,
  -- The meeting in which it is held.
  meeting uuid,
  title text not null,
  -- What is asked: questions, marks, void rules, groups and weights, as they were when the poll was made.
  rules jsonb not null,
  -- Which scheme they were taken from; none: the office wrote them.
  source jsonb,
  -- Whether somebody may be left unmarked.
  abstain boolean not null,
  -- draft, open, closed, void
  state text not null,
  revision bigint not null,
  created_by uuid not null,
  created_at timestamptz not null,
  opened_at timestamptz,
  -- When it is meant to end; closing is done by a person.
  ends_at timestamptz,
  closed_at timestamptz,
  -- Why it was made void.
  reason text,
  -- Numbers and tallies, once it is closed.
  outcome jsonb,
  -- When key, working rows and their traces were gone.
  shredded_at timestamptz,
  constraint polls_key primary key (tenant, id),
  constraint polls_unit foreign key (tenant, unit) references units (tenant, id),
  constraint polls_meeting foreign key (tenant, meeting) references meetings (tenant, id)
);
create index polls_of_meeting on polls (tenant, meeting);

-- One paper (票样): its subjects are marked together.
create table poll_forms (
  tenant uuid not null,
  poll uuid not null,
  id uuid not null,
  position integer not null,
  name text not null,
  constraint poll_forms_key primary key (tenant, poll, id),
  constraint poll_forms_poll foreign key (tenant, poll) references polls (tenant, id)
);

create table poll_subjects (
  tenant uuid not null,
  poll uuid not null,
  id uuid not null,
  form uuid not null,
  position integer not null,
  -- A person or unit of the roster; none: a team or thing that only has a name here.
  person uuid,
  unit uuid,
  name text not null,
  -- Unit and post, as they stand under the name.
  line text,
  -- Those of one section share a screen.
  section text,
  constraint poll_subjects_key primary key (tenant, poll, id),
  constraint poll_subjects_form foreign key (tenant, poll, form) references poll_forms (tenant, poll, id),
  constraint poll_subjects_person foreign key (tenant, person) references people (tenant, id),
  constraint poll_subjects_unit foreign key (tenant, unit) references units (tenant, id)
);

-- One group of raters on one paper.
create table poll_electorates (
  tenant uuid not null,
  poll uuid not null,
  id uuid not null,
  form uuid not null,
  position integer not null,
  -- The group in the rules, whose weight counts; empty where all count alike.
  rater_group text not null,
  -- How many are expected to vote; none: not known.
  expected integer,
  -- Slips to be printed.
  slips integer not null,
  -- Whether votes on paper are typed in.
  paper boolean not null,
  -- How many of those who vote signed in have been handed a code.
  drawn integer not null,
  constraint poll_electorates_key primary key (tenant, poll, id),
  constraint poll_electorates_form foreign key (tenant, poll, form) references poll_forms (tenant, poll, id)
);

-- Who may vote by signing in, and whether they have been handed a code: not which, and not whether they used it.
create table poll_voters (
  tenant uuid not null,
  poll uuid not null,
  person uuid not null,
  electorate uuid not null,
  drawn boolean not null,
  constraint poll_voters_key primary key (tenant, poll, person, electorate),
  constraint poll_voters_electorate foreign key (tenant, poll, electorate) references poll_electorates (tenant, poll, id),
  constraint poll_voters_person foreign key (tenant, person) references people (tenant, id)
);
create index poll_voters_of_person on poll_voters (tenant, person);

-- One-time codes of open polls: their hashes, in random order.
create table ballot_codes (
  tenant uuid not null,
  hash bytea not null,
  poll uuid not null,
  electorate uuid not null,
  -- slip, drawn
  way text not null,
  spent boolean not null,
  constraint ballot_codes_key primary key (tenant, hash),
  constraint ballot_codes_electorate foreign key (tenant, poll, electorate) references poll_electorates (tenant, poll, id)
);
create index ballot_codes_of_poll on ballot_codes (tenant, poll, electorate);

-- What was cast in open polls: sealed, of one length, under ids that are random.
create table cast_ballots (
  tenant uuid not null,
  id uuid not null,
  poll uuid not null,
  electorate uuid not null,
  sealed bytea not null,
  constraint cast_ballots_key primary key (tenant, id),
  constraint cast_ballots_electorate foreign key (tenant, poll, electorate) references poll_electorates (tenant, poll, id)
);
create index cast_ballots_of_poll on cast_ballots (tenant, poll, electorate);

-- Votes on paper, counted by hand: typed by one person, and again by another.
create table poll_papers (
  tenant uuid not null,
  poll uuid not null,
  electorate uuid not null,
  -- 1, 2
  reading integer not null,
  typed_by uuid not null,
  typed_at timestamptz not null,
  counts jsonb not null,
  constraint poll_papers_key primary key (tenant, poll, electorate, reading),
  constraint poll_papers_electorate foreign key (tenant, poll, electorate) references poll_electorates (tenant, poll, id)
);

-- Samples of columns are kept by ANALYZE where no vacuum of ours reaches: of these none is taken.
alter table ballot_codes alter column hash set statistics 0;
alter table cast_ballots alter column id set statistics 0;
alter table cast_ballots alter column sealed set statistics 0;
