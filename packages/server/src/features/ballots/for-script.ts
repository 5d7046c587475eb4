/** The paper's rules for the page's script, and as short sentences for everybody. The shape is `Paper` of the web's ballot/paper.ts. */
import { type Exact, exactOf, judgePaper, type PollAmount, type PollQuestion, type PollVoidRule } from '@shiji/engine';
import type { Ballot } from './decide.ts';

type Amount = readonly [units: number, places: number, percent: 0 | 1];
type Range = Extract<PollVoidRule, { kind: 'marks' }>['subjects'];

/** Short names: it travels with every page. */
export function forScript({ questions, abstain, peers, unit }: Ballot): unknown {
  return {
    q: questions.map(({ marks }) =>
      marks.kind === 'options'
        ? { o: marks.options.map(({ key }) => key) }
        : { low: plainBound(marks.lowest), high: plainBound(marks.highest), places: marks.places },
    ),
    v: questions.flatMap((question, q) => question.void.map((rule) => ({ q, ...ruleOf(question, rule) }))),
    abstain: abstain ? 1 : 0,
    peers: peers ? 1 : 0,
    voidable: questions.every(({ invalid }) => invalid === 'void') ? 1 : 0,
    unit,
  };
}

function ruleOf({ marks }: PollQuestion, rule: PollVoidRule): object {
  if (rule.kind === 'allEqual') return {};
  const n = boundsOf(rule.subjects, (amount) => amountOf(exactOf(amount.value), amount.percent));
  if (rule.kind === 'marks') {
    const keys = marks.kind === 'options' ? marks.options.map(({ key }) => key) : [];
    return { m: rule.marks.map((mark) => keys.indexOf(mark)), n, t: labelOf(rule) };
  }
  return { v: boundsOf(rule.values, (amount) => amountOf(asTyped(amount), false)), n, t: labelOf(rule) };
}

const boundsOf = ({ atLeast, above, atMost, below }: Range, of: (amount: PollAmount) => Amount) =>
  [atLeast, above, atMost, below].map((bound) => (bound === undefined ? 0 : of(bound)));

/** What is counted: “好”、“较好”合计; 90 分以上. */
function labelOf(rule: Exclude<PollVoidRule, { kind: 'allEqual' }>): string {
  if (rule.kind === 'marks')
    return `${rule.marks.map((mark) => `“${mark}”`).join('、')}${rule.marks.length > 1 ? '合计' : ''}`;
  const { atLeast, above, atMost, below } = rule.values;
  const say = (amount: PollAmount | undefined, before: string, after: string) =>
    amount === undefined ? [] : [`${before}${textOf(asTyped(amount))} 分${after}`];
  return [
    ...say(atLeast, '', '以上'),
    ...say(above, '高于 ', ''),
    ...say(atMost, '', '以下'),
    ...say(below, '低于 ', ''),
  ].join('、');
}

/** What the rules allow where everybody is marked: `“好”最多评 8 人。` */
export function limitsInWords({ questions, subjects, unit }: Ballot): readonly string[] {
  return questions.flatMap((question) => {
    const whose = questions.length === 1 || question.name === '' ? '' : `${question.name}：`;
    return question.void.flatMap((rule) => {
      if (rule.kind === 'allEqual') return [`${whose}不能对所有人评得一样。`];
      const most = mostOf({ ...question, void: [rule] }, subjects.length);
      return most === undefined ? [] : [`${whose}${labelOf(rule)}最多评 ${most} ${unit}。`];
    });
  });
}

/** As the engine judges it: a paper on which everybody has a mark that is counted. */
function mostOf(question: PollQuestion, of: number): number | undefined {
  const [rule] = question.void;
  if (rule === undefined || rule.kind === 'allEqual') return undefined;
  const tries =
    rule.kind === 'marks'
      ? rule.marks
      : Object.values(rule.values).map(({ value, percent }) => (percent ? textOf(asTyped({ value, percent })) : value));
  for (const mark of tries) {
    const [broken] = judgePaper(
      question,
      Array.from({ length: of }, () => mark),
    );
    if (broken?.allowed.most !== undefined) return broken.allowed.most;
  }
  return undefined;
}

const amountOf = ({ units, places }: Exact, percent: boolean): Amount => [Number(units), places, percent ? 1 : 0];

/** 100% is typed as 100. */
const plainBound = (bound: string): Amount => amountOf(exactOf(bound.replace('%', '')), false);

function asTyped({ value, percent }: PollAmount): Exact {
  const { units, places } = exactOf(value);
  if (!percent) return { units, places };
  return places >= 2 ? { units, places: places - 2 } : { units: units * 10n ** BigInt(2 - places), places: 0 };
}

const textOf = ({ units, places }: Exact): string => {
  const digits = units.toString().padStart(places + 1, '0');
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${digits.slice(0, digits.length - places)}${places === 0 || part === '' ? '' : `.${part}`}`;
};
