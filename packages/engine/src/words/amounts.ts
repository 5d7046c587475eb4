/** Amounts as Chinese text. */
import type { Amount } from '../scheme/amount.ts';

/** `90`, `40%`, `（参数 k）`, or the cases of a choice. */
export function amountText(amount: Amount): string {
  if (typeof amount === 'string') return amount;
  if ('parameter' in amount) return `（参数 ${amount.parameter}）`;
  const cases = amount.cases.map(({ key, value }) => `${key} ${value}`).join('，');
  return `按 ${amount.by}：${cases}${amount.otherwise === undefined ? '' : `，其他 ${amount.otherwise}`}`;
}
