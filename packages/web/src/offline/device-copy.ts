/**
 * Answers of the server that are kept on this device for where there is no network: as few as writing one's week takes, of one account at
 * a time. Whoever signs in as somebody else, or out, leaves nothing of them.
 */
export interface Kept {
  /** Who is signed in. */
  readonly me: unknown;
  /** Weeks to be written, and what a form of each kind offers. */
  readonly logs: unknown;
  readonly forms: unknown;
}

export interface DeviceCopy {
  /** Keeps an answer; whatever was kept of another account goes. A device without room keeps nothing. */
  readonly keep: <Name extends keyof Kept>(account: string, name: Name, answer: Kept[Name]) => void;
  /** Undefined where none was kept, or too long ago; `account` left out: of whoever was here last. */
  readonly kept: (name: keyof Kept, account?: string) => unknown;
  readonly forgetOthers: (account: string) => void;
  readonly forget: () => void;
}

const KEY = 'shiji/offline';

/** Raised when the form of a kept answer changes: what an older program kept isn't read. */
const FORM = 1;

/** A phone that nobody has opened with a network for so long tells nobody's name any more. */
const DAYS = 14;

interface Copy {
  readonly form: number;
  readonly account: string;
  readonly savedAt: string;
  readonly answers: Partial<Kept>;
}

export function createDeviceCopy(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  now: () => Date,
): DeviceCopy {
  const load = (): Copy | undefined => read(storage.getItem(KEY), now());
  const forget = () => storage.removeItem(KEY);
  return {
    keep: (account, name, answer) => {
      const before = load();
      const answers = before?.account === account ? before.answers : {};
      const copy: Copy = { form: FORM, account, savedAt: now().toISOString(), answers: { ...answers, [name]: answer } };
      try {
        storage.setItem(KEY, JSON.stringify(copy));
      } catch {
        // What is older than what the screen shows would only mislead.
        forget();
      }
    },
    kept: (name, account) => {
      const copy = load();
      return copy === undefined || (account !== undefined && copy.account !== account) ? undefined : copy.answers[name];
    },
    forgetOthers: (account) => {
      if (load()?.account !== account) forget();
    },
    forget,
  };
}

function read(text: string | null, now: Date): Copy | undefined {
  if (text === null) return undefined;
  try {
    const found = JSON.parse(text) as Partial<Copy> | null;
    if (found?.form !== FORM || typeof found.account !== 'string' || typeof found.answers !== 'object')
      return undefined;
    const age = now.getTime() - Date.parse(found.savedAt ?? '');
    return age <= DAYS * 86_400_000 ? (found as Copy) : undefined;
  } catch {
    return undefined;
  }
}
