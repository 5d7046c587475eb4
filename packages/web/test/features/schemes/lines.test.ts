import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines } from '../../../src/features/schemes/lines.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('what came and went between two texts', () => {
  it('gives each of them back when the other’s lines are left out', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = compareLines(before, after);
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map(({ text }) => text)
            .join('\n');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('is the changed line alone, what was removed before what took its place', () => {
    expect(compareLines('a\n40%\nc', 'a\n35%\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: '40%' },
      { kind: 'added', text: '35%' },
      { kind: 'same', text: 'c' },
    ]);
  });
});
