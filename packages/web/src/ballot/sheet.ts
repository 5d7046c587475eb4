/** The paper as it stands in the form: what is marked is read from its inputs, which work without us, too. */
import { all, mark } from './dom.ts';
import type { Finding } from './judge.ts';
import { decimalOf, judge, plain, within } from './judge.ts';
import type { Paper, Question } from './paper.ts';

export interface Subject {
  readonly box: HTMLElement;
  readonly name: string;
  /** Index of its section. */
  readonly part: number;
  /** The voter's own line: stays blank. */
  own: boolean;
}

export interface Sheet {
  readonly paper: Paper;
  readonly subjects: readonly Subject[];
  readonly parts: readonly HTMLElement[];
  /** The option's index, or the number as typed; '' where there is nothing. */
  marked(i: number, q: number): string;
  put(i: number, q: number, value: string): void;
  setOwn(id: string): boolean;
  /** Questions of a subject that are still blank. */
  blanks(i: number): number[];
  /** What of a subject is no number that the question takes. */
  wrong(i: number): number[];
  findings(): Finding[];
  /** How many are to be marked. */
  total(): number;
}

export function sheetOf(form: HTMLFormElement): Sheet {
  const paper = JSON.parse(form.getAttribute('data-paper') as string) as Paper;
  const parts = all(form, '.part');
  const subjects: Subject[] = [];
  for (let p = 0; p < parts.length; p++) {
    const boxes = all(parts[p] as HTMLElement, '.one');
    for (let b = 0; b < boxes.length; b++) {
      const box = boxes[b] as HTMLElement;
      subjects.push({ box, name: box.getAttribute('data-name') as string, part: p, own: false });
    }
  }
  const inputs = (i: number, q: number) => all((subjects[i] as Subject).box, `[name=m${i}_${q}]`) as HTMLInputElement[];
  const questions = paper.q.length;

  function marked(i: number, q: number): string {
    const found = inputs(i, q);
    for (let k = 0; k < found.length; k++) {
      const input = found[k] as HTMLInputElement;
      if (input.type !== 'radio') return plain(input.value);
      if (input.checked) return input.value;
    }
    return '';
  }

  const each = (i: number, holds: (q: number, value: string) => boolean): number[] => {
    const found: number[] = [];
    if (!(subjects[i] as Subject).own) for (let q = 0; q < questions; q++) if (holds(q, marked(i, q))) found.push(q);
    return found;
  };

  return {
    paper,
    subjects,
    parts,
    marked,
    put(i, q, value) {
      const found = inputs(i, q);
      for (let k = 0; k < found.length; k++) {
        const input = found[k] as HTMLInputElement;
        if (input.type !== 'radio') input.value = value;
        else input.checked = input.value === value;
      }
    },
    setOwn(id) {
      for (let i = 0; i < subjects.length; i++) {
        const subject = subjects[i] as Subject;
        if (subject.box.getAttribute('data-id') !== id) continue;
        subject.own = true;
        mark(subject.box, 'own', true);
        for (let q = 0; q < questions; q++) {
          const found = inputs(i, q);
          for (let k = 0; k < found.length; k++) {
            (found[k] as HTMLInputElement).checked = false;
            (found[k] as HTMLInputElement).disabled = true;
          }
        }
        return true;
      }
      return false;
    },
    blanks: (i) => each(i, (_, value) => value === ''),
    wrong: (i) => each(i, (q, value) => value !== '' && !fits(paper.q[q] as Question, value)),
    findings() {
      let found: Finding[] = [];
      for (let q = 0; q < questions; q++) {
        const marks: string[] = [];
        for (let i = 0; i < subjects.length; i++) marks.push((subjects[i] as Subject).own ? '' : marked(i, q));
        found = found.concat(judge(paper, q, marks));
      }
      return found;
    },
    total() {
      let n = 0;
      for (let i = 0; i < subjects.length; i++) if (!(subjects[i] as Subject).own) n++;
      return n;
    },
  };
}

function fits(question: Question, value: string): boolean {
  if (question.o) return true;
  const number = decimalOf(value);
  return (
    number !== undefined &&
    number[1] <= (question.places as number) &&
    within(number[0], number[1], [question.low || 0, 0, question.high || 0, 0], 1)
  );
}
