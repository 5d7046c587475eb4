/** Papers counted by hand while they are typed: a grid of subjects and marks for each question, checked row by row. */
import { readCount } from './draft.ts';
import { readDecimal } from './own-rules.ts';
import type { PaperReading, PollQuestion } from './shapes.ts';

export interface PaperDraft {
  /** Papers out of the box, as typed. */
  readonly papers: string;
  readonly questions: readonly QuestionCounts[];
}

export interface QuestionCounts {
  readonly void: string;
  /** The columns: options, or numbers that somebody was given. */
  readonly marks: readonly string[];
  /** By subject and column, as typed; blank is none. */
  readonly cells: readonly (readonly string[])[];
}

/** How a row adds up: undefined where it does. */
export type RowFault =
  | { readonly kind: 'bad' }
  | { readonly kind: 'over'; readonly sum: number }
  | { readonly kind: 'short'; readonly missing: number };

export interface CheckedQuestion {
  /** Papers that count here; undefined while they can't be told. */
  readonly valid: number | undefined;
  readonly rows: readonly {
    readonly sum: number | undefined;
    readonly unmarked: number | undefined;
    readonly fault?: RowFault;
  }[];
  /** Columns that are no number within the bounds, or stand there twice. */
  readonly badMarks: readonly number[];
}

export interface Checked {
  readonly papers: number | undefined;
  readonly questions: readonly CheckedQuestion[];
  /** What is sent; undefined while something doesn't add up. */
  readonly reading: PaperReading | undefined;
}

/** An empty grid, or the one that was typed before. */
export function paperDraft(
  questions: readonly PollQuestion[],
  subjects: readonly string[],
  mine: PaperReading | undefined,
): PaperDraft {
  return {
    papers: mine === undefined ? '' : String(mine.papers),
    questions: questions.map(({ id, marks }) => {
      const before = mine?.questions.find(({ question }) => question === id);
      const used = (before?.subjects ?? []).flatMap(({ counts }) => counts.map(({ mark }) => mark));
      const columns = marks.kind === 'options' ? marks.options.map(({ key }) => key) : [...new Set(used)];
      return {
        void: before === undefined ? '' : String(before.void),
        marks: columns.length === 0 ? [''] : columns,
        cells: subjects.map((subject) => {
          const counts = before?.subjects.find((one) => one.subject === subject)?.counts ?? [];
          const cell = (mark: string) => counts.find((one) => one.mark === mark)?.count ?? 0;
          return (columns.length === 0 ? [''] : columns).map((mark) => (cell(mark) === 0 ? '' : String(cell(mark))));
        }),
      };
    }),
  };
}

/** Each row must add up to the valid papers; where subjects may be left unmarked, to no more. */
export function checkPapers(
  draft: PaperDraft,
  questions: readonly PollQuestion[],
  subjects: readonly string[],
  abstain: boolean,
): Checked {
  const papers = draft.papers.trim() === '' ? undefined : readCount(draft.papers);
  const checked = draft.questions.map((one, at) => checkQuestion(one, questions[at], papers, abstain));
  const sound =
    papers !== undefined &&
    checked.every(
      ({ valid, rows, badMarks }) =>
        valid !== undefined && badMarks.length === 0 && rows.every(({ fault }) => fault === undefined),
    );
  return { papers, questions: checked, reading: sound ? readingOf(draft, questions, subjects, papers) : undefined };
}

function checkQuestion(
  counts: QuestionCounts,
  question: PollQuestion | undefined,
  papers: number | undefined,
  abstain: boolean,
): CheckedQuestion {
  const voided = readCount(counts.void);
  const valid = papers === undefined || voided === undefined || voided > papers ? undefined : papers - voided;
  const rows = counts.cells.map((cells) => {
    const read = cells.map(readCount);
    if (read.some((count) => count === undefined))
      return { sum: undefined, unmarked: undefined, fault: { kind: 'bad' } as const };
    const sum = read.reduce<number>((total, count) => total + (count ?? 0), 0);
    if (valid === undefined) return { sum, unmarked: undefined };
    if (sum > valid) return { sum, unmarked: undefined, fault: { kind: 'over', sum } as const };
    const unmarked = valid - sum;
    return unmarked > 0 && !abstain
      ? { sum, unmarked, fault: { kind: 'short', missing: unmarked } as const }
      : { sum, unmarked };
  });
  return { valid, rows, badMarks: question === undefined ? [] : badMarksOf(counts, question) };
}

function badMarksOf({ marks, cells }: QuestionCounts, { marks: offered }: PollQuestion): number[] {
  if (offered.kind === 'options') return [];
  const read = marks.map(readDecimal);
  return marks.flatMap((mark, at) => {
    const used = cells.some((row) => (row[at] ?? '').trim() !== '');
    if (mark.trim() === '' && !used) return [];
    const value = read[at];
    return value === undefined || read.indexOf(value) < at ? [at] : [];
  });
}

function readingOf(
  draft: PaperDraft,
  questions: readonly PollQuestion[],
  subjects: readonly string[],
  papers: number,
): PaperReading {
  return {
    papers,
    questions: draft.questions.map((one, at) => ({
      question: questions[at]?.id ?? '',
      void: readCount(one.void) ?? 0,
      subjects: subjects.map((subject, row) => ({
        subject,
        counts: one.marks.flatMap((mark, column) => {
          const count = readCount(one.cells[row]?.[column] ?? '') ?? 0;
          const written = questions[at]?.marks.kind === 'numbers' ? (readDecimal(mark) ?? '') : mark;
          return count === 0 ? [] : [{ mark: written, count }];
        }),
      })),
    })),
  };
}
