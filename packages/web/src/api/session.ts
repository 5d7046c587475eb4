/**
 * The state of signing in, as calls see it. A call that meets an expired session waits here, with what it was given; when the person has
 * signed in again in place it goes on, and when they leave it is answered as expired.
 */
export interface Session {
  /** Whether calls are waiting for the person to sign in again. */
  readonly expired: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Waits for signing in; false when the person gave up. */
  readonly renewal: () => Promise<boolean>;
  readonly renewed: () => void;
  readonly abandoned: () => void;
}

export function createSession(): Session {
  let waiting: ((renewed: boolean) => void)[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const end = (renewed: boolean) => {
    const released = waiting;
    waiting = [];
    for (const release of released) release(renewed);
    tell();
  };
  return {
    expired: () => waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    renewal: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tell();
      }),
    renewed: () => end(true),
    abandoned: () => end(false),
  };
}
