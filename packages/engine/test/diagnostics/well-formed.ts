import { expect } from 'vitest';

/** A sentence for people: Chinese, brought to an end, and without the leftovers of a program. */
export function expectSentence(sentence: string, { end = /[。？]$/ }: { end?: RegExp } = {}): void {
  expect(sentence).toMatch(end);
  expect(sentence).toMatch(/\p{Script=Han}/u);
  // Raw values of the language, codes in capitals, empty quotes and lists, doubled marks.
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Infinity|[A-Z]+_[A-Z]+|“”|（）|[。，：、]{2}|：。|、。/);
  expect(sentence).not.toMatch(/[\n\t]/);
}
