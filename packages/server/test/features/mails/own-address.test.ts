import { expect, it } from 'vitest';
import { codeAsked, codeCounts, codeGiven } from '../../../src/features/mails/own-address.ts';
import type { Wishes } from '../../../src/features/mails/store.ts';

const start = Date.parse('2026-03-25T01:00:00Z');
const after = (seconds: number) => new Date(start + seconds * 1000);
const none: Wishes = { codesSent: 0, muted: [] };

function asked(wishes: Wishes, at: Date): Wishes {
  const next = codeAsked(wishes, 'a@b.example', 'sealed', at);
  if (!next.ok) throw new Error(next.refusal);
  return next.wishes;
}

it('sends a second code after a minute, and says how long it still takes', () => {
  const once = asked(none, after(0));
  expect(codeAsked(once, 'a@b.example', 'sealed', after(59.5))).toEqual({
    ok: false,
    refusal: 'code-too-soon',
    values: { seconds: 1 },
  });
  expect(asked(once, after(60)).codesSent).toBe(2);
});

it('sends five codes a day, and again the next day', () => {
  let wishes = none;
  for (let n = 0; n < 5; n++) wishes = asked(wishes, after(n * 60));
  expect(codeAsked(wishes, 'a@b.example', 'sealed', after(300))).toMatchObject({ refusal: 'codes-spent' });
  expect(asked(wishes, after(15 * 3600)).codesSent).toBe(1);
});

it('a code counts for half an hour and five tries', () => {
  const wishes = asked(none, after(0));
  expect([codeCounts(wishes, after(1799)), codeCounts(wishes, after(1800)), codeCounts(none, after(0))]).toEqual([
    true,
    false,
    false,
  ]);
  let tried = wishes;
  for (let n = 0; n < 4; n++) tried = codeGiven(tried, false, after(1));
  expect(codeCounts(tried, after(1))).toBe(true);
  expect(codeCounts(codeGiven(tried, false, after(1)), after(1))).toBe(false);
});

it('the address of before counts until the new one is proven', () => {
  const before: Wishes = { ...none, address: 'old@b.example', verifiedAt: 'then' };
  const wishes = asked(before, after(0));
  expect(wishes.address).toBe('old@b.example');
  expect(codeGiven(wishes, true, after(5))).toMatchObject({
    address: 'a@b.example',
    verifiedAt: after(5).toISOString(),
  });
  expect(codeGiven(wishes, true, after(5)).pending).toBeUndefined();
});
