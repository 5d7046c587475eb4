import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { logFailure, repeated } from '../../src/jobs/repeated.ts';

/** Work whose end is in the test's hands. */
function held() {
  const ends: (() => void)[] = [];
  return {
    work: () => new Promise<void>((end) => ends.push(end)),
    end: () => ends.shift()?.(),
    under: () => ends.length,
  };
}

it('looks at once and again so long after each look has ended', async () => {
  vi.useFakeTimers();
  let looks = 0;
  const one = repeated(
    1000,
    async () => void looks++,
    () => {},
  );
  one.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks).toBe(2);
  await one.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(looks).toBe(2);
  vi.useRealTimers();
});

it('goes on after a look that failed, and says that it did', async () => {
  const said: unknown[] = [];
  const one = repeated(
    1000,
    async () => {
      throw new Error('gone');
    },
    (error) => said.push(error),
  );
  await one.look();
  await one.look();
  expect(said).toHaveLength(2);
});

it('looks one at a time, and stopping waits for the look under way and tells it', async () => {
  const { work, end, under } = held();
  let told = false;
  let isOver = false;
  const one = repeated(
    1000,
    async (stopped) => {
      await work();
      told = stopped();
    },
    () => {},
  );
  const first = one.look();
  const second = one.look();
  await Promise.resolve();
  expect(under()).toBe(1);
  const stopping = one.stop().then(() => {
    isOver = true;
  });
  end();
  await first;
  expect([told, isOver]).toEqual([true, false]);
  end();
  await Promise.all([second, stopping]);
  expect(isOver).toBe(true);
});

it('a failure is logged by its kind and place, never by its words', () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  logFailure(log, Object.assign(new TypeError('何志峰 138'), { code: '23505' }), 'mails could not be sent', {
    tenant: 't1',
  });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    type: 'TypeError',
    code: '23505',
    tenant: 't1',
    msg: 'mails could not be sent',
  });
  expect(lines[0]).not.toContain('何志峰');
});
