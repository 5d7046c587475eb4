-- Whom somebody reviews in a round. It says what round_subjects.reviewers says, so that a leader's people are found without reading everybody's.

create table round_reviewers (
  tenant uuid not null,
  round uuid not null,
  -- Who is assessed; also whoever has left.
  person uuid not null,
  -- Of the chain: sectionHead, inCharge, principal
  step text not null,
  reviewer uuid not null,
  constraint round_reviewers_key primary key (tenant, round, person, step),
  constraint round_reviewers_of foreign key (tenant, round, person) references round_subjects (tenant, round, person)
);
create index round_reviewers_by on round_reviewers (tenant, reviewer, round, step);

-- Rounds that stand: by the text of the JSON as PostgreSQL writes it, keys in order of their length.
insert into round_reviewers (tenant, round, person, step, reviewer)
select tenant, round, person, 'sectionHead',
  cast(substring(cast(reviewers as text) from '"sectionHead": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') as uuid)
from round_subjects
where substring(cast(reviewers as text) from '"sectionHead": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') is not null;
insert into round_reviewers (tenant, round, person, step, reviewer)
select tenant, round, person, 'inCharge',
  cast(substring(cast(reviewers as text) from '"inCharge": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') as uuid)
from round_subjects
where substring(cast(reviewers as text) from '"inCharge": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') is not null;
insert into round_reviewers (tenant, round, person, step, reviewer)
select tenant, round, person, 'principal',
  cast(substring(cast(reviewers as text) from '"principal": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') as uuid)
from round_subjects
where substring(cast(reviewers as text) from '"principal": *[{]"kind": *"reviewer", *"person": *"([0-9a-f-]{36})"') is not null;
