/** People who record notes without pause, whatever becomes of the server: what isn't answered is sent again with its key. */
import type { SeededCounty } from './seed-county.ts';

/** Where the server listens now; while there is none, the next one is waited for. */
export interface Where {
  url(): Promise<string>;
}

export interface Written {
  /** Ids that the server answered, by the text of the note. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Requests that were sent again because no answer came. */
  readonly repeated: number;
}

export interface Writers {
  /** Settles at the next `count` acknowledgements. */
  after(count: number): Promise<void>;
  /** Everybody finishes what they are at. */
  finish(): Promise<Written>;
}

export function startWriters(where: Where, { cookies, person }: SeededCounty): Writers {
  const acknowledged = new Map<string, string>();
  const waiting = new Set<{ left: number; done(): void }>();
  let repeated = 0;
  let finishing = false;

  /** Sends until it is answered. */
  const insist = async (
    cookie: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    key?: string,
  ): Promise<unknown> => {
    for (;;) {
      const url = await where.url();
      try {
        const response = await fetch(`${url}${path}`, {
          method: 'POST',
          body,
          headers: {
            cookie,
            'x-shiji': '1',
            'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
            'x-file-name': 'a.txt',
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          },
        });
        const answer = await response.json();
        if (response.ok) return answer;
        // A server whose database was killed under it, or that is stopping, has not answered.
        if (response.status < 500) throw new Error(`refused: ${JSON.stringify(answer)}`);
      } catch (error) {
        // What fetch says of a connection that broke, and a body that ended in the middle.
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      }
      repeated += 1;
    }
  };

  const write = async (cookie: string, name: number): Promise<void> => {
    for (let n = 0; !finishing; n++) {
      const text = `${name} 号第 ${n} 条`;
      // Now and then with a file of its own.
      const evidence =
        n % 8 === 0
          ? [{ name: 'a.txt', sha256: sha256Of(await insist(cookie, '/api/evidence', Buffer.from(`佐证 ${text}`))) }]
          : [];
      const body = JSON.stringify({ person, text, evidence });
      const { id } = (await insist(cookie, '/api/notes', body, `crash-${name}-${n}`)) as { id: string };
      acknowledged.set(text, id);
      for (const one of waiting) {
        one.left -= 1;
        if (one.left === 0) one.done();
      }
    }
  };

  const writing = cookies.map(write);
  const failed = Promise.race(writing.map((one) => one.then(() => new Promise<never>(() => {}))));
  failed.catch(() => {});
  return {
    after: (count) =>
      Promise.race([
        failed,
        new Promise<void>((resolve) => {
          const one = {
            left: count,
            done: () => {
              waiting.delete(one);
              resolve();
            },
          };
          waiting.add(one);
        }),
      ]),
    async finish() {
      finishing = true;
      await Promise.all(writing);
      return { acknowledged, repeated };
    },
  };
}

const sha256Of = (answer: unknown): string => (answer as { sha256: string }).sha256;
