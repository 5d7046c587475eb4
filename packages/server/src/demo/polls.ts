/**
 * The polls of 青禾县 beside those of its rounds: one that is open, one that is closed with results, one that is void since too few voted.
 * Drafted, opened, cast in and closed by what the office and voters use, a while before today.
 */
import { v7 as uuid } from 'uuid';
import { type Scope, write } from '../db/scope.ts';
import { accountReader } from '../features/accounts/store.ts';
import { closePoll } from '../features/polls/close.ts';
import { takeOffer } from '../features/polls/offers.ts';
import { openPoll } from '../features/polls/open.ts';
import type { FormDraft } from '../features/polls/store.ts';
import { suggestForms } from '../features/polls/suggest.ts';
import { pollWriter } from '../features/polls/writer.ts';
import { RosterBook } from '../features/roster/book.ts';
import { rosterReader } from '../features/roster/load.ts';
import { daysLater } from '../features/roster/spans.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { BallotKeys } from '../ports/ballot-keys.ts';
import { dayOf } from '../ports/clock.ts';
import type { SchemeLibrary } from '../ports/scheme-library.ts';
import type { DemoLogin } from './kinds.ts';
import { castSlips } from './slips.ts';

export interface PollParts {
  readonly keys: BallotKeys;
  readonly library: SchemeLibrary;
}

interface DemoPoll {
  readonly title: string;
  readonly from: { readonly scheme: string; readonly poll: string };
  /** The unit that holds it; absent: the county. */
  readonly unit?: string;
  /** Days before today on which it was opened. */
  readonly ago: number;
  readonly forms: readonly FormDraft[];
  /** Ballots that have come on slips. */
  readonly cast: number;
  readonly closes: boolean;
  /** Days after the opening until which votes are asked for. */
  readonly days: number;
}

const BUREAU = '县农业农村局';
/** Who rate one another signed in; their colleagues are handed slips. */
const COLLEAGUES = ['staff', 'head', 'incharge', 'principal', 'unit'] satisfies DemoLogin[];

/** What is to be shredded is found by the server's own sweep, which begins with it. */
const swept: Jobs = { queue: async () => {} };

/** Adds them to a county that has its roster and its accounts and no poll yet. */
export async function loadPolls(scope: Scope, parts: PollParts, now: Date): Promise<void> {
  const book = new RosterBook(await rosterReader(scope).whole());
  for (const poll of await pollsOf(scope, book, dayOf(now))) await hold(scope, parts, poll, now);
}

async function pollsOf(scope: Scope, book: RosterBook, day: string): Promise<readonly DemoPoll[]> {
  const bureau = unitNamed(book, BUREAU);
  const town = unitNamed(book, '青禾镇');
  const formOf = (unit: string, which: 'staff' | 'inCharge' | 'all') => {
    const [form] = suggestForms(book, day, { units: [unit], which, papers: 'one', groups: [''] });
    if (form === undefined) throw new Error('a unit of the demonstration has nobody to be rated');
    return form;
  };
  const people = formOf(bureau, 'all');
  const signedIn = await Promise.all(COLLEAGUES.map((login) => personOf(scope, login)));
  return [
    {
      title: '机关干部作风建设领导测评',
      from: { scheme: 'xiulin/quarter', poll: '领导测评' },
      unit: bureau,
      ago: 24,
      forms: [{ ...formOf(bureau, 'staff'), electorates: [{ group: '', slips: 7, paper: false, voters: [] }] }],
      cast: 7,
      closes: true,
      days: 2,
    },
    {
      title: '联系村（社区）对镇领导的评价',
      from: { scheme: 'xiacun/quarter', poll: '联系村评价' },
      ago: 10,
      forms: [{ ...formOf(town, 'inCharge'), electorates: [{ group: '', slips: 6, paper: false, voters: [] }] }],
      cast: 2,
      closes: true,
      days: 3,
    },
    {
      title: '机关干部作风建设内部互评',
      from: { scheme: 'fengxiang/quarter', poll: '内部互评' },
      unit: bureau,
      ago: 1,
      forms: [
        {
          ...people,
          electorates: [{ group: '', slips: people.subjects.length - signedIn.length, paper: false, voters: signedIn }],
        },
      ],
      cast: 12,
      closes: false,
      days: 8,
    },
  ];
}

function unitNamed(book: RosterBook, name: string): string {
  const unit = book.unitsNamed(name)[0]?.id;
  if (unit === undefined) throw new Error(`the demonstration has no ${name}`);
  return unit;
}

async function personOf(scope: Scope, login: DemoLogin): Promise<string> {
  const person = (await accountReader(scope).byLogin(login))?.person;
  if (person == null) throw new Error(`${login} of the demonstration is nobody of the roster`);
  return person;
}

/** Drafts, opens, casts and, where it is over, closes; each at its time. */
async function hold(scope: Scope, { keys, library }: PollParts, poll: DemoPoll, now: Date): Promise<void> {
  const day = daysLater(dayOf(now), -poll.ago);
  const opened = new Date(`${day}T09:00:00+08:00`);
  const ends = new Date(`${daysLater(day, poll.days)}T18:00:00+08:00`);
  const id = uuid({ msecs: opened.getTime() });
  const office = await accountReader(scope).byLogin('office');
  const taken = await takeOffer(library, { ...poll.from, day });
  if (office === undefined || taken === undefined) throw new Error(`${poll.title} can't be held`);
  const { title, unit, forms } = poll;
  await write(scope, async (tx) => {
    const writer = pollWriter(tx);
    const draft = { id, title, unit, abstain: true, endsAt: ends.toISOString(), by: office.id, at: opened };
    await writer.insert({ ...draft, ...taken });
    await writer.replaceForms(id, forms);
    const revision = (await writer.lock(id))?.revision ?? '';
    const refused = await openPoll(tx, keys, { id, revision, now: opened });
    if (refused !== undefined) throw new Error(`${title} can't be opened: ${JSON.stringify(refused)}`);
  });
  await castSlips(scope, keys, id, poll);
  if (!poll.closes) return;
  await write(scope, async (tx) => {
    const ending = { id, actor: office.id, authority: 'office', now: ends, struck: [] };
    const refused = await closePoll(tx, { keys, jobs: swept }, ending);
    if (refused !== undefined) throw new Error(`${title} can't be closed: ${refused.refusal}`);
  });
}
