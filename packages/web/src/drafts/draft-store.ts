/**
 * Drafts of forms on this device, one shelf for each account. Every save names the revision that it follows: a window that doesn't have
 * the newest one is told, and overwrites nothing.
 *
 * They stand in localStorage: reading and writing in one go is what keeps two windows apart, and a form's text is small.
 */
export interface Draft<Value> {
  readonly value: Value;
  readonly revision: string;
  /** When it was saved, as ISO 8601. */
  readonly savedAt: string;
}

export type Saved =
  | { readonly ok: true; readonly revision: string }
  | { readonly ok: false; readonly refusal: 'changed-elsewhere' | 'no-room' };

export interface DraftStore<Value> {
  readonly load: () => Draft<Value> | undefined;
  /** `follows` is the revision that this window loaded or saved last; undefined when there was none. */
  readonly save: (value: Value, follows: string | undefined) => Saved;
  readonly drop: () => void;
}

export interface Shelf {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly newKey: () => string;
  readonly now: () => Date;
}

const PREFIX = 'shiji/draft';

/** Where an account's draft of a form stands. Accounts of a shared computer never see one another's. */
export function draftKey(account: string, form: string): string {
  return `${PREFIX}/${encodeURIComponent(account)}/${encodeURIComponent(form)}`;
}

export function createDraftStore<Value>({ storage, newKey, now }: Shelf, key: string): DraftStore<Value> {
  const load = () => read<Value>(storage.getItem(key));
  return {
    load,
    save: (value, follows) => {
      const newest = load();
      if (newest !== undefined && newest.revision !== follows) return { ok: false, refusal: 'changed-elsewhere' };
      const revision = newKey();
      const draft: Draft<Value> = { value, revision, savedAt: now().toISOString() };
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        return { ok: false, refusal: 'no-room' };
      }
      return { ok: true, revision };
    },
    drop: () => storage.removeItem(key),
  };
}

/** A draft that an older version of the program, or somebody's hand, left unreadable is no draft. */
function read<Value>(text: string | null): Draft<Value> | undefined {
  if (text === null) return undefined;
  try {
    const found = JSON.parse(text) as Partial<Draft<Value>> | null;
    return typeof found?.revision === 'string' && found.value !== undefined ? (found as Draft<Value>) : undefined;
  } catch {
    return undefined;
  }
}
