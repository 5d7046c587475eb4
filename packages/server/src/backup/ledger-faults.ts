/** What recomputing a ledger in the database finds, and its sentences. */

export type LedgerFault = {
  /** The county's code, and the log. */
  readonly ledger: string;
} & (
  | { readonly fault: 'leaf-differs'; readonly index: number }
  | { readonly fault: 'leaf-missing'; readonly index: number }
  | { readonly fault: 'erasure-unrecorded'; readonly index: number }
  | { readonly fault: 'size-differs'; readonly size: number; readonly count: number }
  | { readonly fault: 'root-differs'; readonly size: number }
  | { readonly fault: 'checkpoint-wrong'; readonly size: number }
  | { readonly fault: 'signature-wrong'; readonly size: number }
  | { readonly fault: 'nodes-differ' }
  | { readonly fault: 'entries-unlisted'; readonly count: number }
);

type Sentences = {
  readonly [F in LedgerFault['fault']]: (fault: Extract<LedgerFault, { fault: F }>) => string;
};

const sentences: Sentences = {
  'leaf-differs': ({ index }) => `第 ${index} 条的内容与封存时不一致。`,
  'leaf-missing': ({ index }) => `第 ${index} 条不见了。`,
  'erasure-unrecorded': ({ index }) => `第 ${index} 条的内容没有了，账里却没有与它相符的删除记录。`,
  'size-differs': ({ size, count }) => `写明有 ${size} 条，实有 ${count} 条。`,
  'root-differs': ({ size }) => `前 ${size} 条算出的根与封存点不符。`,
  'checkpoint-wrong': ({ size }) => `${size} 条时的封存点写法不对，或者不是这份账的。`,
  'signature-wrong': ({ size }) => `${size} 条时的封存点签名不对。`,
  'nodes-differ': () => '存下的树节点与重算的不一致。',
  'entries-unlisted': ({ count }) => `有 ${count} 条既没有封存，也不在待封存之列。`,
};

export function ledgerFaultSentence(fault: LedgerFault): string {
  const sentence = sentences[fault.fault] as (fault: LedgerFault) => string;
  return `${fault.ledger}：${sentence(fault)}`;
}
