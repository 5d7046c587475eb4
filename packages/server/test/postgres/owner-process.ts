/**
 * A server in small, for being killed: opens the folder it is given, says in one line of JSON how that went, and then says each number
 * that it has committed. Ends when its input does.
 */
import pg from 'pg';
import { openCluster } from '../../src/postgres/cluster.ts';

const cluster = await openCluster({ folder: process.argv[2] ?? '' });
console.log(JSON.stringify(cluster));
if (cluster.ok) {
  const client = new pg.Client({ connectionString: cluster.url });
  // Killing its PostgreSQL is part of what is tried.
  client.on('error', () => process.exit(3));
  await client.connect();
  await client.query('create table if not exists committed (n int primary key)');
  let ended = false;
  process.stdin.on('end', () => {
    ended = true;
  });
  process.stdin.resume();
  for (let n = 1; !ended; n++) {
    await client.query('insert into committed values ($1)', [n]);
    console.log(n);
  }
  await client.end();
  await cluster.stop();
}
