/** What a hundred people ask of a round: how long each has to wait when they ask at once, and what one request costs the processors. */
import { setTimeout as pause } from 'node:timers/promises';
import { Latencies } from './latencies.ts';
import type { User } from './place.ts';
import { at, type Playing } from './playing.ts';
import { processorOf } from './processor.ts';

export interface Mix {
  /** Whether entries are still taken; afterwards everybody looks at their own tree. */
  readonly entries: boolean;
}

/** The last week's entry of somebody, or its next version. */
export async function entered({ place, round }: Playing, user: User, n: number): Promise<void> {
  const path = `/api/rounds/${round}/logs/${user.person}/weekly/2026-W13`;
  const { revision } = await place.well(user, `GET ${path}`);
  await place.well(user, `POST ${path}`, { text: `核对台账 ${n}。`, indicators: [], photos: [], revision });
}

type Kind = readonly [name: string, work: () => Promise<unknown>];

/** By each kind what the nth of so many people asks in a second. */
function mixOf(playing: Playing, { entries }: Mix, users: number): (n: number, second: number) => readonly Kind[] {
  const { place, subjects } = playing;
  const leaders = [...new Set(subjects.flatMap(({ reviewers }) => Object.values(reviewers)))];
  const people = subjects.filter((_, n) => n % Math.floor(subjects.length / users) === 0).slice(0, users);
  return (n, second) => {
    const one = people[n];
    if (one === undefined) return [];
    const leader = playing.county.user(leaders[n % leaders.length] ?? '');
    const led = subjects.find(({ reviewers }) => Object.values(reviewers).includes(leader.person ?? ''));
    return [
      ['day', () => place.well(one.user, 'GET /api/home')],
      entries
        ? // Somebody else each time: of two at once by one person the later is told so.
          ['entry', () => entered(playing, subjects[(second * users + n) % subjects.length]?.user ?? one.user, second)]
        : ['own results', () => place.well(one.user, 'GET /api/results/mine')],
      ['review list', () => place.well(leader, `GET ${at(playing, '/reviews')}`)],
      entries
        ? ['tree', () => place.well(leader, `GET ${at(playing, `/people/${led?.person}/sheet`)}`)]
        : ['tree', () => place.well(one.user, `GET ${at(playing, `/people/${one.person}/sheet`)}`)],
    ];
  };
}

/** So many people for so long, each a request a second at a time of their own, sent whether or not the last was answered. */
export async function load(playing: Playing, mix: Mix, users: number, seconds: number) {
  const latencies = new Latencies();
  const wrong = new Map<string, number>();
  const kindsOf = mixOf(playing, mix, users);
  const send = async (n: number, second: number): Promise<void> => {
    const kinds = kindsOf(n, second);
    const [kind, work] = kinds[(n + second) % kinds.length] as Kind;
    const began = performance.now();
    try {
      await work();
      latencies.add(kind, performance.now() - began);
    } catch (error) {
      const told = String(error).replace(/^.*: (\d{3}) .*$/s, '$1');
      wrong.set(told, (wrong.get(told) ?? 0) + 1);
    }
  };
  const start = performance.now() + 200;
  const under: Promise<void>[] = [];
  for (let tick = 0; tick < users * seconds; tick++) {
    const moment = start + (tick * 1000) / users;
    const wait = moment - performance.now();
    if (wait > 0) await pause(wait);
    under.push(send(tick % users, Math.floor(tick / users)));
  }
  await Promise.all(under);
  return { kinds: latencies.timed(), errors: Object.fromEntries(wrong) };
}

/** Each kind so often before it counts: what is computed once for all is there. */
const WARM = 100;
const COUNTED = 200;

/**
 * Processor time of one request of each kind, milliseconds: the server's and the database's, one request after the other. Whatever else the machine
 * does bears on it little. An entry is two requests.
 */
export async function costs(playing: Playing, mix: Mix, users: number) {
  const kindsOf = mixOf(playing, mix, users);
  const found: { kind: string; server: number; database: number }[] = [];
  for (const [place, [kind]] of kindsOf(0, 0).entries()) {
    const ask = async (times: number, second: number) => {
      for (let n = 0; n < times; n++) await kindsOf(n % users, second + Math.floor(n / users))[place]?.[1]();
    };
    await ask(WARM, 100);
    const before = processorOf(playing.place.pid());
    await ask(COUNTED, 200);
    const after = processorOf(playing.place.pid());
    if (before === undefined || after === undefined) return [];
    const each = (ms: number) => Math.round((ms / COUNTED) * 10) / 10;
    found.push({ kind, server: each(after.own - before.own), database: each(after.below - before.below) });
  }
  return found;
}
