import { access, chown, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Roles and database of the cluster: the server signs in as a role that is no superuser. */
export const ROLE = 'shiji';
export const DATABASE = 'shiji';
export const SUPERUSER = 'postgres';
/** Part of the socket's file name; no TCP port is opened. */
export const PORT = 5432;

/** For node-postgres and every libpq: our database through the socket in this folder. */
export const urlThrough = (socketFolder: string): string =>
  `postgres://${ROLE}@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(socketFolder)}`;

export interface Wanted {
  readonly socketFolder: string;
  /** false only for clusters of tests, which nobody misses. */
  readonly durable: boolean;
}

/**
 * Writes the settings of a cluster anew, so that a newer program brings its own. What an operator wants otherwise goes into local.conf
 * in the folder above. Signing in is by the system's word on who is at the other end of the socket (peer): no secret to keep.
 */
export async function writeSettings(data: string, account: Account, wanted: Wanted): Promise<void> {
  const own = await access(join(data, '..', 'local.conf')).then(
    () => "\ninclude '../local.conf'\n",
    () => '',
  );
  await replace(join(data, 'postgresql.conf'), settings(wanted) + own, account);
  await replace(join(data, 'pg_hba.conf'), 'local all all peer map=owner\n', account);
  const user = `"${account.self.replaceAll('"', '""')}"`;
  await replace(join(data, 'pg_ident.conf'), `owner ${user} ${SUPERUSER}\nowner ${user} ${ROLE}\n`, account);
}

async function replace(file: string, text: string, account: Account): Promise<void> {
  const standing = await readFile(file, 'utf8').catch(() => undefined);
  if (standing === text) return;
  // A full disk must not leave half a file.
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600, flush: true });
  if (account.ids) await chown(fresh, account.ids.uid, account.ids.gid);
  await rename(fresh, file);
}

function settings({ socketFolder, durable }: Wanted): string {
  const on = durable ? 'on' : 'off';
  return `# Written by Shiji at every start. Put settings of your own into local.conf in the folder above; they come last.

listen_addresses = ''
port = ${PORT}
unix_socket_directories = '"${socketFolder}"'
max_connections = 60

# What is acknowledged is on the disk.
fsync = ${on}
synchronous_commit = ${on}
full_page_writes = ${on}
wal_level = replica
max_wal_senders = 0
min_wal_size = 80MB
max_wal_size = 512MB
# A log that is no longer needed is removed, not renamed: what votes left in it goes with it.
wal_recycle = off

# A county office's PC: a hundred megabytes, and no processes that nobody needs.
shared_buffers = 96MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 512MB
io_method = sync
max_worker_processes = 4
max_logical_replication_workers = 0
max_parallel_workers_per_gather = 1
jit = off

# No personal data in the log: neither statements nor their errors, which quote values (the client is told them),
# no parameters, and no details, in which a duplicate key stands in full.
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_autovacuum_min_duration = -1
log_lock_waits = off
log_line_prefix = '%m [%p] '
logging_collector = off

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
`;
}
