/** Votes of the demonstration: cast with the codes of slips, as somebody does who was handed one. */
import type { PollMarks } from '@shiji/engine';
import type { Scope } from '../db/scope.ts';
import { cast, readBallot } from '../features/ballots/store.ts';
import { codeHash, codesOf } from '../features/polls/codes.ts';
import type { PaperMarks } from '../features/polls/paper.ts';
import { pollReader } from '../features/polls/store.ts';
import type { BallotKeys } from '../ports/ballot-keys.ts';
import { chance } from './chance.ts';

/** Casts the first of the poll's slips; who holds them rates as most people do. */
export async function castSlips(
  scope: Scope,
  keys: BallotKeys,
  id: string,
  poll: { readonly title: string; readonly cast: number },
): Promise<void> {
  const key = await keys.open(scope.tenant, id);
  const [form] = await pollReader(scope).forms(id);
  const [electorate] = form?.electorates ?? [];
  if (key === undefined || electorate === undefined) throw new Error('a poll of the demonstration has no ballots');
  const ballot = await readBallot(scope, id, electorate.id);
  for (const [nth, code] of codesOf(key, electorate.id, 'slip', poll.cast).entries()) {
    const marks = ballot.questions.map(({ marks: offered }) =>
      marksOf(offered, ballot.subjects, `${poll.title}/${nth}`),
    );
    const done = await cast(scope, key, codeHash(code), ballot, marks);
    if (done !== 'cast') throw new Error(`a ballot of the demonstration was not cast: ${done}`);
  }
}

/** A voter's marks: as most people rate, and at most four in ten best, so that the paper is valid under any of the schemes' rules. */
function marksOf(
  offered: PollMarks,
  subjects: readonly { readonly name: string }[],
  voter: string,
): PaperMarks[number] {
  if (offered.kind !== 'options') throw new Error('the polls of the demonstration ask for options');
  const [best, second, third = second] = offered.options.map(({ key }) => key);
  const most = Math.floor(subjects.length * 0.4);
  let given = 0;
  return subjects.map(({ name }) => {
    // How somebody works is the same for all, and each sees it a little differently.
    const work = chance(`work/${name}`).whole(0, 60) + chance(`voter/${voter}/${name}`).whole(0, 40);
    if (work >= 55 && given < most) {
      given += 1;
      return best ?? null;
    }
    return (work >= 12 ? second : third) ?? null;
  });
}
