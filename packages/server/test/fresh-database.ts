import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
// For the type of what it provides.
import type {} from './shared-cluster.ts';

/** What every database of a kind begins with, such as the tables that the migrations make. */
export interface Template {
  /** Of the kind: whoever gives the same name gets copies of what the first to give it has made. */
  readonly name: string;
  /** Fills an empty database; closes its connections before it is done. */
  readonly make: (url: string) => Promise<void>;
}

export interface FreshDatabase {
  readonly url: string;
  /** With whoever is still connected. What isn't dropped goes with the shared server. */
  drop(): Promise<void>;
}

/** A database of its own on the server that a run shares: empty, or a copy of a template that is made once in a run. */
export async function freshDatabase(template?: Template): Promise<FreshDatabase> {
  const shared = await sharedCluster();
  const from = template ? await madeOnce(shared, template) : 'template1';
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(shared, (client) => client.query(`create database ${name} template ${from} strategy file_copy`));
  return {
    url: inDatabase(shared, name),
    drop: () => onServer(shared, (client) => drop(client, name)),
  };
}

/** An autovacuum worker is not ours to end: the plain form sends it away by itself, and force ends all others first. */
async function drop(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database ${name} with (force)`);
  } catch (error) {
    if ((error as { readonly code?: string }).code !== NOT_ALLOWED) throw error;
    await client.query(`drop database ${name}`);
  }
}

const NOT_ALLOWED = '42501';

async function sharedCluster(): Promise<string> {
  const answer = JSON.parse(await text(connect(inject('sharedCluster')))) as { url?: string; refused?: string };
  if (answer.url === undefined) throw new Error(answer.refused);
  return answer.url;
}

/** The database that is copied. It gets its name once it is whole: a `make` that failed is tried again by the next to ask. */
async function madeOnce(shared: string, template: Template): Promise<string> {
  const name = `template_${createHash('sha256').update(template.name).digest('hex').slice(0, 16)}`;
  await onServer(shared, async (client) => {
    // Files run side by side, in processes of their own.
    await client.query('select pg_advisory_lock(1)');
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;
    await client.query(`drop database if exists ${name}_making with (force)`);
    await client.query(`create database ${name}_making template template1`);
    await template.make(inDatabase(shared, `${name}_making`));
    await client.query(`alter database ${name}_making rename to ${name}`);
  });
  return name;
}

async function onServer(shared: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: shared });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(shared: string, name: string): string {
  const url = new URL(shared);
  url.pathname = `/${name}`;
  return url.href;
}
