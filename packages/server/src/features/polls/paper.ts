/**
 * One paper (票样) and what somebody marked on it. A ballot is written as so many bytes for each question and subject, whatever is marked,
 * so that all ballots of a form are of one length before they are sealed.
 */
import { type Exact, type PollMarks, parseExact } from '@shiji/engine';

export interface PollPaper {
  /** Ids. */
  readonly poll: string;
  readonly form: string;
  /** In the order of the rules. */
  readonly questions: readonly { readonly id: string; readonly marks: PollMarks }[];
  /** Ids, in the order of the form. */
  readonly subjects: readonly string[];
}

/**
 * By question and subject, each in the order of the paper: the option's key, or the number as text in its shortest form (`85.5`; `85.5%`
 * where the bounds are in per cent); null: left unmarked.
 */
export type PaperMarks = readonly (readonly (string | null)[])[];

const FORMAT = 1;
const OPTION_BYTES = 1;
const NUMBER_BYTES = 4;
/** What stands for a subject that was left unmarked. */
const BLANK = 0;

/** Length of any ballot on this paper, before sealing. */
export function ballotBytes({ questions, subjects }: PollPaper): number {
  return 1 + questions.reduce((sum, { marks }) => sum + widthOf(marks) * subjects.length, 0);
}

/** Throws for marks that the paper doesn't offer: whoever casts has judged them before. */
export function encodeBallot(paper: PollPaper, marks: PaperMarks): Buffer {
  const bytes = Buffer.alloc(ballotBytes(paper));
  bytes.writeUInt8(FORMAT, 0);
  if (marks.length !== paper.questions.length) throw new Error('a ballot with other questions than its paper');
  let at = 1;
  for (const [index, { marks: offered }] of paper.questions.entries()) {
    const given = marks[index] ?? [];
    if (given.length !== paper.subjects.length) throw new Error('a ballot with other subjects than its paper');
    const width = widthOf(offered);
    for (const mark of given) {
      const number = mark === null ? BLANK : numberOf(offered, mark);
      if (number === undefined) throw new Error('a mark that the paper does not offer');
      bytes.writeUIntBE(number, at, width);
      at += width;
    }
  }
  return bytes;
}

/** Throws for bytes that no ballot on this paper has. */
export function decodeBallot(paper: PollPaper, bytes: Uint8Array): PaperMarks {
  const read = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (read.length !== ballotBytes(paper) || read.readUInt8(0) !== FORMAT) throw new Error('not a ballot on this paper');
  let at = 1;
  return paper.questions.map(({ marks }) =>
    paper.subjects.map(() => {
      const width = widthOf(marks);
      const number = read.readUIntBE(at, width);
      at += width;
      return number === BLANK ? null : markOf(marks, number);
    }),
  );
}

/** What the seal of a ballot is bound to: it can't be moved to another poll, group or paper. */
export const sealContext = (paper: PollPaper, electorate: string): string =>
  `ballot\n${paper.poll}\n${paper.form}\n${electorate}`;

/**
 * The mark in the form in which it is kept and counted, or undefined where the paper doesn't offer it. Numbers: within the bounds, with no
 * more decimals than allowed; a per cent sign may be left out where the bounds are in per cent.
 */
export function markOffered(offered: PollMarks, written: string): string | undefined {
  const number = numberOf(offered, written);
  return number === undefined ? undefined : markOf(offered, number);
}

const widthOf = (marks: PollMarks): number => (marks.kind === 'options' ? OPTION_BYTES : NUMBER_BYTES);

function numberOf(offered: PollMarks, mark: string): number | undefined {
  if (offered.kind === 'options') {
    const index = offered.options.findIndex(({ key }) => key === mark);
    return index < 0 ? undefined : index + 1;
  }
  const { low, high, places, percent } = scaleOf(offered);
  if (mark.endsWith('%') && !percent) return undefined;
  const value = parseExact(withoutPercent(mark));
  if (value === undefined) return undefined;
  const units = unitsAt(value, places);
  return units === undefined || units < low || units > high ? undefined : Number(units - low) + 1;
}

function markOf(offered: PollMarks, number: number): string {
  if (offered.kind === 'options') {
    const option = offered.options[number - 1];
    if (option === undefined) throw new Error('a ballot with an option that its paper lacks');
    return option.key;
  }
  const { low, high, places, percent } = scaleOf(offered);
  const units = low + BigInt(number - 1);
  if (units > high) throw new Error('a ballot with a number outside the bounds of its paper');
  return `${textOf(units, places)}${percent ? '%' : ''}`;
}

/** Bounds in units of the last decimal that voters may write, as people write them: 85% is 85. */
function scaleOf({ lowest, highest, places }: Extract<PollMarks, { kind: 'numbers' }>) {
  const ends = [lowest, highest].map((bound) => {
    const value = parseExact(withoutPercent(bound));
    if (value === undefined) throw new Error(`${bound} is no bound`);
    return value;
  }) as [Exact, Exact];
  // Bounds may be finer than what voters write: the nearest that can be written inside them hold.
  const [low, high] = [ceilAt(ends[0], places), -ceilAt({ ...ends[1], units: -ends[1].units }, places)];
  if (high - low >= 2n ** 32n - 1n) throw new Error('bounds too far apart for a ballot');
  return { low, high, places, percent: lowest.endsWith('%') || highest.endsWith('%') };
}

const withoutPercent = (text: string): string => text.replace(/%$/, '');

/** The value in units of this many decimals; undefined where it has more. */
function unitsAt({ units, places }: Exact, at: number): bigint | undefined {
  if (at >= places) return units * 10n ** BigInt(at - places);
  const step = 10n ** BigInt(places - at);
  return units % step === 0n ? units / step : undefined;
}

function ceilAt({ units, places }: Exact, at: number): bigint {
  if (at >= places) return units * 10n ** BigInt(at - places);
  const step = 10n ** BigInt(places - at);
  const down = units / step;
  return units % step > 0n ? down + 1n : down;
}

function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
