/** Rules that the office types in itself, as texts while they are typed, and the poll's rules that follow from them. */
import type { PollQuestion, PollRules, PollVoidRule } from './shapes.ts';

export interface OwnRules {
  readonly questions: readonly OwnQuestion[];
  /** Empty: all who vote count alike. Weights in per cent. */
  readonly groups: readonly { readonly key: string; readonly weight: string }[];
  /** Blank: none. */
  readonly quorum: string;
}

export interface OwnQuestion {
  readonly name: string;
  readonly kind: 'options' | 'numbers';
  readonly options: readonly { readonly key: string; readonly value: string }[];
  readonly lowest: string;
  readonly highest: string;
  readonly places: string;
  readonly void: readonly OwnVoid[];
  readonly invalid: 'refuse' | 'void';
  readonly atLeast: string;
}

export type OwnVoid =
  /** These marks for more than so many per cent of those on the paper. */
  | { readonly kind: 'marks'; readonly marks: readonly string[]; readonly above: string }
  /** Numbers from `from` on for more than so many per cent. */
  | { readonly kind: 'values'; readonly from: string; readonly above: string }
  | { readonly kind: 'allEqual' };

/** What is wrong, by the place of the field: `questions.0.options.1.value`. */
export type Faults = Readonly<Record<string, string>>;

export type ReadRules =
  | { readonly ok: true; readonly rules: PollRules }
  | { readonly ok: false; readonly faults: Faults };

export const newQuestion = (name: string): OwnQuestion => ({
  name,
  kind: 'options',
  options: [
    { key: '好', value: '100' },
    { key: '较好', value: '85' },
    { key: '一般', value: '70' },
    { key: '较差', value: '50' },
  ],
  lowest: '0',
  highest: '100',
  places: '0',
  void: [],
  invalid: 'refuse',
  atLeast: '3',
});

export const newRules = (): OwnRules => ({ questions: [newQuestion('总体评价')], groups: [], quorum: '' });

/** The rules as the server takes them, or what is still wrong with them. `name`: of the poll. */
export function readOwnRules(own: OwnRules, name: string): ReadRules {
  const faults: Record<string, string> = {};
  const fault = (at: string, sentence: string) => {
    faults[at] ??= sentence;
  };
  const questions = own.questions.map((question, at) =>
    readQuestion(question, at, own.questions.length > 1, (place, sentence) =>
      fault(`questions.${at}.${place}`, sentence),
    ),
  );
  sameTwice(own.questions, ({ name }) => name).forEach((at) => {
    fault(`questions.${at}.name`, '前面已有同名的测评内容，请改一个名称。');
  });
  const groups = own.groups.map(({ key, weight }, at) => {
    if (key.trim() === '') fault(`groups.${at}.key`, '请填写评价主体，如“领导班子”。');
    const percent = readDecimal(weight);
    if (percent === undefined || isNegative(percent)) fault(`groups.${at}.weight`, '请填写百分数，如 40。');
    return { key: key.trim(), weight: percent === undefined ? '0' : hundredth(percent) };
  });
  sameTwice(own.groups, ({ key }) => key).forEach((at) => {
    fault(`groups.${at}.key`, '前面已有同名的评价主体。');
  });
  if (own.groups.length > 0) {
    const sum = sumOf(own.groups.map(({ weight }) => weight));
    if (sum !== undefined && sum !== '100') fault('groups', `各评价主体的权重合计应为 100%，现为 ${sum}%。`);
  }
  const quorum = own.quorum.trim();
  if (quorum !== '' && !isCount(quorum)) fault('quorum', '请填写大于 0 的整数，不限的不填。');
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const rules = { poll: name.trim(), name: name.trim(), questions, groups };
  return { ok: true, rules: quorum === '' ? rules : { ...rules, quorum: Number(quorum) } };
}

type Fault = (at: string, sentence: string) => void;

function readQuestion(own: OwnQuestion, at: number, several: boolean, fault: Fault): PollQuestion {
  if (own.name.trim() === '') fault('name', '请填写测评内容，如“工作实绩”。');
  if (!isCount(own.atLeast)) fault('atLeast', '请填写大于 0 的整数。');
  return {
    // The only question of a paper has no name of its own among the facts.
    id: several ? own.name.trim() : '',
    name: own.name.trim() || String(at + 1),
    figure: '',
    marks: own.kind === 'options' ? readOptions(own, fault) : readNumbers(own, fault),
    void: own.void.filter((rule) => fits(rule, own.kind)).map((rule, of) => readVoid(rule, own, `void.${of}`, fault)),
    invalid: own.invalid,
    atLeast: Number(own.atLeast),
  };
}

/** A rule that was chosen for the other kind of marks rests until one goes back to it. */
export function fits(rule: OwnVoid, kind: OwnQuestion['kind']): boolean {
  return rule.kind === 'allEqual' || (rule.kind === 'marks') === (kind === 'options');
}

function readOptions({ options }: OwnQuestion, fault: Fault): PollQuestion['marks'] {
  if (options.length < 2) fault('options', '至少要有两个档次。');
  options.forEach(({ key, value }, at) => {
    if (key.trim() === '') fault(`options.${at}.key`, '请填写档次。');
    if (readDecimal(value) === undefined) fault(`options.${at}.value`, '请填写分数，如 85。');
  });
  sameTwice(options, ({ key }) => key).forEach((at) => {
    fault(`options.${at}.key`, '前面已有同名的档次。');
  });
  return { kind: 'options', options: options.map(({ key, value }) => ({ key: key.trim(), value: plain(value) })) };
}

/** As many decimals as anybody can be asked to write by hand. */
const MOST_PLACES = 2;

function readNumbers({ lowest, highest, places }: OwnQuestion, fault: Fault): PollQuestion['marks'] {
  const [low, high] = [readDecimal(lowest), readDecimal(highest)];
  if (low === undefined) fault('lowest', '请填写最低分，如 0。');
  if (high === undefined) fault('highest', '请填写最高分，如 100。');
  if (low !== undefined && high !== undefined && compare(low, high) >= 0) fault('highest', '最高分应大于最低分。');
  if (!/^\d$/.test(places) || Number(places) > MOST_PLACES) fault('places', '请选择小数位数。');
  return { kind: 'numbers', lowest: plain(lowest), highest: plain(highest), places: Number(places) };
}

function readVoid(rule: OwnVoid, { options }: OwnQuestion, place: string, fault: Fault): PollVoidRule {
  if (rule.kind === 'allEqual') return { kind: 'allEqual' };
  const above = readDecimal(rule.above);
  if (above === undefined || isNegative(above) || compare(above, '100') >= 0)
    fault(`${place}.above`, '请填写 0 到 100 之间的百分数，如 40。');
  const subjects = { above: { value: above === undefined ? '0' : hundredth(above), percent: true } };
  if (rule.kind === 'marks') {
    const known = options.map(({ key }) => key.trim());
    const marks = rule.marks.filter((mark) => known.includes(mark));
    if (marks.length === 0) fault(`${place}.marks`, '请选择受限的档次。');
    return { kind: 'marks', marks, subjects };
  }
  if (readDecimal(rule.from) === undefined) fault(`${place}.from`, '请填写分数，如 90。');
  return { kind: 'values', values: { atLeast: { value: plain(rule.from), percent: false } }, subjects };
}

/** Places of those whose name an earlier one has already. */
function sameTwice<Item>(items: readonly Item[], nameOf: (item: Item) => string): number[] {
  const names = items.map((item) => nameOf(item).trim());
  return names.flatMap((name, at) => (name !== '' && names.indexOf(name) < at ? [at] : []));
}

const isCount = (text: string) => /^[1-9]\d{0,4}$/.test(text.trim());
const isNegative = (decimal: string) => decimal.startsWith('-');
const plain = (text: string) => readDecimal(text) ?? '0';

/** A decimal as people type it, full-width digits and a sign of per cent included, in its shortest form; undefined: none. */
export function readDecimal(text: string): string | undefined {
  const typed = text.normalize('NFKC').replace(/%$/, '').trim();
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,9})(?:\.(\d{1,4}))?$/.exec(typed) ?? [];
  if (whole === '') return undefined;
  const decimals = part.replace(/0+$/, '');
  const shortest = `${whole.replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
  return shortest === '0' ? '0' : `${sign}${shortest}`;
}

/** Exact, in units of a ten-thousandth: what readDecimal admits. */
const units = (decimal: string): bigint => {
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
  return isNegative(decimal) ? -value : value;
};
const compare = (a: string, b: string) => Number(units(a) - units(b));

/** 40 → 0.4, by moving the point. */
const hundredth = (percent: string): string => {
  const digits = units(percent).toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
};

/** Of percentages as they are typed; undefined while one of them is no number. */
export function sumOf(weights: readonly string[]): string | undefined {
  const read = weights.map(readDecimal);
  if (read.some((weight) => weight === undefined)) return undefined;
  const sum = read.reduce((total, weight) => total + units(weight ?? '0'), 0n);
  const digits = sum.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

/** Another in its place. */
export function replaced<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return items.map((each, index) => (index === at ? item : each));
}

export function without<Item>(items: readonly Item[], at: number): readonly Item[] {
  return items.filter((_, index) => index !== at);
}
