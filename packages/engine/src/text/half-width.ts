/**
 * Full-width digits and signs of numbers and dates, as Chinese input methods leave them, to half-width. Nothing else changes: names keep their
 * Chinese punctuation.
 */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．－＋−％／]/g, (c) => (c === '−' ? '-' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}
