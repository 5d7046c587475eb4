import { expect, test } from 'vitest';
import { createDeviceCopy } from '../../src/offline/device-copy.ts';
import { device } from './device.ts';

const at = (day: string) => () => new Date(`${day}T08:00:00Z`);

test('answers are kept by account, and found without naming it: whoever was here last', () => {
  const { storage } = device();
  const copy = createDeviceCopy(storage, at('2026-03-27'));
  copy.keep('a1', 'me', { name: '何志峰' });
  copy.keep('a1', 'logs', { rounds: [] });
  expect(copy.kept('me')).toEqual({ name: '何志峰' });
  expect(copy.kept('logs', 'a1')).toEqual({ rounds: [] });
  expect(copy.kept('forms', 'a1')).toBeUndefined();
});

test('nobody is told what another account was, and its copy goes with the first answer for somebody else', () => {
  const { shelves, storage } = device();
  const copy = createDeviceCopy(storage, at('2026-03-27'));
  copy.keep('a1', 'logs', { rounds: ['甲的'] });
  expect(copy.kept('logs', 'a2')).toBeUndefined();
  copy.keep('a2', 'me', {});
  expect([...shelves.values()].join()).not.toContain('甲的');
  copy.forgetOthers('a2');
  expect(copy.kept('me', 'a2')).toEqual({});
  copy.forgetOthers('a1');
  expect(shelves.size).toBe(0);
});

test('a copy of more than fourteen days ago, or of another form, is none', () => {
  const { shelves, storage } = device();
  createDeviceCopy(storage, at('2026-03-01')).keep('a1', 'me', {});
  expect(createDeviceCopy(storage, at('2026-03-15')).kept('me')).toEqual({});
  expect(createDeviceCopy(storage, at('2026-03-16')).kept('me')).toBeUndefined();
  const [key = ''] = shelves.keys();
  const copy = createDeviceCopy(storage, at('2026-03-02'));
  for (const text of ['', 'null', '[]', '{"form":0,"account":"a1","savedAt":"2026-03-01","answers":{"me":1}}']) {
    shelves.set(key, text);
    expect(copy.kept('me'), text).toBeUndefined();
  }
});

test('a device without room keeps nothing rather than something old', () => {
  const { shelves, storage } = device(200);
  const copy = createDeviceCopy(storage, at('2026-03-27'));
  copy.keep('a1', 'me', {});
  copy.keep('a1', 'logs', 'x'.repeat(300));
  expect(shelves.size).toBe(0);
});
