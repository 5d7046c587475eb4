/** Counting a poll: papers in, numbers out. Nothing of what comes out follows the order of the papers. */
import { byText } from '../facts/read.ts';
import { paperJudge } from './judge-paper.ts';
import { readMark, someMark } from './mark.ts';
import type { PollQuestion, PollRules } from './poll-rules.ts';

/** A paper as it was cast; marks by question and subject, blank ones left out or empty. */
export interface CastPaper {
  /** '' where the poll has no groups. */
  readonly group: string;
  readonly marks: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface PollTally {
  /** All papers: valid, void and blank. What a quorum is of. */
  readonly cast: number;
  /** For each group, in the order of the rules. */
  readonly groups: readonly { readonly group: string; readonly cast: number }[];
  /** For each question and group; the three add up to the group's papers. A paper is judged on each question by itself. */
  readonly papers: readonly PaperCount[];
  /** Rows of the fact table `tallies`: valid marks only. A group none of whose marks are counted has one row of 0, so that its papers are known. */
  readonly rows: readonly TallyRow[];
  /** Subjects of whom a group gave fewer valid marks than the least number: nothing is counted, so that nobody's mark can be told. */
  readonly withheld: readonly WithheldCount[];
}

export interface PaperCount {
  readonly question: string;
  readonly group: string;
  readonly valid: number;
  readonly void: number;
  /** No subject is marked on this question. */
  readonly blank: number;
}

export interface TallyRow {
  readonly poll: string;
  readonly group: string;
  readonly question: string;
  readonly subject: string;
  readonly value: string;
  readonly count: number;
  /** Papers of the group on the poll, void and blank ones among them: by it the scheme judges its quorum. */
  readonly cast: number;
}

export interface WithheldCount {
  readonly question: string;
  readonly group: string;
  readonly subject: string;
  /** How many valid marks there were: more than 0, fewer than asked for. */
  readonly marks: number;
}

/**
 * Judges and counts the papers of a poll. Scoring the rows gives what scoring the papers would, and they come in an order of their own:
 * by question, group, subject and mark. An invalid paper is void here also where it should have been handed back. Throws for a group,
 * question or mark that the poll does not have: such a paper must not have been taken.
 */
export function tallyOf(rules: PollRules, papers: readonly CastPaper[]): PollTally {
  const groups = rules.groups.length === 0 ? [''] : rules.groups.map((g) => g.key);
  const byGroup = new Map(groups.map((group): [string, CastPaper[]] => [group, []]));
  for (const paper of papers) {
    const same = byGroup.get(paper.group);
    if (same === undefined) throw new Error(`the poll has no group ${paper.group}`);
    const strange = Object.keys(paper.marks).find((id) => !rules.questions.some((q) => q.id === id));
    if (strange !== undefined) throw new Error(`the poll has no question ${strange}`);
    same.push(paper);
  }
  const counts = rules.questions.flatMap((question) =>
    groups.map((group) => countGroup(rules.poll, question, group, byGroup.get(group) ?? [])),
  );
  const rows = counts.flatMap((c) => c.rows);
  return {
    cast: papers.length,
    groups: groups.map((group) => ({ group, cast: byGroup.get(group)?.length ?? 0 })),
    papers: counts.map((c) => c.papers),
    rows: [...rows, ...rowsOfNothing(rules, byGroup, rows)],
    withheld: counts.flatMap((c) => c.withheld),
  };
}

/** For groups whose papers would not be known otherwise; about the first subject that anybody marked, if there is one. */
function rowsOfNothing(
  { poll, questions: [question] }: PollRules,
  byGroup: ReadonlyMap<string, readonly CastPaper[]>,
  rows: readonly TallyRow[],
): TallyRow[] {
  const marked = [...byGroup.values()].flat().flatMap(({ marks }) => Object.values(marks).flatMap(Object.keys));
  const [subject] = marked.sort(byText);
  if (question === undefined || subject === undefined) return [];
  const unknown = [...byGroup].filter(([group, { length }]) => length > 0 && rows.every((row) => row.group !== group));
  return unknown.map(([group, { length }]) => ({
    poll,
    question: question.id,
    group,
    subject,
    value: someMark(question),
    count: 0,
    cast: length,
  }));
}

interface GroupCount {
  readonly papers: PaperCount;
  readonly rows: readonly TallyRow[];
  readonly withheld: readonly WithheldCount[];
}

function countGroup(poll: string, question: PollQuestion, group: string, papers: readonly CastPaper[]): GroupCount {
  const judge = paperJudge(question.void, question.marks.kind);
  const bySubject = new Map<string, Map<string, number>>();
  let voided = 0;
  let blank = 0;
  for (const paper of papers) {
    const marks = Object.entries(paper.marks[question.id] ?? {}).filter(([, mark]) => mark !== '');
    if (marks.length === 0) blank++;
    else if (judge(marks.map(([, mark]) => counted(question, mark))).length > 0) voided++;
    else {
      for (const [subject, mark] of marks) {
        const counts = bySubject.get(subject) ?? new Map<string, number>();
        const word = counted(question, mark);
        bySubject.set(subject, counts.set(word, (counts.get(word) ?? 0) + 1));
      }
    }
  }
  const key = { question: question.id, group };
  const valid = papers.length - voided - blank;
  const sorted = [...bySubject].sort(([a], [b]) => byText(a, b));
  const enough = ([, counts]: (typeof sorted)[number]): boolean => total(counts) >= question.atLeast;
  return {
    papers: { ...key, valid, void: voided, blank },
    rows: sorted
      .filter(enough)
      .flatMap(([subject, counts]) =>
        [...counts]
          .sort(([a], [b]) => inOrder(question, a, b))
          .map(([value, count]) => ({ poll, ...key, subject, value, count, cast: papers.length })),
      ),
    withheld: sorted
      .filter((one) => !enough(one))
      .map(([subject, counts]) => ({ ...key, subject, marks: total(counts) })),
  };
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

function counted(question: PollQuestion, written: string): string {
  const read = readMark(question, written);
  if (!read.ok) throw new Error(`${read.refusal}: ${written}`);
  return read.mark;
}

/** Options as the rules list them. */
function inOrder({ marks }: PollQuestion, a: string, b: string): number {
  if (marks.kind === 'numbers') return byText(a, b);
  const at = (mark: string): number => marks.options.findIndex((option) => option.key === mark);
  return at(a) - at(b);
}
