/** How other slices tell people something: in the transaction of what has happened, so that neither stands without the other. */
import type { TxScope } from '../../db/scope.ts';
import type { MessageKind, ValuesOf } from './kinds.ts';
import { messageWriter } from './store.ts';

export type Notice = {
  readonly [K in MessageKind]: {
    readonly kind: K;
    /** Persons of the roster; somebody named twice is told once. */
    readonly to: readonly string[];
    /** What it is about, such as `round/…/notice`: nobody is told the same kind of the same matter twice. */
    readonly matter: string;
    readonly values: ValuesOf<K>;
    /** Where it is done: a path of the console, and one of the phone without `/m`. */
    readonly console?: string;
    readonly phone?: string;
    /** Who was told this already finds the new values in the same message, unread again: several of one day become one, and one mail. */
    readonly renew?: true;
  };
}[MessageKind];

/** A message as it was written down. */
export interface Written {
  readonly id: string;
  readonly person: string;
  readonly kind: MessageKind;
}

/** Writes a message for everybody who hasn't got it, and gives those who are told now. */
export type Notify = (tx: TxScope, notice: Notice, now: Date) => Promise<readonly string[]>;

/** `post`: what goes out of the house of messages just written. */
export function notifier(post: (tx: TxScope, written: readonly Written[], now: Date) => Promise<void>): Notify {
  return async (tx, notice, now) => {
    const written = await messageWriter(tx).insert(notice, now);
    await post(tx, written, now);
    return written.map(({ person }) => person);
  };
}
