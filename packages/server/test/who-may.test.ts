/**
 * The table of powers, docs/security/who-may.md, against the server itself: every route of every slice is asked by everybody. A route
 * that the table or the samples lack fails; the message gives the line as the server answers, to be judged before it is written down.
 */
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailServer, mailServer } from './mail-server.ts';
import { type OpenIdServer, openIdServer } from './openid-server.ts';
import { type Asking, type TestServer, type Told, testServer } from './server.ts';
import { type Sample, samples } from './who-may/samples.ts';
import { type Abroad, lineOf, type Outcome, type Row, readTable } from './who-may/table.ts';
import { columns, foreigners, MARK, type World, world } from './who-may/world.ts';

const PUBLIC = 'http://shiji.test';
let provider: OpenIdServer;
let mail: MailServer;
let server: TestServer;
let county: World;
let abroad: World;
beforeAll(async () => {
  provider = await openIdServer(`${PUBLIC}/api/sign-in/openid/openid/callback`);
  const { issuer, clientId, clientSecret } = provider;
  mail = await mailServer();
  server = await testServer({
    publicUrl: PUBLIC,
    smtp: { url: mail.url, from: 'kaohe@example.cn', plain: true },
    openId: { name: '统一平台', issuer, clientId, clientSecret, county: 'qinghe' },
  });
  county = await world(server, 'here');
  abroad = await world(server, 'there', '外地');
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await mail.close();
});

const table = readTable();
const addresses = Object.keys(samples) as (keyof typeof samples)[];

/** About nobody, and for everybody: not of any slice. */
const unguarded = ['GET /api/docs', 'GET /healthz', 'GET /readyz'];

it('has a line and a sample for every route that the server knows, and no other', () => {
  const routes = routesOf(server.app.printRoutes({ commonPrefix: false }));
  expect([...addresses, ...unguarded].map(unnamed).sort()).toEqual(routes);
  expect([...table.keys(), ...unguarded].map(unnamed).sort()).toEqual(routes);
});

/** The framework's list shows one place in the path under all the names that routes have for it. */
const unnamed = (address: string): string => address.replace(/:[\w|:]+/g, ':');

/** The framework's own list: what isn't in a contract would be seen, too. HEAD goes the way of GET. */
function routesOf(tree: string): readonly string[] {
  const path: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n').filter((text) => text !== '')) {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (part === '') throw new Error(`can't read the route ${line}`);
    path.length = indent.length / 4;
    path.push(part);
    for (const method of methods.split(', ').filter((name) => name !== '' && name !== 'HEAD'))
      routes.push(unnamed(`${method} ${path.join('')}`));
  }
  return routes.sort();
}

interface Ready {
  readonly asker: Asking;
  readonly sample: Sample;
}

/**
 * Somebody with what they ask for, made before anything is asked: making it changes what is there. What isn't used up by being asked for,
 * since it is only read or refused, is made once for all who ask, and so are those who are to read or be refused; where somebody gets more
 * than the table says, the test fails anyhow.
 */
async function ready(
  address: keyof typeof samples,
  place: World,
  column: Parameters<World['actor']>[0],
  usesUp: boolean,
): Promise<Ready> {
  const { own, make } = samples[address];
  const world = own ? place : county;
  // Of a maker that looks at who asks each has their own; and one who does something, even if it is only leaving, is there for that alone.
  const alone = usesUp || make.length > 1;
  const does = !address.startsWith('GET') && table.get(address)?.outcomes[column] === '✓';
  const known = `${place.county.id} ${column} ${place.server.clock.now.toISOString()}`;
  const asker = await (alone || does ? place.actor(column) : once(askers, known, () => place.actor(column)));
  if (alone) return { asker, sample: await make(world, asker, provider) };
  return { asker, sample: await once(shared, `${world.county.id} ${address}`, () => make(world, asker, provider)) };
}
/** By the moment, too: a session that was last seen long ago is noted as seen, or has ended. */
const askers = new Map<string, Asking>();
const shared = new Map<string, Sample>();

async function once<T>(made: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const one = made.get(key) ?? (await make());
  made.set(key, one);
  return one;
}

it.each(addresses)('%s answers everybody as the table says, and reading changes nothing', async (address) => {
  // What reads is asked by all and then looked at, for the whole database is read to see that nothing has changed.
  const reads = address.startsWith('GET');
  const outcomes: Record<string, Outcome> = {};
  const may = table.get(address)?.outcomes;
  const told = await askedBy(
    columns,
    (column) => ready(address, county, column, !reads && may?.[column] === '✓'),
    reads,
  );
  for (const [column, answer] of told) outcomes[column] = outcomeOf(answer, `${address} as ${column}`);
  const asked = outcomes as Row['outcomes'];
  const line = { outcomes: asked, abroad: await abroadOf(address, asked, reads) };
  const written = table.get(address);
  expect(written === undefined ? '(the table has no line)' : lineOf(address, written)).toBe(lineOf(address, line));
});

async function askedBy<C>(
  of: readonly C[],
  make: (column: C) => Promise<Ready>,
  reads: boolean,
): Promise<readonly (readonly [C, Told])[]> {
  const told: (readonly [C, Told])[] = [];
  const ask = async (column: C, { asker, sample }: Ready) =>
    told.push([column, await asker.ask(sample.address, { body: sample.body, headers: sample.headers ?? {} })]);
  if (!reads) for (const column of of) await ask(column, await make(column));
  else {
    const all: (readonly [C, Ready])[] = [];
    for (const column of of) all.push([column, await make(column)]);
    const before = await fingerprint();
    for (const [column, one] of all) await ask(column, one);
    expect(await fingerprint()).toEqual(before);
  }
  return told;
}

const writes = addresses.filter((address) => !address.startsWith('GET '));
it.each(writes)('%s does nothing for a page of another site', async (address) => {
  // Somebody who may: of the others nothing would be done anyhow.
  const column = columns.find((name) => table.get(address)?.outcomes[name] === '✓') ?? '访客';
  const { asker, sample } = await ready(address, county, column, false);
  const before = await traces();
  // No cookie gives a page for people without an account its right, so its forms need no header of ours.
  for (const headers of forged.filter((one) => !isOpenPage(address) || !('x-shiji' in one))) {
    const { status, body } = await asker.ask(sample.address, {
      body: sample.body,
      headers: { ...sample.headers, ...headers },
    });
    expect([status, isOpenPage(address) ? 'not-from-here' : body.code]).toEqual([403, 'not-from-here']);
  }
  expect(await traces()).toEqual(before);
});

/** What is refused at the door leaves no trace at all, not even in the record of what was done. */
async function traces(): Promise<unknown> {
  const { rows } = await server.database.pool.query('select count(*) as entries from audit_entries');
  return [rows, await fingerprint()];
}

const isOpenPage = (address: string): boolean => /^POST \/[bj](\/|$)/.test(address);

/** What a page of another site can't help sending, or can't send. */
const forged: readonly Readonly<Record<string, string>>[] = [
  { 'x-shiji': '' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

/**
 * Everything but the record of what was done, which looking may add to. A row that was written has another place and another transaction:
 * what stands in it need not be read.
 */
async function fingerprint(): Promise<unknown> {
  looked ??= look();
  // Kept ready by its name: planning it takes longer than running it.
  return (await server.database.pool.query({ name: 'fingerprint', text: await looked })).rows;
}
let looked: Promise<string> | undefined;

async function look(): Promise<string> {
  const { rows } = await server.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('audit_entries', 'unsealed') order by 1",
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*) as rows, sum(hashtext(t.ctid::text || t.xmin::text)::bigint) as sum from ${name} t`,
  );
  return parts.join(' union all ');
}

function outcomeOf({ status, body }: Told, where: string): Outcome {
  if (status < 400) return '✓';
  if (status === 401 || status === 403 || status === 404) return `${status}`;
  throw new Error(`${where}: the sample is refused with ${status} ${body?.code}`);
}

/** Another county's office and administrators ask for what is here. Whatever they are answered, nothing of here is in it. */
async function abroadOf(address: keyof typeof samples, outcomes: Row['outcomes'], reads: boolean): Promise<Abroad> {
  const kinds = new Set<Abroad>();
  const usesUp = (column: (typeof foreigners)[number]) => samples[address].own && outcomes[column] === '✓';
  const answers = await askedBy(
    foreigners,
    (column) => ready(address, abroad, column, !reads && usesUp(column)),
    reads,
  );
  for (const [column, told] of answers) {
    const text = textOf(told);
    expect(text).not.toContain(MARK);
    for (const id of [county.county.id, county.subject, county.bureau, county.section]) expect(text).not.toContain(id);
    if (told.status === 404) kinds.add('404');
    else {
      // Not about anything of here: they get what they get at home.
      expect(outcomeOf(told, `${address} from abroad`)).toBe(outcomes[column]);
      kinds.add('本县');
    }
  }
  expect(kinds.size).toBe(1);
  return [...kinds][0] ?? '404';
}

/** An answer as text, workbooks unpacked. */
function textOf({ raw }: Told): string {
  const bytes = raw.rawPayload;
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return raw.body;
  let text = '';
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const packed = bytes.readUInt32LE(at + 18);
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    text += inflateRawSync(bytes.subarray(start, start + packed)).toString('utf8');
    at = start + packed;
  }
  return text;
}
