-- A running round takes in what has changed in the roster, by a named act.

-- What the office said when the round was started: values translated and supplied, reviewers named. The roster is read again by it.
alter table rounds add column wishes jsonb not null default '{}';

-- Why somebody is assessed there no more; absent: they are.
alter table round_subjects add column left_because text;
