/** From ballots and papers to numbers: pure, and nothing of it follows the order in which they came. */
import { type PollQuestion, type PollRules, tallyOf } from '@shiji/engine';
import type { ElectorateOutcome, PollOutcome, PollTallyRow, QuestionOutcome } from './outcome.ts';
import type { PaperMarks } from './paper.ts';
import type { PaperReading } from './paper-readings.ts';

/** All that one group handed in on one paper. */
export interface Box {
  readonly electorate: string;
  readonly group: string;
  /** Identities of the form's subjects, in its order; `rows`: their ids in this poll. */
  readonly subjects: readonly string[];
  readonly rows: readonly string[];
  /** What was cast, opened. */
  readonly ballots: readonly PaperMarks[];
  /** What was counted by hand; absent: it votes in other ways, or its papers were struck. */
  readonly papers?: PaperReading;
  readonly struck?: string;
}

export interface Counted {
  /** Ballots and papers in all, valid or not: what a quorum is of. */
  readonly cast: number;
  readonly outcome: PollOutcome;
}

/** Counts the whole poll. What a group gave a subject in fewer valid marks than the rules ask for is left out. */
export function countPoll(rules: PollRules, boxes: readonly Box[]): Counted {
  const counts = boxes.map((box) => ({ box, ...countBox(rules, box) }));
  const sums = new Map<string, PollTallyRow>();
  const marks = new Map<string, number>();
  const keyOf = ({ group, question, subject }: PollTallyRow) => JSON.stringify([group, question, subject]);
  for (const row of counts.flatMap(({ rows }) => rows)) {
    const key = JSON.stringify([keyOf(row), row.mark]);
    sums.set(key, { ...row, count: (sums.get(key)?.count ?? 0) + row.count });
    marks.set(keyOf(row), (marks.get(keyOf(row)) ?? 0) + row.count);
  }
  const least = new Map(rules.questions.map(({ id, atLeast }) => [id, atLeast]));
  const tallies = [...sums.values()]
    .filter((row) => (marks.get(keyOf(row)) ?? 0) >= (least.get(row.question) ?? 1))
    .sort(inOrder(rules));
  return {
    cast: counts.reduce((sum, { received }) => sum + received, 0),
    outcome: { electorates: counts.map(({ box, received, papers }) => told(rules, box, received, papers)), tallies },
  };
}

interface PaperNumbers {
  readonly question: string;
  readonly valid: number;
  readonly void: number;
  readonly blank: number;
}

function countBox(rules: PollRules, box: Box) {
  // The least numbers are asked for when papers and ballots stand together.
  const questions = rules.questions.map((question) => ({ ...question, atLeast: 1 }));
  const alone: PollRules = {
    poll: rules.poll,
    name: rules.name,
    questions,
    groups: box.group === '' ? [] : [{ key: box.group, weight: '1' }],
  };
  const tally = tallyOf(
    alone,
    box.ballots.map((marks) => ({ group: box.group, marks: marksOf(questions, box, marks) })),
  );
  const byHand = box.papers?.questions ?? [];
  const identity = new Map(box.rows.map((row, index) => [row, box.subjects[index] ?? row]));
  const rows: PollTallyRow[] = [
    ...tally.rows
      .filter(({ count }) => count > 0)
      .map(({ group, question, subject, value, count }) => ({
        group,
        question,
        subject,
        mark: value,
        count,
      })),
    ...byHand.flatMap(({ question, subjects }) =>
      subjects.flatMap(({ subject, counts }) =>
        counts
          .filter(({ count }) => count > 0)
          .map(({ mark, count }) => ({
            group: box.group,
            question,
            subject: identity.get(subject) ?? subject,
            mark,
            count,
          })),
      ),
    ),
  ];
  const papers = tally.papers.map((numbers): PaperNumbers => {
    const typed = byHand.find(({ question }) => question === numbers.question);
    const handed = box.papers?.papers ?? 0;
    const spoilt = typed?.void ?? 0;
    return {
      question: numbers.question,
      valid: numbers.valid + handed - spoilt,
      void: numbers.void + spoilt,
      blank: numbers.blank,
    };
  });
  return { received: tally.cast + (box.papers?.papers ?? 0), rows, papers };
}

const marksOf = (questions: readonly PollQuestion[], box: Box, marks: PaperMarks) =>
  Object.fromEntries(
    questions.map(({ id }, question) => [
      id,
      Object.fromEntries(
        box.subjects.flatMap((subject, index) => {
          const mark = marks[question]?.[index] ?? null;
          return mark === null ? [] : [[subject, mark]];
        }),
      ),
    ]),
  );

/** Of a group with too few valid ballots on a question nothing is told but that. */
function told(rules: PollRules, box: Box, received: number, papers: readonly PaperNumbers[]): ElectorateOutcome {
  const questions = papers.map(({ question, valid, void: spoilt, blank }): QuestionOutcome => {
    const least = rules.questions.find(({ id }) => id === question)?.atLeast ?? 1;
    return valid < least ? { question, tooFew: true, least } : { question, tooFew: false, valid, void: spoilt, blank };
  });
  return {
    id: box.electorate,
    ...(questions.every(({ tooFew }) => tooFew) ? {} : { received }),
    ...(box.struck === undefined ? {} : { struck: box.struck }),
    questions,
  };
}

/** As the rules list questions, groups and options; subjects by id. */
function inOrder(rules: PollRules) {
  const questions = rules.questions.map(({ id }) => id);
  const groups = rules.groups.map(({ key }) => key);
  const rankOf = ({ question, mark }: PollTallyRow): number => {
    const marks = rules.questions.find(({ id }) => id === question)?.marks;
    return marks?.kind === 'options' ? marks.options.findIndex(({ key }) => key === mark) : Number.parseFloat(mark);
  };
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return (a: PollTallyRow, b: PollTallyRow): number =>
    questions.indexOf(a.question) - questions.indexOf(b.question) ||
    text(a.subject, b.subject) ||
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    rankOf(a) - rankOf(b);
}
