/** What is to become of a ballot that was sent: cast, or given back with the reason in the voter's terms. Pure. */
import { brokenSentence, judgePaper, type PollMarks, type PollQuestion } from '@shiji/engine';
import { markOffered, type PaperMarks } from '../polls/paper.ts';
import { ballotWords } from './copy.ts';

export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Unit and post, as they stand under the name. */
  readonly line?: string;
  /** Those of one section share a screen. */
  readonly section?: string;
}

/** A paper as its voters get it. */
export interface Ballot {
  readonly poll: string;
  readonly form: string;
  readonly electorate: string;
  readonly title: string;
  /** Empty where all count alike. */
  readonly group: string;
  /** ISO moment. */
  readonly endsAt?: string;
  readonly questions: readonly PollQuestion[];
  readonly subjects: readonly Subject[];
  /** Whether anybody may be left unmarked. */
  readonly abstain: boolean;
  /** Voters stand on the paper themselves: each may leave their own line blank. */
  readonly peers: boolean;
  /** Measure word of the subjects. */
  readonly unit: string;
}

/** Fields of the form as they came. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Judged =
  | { readonly kind: 'cast'; readonly marks: PaperMarks }
  | {
      readonly kind: 'back';
      readonly reasons: readonly string[];
      /** What the voter may insist on. */
      readonly offer?: 'blank' | 'void';
      /** Subjects that something is wrong with, by their place on the paper. */
      readonly wrong: readonly number[];
    };

/** The name of a mark's field. */
export const fieldOf = (subject: number, question: number): string => `m${subject}_${question}`;

export function judgeBallot(ballot: Ballot, fields: Fields): Judged {
  const { questions, subjects, unit } = ballot;
  const reasons: string[] = [];
  const wrong = new Set<number>();
  const marks = questions.map((question, q) =>
    subjects.map((subject, s): string | null => {
      const given = fields[fieldOf(s, q)] ?? '';
      const written = typeof given === 'string' ? forgiven(given) : TWICE;
      if (written === '') return null;
      const mark = written === TWICE ? undefined : markIn(question.marks, written);
      if (mark !== undefined) return mark;
      wrong.add(s);
      reasons.push(ballotWords.unreadable(subject.name, askedFor(question.marks)));
      return null;
    }),
  );
  if (wrong.size > 0) return { kind: 'back', reasons, wrong: [...wrong] };

  const blank = subjects.flatMap((_, s) => (marks.some((row) => row[s] === null) ? [s] : []));
  const wholly = blank.filter((s) => marks.every((row) => row[s] === null));
  // One's own line: the paper can't know whose it is, so anybody may leave one line blank.
  const excused = ballot.peers && wholly.length === 1 && blank.length === 1;
  if (blank.length > 0 && !excused && (!ballot.abstain || fields.blank === undefined)) {
    const names = blank.slice(0, MOST_NAMES).map((s) => subjects[s]?.name);
    const text = `${names.join('、')}${blank.length > MOST_NAMES ? '等' : ''}`;
    const said = ballotWords.blanks(blank.length, unit, text);
    const back = { kind: 'back', wrong: blank } as const;
    return ballot.abstain
      ? { ...back, reasons: [said, ballotWords.blanksAllowed], offer: 'blank' }
      : { ...back, reasons: [said, ballotWords.blanksWanted] };
  }

  const broken = questions.flatMap((question, q) => {
    const given = (marks[q] ?? []).filter((mark) => mark !== null);
    return judgePaper(question, given).map((rule) => ({ question, rule }));
  });
  const refused = broken.some(({ question }) => question.invalid === 'refuse');
  if (broken.length > 0 && (refused || fields.void === undefined))
    return {
      kind: 'back',
      reasons: [
        ballotWords.wouldBeVoid,
        ...broken.map(({ question, rule }) =>
          questions.length === 1 || question.name === ''
            ? brokenSentence(question, rule, unit)
            : `${question.name}：${brokenSentence(question, rule, unit)}`,
        ),
      ],
      wrong: [],
      ...(refused ? {} : { offer: 'void' as const }),
    };
  return { kind: 'cast', marks };
}

/** A form with a field twice: no browser sends it. */
const TWICE = '\n';
const MOST_NAMES = 6;

/** Options are sent by their place on the paper. */
function markIn(offered: PollMarks, written: string): string | undefined {
  if (offered.kind === 'numbers') return markOffered(offered, written);
  return /^\d{1,3}$/.test(written) ? offered.options[Number(written)]?.key : undefined;
}

/** What phones type for a number: full-width digits, a comma or 。 for the point, blanks, 分 behind. As ballot/judge.ts of the web. */
function forgiven(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').replace(/[,。]/, '.').replace(/分$/, '').replace(/\.$/, '');
}

/** What may be typed, in words: 0～100 分，最多 1 位小数. */
export function askedFor(offered: PollMarks): string {
  if (offered.kind === 'options') return `请选${offered.options.map(({ key }) => `“${key}”`).join('、')}中的一项`;
  const { lowest, highest, places } = offered;
  return ballotWords.between(lowest.replace('%', ''), highest.replace('%', ''), places);
}
