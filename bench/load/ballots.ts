/**
 * `npm run bench:ballots [-- --voters N --minutes N]`: a real server with the demonstration's county on the embedded database; the office
 * opens a poll, and so many voters come within so many minutes, each with the page, its style and script, and a ballot, sent at their times
 * whether or not earlier ones were answered. Then the poll is closed: the recorded counts must be those of what was cast, none lost, none
 * double. The load maker shares the processors.
 */
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startDemoServer } from './demo-server.ts';
import { latencies } from './latencies.ts';

const { values } = parseArgs({
  options: { voters: { type: 'string', default: '5000' }, minutes: { type: 'string', default: '5' } },
});
const voters = Number(values.voters);
const minutes = Number(values.minutes);
const SUBJECTS = 20;
const MARKS = ['好', '较好', '一般', '较差'];

const server = await startDemoServer();

let cookie = '';
// biome-ignore lint/suspicious/noExplicitAny: answers of the server, read as its contract says
async function office(method: string, path: string, sent?: unknown): Promise<any> {
  const json: Readonly<Record<string, string>> = sent === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { 'x-forwarded-for': '10.9.9.9', 'x-shiji': '1', cookie, ...json };
  const told = await server.ask(method, path, headers, sent === undefined ? undefined : JSON.stringify(sent));
  if (told.status !== 200) throw new Error(`${method} ${path}: ${told.status} ${told.body}`);
  cookie = told.cookie ?? cookie;
  return JSON.parse(told.body);
}

const { poll, slips } = await openPoll();
const pages = latencies();
const casts = latencies();
const wrong = new Map<string, number>();
const counts = Array.from({ length: SUBJECTS }, () => MARKS.map(() => 0));
const busyBefore = loadavg()[0];

const start = performance.now() + 200;
const under: Promise<void>[] = [];
for (const [n, slip] of slips.entries()) {
  const moment = start + (n * minutes * 60_000) / slips.length;
  const wait = moment - performance.now();
  if (wait > 0) await pause(wait);
  under.push(vote(slip, n, moment));
}
await Promise.all(under);
const took = (performance.now() - start) / 1000;

await office('POST', `/api/polls/${poll}/close`, {});
const results = await office('GET', `/api/polls/${poll}/results`);
const rows = results.boards[0].questions[0].rows as readonly {
  readonly name: string;
  readonly groups: readonly { readonly counts: readonly { readonly mark: string; readonly count: number }[] }[];
}[];
const equal = counts.every((mine, s) => {
  const theirs = new Map(
    rows.find(({ name }) => name === nameOf(s))?.groups[0]?.counts.map((one) => [one.mark, one.count]),
  );
  return mine.every((count, m) => (theirs.get(MARKS[m] ?? '') ?? 0) === count);
});

await server.stop();

const figures = {
  voters,
  seconds: Number(took.toFixed(1)),
  pages: pages.figures(),
  casts: casts.figures(),
  received: results.electorates[0].received,
  equal,
  load: [busyBefore, loadavg()[0]].map((load) => Number((load ?? 0).toFixed(1))),
  errors: Object.fromEntries(wrong),
};
console.log(JSON.stringify(figures, null, 2));
if (!equal || figures.received !== voters || wrong.size > 0) process.exitCode = 1;

/** One voter: the page, counted from their time, so that a server that falls behind is not spared; what it loads; and the ballot, from when it is sent. */
async function vote(slip: string, n: number, moment: number): Promise<void> {
  const from = { 'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` };
  try {
    const page = await server.ask('GET', slip, from);
    pages.add(performance.now() - moment);
    const assets = [...page.body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    const loaded = await Promise.all(
      assets.map((path) => server.ask('GET', path, { ...from, 'accept-encoding': 'br' })),
    );
    const marks = Array.from({ length: SUBJECTS }, (_, s) => (n * 7 + s * 3 + (n >> 3)) % MARKS.length);
    const sent = performance.now();
    const form = marks.map((mark, s) => `m${s}_0=${mark}`).join('&');
    const done = await server.ask('POST', slip, { ...from, 'content-type': 'application/x-www-form-urlencoded' }, form);
    casts.add(performance.now() - sent);
    for (const { status } of [page, ...loaded]) if (status !== 200) note(String(status));
    if (assets.length !== 2) note('page without its files');
    if (done.status !== 303) return note(String(done.status));
    for (const [s, mark] of marks.entries()) (counts[s] as number[])[mark] = (counts[s]?.[mark] ?? 0) + 1;
  } catch (error) {
    note((error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function note(what: string): void {
  wrong.set(what, (wrong.get(what) ?? 0) + 1);
}

function nameOf(subject: number): string {
  return `对象${subject + 1}`;
}

async function openPoll(): Promise<{ readonly poll: string; readonly slips: readonly string[] }> {
  await office('POST', '/api/sign-in', { county: 'demo', login: 'office', password: server.password });
  const question = {
    id: '',
    name: '民主测评',
    figure: '',
    marks: { kind: 'options', options: MARKS.map((key, m) => ({ key, value: String(100 - 20 * m) })) },
    void: [],
    invalid: 'void',
    atLeast: 3,
  };
  const rules = { poll: '民主测评', name: '民主测评', questions: [question], groups: [] };
  const made = await office('POST', '/api/polls', {
    title: '满负荷的测评',
    abstain: false,
    from: { kind: 'rules', rules },
  });
  const subjects = Array.from({ length: SUBJECTS }, (_, s) => ({ name: nameOf(s), section: s < 10 ? '甲' : '乙' }));
  const electorates = [{ group: '', slips: voters, paper: false, voters: [] }];
  const drafted = await office('PUT', `/api/polls/${made.id}`, {
    revision: made.revision,
    title: made.title,
    abstain: false,
    forms: [{ name: '', subjects, electorates }],
  });
  const open = await office('POST', `/api/polls/${made.id}/open`, { revision: drafted.revision });
  const { slips } = await office('GET', `/api/polls/${made.id}/slips?electorate=${open.forms[0].electorates[0].id}`);
  const paths = (slips as readonly { readonly address: string }[]).map(({ address }) =>
    address.replace(/^https?:\/\/[^/]+/, ''),
  );
  return { poll: made.id, slips: paths };
}
