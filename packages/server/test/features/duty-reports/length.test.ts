import { expect, it } from 'vitest';
import { lengthOf } from '../../../src/features/duty-reports/length.ts';

it.each([
  ['', 0],
  ['述职报告', 4],
  ['述职　报告 \r\n\t第一段\n', 7],
  ['，。！', 3],
  ['2026年', 5],
  // Rare characters of names lie outside the first plane: two units each, one sign.
  ['𠮷𬱖䶮', 3],
  ['一\u{E0100}', 1],
  ['é', 1],
  ['e\u0301', 1],
  ['👍🏽', 1],
  ['👨‍👩‍👧', 1],
  ['🇨🇳', 1],
  ['1️⃣', 1],
])('字数：%j 是 %i 字', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});
