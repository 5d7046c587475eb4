/** What verifying a round's file finds, as data, and its sentences. Those about the ledger are the ledger's own. */
import { type LedgerFinding, type LedgerFindingCode, ledgerSentence } from '../../ledger/findings.ts';

type Values = Readonly<Record<string, string>>;

const sentences = {
  'zip-broken': () => '文件结构不完整，或者打包后被改动过。请向出具单位索取原件，不要解开后重新打包。',
  'not-a-round': () => '这不是一次考核的导出文件，或者是别的版本的格式。请用出具时的版本核验。',
  'file-lacks': (v) => `缺少文件 ${v.name}。请向出具单位索取原件。`,
  'file-changed': () => '这个文件与出具时不同：内容被改动过。',
  'file-unlisted': () => '文件清单里没有这个文件，它是后来加进来的。',
  'list-wrong': () => '文件清单与封存的记录不符：清单或者证明被改动过。',
  'round-unproven': () => '事实里没有这次考核的开始记录，无法核验。',
  'other-round': (v) => `事实里的考核是“${v.found}”，说明里写的是“${v.name}”。`,
  'version-unproven': (v) => `事实里没有第 ${v.version} 版结果的记录，这一版无法核验。`,
  'erasure-unrecorded': (v) => `事实 ${v.id} 的内容已经删除，却没有与它相符的删除记录。请向出具单位查问删除的依据。`,
  'scheme-other': (v) => `方案与第 ${v.version} 版结果所依据的不同：方案被改动过，或者计算程序的版本不同。`,
  'scheme-unread': () => '方案读不懂，可能被改动过，无法重新计算。',
  'tables-other': (v) => `第 ${v.version} 版的事实表与封存的摘要不符：事实表被改动过。`,
  'tables-unread': (v) => `第 ${v.version} 版的事实表读不懂，可能被改动过，无法重新计算。`,
  'row-lacks': (v) => `${v.who}${v.table}：事实中有这一行，第 ${v.version} 版的事实表里没有（${v.row}）。`,
  'row-unfounded': (v) => `${v.who}${v.table}：第 ${v.version} 版的事实表里有这一行，事实中没有（${v.row}）。`,
  'cell-differs': (v) =>
    `${v.who}${v.table}“${v.column}”：第 ${v.version} 版的事实表写的是 ${v.stored}，按事实应为 ${v.recomputed}。`,
  'row-erased': (v) =>
    `${v.who}${v.table}：第 ${v.version} 版所依据的事实已依法删除内容，只能核对事实表的摘要（${v.count} 行）。`,
  'results-other': (v) => `第 ${v.version} 版重新计算的结果与封存的摘要不符。`,
  'result-unread': (v) => `第 ${v.version} 版结果的这一行读不懂，可能被改动过。`,
  'result-lacks': (v) => `${v.who}：重新计算有结果，第 ${v.version} 版里没有。`,
  'result-unfounded': (v) => `${v.who}：第 ${v.version} 版里有结果，重新计算没有。`,
  'figure-differs': (v) => `${v.who}“${v.figure}”：第 ${v.version} 版写的是 ${v.stored}，重新计算为 ${v.recomputed}。`,
  'final-differs': (v) =>
    `${v.who}“${v.figure}”：第 ${v.version} 版写的是 ${v.stored}，封存的最终结果为 ${v.recomputed}。`,
  part: () => '这是部分单位的导出，名次和名额与其他单位有关，不能单独重算；只核对了文件、事实和已确认的结果。',
  erased: (v) => `有 ${v.count} 条事实的内容已依法删除，只核对了校验码。`,
} as const satisfies { readonly [code: string]: (values: Values) => string };

export type RoundFindingCode = keyof typeof sentences;

export interface RoundFinding {
  readonly code: RoundFindingCode | LedgerFindingCode;
  readonly severity: 'error' | 'warning';
  /** A file in the zip. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly values: Values;
}

const WARNINGS: ReadonlySet<string> = new Set(['part', 'erased', 'row-erased', 'key-not-given', 'signature-unknown']);

/** The finding's Chinese sentence, without its place. */
export const roundSentence = ({ code, values }: Pick<RoundFinding, 'code' | 'values'>): string =>
  isOwn(code) ? sentences[code](values) : ledgerSentence({ code, values });

const isOwn = (code: string): code is RoundFindingCode => Object.hasOwn(sentences, code);

const MOST_FINDINGS = 200;

/** Gathers findings; of very many keeps the first and counts the rest. */
export class RoundFindings {
  readonly list: RoundFinding[] = [];
  more = 0;
  errors = 0;

  add(code: RoundFinding['code'], values: Values = {}, at: { readonly file?: string; readonly line?: number } = {}) {
    const severity = WARNINGS.has(code) ? 'warning' : 'error';
    if (severity === 'error') this.errors += 1;
    if (this.list.length < MOST_FINDINGS) this.list.push({ code, severity, ...at, values });
    else this.more += 1;
  }

  /** What the ledger's own verifying found in a file. */
  take(found: readonly LedgerFinding[], file: string): void {
    for (const { code, line, values } of found)
      this.add(code, values, { file, ...(line === undefined ? {} : { line }) });
  }
}
