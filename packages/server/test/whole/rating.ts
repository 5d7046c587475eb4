/** The colleagues' rating: one paper for each unit, everybody draws a ballot signed in and casts it; then the counts go into the round. */
import { randomUUID } from 'node:crypto';
import { drawOf } from './beginning.ts';
import { byMany } from './hands.ts';
import type { Answer } from './place.ts';
import { at, type Playing } from './playing.ts';

export interface Holding {
  readonly stage: string;
  readonly papers: 'one' | 'each';
  readonly voters: 'colleagues' | 'leaders';
  /** Place of the mark that somebody gives to the nth of the paper. */
  readonly mark: (voter: string, n: number, marks: number) => number;
  /** Marks that no ballot may have all over. */
  readonly refused?: (n: number) => number;
}

export async function rate(playing: Playing, { stage, papers, voters, mark, refused }: Holding): Promise<void> {
  const { place, county, extent, subjects, done, say } = playing;
  const { office } = county;
  const stagePath = at(playing, `/stages/${stage}`);
  const { poll } = await place.well(office, `POST ${stagePath}/polls`, { papers, voters });
  const drafted = await place.well(office, `GET /api/polls/${poll}`);
  const opened = await place.well(office, `POST /api/polls/${poll}/open`, { revision: drafted.revision });
  const marks: number = opened.rules.questions[0].marks.options.length;
  // Counts that must come out: by subject and mark.
  const counted = new Map<string, number[]>();
  const voting = opened.forms.flatMap(
    (form: { subjects: { person: string }[]; electorates: { id: string; voters: { id: string }[] }[] }) =>
      form.electorates.flatMap((electorate) =>
        electorate.voters.map(({ id }) => ({ voter: id, electorate: electorate.id, paper: form.subjects })),
      ),
  ) as {
    readonly voter: string;
    readonly electorate: string;
    readonly paper: readonly { readonly person: string }[];
  }[];
  if (extent.kills > 1) place.killAfter(voting.length);
  await byMany(extent.hands, voting, async ({ voter, electorate, paper }) => {
    const user = county.user(voter);
    if (drawOf('votes', voter).happens(0.05)) return;
    const awaiting = await place.well(user, 'GET /api/me/polls');
    if (awaiting.polls.length === 0) throw new Error('no poll awaits a voter');
    const body = { electorate, nonce: randomUUID() };
    const drawn = await place.ask(user, `POST /api/polls/${poll}/draw`, { body });
    if (drawn.status !== 200) {
      if (!drawn.again || drawn.body.code !== 'draw-taken') throw new Error(String(drawn.bytes));
      done.lostDraws += 1;
      return;
    }
    const { address } = drawn.body;
    const given = paper.map((_, n) => mark(voter, n, marks));
    const page = await place.ask(undefined, `GET ${address}`);
    if (page.status !== 200) throw new Error(`no ballot: ${page.status}`);
    if (refused !== undefined) {
      const back = await castOn(
        playing,
        address,
        paper.map((_, n) => refused(n)),
      );
      if (back.status < 400 || !back.bytes.toString().includes('40%')) throw new Error(`not sent back: ${back.status}`);
    }
    const cast = await castOn(playing, address, given);
    if (cast.status !== 303) throw new Error(`a ballot was refused: ${cast.status} ${cast.bytes}`);
    for (const [n, { person }] of paper.entries()) {
      const counts = counted.get(person) ?? Array.from({ length: marks }, () => 0);
      counts[given[n] ?? 0] = (counts[given[n] ?? 0] ?? 0) + 1;
      counted.set(person, counts);
    }
    done.votes += 1;
  });
  await place.settled();
  const { received } = await place.well(office, `GET /api/polls/${poll}/progress`);
  if (received !== done.votes) throw new Error(`${done.votes} ballots were acknowledged, ${received} are there`);
  const closed = await place.well(office, `POST /api/polls/${poll}/close`, {});
  say(`${closed.title}: ${voting.length} voters, ${received} ballots, ${done.lostDraws} lost draws`);
  await checkCounts(playing, poll, opened, counted);
  await place.well(office, `POST ${stagePath}/completion`, {});
  if (subjects.length === 0) throw new Error('nobody was rated');
}

const castOn = ({ place }: Playing, address: string, given: readonly number[]): Promise<Answer> =>
  place.ask(undefined, `POST ${address}`, { body: given.map((mark, n) => `m${n}_0=${mark}`).join('&') });

interface Opened {
  readonly rules: {
    readonly questions: readonly [{ readonly marks: { readonly options: readonly { readonly key: string }[] } }];
  };
}

async function checkCounts(
  { place, county }: Playing,
  poll: string,
  { rules }: Opened,
  counted: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const results = await place.well(county.office, `GET /api/polls/${poll}/results`);
  const [{ marks }] = rules.questions;
  for (const board of results.boards)
    for (const { subject, groups } of board.questions[0].rows) {
      const [group] = groups;
      if (group === undefined || group.tooFew) continue;
      const mine = counted.get(subject) ?? [];
      for (const [n, { key }] of marks.options.entries()) {
        const theirs = group.counts.find((one: { mark: string }) => one.mark === key)?.count ?? 0;
        if (theirs !== (mine[n] ?? 0)) throw new Error(`${theirs} ${key} were counted in place of ${mine[n]}`);
      }
    }
}

export const colleagues = (voter: string, n: number, marks: number): number =>
  drawOf('mark', voter, String(n)).weighted(Array.from({ length: marks }, (_, m) => [m, 4 ** (marks - m)] as const));
