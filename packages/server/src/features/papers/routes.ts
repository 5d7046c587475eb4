import { resultOf } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import { WORD_TYPE, wordFile } from '../../documents/word.ts';
import type { Slice } from '../../http/app.ts';
import type { Endpoint } from '../../http/contract.ts';
import { about, type Call, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { runOfVersion } from '../results/sheet.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { rosterReader } from '../roster/load.ts';
import { findRound } from '../rounds/find.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { papersContract } from './contract.ts';
import { paperNames, paperRefusals } from './copy.ts';
import { gatherPapers } from './gather.ts';
import { lettersOf } from './letters.ts';
import { meetingOf, minutesOf } from './minutes.ts';
import { mayReadLetter, mayReadLetters, mayReadMinutes, type OfLetter } from './policy.ts';
import { fileNameOf } from './words.ts';

export function papersSlice(): Slice<typeof papersContract> {
  return { name: 'papers', contract: papersContract, refusals: paperRefusals, handlers };
}

interface FoundLetter extends OfLetter {
  readonly whole: WholeRound;
  readonly organization: string;
}

async function findLetter({
  params,
  scope,
}: {
  readonly params: { readonly id: string; readonly person: string };
  readonly scope: Scope;
}): Promise<FoundLetter | undefined> {
  const whole = await roundReader(scope).round(params.id);
  const subject = whole && (await roundReader(scope).subject(params.id, params.person));
  if (whole === undefined || subject === undefined) return undefined;
  return {
    whole,
    person: subject.person,
    organization: subject.organization,
    unitPaths: await rosterReader(scope).pathsOf([subject.organization]),
    told: (await told(scope, whole, await resultReader(scope).versions(params.id))) !== undefined,
  };
}

type Noted = Pick<Call<Endpoint>, 'actor' | 'now' | 'origin' | 'write'>;

/** Papers about others leave a trace that those can ask for. */
async function noteTaken({ actor, now, origin, write }: Noted, what: string, subject: string): Promise<void> {
  const entry = { action: 'round-export', outcome: 'done', actor: actor.account, subject } as const;
  await write((tx) => recordAudit(tx, { ...entry, at: now, origin, detail: { what } }));
}

const handlers: Handlers<typeof papersContract> = {
  'GET /api/rounds/:id/people/:person/letter': about(findLetter, mayReadLetter, async (call, found) => {
    const { scope, actor, now } = call;
    const { whole, person, organization } = found;
    const version = await told(scope, whole, await resultReader(scope).versions(whole.round.id));
    if (version === undefined) return refuse('not-told');
    const papers = await gatherPapers(scope, { round: whole.round, version, organizations: [organization], person });
    const [one] = papers.people;
    if (one === undefined) return refuse('not-found');
    if (actor.person !== person) await noteTaken(call, 'letter', person);
    const bytes = await wordFile(lettersOf(papers, [one], dayOf(now)));
    return { name: paperNames.letter(fileNameOf(whole.round.name), fileNameOf(one.name)), type: WORD_TYPE, bytes };
  }),

  'GET /api/rounds/:id/letters': about(findRound, mayReadLetters, async (call, { whole }) => {
    const { scope, actor, now, query } = call;
    const { round } = whole;
    const version = await told(scope, whole, await resultReader(scope).versions(round.id));
    if (version === undefined) return refuse('not-told');
    const own = unitsSeen(actor);
    const below = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
    const organizations =
      query.organization === undefined
        ? below
        : [query.organization].filter((one) => below === undefined || below.includes(one));
    const papers = await gatherPapers(scope, {
      round,
      version,
      ...(organizations === undefined ? {} : { organizations }),
    });
    if (papers.people.length === 0) return refuse('not-found');
    await noteTaken(call, 'letters', round.id);
    const bytes = await wordFile(lettersOf(papers, papers.people, dayOf(now)));
    return { name: paperNames.letters(fileNameOf(round.name)), type: WORD_TYPE, bytes };
  }),

  'GET /api/rounds/:id/minutes': about(findRound, mayReadMinutes, async (call, { whole: { round } }) => {
    const { scope } = call;
    const version = (await resultReader(scope).versions(round.id)).find((one) => one.settled !== undefined);
    if (version === undefined) return refuse('not-settled');
    const papers = await gatherPapers(scope, { round, version });
    const scored = await runOfVersion(scope, round, version.version, version.tablesHash);
    if (scored === undefined) throw new Error('the tables of a version are gone');
    const minutes = minutesOf(papers, await meetingOf(scope, papers, resultOf(scored.run).seats));
    if (minutes === undefined) return refuse('not-settled');
    await noteTaken(call, 'minutes', round.id);
    return { name: paperNames.minutes(fileNameOf(round.name)), type: WORD_TYPE, bytes: await wordFile(minutes) };
  }),
};
