-- Whoever looks at results of a large round asks at every look whether anything but entries has come since they were computed.

-- Grows whenever the round gets facts, entries apart, which a whole county writes.
alter table rounds add column noted bigint not null default 0;
