/** What came out of a closed poll. */
import type { Scope } from '../../db/scope.ts';
import { refuse } from '../../http/refusals.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { identityOf, type Poll, type PollForm, type PollSubject } from './model.ts';
import type { PollOutcome } from './outcome.ts';
import { rulesInWords } from './rules-in-words.ts';
import { type SubjectScore, scoreBoard } from './score-board.ts';
import { pollReader } from './store.ts';
import { cautionsOf } from './view.ts';

/** Means, places and counts; groups with too few say only that. */
export async function resultsOf(
  { scope, keys, now }: { readonly scope: Scope; readonly keys: BallotKeys; readonly now: Date },
  poll: Poll,
) {
  const { outcome, closedAt } = poll;
  if (poll.state !== 'closed' || outcome === undefined || closedAt === undefined) return refuse('not-closed');
  const forms = await pollReader(scope).forms(poll.id);
  return {
    title: poll.title,
    state: poll.state,
    closedAt,
    rulesInWords: [...rulesInWords(poll.rules)],
    electorates: forms.flatMap((form) =>
      form.electorates.map(({ id, group, expected }) => {
        const told = outcome.electorates.find((one) => one.id === id);
        return {
          id,
          formName: form.name,
          group,
          ...(expected === undefined ? {} : { expected }),
          ...(told?.received === undefined ? {} : { received: told.received }),
          ...(told?.struck === undefined ? {} : { struck: told.struck }),
          questions: [...(told?.questions ?? [])],
        };
      }),
    ),
    boards: boardsShown(poll, outcome, forms),
    cautions: [...(await cautionsOf({ scope, keys, now }, poll, forms))],
  };
}

/** Means and places alone, of a poll that is closed; of any other none. */
export async function boardsOfPoll(scope: Scope, poll: Poll) {
  const { outcome } = poll;
  return outcome === undefined ? [] : boardsShown(poll, outcome, await pollReader(scope).forms(poll.id));
}

const boardsShown = (poll: Poll, outcome: PollOutcome, forms: readonly PollForm[]) =>
  boardsOf(forms).map((board) => boardShown(poll, outcome, board));

interface Board {
  readonly name: string;
  /** Each once, though it may stand on several papers. */
  readonly subjects: readonly PollSubject[];
  readonly groups: readonly string[];
}

/** Those who can be compared: who stands on one paper, and on papers that share somebody with it. */
function boardsOf(forms: readonly PollForm[]): readonly Board[] {
  const boards: PollForm[][] = [];
  for (const form of forms) {
    const mine = new Set(form.subjects.map(identityOf));
    const joined = boards.filter((board) =>
      board.some(({ subjects }) => subjects.some((subject) => mine.has(identityOf(subject)))),
    );
    for (const board of joined) boards.splice(boards.indexOf(board), 1);
    boards.push([...joined.flat(), form]);
  }
  return boards
    .map((board) => board.sort((a, b) => forms.indexOf(a) - forms.indexOf(b)))
    .sort(([a], [b]) => forms.indexOf(a as PollForm) - forms.indexOf(b as PollForm))
    .map((board) => ({
      name: board.map(({ name }) => name).join('、'),
      subjects: [
        ...new Map(
          board
            .flatMap(({ subjects }) => [...subjects].reverse().map((one) => [identityOf(one), one] as const))
            .reverse(),
        ).values(),
      ],
      groups: [...new Set(board.flatMap(({ electorates }) => electorates.map(({ group }) => group)))],
    }));
}

function boardShown({ rules }: Poll, outcome: PollOutcome, { name, subjects, groups }: Board) {
  const scores = scoreBoard(
    rules,
    subjects.map((subject) => ({ id: identityOf(subject), name: subject.name })),
    outcome,
  );
  return {
    name,
    questions: rules.questions.map((question, index) => {
      const rows = subjects.map((subject) => {
        const identity = identityOf(subject);
        const own = outcome.tallies.filter((row) => row.subject === identity && row.question === question.id);
        const { line, section } = subject;
        return {
          subject: identity,
          name: subject.name,
          ...(line === undefined ? {} : { line }),
          ...(section === undefined ? {} : { section }),
          ...scored(scores.get(identity)?.[index]),
          groups: groups.map((group) => {
            const counts = own.filter((row) => row.group === group).map(({ mark, count }) => ({ mark, count }));
            return counts.length === 0
              ? { group, tooFew: true as const, least: question.atLeast }
              : { group, tooFew: false as const, counts };
          }),
        };
      });
      const last = rows.length + 1;
      // Equal places stay in the order of the papers.
      return { id: question.id, name: question.name, rows: rows.sort((a, b) => (a.place ?? last) - (b.place ?? last)) };
    }),
  };
}

const scored = (score: SubjectScore | undefined) => ({
  ...(score?.mean === undefined ? {} : { mean: score.mean }),
  ...(score?.because === undefined ? {} : { because: score.because }),
  ...(score?.place === undefined ? {} : { place: score.place }),
  tied: score?.tied ?? false,
  steps: [...(score?.steps ?? [])],
});
