/**
 * A running server with a county's people in front of it: each with a session of their own, each request through HTTP. The server is a process
 * that may be killed at any moment; requests that got no answer are sent again with their key once it is back, as browsers do.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { Latencies } from './latencies.ts';

export interface User {
  readonly account: string;
  readonly name: string;
  readonly person?: string;
  readonly cookie: string;
  /** As it comes through the proxy: everybody has their own. */
  readonly address: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: as tests look into answers: wrong guesses fail them
  readonly body: any;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  /** Sent more than once, since the server was killed before it answered. */
  readonly again: boolean;
}

export interface Sent {
  /** JSON; bytes where it is a Buffer; a form's text where it is a string. */
  readonly body?: unknown;
  /** Absent: a new one for each request. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Place {
  /** Whoever signs in from nowhere asks without a user. */
  ask(user: User | undefined, address: string, sent?: Sent): Promise<Answer>;
  /** What must go well: the answer's body. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  well(user: User, address: string, body?: unknown): Promise<any>;
  /** A later moment: a day, which begins at nine, or the moment itself. */
  at(when: string): Promise<void>;
  now(): Date;
  /** After so many more answers the process is killed in the middle of what it does, and started again. */
  killAfter(answers: number): void;
  /** Of the serving process. */
  pid(): number;
  /** Waits for a kill under way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  readonly latencies: Latencies;
  /** Answers by status and code. */
  readonly answers: ReadonlyMap<string, number>;
  readonly counts: { readonly requests: number; readonly kills: number; readonly resent: number };
}

const PROCESS = new URL('serving-process.ts', import.meta.url);
const BACK = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET']);

interface Process {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<unknown>;
}

async function start(folder: string, at: Date, environment: Readonly<Record<string, string>>): Promise<Process> {
  const child = fork(PROCESS, [at.toISOString()], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      // As behind a proxy, which tells people's own addresses.
      TRUSTED_PROXIES: '1',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const [said] = (await Promise.race([once(child, 'message'), ended.then(() => [{ refused: 'ended' }])])) as [
    { readonly url?: string; readonly refused?: string },
  ];
  if (said.url === undefined) throw new Error(`the server did not start: ${said.refused}`);
  return { child, url: said.url, ended };
}

/** On a data folder in which there is a county already. */
export async function openPlace(
  folder: string,
  begin: Date,
  environment: Readonly<Record<string, string>> = {},
): Promise<Place> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const latencies = new Latencies();
  const answers = new Map<string, number>();
  const counts = { requests: 0, kills: 0, resent: 0 };
  let set = { at: begin.getTime(), since: performance.now() };
  const now = () => new Date(set.at + performance.now() - set.since);
  let serving: Promise<Process> = start(folder, now(), environment);
  let pid = (await serving).child.pid ?? 0;
  let left = Number.POSITIVE_INFINITY;

  async function killed(): Promise<Process> {
    const { child, ended } = await serving;
    child.kill('SIGKILL');
    await ended;
    counts.kills += 1;
    const next = await start(folder, now(), environment);
    pid = next.child.pid ?? 0;
    return next;
  }

  async function ask(user: User | undefined, address: string, sent: Sent = {}): Promise<Answer> {
    const [method = '', path = ''] = address.split(' ');
    const { payload, type } = payloadOf(sent.body);
    const headers = {
      'x-forwarded-for': user?.address ?? '10.200.0.1',
      ...(user === undefined ? {} : { cookie: user.cookie }),
      ...(payload === undefined ? {} : { 'content-type': type, 'content-length': String(payload.length) }),
      ...(method === 'GET' ? {} : { 'x-shiji': '1', 'idempotency-key': sent.key ?? randomUUID() }),
      ...sent.headers,
    };
    for (let again = false; ; again = true) {
      const { url } = await serving;
      const began = performance.now();
      try {
        const raw = await send(agent, url + path, method, headers, payload);
        // Of one that waited for the next server nobody would say how fast the server is.
        if (!again) latencies.add(kindOf(method, path), performance.now() - began);
        const json = raw.headers['content-type']?.includes('json') === true;
        const body = json ? JSON.parse(raw.bytes.toString()) : undefined;
        counts.requests += 1;
        const code = `${raw.status}${raw.status < 400 ? '' : ` ${body?.code ?? ''}`}`;
        answers.set(code, (answers.get(code) ?? 0) + 1);
        left -= 1;
        if (left <= 0) {
          left = Number.POSITIVE_INFINITY;
          serving = killed();
        }
        return { ...raw, body, again };
      } catch (error) {
        if (!BACK.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
        counts.resent += 1;
      }
    }
  }

  return {
    ask,
    async well(user, address, body) {
      const answer = await ask(user, address, body === undefined ? {} : { body });
      if (answer.status !== 200) throw new Error(`${user.name}, ${address}: ${answer.status} ${answer.bytes}`);
      return answer.body;
    },
    async at(when) {
      const at = when.length === 10 ? new Date(`${when}T01:00:00Z`) : new Date(when);
      if (at < now()) throw new Error(`${when} is over: it is ${now().toISOString()}`);
      const { child } = await serving;
      set = { at: at.getTime(), since: performance.now() };
      child.send({ at: at.getTime() });
      await once(child, 'message');
    },
    now,
    killAfter: (more) => {
      left = more;
    },
    pid: () => pid,
    settled: async () => {
      await serving;
    },
    async stop() {
      const { child, ended } = await serving;
      child.kill('SIGTERM');
      await ended;
      agent.destroy();
    },
    latencies,
    answers,
    counts,
  };
}

function payloadOf(body: unknown): { readonly payload?: Buffer; readonly type: string } {
  if (body === undefined) return { type: '' };
  if (Buffer.isBuffer(body)) return { payload: body, type: 'application/octet-stream' };
  if (typeof body === 'string') return { payload: Buffer.from(body), type: 'application/x-www-form-urlencoded' };
  return { payload: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

/** The address without what it names. */
function kindOf(method: string, path: string): string {
  const [plain = ''] = path.split('?');
  return `${method} ${plain
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replace(/^\/(b|p)\/.*/, '/$1/…')
    .replace(/\/20\d\d-\w+$/, '/…')}`;
}

function send(
  agent: Agent,
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  payload: Buffer | undefined,
): Promise<Pick<Answer, 'status' | 'bytes' | 'headers'>> {
  return new Promise((resolve, reject) => {
    const going = request(url, { method, agent, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(pieces), headers: answer.headers }),
      );
    });
    going.on('error', reject);
    going.end(payload);
  });
}
