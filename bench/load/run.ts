/**
 * `npm run bench:load [-- --seconds N --pages N --facts N]`: a real server with the demonstration's county on the embedded database, and
 * people at it from another process on the same machine: so many pages (what awaits me; a person's file) and facts (notes) a second, sent at
 * their times whether or not earlier ones were answered. Every acknowledged fact must be there afterwards, once. The load maker shares the
 * processors, so latencies say more than throughput.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Asked, startDemoServer } from './demo-server.ts';
import { latencies } from './latencies.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    pages: { type: 'string', default: '200' },
    facts: { type: 'string', default: '200' },
  },
});
const seconds = Number(values.seconds);
const rates = { pages: Number(values.pages), facts: Number(values.facts) };

/** Each session is one person's, and may ask ten times a second. */
const SESSIONS = 60;

const server = await startDemoServer();

function ask(
  method: string,
  path: string,
  who: { readonly cookie?: string; readonly address: string },
  sent?: unknown,
  key?: string,
): Promise<Asked> {
  const headers = {
    'x-forwarded-for': who.address,
    'x-shiji': '1',
    ...(who.cookie === undefined ? {} : { cookie: who.cookie }),
    ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  return server.ask(method, path, headers, sent === undefined ? undefined : JSON.stringify(sent));
}

const address = (n: number): string => `10.0.${Math.floor(n / 200)}.${n % 200}`;
const signedIn = async (login: string, n: number) => {
  const who = { address: address(n) };
  const { cookie, status } = await ask('POST', '/api/sign-in', who, {
    county: 'demo',
    login,
    password: server.password,
  });
  if (status !== 200 || cookie === undefined) throw new Error(`sign-in of ${login}: ${status}`);
  return { ...who, cookie };
};

// One after another: tries at the same time are counted as guessing.
const offices: Awaited<ReturnType<typeof signedIn>>[] = [];
for (let n = 0; n < SESSIONS; n++) offices.push(await signedIn('office', n));
const office = offices[0];
if (office === undefined) throw new Error('nobody is signed in');
const list = JSON.parse((await ask('GET', '/api/people', office)).body) as {
  readonly people: readonly { readonly id: string }[];
};
const people = list.people.map(({ id }) => id);
if (people.length === 0) throw new Error('no people are listed');

const pages = latencies();
const facts = latencies();
const acknowledged = new Set<string>();
const wrong = new Map<string, number>();
const under: Promise<void>[] = [];

/** Sends at its time, and counts from then: a server that falls behind is not spared. */
async function at(moment: number, of: ReturnType<typeof latencies>, send: () => Promise<Asked>): Promise<void> {
  try {
    const { status, body } = await send();
    of.add(performance.now() - moment);
    if (status !== 200) wrong.set(String(status), (wrong.get(String(status)) ?? 0) + 1);
    else if (of === facts) acknowledged.add((JSON.parse(body) as { readonly id: string }).id);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    wrong.set(code, (wrong.get(code) ?? 0) + 1);
  }
}

const start = performance.now() + 200;
for (const [kind, rate] of Object.entries(rates) as [keyof typeof rates, number][])
  under.push(
    (async () => {
      const sent: Promise<void>[] = [];
      for (let n = 0; n < rate * seconds; n++) {
        const moment = start + (n * 1000) / rate;
        const wait = moment - performance.now();
        if (wait > 0) await pause(wait);
        const who = offices[n % SESSIONS] ?? office;
        const person = people[n % people.length];
        sent.push(
          kind === 'pages'
            ? at(moment, pages, () => ask('GET', n % 2 === 0 ? '/api/home' : `/api/people/${person}`, who))
            : at(moment, facts, () =>
                ask(
                  'POST',
                  '/api/notes',
                  who,
                  { person, text: `第 ${n} 条`, evidence: [] },
                  `load-${n}-${process.pid}`,
                ),
              ),
        );
      }
      await Promise.all(sent);
    })(),
  );
await Promise.all(under);
const took = (performance.now() - start) / 1000;

const there = new Set<string>();
let asks = 0;
for (const person of people) {
  let after = '';
  do {
    const { body } = await ask('GET', `/api/people/${person}/facts${after}`, offices[asks++ % SESSIONS] ?? office);
    const page = JSON.parse(body) as { readonly facts: readonly { readonly id: string }[]; readonly next?: string };
    for (const { id } of page.facts) there.add(id);
    after = page.next === undefined ? '' : `?before=${page.next}`;
  } while (after !== '');
}
const lost = [...acknowledged].filter((id) => !there.has(id)).length;

await server.stop();

const figures = {
  seconds: Number(took.toFixed(1)),
  pages: pages.figures(),
  facts: facts.figures(),
  acknowledged: acknowledged.size,
  stored: there.size,
  lost,
  errors: Object.fromEntries(wrong),
};
console.log(JSON.stringify(figures, null, 2));
if (lost > 0 || there.size !== acknowledged.size || wrong.size > 0) process.exitCode = 1;
