/** Papers counted by hand: typed twice by two people, who must agree. */
import { type PollRules, readMark } from '@shiji/engine';
import type { PollForm } from './model.ts';

export interface PaperReading {
  /** Papers taken from the box, valid or not. */
  readonly papers: number;
  readonly questions: readonly {
    readonly question: string;
    /** Papers that are void on this question. */
    readonly void: number;
    readonly subjects: readonly {
      /** Its id in this poll. */
      readonly subject: string;
      readonly counts: readonly { readonly mark: string; readonly count: number }[];
    }[];
  }[];
}

export interface TypedReading {
  readonly reading: 1 | 2;
  /** Id of the account. */
  readonly typedBy: string;
  readonly typedAt: string;
  readonly counts: PaperReading;
}

export type PapersState = 'none' | 'once' | 'differ' | 'agreed';

export type ReadingRefusal = {
  readonly at: string;
  readonly message: string;
};

/**
 * The reading in its one way of writing: every question and subject of the form in its order, marks without count left out. Or where it
 * can't be: paths in what was sent, with a sentence.
 */
export function tidyReading(
  rules: PollRules,
  form: PollForm,
  given: PaperReading,
):
  | { readonly ok: true; readonly reading: PaperReading }
  | { readonly ok: false; readonly faults: readonly ReadingRefusal[] } {
  const faults: ReadingRefusal[] = [];
  const fault = (at: string, message: string) => void faults.push({ at: `body.counts.${at}`, message });
  for (const [index, { question }] of given.questions.entries())
    if (!rules.questions.some(({ id }) => id === question)) fault(`questions.${index}.question`, '没有这个题目。');
  const questions = rules.questions.map((question) => {
    const at = given.questions.findIndex((one) => one.question === question.id);
    const typed = given.questions[at];
    const spoilt = typed?.void ?? 0;
    if (spoilt > given.papers) fault(`questions.${at}.void`, '废票比收到的票还多。');
    for (const [index, { subject }] of (typed?.subjects ?? []).entries())
      if (!form.subjects.some(({ id }) => id === subject))
        fault(`questions.${at}.subjects.${index}.subject`, '票样上没有这个对象。');
    const subjects = form.subjects.map(({ id, name }) => {
      const cell = typed?.subjects.findIndex(({ subject }) => subject === id) ?? -1;
      const sums = new Map<string, number>();
      for (const [index, { mark, count }] of (typed?.subjects[cell]?.counts ?? []).entries()) {
        const read = readMark(question, mark);
        if (read.ok) sums.set(read.mark, (sums.get(read.mark) ?? 0) + count);
        else fault(`questions.${at}.subjects.${cell}.counts.${index}.mark`, `“${mark}”不是这个题目可以用的评价。`);
      }
      const sum = [...sums.values()].reduce((total, count) => total + count, 0);
      if (sum > given.papers - spoilt)
        fault(
          `questions.${at}.subjects.${cell}`,
          `${name}的票合计 ${sum} 张，多于有效票 ${given.papers - spoilt} 张。`,
        );
      const counts = [...sums]
        .filter(([, count]) => count > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([mark, count]) => ({ mark, count }));
      return { subject: id, counts };
    });
    return { question: question.id, void: spoilt, subjects };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, reading: { papers: given.papers, questions } };
}

export function papersState(readings: readonly TypedReading[]): PapersState {
  const [first, second] = readings;
  if (first === undefined) return 'none';
  if (second === undefined) return 'once';
  return JSON.stringify(first.counts) === JSON.stringify(second.counts) ? 'agreed' : 'differ';
}

/** Where two tidy readings differ, as people look for it on the sheet: never what either says. */
export function differencesOf(rules: PollRules, form: PollForm, readings: readonly TypedReading[]): readonly string[] {
  const [first, second] = readings.map(({ counts }) => counts);
  if (first === undefined || second === undefined) return [];
  const places: string[] = first.papers === second.papers ? [] : ['收到的票数'];
  for (const [index, question] of rules.questions.entries()) {
    const [a, b] = [first.questions[index], second.questions[index]];
    const lead = rules.questions.length > 1 ? `${question.name}：` : '';
    if (a?.void !== b?.void) places.push(`${lead}废票数`);
    for (const [row, subject] of form.subjects.entries()) {
      const countsIn = (one: typeof a) =>
        new Map((one?.subjects[row]?.counts ?? []).map(({ mark, count }) => [mark, count]));
      const [left, right] = [countsIn(a), countsIn(b)];
      const marks = [...new Set([...left.keys(), ...right.keys()])].filter(
        (mark) => left.get(mark) !== right.get(mark),
      );
      places.push(...marks.map((mark) => `${lead}${subject.name}的“${mark}”`));
    }
  }
  return places;
}

export type WhoseReading =
  | { readonly ok: true; readonly reading: 1 | 2 }
  | { readonly ok: false; readonly refusal: 'papers-same-person' | 'papers-typed' };

/**
 * Which reading somebody types: their own again, or the one that lacks; or the one they name, as long as the other isn't theirs. Both by
 * one person would be one reading.
 */
export function whoseReading(readings: readonly TypedReading[], own: ReadonlySet<string>, named?: 1 | 2): WhoseReading {
  const by = (reading: 1 | 2) => readings.find((one) => one.reading === reading)?.typedBy;
  if (named !== undefined) {
    const other = by(named === 1 ? 2 : 1);
    return other !== undefined && own.has(other)
      ? { ok: false, refusal: 'papers-same-person' }
      : { ok: true, reading: named };
  }
  const mine = readings.find(({ typedBy }) => own.has(typedBy))?.reading;
  if (mine !== undefined) return { ok: true, reading: mine };
  if (by(1) === undefined) return { ok: true, reading: 1 };
  return by(2) === undefined ? { ok: true, reading: 2 } : { ok: false, refusal: 'papers-typed' };
}
