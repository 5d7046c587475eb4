/** 0.4 → 40%, by moving the point: weights come as exact decimals. */
export function percentOf(value: string): string {
  const [whole = '0', part = ''] = value.split('.');
  const digits = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = part.slice(2).replace(/0+$/, '');
  return `${digits}${rest === '' ? '' : `.${rest}`}%`;
}
