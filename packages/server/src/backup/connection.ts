/** A connection for long work, whose values have the same text on every server. */
import pg from 'pg';
import { unreachable } from '../open-place.ts';
import { Refused } from './refusals.ts';

const SAME_EVERYWHERE = `set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
  set bytea_output = 'hex'; set extra_float_digits = 1; set synchronize_seqscans = off;
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export interface Connection {
  readonly client: pg.Client;
  close(): Promise<void>;
}

/** Throws `Refused` where there is no way in. `folder` is told of when the system keeps us out of the embedded cluster. */
export async function connectTo(url: string, embeddedIn?: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'shiji-backup',
  });
  // What breaks while a statement runs is that statement's error; nobody waits for the rest.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw whyNot(error, embeddedIn);
  }
  await client.query(SAME_EVERYWHERE);
  return { client, close: () => client.end().catch(() => undefined) };
}

/** Of an embedded cluster, `peer` refuses with 28000 and the folder with EACCES. */
function whyNot(error: unknown, embeddedIn: string | undefined): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (embeddedIn !== undefined) {
    if (['28000', 'EACCES', 'EPERM'].includes(code)) return new Refused({ refusal: 'other-user', folder: embeddedIn });
    if (['57P03', 'ENOENT', 'ECONNREFUSED'].includes(code))
      return new Refused({ refusal: 'not-ready', folder: embeddedIn });
    return error;
  }
  const sentence = unreachable(error);
  return sentence === undefined ? error : new Refused({ refusal: 'unreachable', sentence });
}
