/** One row's cells, read as what they must be; what can't be read is noted as a reason. */
import type { CellProblem, OfficeRow, OfficeTable } from '@shiji/tables';
import { isDay } from '../roster/spans.ts';
import type { ReasonCode } from './copy.ts';
import type { Reason } from './plan.ts';

const problemCodes: Readonly<Record<CellProblem, ReasonCode>> = {
  'error-value': 'cell-error',
  'formula-without-value': 'cell-formula',
  'lost-digits': 'cell-digits',
};

export class RowCells {
  readonly row: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly reasons: Reason[] = [];
  readonly notes: Reason[] = [];
  readonly #table: OfficeTable;

  constructor(table: OfficeTable, { row, texts, problems = {} }: OfficeRow) {
    this.#table = table;
    this.row = row;
    this.texts = texts;
    for (const [column, problem] of Object.entries(problems)) {
      this.refuse(problemCodes[problem], column, { value: texts[column] ?? '' });
    }
  }

  get refused(): boolean {
    return this.reasons.length > 0;
  }

  refuse(code: ReasonCode, column?: string, values: Readonly<Record<string, string>> = {}): void {
    this.reasons.push({ code, ...(column === undefined ? {} : { column }), values });
  }

  note(code: ReasonCode, column: string, values: Readonly<Record<string, string>>): void {
    this.notes.push({ code, column, values });
  }

  /** The cell in its one writing; undefined where it is blank. */
  text(column: string, tidy: (typed: string) => string): string | undefined {
    const typed = this.texts[column];
    const tidied = typed === undefined ? '' : tidy(typed);
    return tidied === '' ? undefined : tidied;
  }

  /** As `text`; a blank cell is refused, and reads as ''. */
  needed(column: string, tidy: (typed: string) => string): string {
    const found = this.text(column, tidy);
    if (found === undefined && !this.reasons.some((reason) => reason.column === column)) {
      this.refuse('blank', column, { name: this.#table.columns.find(({ id }) => id === column)?.name ?? column });
    }
    return found ?? '';
  }

  /** What the cell's word means; undefined where it is blank, or unknown and refused. */
  word<T extends string>(
    column: string,
    words: ReadonlyMap<string, T>,
    offered: Readonly<Record<T, string>>,
  ): T | undefined {
    const typed = this.text(column, (one) => one.replace(/\s/g, ''));
    if (typed === undefined) return undefined;
    const meant = words.get(typed);
    if (meant === undefined) {
      this.refuse('word-unknown', column, { value: typed, known: Object.values(offered).join('、') });
    }
    return meant;
  }

  /**
   * The cell's day, undefined where it is blank or refused. A month stands for its first day, or its last at the end of something; it is
   * noted unless `known`, what is recorded already, lies in that month, and is meant then.
   */
  day(column: string, edge: 'first' | 'last', known?: string): string | undefined {
    const typed = this.texts[column];
    if (typed === undefined) return undefined;
    if (isDay(typed)) return typed;
    if (/^\d{4}\.1$/.test(typed)) {
      this.refuse('day-ambiguous', column, { value: typed });
      return undefined;
    }
    if (!/^\d{4}-\d\d$/.test(typed)) {
      this.refuse('day-unreadable', column, { value: typed });
      return undefined;
    }
    if (known?.startsWith(`${typed}-`) === true) return known;
    const day = edge === 'first' ? `${typed}-01` : lastOfMonth(typed);
    this.note(edge === 'first' ? 'month-first' : 'month-last', column, { value: typed, day });
    return day;
  }
}

function lastOfMonth(month: string): string {
  const last = [31, 30, 29, 28].find((date) => isDay(`${month}-${date}`));
  if (last === undefined) throw new RangeError(`no month: ${month}`);
  return `${month}-${last}`;
}
