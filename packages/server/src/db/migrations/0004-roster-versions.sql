-- What lists of offices don't always say may be absent: codes of units and people, the day on which a unit came into being.
alter table units alter column code drop not null;
alter table units alter column since drop not null;
alter table people alter column code drop not null;

-- 职级, beside the post.
alter table tenures add column rank text;

-- Of one post alone, where somebody has several.
alter table chain_overrides add column tenure uuid;
alter table chain_overrides add constraint chain_overrides_tenure foreign key (tenant, tenure) references tenures (tenant, id);

-- Searched by their beginnings and listed in their order: code points, whatever the server's language.
alter table people alter column code type text collate "C";
alter table people alter column pinyin type text collate "C";
alter table people alter column initials type text collate "C";
drop index people_by_pinyin;
create index people_by_pinyin on people (tenant, pinyin, id);

-- One row a county: who changes the roster holds it, so that laws are asked of a roster that stays as it is meanwhile. The version grows
-- with every change.
create table rosters (
  tenant uuid not null references tenants (id),
  version bigint not null,
  constraint rosters_key primary key (tenant)
);

-- The version of the roster for which the rows of an import were planned.
alter table imports add column planned_on bigint;
