/** What a poll leaves in the ledger, and how the engine reads it. */
import type { PollRules } from '@shiji/engine';
import type { Json } from '../../ledger/json.ts';
import type { NewFact } from '../../ledger/store/record.ts';
import { identityOf, type Poll, type PollForm } from './model.ts';
import type { PollOutcome } from './outcome.ts';

/** How often a group gave one subject each mark; about the person or unit, or about the poll where the subject has only a name in it. */
export const POLL_TALLY = 'poll.tally';
/** That a poll ended, with its rules and how many ballots came of each group; about the poll. */
export const POLL_CLOSED = 'poll.closed';

type Fact = Pick<NewFact, 'kind' | 'subject' | 'payload' | 'occurrence'>;

export interface TallyPayload {
  /** Id of the poll; `name`: by which a scheme reads it. */
  readonly poll: string;
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly group: string;
  /** Id of the person or unit, or of what has only a name. */
  readonly subject: string;
  readonly subjectName: string;
  readonly counts: readonly { readonly mark: string; readonly count: number }[];
}

type Ended = Pick<Poll, 'id' | 'title' | 'rules' | 'source' | 'state' | 'reason' | 'unit'>;

/** One for each subject, question and group that gave enough. */
export function tallyFactsOf(poll: Ended, forms: readonly PollForm[], outcome: PollOutcome): readonly Fact[] {
  const subjects = new Map(
    forms.flatMap((form) => form.subjects.map((subject) => [identityOf(subject), subject] as const)),
  );
  const by = new Map<string, { counts: { mark: string; count: number }[]; payload: Omit<TallyPayload, 'counts'> }>();
  for (const { group, question, subject, mark, count } of outcome.tallies) {
    const key = JSON.stringify([subject, question, group]);
    const one = by.get(key) ?? {
      counts: [],
      payload: {
        poll: poll.id,
        name: poll.rules.poll,
        title: poll.title,
        question,
        group,
        subject,
        subjectName: subjects.get(subject)?.name ?? '',
      },
    };
    one.counts.push({ mark, count });
    by.set(key, one);
  }
  return [...by.values()].map(({ payload, counts }) => {
    const subject = subjects.get(payload.subject);
    return {
      kind: POLL_TALLY,
      subject: subject?.person ?? subject?.unit ?? poll.id,
      payload: { ...payload, counts } as unknown as Json,
    };
  });
}

/** Without an outcome: that it was made void. */
export function closedFactOf(poll: Ended, forms: readonly PollForm[], outcome?: PollOutcome): Fact {
  const electorates = forms.flatMap((form) =>
    form.electorates.map(({ id, group }) => ({
      form: form.name,
      group,
      ...outcome?.electorates.find((one) => one.id === id),
    })),
  );
  const payload = {
    poll: poll.id,
    name: poll.rules.poll,
    title: poll.title,
    state: poll.state,
    ...(poll.reason === undefined ? {} : { reason: poll.reason }),
    ...(poll.source === undefined ? {} : { source: poll.source }),
    ...(poll.unit === undefined ? {} : { unit: poll.unit }),
    rules: poll.rules,
    ...(outcome === undefined ? {} : { electorates }),
  };
  return {
    kind: POLL_CLOSED,
    subject: poll.id,
    payload: payload as unknown as Json,
    occurrence: `poll ${poll.id} ended`,
  };
}

/** A row of the engine's table `tallies`. */
export interface TallyTableRow {
  readonly poll: string;
  readonly group: string;
  readonly question: string;
  readonly subject: string;
  readonly value: string;
  readonly count: number;
}

/** The facts of kind `poll.tally` as the scheme's figures read them; subjects by their ids here. */
export const tallyRowsOf = (facts: readonly TallyPayload[]): readonly TallyTableRow[] =>
  facts.flatMap(({ name, group, question, subject, counts }) =>
    counts.map(({ mark, count }) => ({ poll: name, group, question, subject, value: mark, count })),
  );

/** An outcome as the same rows. */
export const outcomeRowsOf = (rules: Pick<PollRules, 'poll'>, { tallies }: PollOutcome): readonly TallyTableRow[] =>
  tallies.map(({ mark, ...row }) => ({ poll: rules.poll, ...row, value: mark }));
