/** A form's content that survives a reload, a crash and an expired session. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { randomKey } from '../api/random-key.ts';
import { createDraftStore, type DraftStore, draftKey } from './draft-store.ts';

/** Typing pauses this long, in milliseconds, before it is saved. */
const PAUSE = 400;

export interface DraftInHand<Value> {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /**
   * `restored`: begun earlier and brought back; `conflict`: another window has saved since, nothing of it was overwritten;
   * `unsaved`: this device has no room for it.
   */
  readonly state: 'fresh' | 'restored' | 'saved' | 'conflict' | 'unsaved';
  readonly savedAt: string | undefined;
  /** Forgets the draft and begins anew; also what a form does when it has been sent. */
  readonly drop: () => void;
  /** In a conflict: goes on with what the other window saved, or with what stands here. */
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/**
 * Keeps the draft of `form` for `account`; `initial` is what the form begins with when there is none.
 *
 * @public what every form that records stands on
 */
export function useDraft<Value>(account: string, form: string, initial: Value): DraftInHand<Value> {
  const [store] = useState(() => deviceStore<Value>(draftKey(account, form)));
  const [loaded] = useState(() => store.load());
  const [value, setValue] = useState<Value>(loaded === undefined ? initial : loaded.value);
  const [state, setState] = useState<DraftInHand<Value>['state']>(loaded === undefined ? 'fresh' : 'restored');
  const [savedAt, setSavedAt] = useState(loaded?.savedAt);
  const revision = useRef(loaded?.revision);
  const unsaved = useRef<{ readonly value: Value } | undefined>(undefined);
  const conflict = useRef(false);

  const save = useCallback(() => {
    const pending = unsaved.current;
    if (pending === undefined || conflict.current) return;
    const saved = store.save(pending.value, revision.current);
    if (saved.ok) {
      unsaved.current = undefined;
      revision.current = saved.revision;
      setSavedAt(store.load()?.savedAt);
      setState('saved');
    } else {
      conflict.current = saved.refusal === 'changed-elsewhere';
      setState(conflict.current ? 'conflict' : 'unsaved');
    }
  }, [store]);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      unsaved.current = { value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE);
    },
    [save],
  );

  // A phone that puts the page away gives no other sign than this one.
  useEffect(() => {
    document.addEventListener('visibilitychange', save);
    window.addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      window.removeEventListener('pagehide', save);
      clearTimeout(timer.current);
      save();
    };
  }, [save]);

  const settle = (next: Value, at: string | undefined, newState: DraftInHand<Value>['state']) => {
    clearTimeout(timer.current);
    conflict.current = false;
    unsaved.current = undefined;
    revision.current = at;
    setValue(next);
    setState(newState);
  };
  return {
    value,
    change,
    state,
    savedAt,
    drop: () => {
      store.drop();
      setSavedAt(undefined);
      settle(initial, undefined, 'fresh');
    },
    takeTheirs: () => {
      const theirs = store.load();
      setSavedAt(theirs?.savedAt);
      settle(theirs === undefined ? initial : theirs.value, theirs?.revision, 'restored');
    },
    keepMine: () => {
      const mine = value;
      settle(mine, store.load()?.revision, 'saved');
      unsaved.current = { value: mine };
      save();
    },
  };
}

function deviceStore<Value>(key: string): DraftStore<Value> {
  return createDraftStore<Value>({ storage: localStorage, newKey: randomKey, now: () => new Date() }, key);
}
