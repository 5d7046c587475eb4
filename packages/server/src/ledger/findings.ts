/** What verifying a ledger's file finds, as data, and its sentences. */

type Values = Readonly<Record<string, string>>;

export interface LedgerFinding {
  readonly code: LedgerFindingCode;
  readonly severity: 'error' | 'warning';
  /** A file in the archive. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly values: Values;
}

const sentences = {
  'archive-broken': () => '文件结构不完整，或者打包后被改动过。请向出具单位索取原件，不要解开后重新打包。',
  'file-unexpected': () => '归档里不应有这个文件，或者它的位置不对。请向出具单位索取原件。',
  'file-missing': (v) => `归档里缺少 ${v.name}。请向出具单位索取原件。`,
  'manifest-wrong': () => '归档说明读不懂，或者是别的版本的格式。请用出具归档时的版本核验。',
  'key-wrong': () => '公钥的写法不对，或者被改动过。请向出具单位核对公钥。',
  'line-wrong': () => '这一行不是规定的格式，可能被改动过。',
  'too-many': (v) => `超过了可以核验的上限（${v.limit} 条），没有继续核验。请按较小的范围导出归档。`,
  'checkpoint-wrong': () => '这个封存点的写法不对，可能被改动过。',
  'checkpoint-order': () => '封存点没有按条数由少到多排列，或者有重复。',
  'checkpoint-other': (v) => `这个封存点属于“${v.origin}”，不是这份归档的账。`,
  'checkpoint-none': () => '归档里没有封存点，什么也证明不了。请在封存后重新导出。',
  'checkpoint-beyond': (v) => `封存点写明有 ${v.size} 条，归档里只有 ${v.count} 条：有事实被删去。`,
  'checkpoint-root': (v) => `前 ${v.size} 条事实算出的根与封存点不符：其中有事实被改动、增删或者调换了顺序。`,
  'signature-wrong': () => '封存点的签名不对：内容或签名被改动过。',
  'signature-lacking': () => '封存点没有这份账的签名，或者签名的公钥不在归档里。',
  'signature-unknown': (v) => `封存点上有“${v.name}”的签名，归档里没有它的公钥，没有核验。`,
  'key-other': () => '最后一个封存点不是用给定的公钥签名的：归档不是这把公钥的主人出具的。请核对公钥是否抄写正确。',
  'key-not-given': () => '没有给出公钥，只核验了文件内部是否一致。要确认由谁出具，请用 --key 写明从公示处取得的公钥。',
  'index-wrong': (v) => `这一行应是第 ${v.expected} 号，写的是第 ${v.index} 号：有事实被删去、增加或者调换了顺序。`,
  'fact-wrong': () => '这条事实的内容不合规定，可能被改动过。',
  'fact-tenant': () => '这条事实属于别的县（市、区）的账。',
  'fact-twice': (v) => `编号 ${v.id} 的事实出现了两次。`,
  'corrects-nothing': (v) => `这条更正指向的事实 ${v.id} 不在归档里。`,
  'corrects-unseen': (v) => `这条更正指向的事实 ${v.id} 没有随归档提供，无法核验。`,
  'erasure-unrecorded': (v) =>
    `事实 ${v.id} 的内容已经删除，归档里却没有与它相符的删除记录。请向出具单位查问删除的依据。`,
  'evidence-wrong': () => '这份佐证的内容与文件名上的校验码不符：文件被改动或者替换过。',
  'evidence-size': (v) => `这份佐证有 ${v.size} 字节，事实里写的是 ${v.expected} 字节。`,
  'evidence-unnamed': () => '没有事实提到这份佐证，它不应在归档里。',
  'evidence-missing': (v) => `事实提到的佐证 ${v.sha256} 不在归档里。`,
  'evidence-left-out': (v) => `归档没有附佐证文件，只有校验码（${v.count} 份）。`,
  unsealed: (v) => `最后的 ${v.count} 条事实还没有封存，不在证明的范围内。`,
  'proof-broken': () => '证明文件不是规定的格式，或者被改动过。请向出具单位索取原件。',
  'proof-wrong': (v) => `第 ${v.index} 号事实不在封存点所证明的账里：事实或者证明被改动过。`,
} as const satisfies { readonly [code: string]: (values: Values) => string };

export type LedgerFindingCode = keyof typeof sentences;

/** The finding's Chinese sentence, without its place. */
export const ledgerSentence = ({ code, values }: Pick<LedgerFinding, 'code' | 'values'>): string =>
  sentences[code](values);

const WARNINGS: ReadonlySet<LedgerFindingCode> = new Set([
  'signature-unknown',
  'key-not-given',
  'corrects-unseen',
  'evidence-left-out',
  'unsealed',
] as const);

const MOST_FINDINGS = 100;

/** Gathers findings; of very many keeps the first and counts the rest, so that a hostile file can't fill the memory. */
export class Findings {
  readonly list: LedgerFinding[] = [];
  /** Findings beyond those in the list. */
  more = 0;
  /** Errors, in the list or not. */
  errors = 0;

  add(code: LedgerFindingCode, values: Values = {}, at: { readonly file?: string; readonly line?: number } = {}): void {
    const severity = WARNINGS.has(code) ? 'warning' : 'error';
    if (severity === 'error') this.errors += 1;
    if (this.list.length < MOST_FINDINGS) this.list.push({ code, severity, ...at, values });
    else this.more += 1;
  }
}
