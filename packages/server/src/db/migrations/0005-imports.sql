-- Whoever takes a tenure away must find what points to it.
create index chain_overrides_of_tenure on chain_overrides (tenant, tenure);
