/** The polls held at a meeting: how many ballots are in, never what is on them; and the results, for a hall to which they were released. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Poll } from '../polls/model.ts';
import { boardsOfPoll } from '../polls/results.ts';
import { pollReader } from '../polls/store.ts';
import { summariesOf } from '../polls/view.ts';

/** More than any agenda has. */
const MOST_POLLS = 20;

/** In the order in which they were set up. */
async function pollsOf(scope: Scope | TxScope, meeting: string): Promise<readonly Poll[]> {
  return [...(await pollReader(scope).list({ meeting }, MOST_POLLS))].reverse();
}

/** `drafts`: also those that nobody can vote in yet. */
export async function pollLines(scope: Scope | TxScope, meeting: string, { drafts }: { readonly drafts: boolean }) {
  const polls = (await pollsOf(scope, meeting)).filter(({ state }) => drafts || state !== 'draft');
  return (await summariesOf(scope, polls)).map(({ id, title, state, stateName, received, expected }) => ({
    id,
    title,
    state,
    stateName,
    ...(received === undefined ? {} : { received }),
    ...(expected === undefined ? {} : { expected }),
  }));
}

/** Means and places of the polls that are closed; nothing of single groups. */
export async function hallResults(scope: Scope, meeting: string) {
  const closed = (await pollsOf(scope, meeting)).filter(({ state }) => state === 'closed');
  const shown = [];
  for (const poll of closed) {
    const boards = await boardsOfPoll(scope, poll);
    shown.push({
      id: poll.id,
      title: poll.title,
      boards: boards.map(({ name, questions }) => ({
        name,
        questions: questions.map((question) => ({
          id: question.id,
          name: question.name,
          rows: question.rows.map(({ groups: _, steps: __, because: ___, section: ____, ...row }) => row),
        })),
      })),
    });
  }
  return { polls: shown };
}
