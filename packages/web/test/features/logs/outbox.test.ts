import { describe, expect, test } from 'vitest';
import type { Answer, Problem } from '../../../src/api/problem.ts';
import type { Entry } from '../../../src/features/logs/copy.ts';
import { createOutbox, type Waiting, type Wires } from '../../../src/features/logs/outbox.ts';

const where = { id: 'r', person: 'p', entry: 'weekly', span: '2026-W13' };
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  key: 'k1',
  where,
  name: '第13周周纪实',
  written: { text: '下村。', indicators: [], photos: [], revision: 0 },
  ...more,
});
const offline: Problem = { kind: 'offline', title: '当前没有网络。' };
const refused: Problem = { kind: 'refused', code: 'log-too-late', title: '已过截止日。' };

/** A device with its storage, and a server that answers as it is told; what it was sent stands in `sent`. */
function device(answers: readonly (Problem | undefined)[] = [], room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  const sent: { readonly key: string; readonly photos: readonly string[] }[] = [];
  const dropped: string[] = [];
  const uploaded: string[] = [];
  let asked = 0;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('full');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
  const wires: Wires = {
    upload: async (_, photo) => {
      const text = await photo.text();
      uploaded.push(text);
      return { ok: true, value: { sha256: `hash of ${text}` } };
    },
    send: async (_, { photos }, key): Promise<Answer<Entry>> => {
      sent.push({ key, photos: photos.map(({ sha256 }) => sha256) });
      const problem = answers[asked++];
      return problem === undefined ? { ok: true, value: {} as Entry } : { ok: false, problem };
    },
    photo: async (id) => (dropped.includes(id) || id === 'lost' ? undefined : new Blob([id])),
    dropPhoto: async (id) => void dropped.push(id),
  };
  return { kept, sent, dropped, uploaded, box: (account = 'a') => createOutbox(storage, account, wires) };
}

describe('what waits to be sent', () => {
  test('[FX-19] stays until the server has it, with one key however often it is sent', async () => {
    const { box, sent } = device([offline, offline, undefined]);
    const outbox = box();
    outbox.put(waiting());
    expect((await outbox.deliver(waiting())).ok).toBe(false);
    expect(await outbox.deliverAll()).toBe(0);
    expect(outbox.list()).toEqual([waiting()]);
    expect(await outbox.deliverAll()).toBe(1);
    expect(outbox.list()).toEqual([]);
    expect(sent.map(({ key }) => key)).toEqual(['k1', 'k1', 'k1']);
  });

  test('outlives the page, and is nobody else’s on a shared device', async () => {
    const { box } = device();
    box().put(waiting());
    expect(box().list()).toEqual([waiting()]);
    expect(box('b').list()).toEqual([]);
  });

  test('of one week only the newest waits', () => {
    const outbox = device().box();
    outbox.put(waiting());
    outbox.put(waiting({ key: 'k2' }));
    outbox.put(waiting({ key: 'k3', where: { ...where, span: '2026-W12' } }));
    expect(outbox.list().map(({ key }) => key)).toEqual(['k2', 'k3']);
  });

  test('what the server doesn’t take is kept for its writer, and not sent again by itself', async () => {
    const { box, sent } = device([refused]);
    const outbox = box();
    outbox.put(waiting());
    expect(await outbox.deliverAll()).toBe(0);
    expect(outbox.list()).toEqual([waiting({ refused: '已过截止日。' })]);
    await outbox.deliverAll();
    expect(sent).toHaveLength(1);
  });

  test('photos go before it, each once, and leave the device when it is taken', async () => {
    const { box, sent, dropped, uploaded } = device([offline, undefined]);
    const outbox = box();
    const photos = [
      { name: '一.jpg', local: 'one' },
      { name: '二.jpg', sha256: 'known' },
    ];
    outbox.put(waiting({ written: { ...waiting().written, photos } }));
    await outbox.deliverAll();
    expect(outbox.list()[0]?.written.photos[0]).toEqual({ name: '一.jpg', local: 'one', sha256: 'hash of one' });
    expect(dropped).toEqual([]);
    await outbox.deliverAll();
    expect(sent.map((each) => each.photos)).toEqual([
      ['hash of one', 'known'],
      ['hash of one', 'known'],
    ]);
    expect([uploaded, dropped]).toEqual([['one'], ['one']]);
  });

  test('a photo that the device has lost is told, and nothing is sent without it', async () => {
    const { box, sent } = device();
    const outbox = box();
    outbox.put(waiting({ written: { ...waiting().written, photos: [{ name: '一.jpg', local: 'lost' }] } }));
    await outbox.deliverAll();
    expect(sent).toEqual([]);
    expect(outbox.list()[0]?.refused).toContain('照片');
  });

  test('sent by form and page at once it is one request', async () => {
    const { box, sent } = device();
    const outbox = box();
    outbox.put(waiting());
    const [one, all] = await Promise.all([outbox.deliver(waiting()), outbox.deliverAll()]);
    expect([one.ok, all, sent.length]).toEqual([true, 1, 1]);
  });

  test('a device without room says so; what it can’t read it leaves alone', () => {
    expect(device([], 10).box().put(waiting())).toBe(false);
    const { kept, box } = device();
    kept.set('shiji/outbox/a', '{"not": "a list"');
    expect(box().list()).toEqual([]);
  });
});
