-- The ledger: facts are only added. What the law may ask to be erased (salt and payload) stands apart, so that the rest never changes.

create table evidence (
  tenant uuid not null references tenants (id),
  -- SHA-256 of the file; the bytes lie in the object storage under it.
  hash bytea not null,
  size bigint not null,
  type text not null,
  stored_at timestamptz not null,
  stored_by uuid not null,
  constraint evidence_key primary key (tenant, hash)
);

create table facts (
  tenant uuid not null references tenants (id),
  id uuid not null,
  kind text not null,
  -- Whom it is about: a person or unit of the roster.
  subject uuid,
  actor uuid not null,
  -- By what right: the role or duty in which the actor recorded it.
  authority text not null,
  at timestamptz not null,
  -- The fact that this one replaces.
  corrects uuid,
  -- One occurrence in the world scores once, however often it is reported.
  occurrence text,
  leaf bytea not null,
  constraint facts_key primary key (tenant, id),
  constraint facts_occurrence unique (tenant, occurrence),
  constraint facts_corrects unique (tenant, corrects),
  constraint facts_corrected foreign key (tenant, corrects) references facts (tenant, id)
);
create index facts_of_subject on facts (tenant, subject, id);
create index facts_of_kind on facts (tenant, kind, id);

create table fact_bodies (
  tenant uuid not null,
  fact uuid not null,
  salt bytea not null,
  -- RFC 8785 text, exactly as hashed.
  body text not null,
  constraint fact_bodies_key primary key (tenant, fact),
  constraint fact_bodies_fact foreign key (tenant, fact) references facts (tenant, id)
);

create table fact_evidence (
  tenant uuid not null,
  fact uuid not null,
  hash bytea not null,
  name text not null,
  constraint fact_evidence_key primary key (tenant, fact, hash),
  constraint fact_evidence_fact foreign key (tenant, fact) references facts (tenant, id),
  constraint fact_evidence_hash foreign key (tenant, hash) references evidence (tenant, hash)
);

-- Who did what: sign-ins, permissions, exports, look-ups of people's files. Rows are only added.
create table audit_entries (
  tenant uuid not null references tenants (id),
  id uuid not null,
  at timestamptz not null,
  -- None where nobody was signed in.
  actor uuid,
  action text not null,
  -- done, refused
  outcome text not null,
  subject uuid,
  address text,
  device text,
  detail jsonb,
  salt bytea not null,
  leaf bytea not null,
  constraint audit_entries_key primary key (tenant, id)
);
create index audit_entries_of_actor on audit_entries (tenant, actor, id);
create index audit_entries_of_subject on audit_entries (tenant, subject, id);
create index audit_entries_of_action on audit_entries (tenant, action, id);

-- Sealing. Two logs a county: facts, audit. An entry waits in unsealed until the sealer has given it its place in the tree.
create table unsealed (
  tenant uuid not null references tenants (id),
  log text not null,
  entry uuid not null,
  leaf bytea not null,
  constraint unsealed_key primary key (tenant, log, entry)
);

create table trees (
  tenant uuid not null references tenants (id),
  log text not null,
  size bigint not null,
  constraint trees_key primary key (tenant, log)
);

create table tree_leaves (
  tenant uuid not null,
  log text not null,
  position bigint not null,
  entry uuid not null,
  constraint tree_leaves_key primary key (tenant, log, position),
  constraint tree_leaves_entry unique (tenant, log, entry),
  constraint tree_leaves_tree foreign key (tenant, log) references trees (tenant, log)
);

-- Complete subtrees; level 0 holds the leaves' hashes.
create table tree_nodes (
  tenant uuid not null,
  log text not null,
  level integer not null,
  position bigint not null,
  hash bytea not null,
  constraint tree_nodes_key primary key (tenant, log, level, position),
  constraint tree_nodes_tree foreign key (tenant, log) references trees (tenant, log)
);

create table checkpoints (
  tenant uuid not null,
  log text not null,
  size bigint not null,
  root bytea not null,
  at timestamptz not null,
  -- The signed text.
  note text not null,
  constraint checkpoints_key primary key (tenant, log, size),
  constraint checkpoints_tree foreign key (tenant, log) references trees (tenant, log)
);
