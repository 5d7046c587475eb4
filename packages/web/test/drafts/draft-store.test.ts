import { expect, test } from 'vitest';
import { createDraftStore, draftKey } from '../../src/drafts/draft-store.ts';

/** What a device keeps, shared by its windows; `room` characters at most. */
function device(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  let keys = 0;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key: string) => {
      kept.delete(key);
    },
  };
  const shelf = { storage, newKey: () => `r${++keys}`, now: () => new Date('2026-03-25T01:05:00Z') };
  return { kept, open: (key: string) => createDraftStore<{ text: string }>(shelf, key) };
}

const key = draftKey('a1', 'week');

test('what was saved is there after a reload, with its time', () => {
  const { open } = device();
  open(key).save({ text: '走访三户' }, undefined);
  expect(open(key).load()).toEqual({
    value: { text: '走访三户' },
    revision: 'r1',
    savedAt: '2026-03-25T01:05:00.000Z',
  });
});

test('a window that goes on from the newest revision saves, time after time', () => {
  const store = device().open(key);
  const first = store.save({ text: '一' }, undefined);
  const second = store.save({ text: '一二' }, first.ok ? first.revision : undefined);
  expect([first, second]).toEqual([
    { ok: true, revision: 'r1' },
    { ok: true, revision: 'r2' },
  ]);
});

test('a window that has not seen the newest revision overwrites nothing', () => {
  const { open } = device();
  const [here, there] = [open(key), open(key)];
  here.save({ text: '这里' }, undefined);
  expect(there.save({ text: '那里' }, undefined)).toEqual({ ok: false, refusal: 'changed-elsewhere' });
  expect(here.load()?.value).toEqual({ text: '这里' });
});

test('accounts of one computer never see one another’s drafts', () => {
  const { open } = device();
  open(key).save({ text: '甲的' }, undefined);
  expect(open(draftKey('a2', 'week')).load()).toBeUndefined();
  expect(draftKey('a/b', 'c')).not.toBe(draftKey('a', 'b/c'));
});

test('a device without room says so', () => {
  expect(device(10).open(key).save({ text: '走访三户' }, undefined)).toEqual({ ok: false, refusal: 'no-room' });
});

test('a dropped draft is gone, and one that cannot be read is none', () => {
  const { open, kept } = device();
  open(key).save({ text: '一' }, undefined);
  open(key).drop();
  expect(open(key).load()).toBeUndefined();
  for (const damaged of ['{', 'null', '{"value":1}', '"text"']) {
    kept.set(key, damaged);
    expect(open(key).load(), damaged).toBeUndefined();
  }
});
