/**
 * Entries that wait on this device to be sent, one shelf for each account. Each has a key of its own from the moment it is handed over: however
 * often it is sent, and from however many windows, the server records it once.
 */
import type { Answer, Problem } from '../../api/problem.ts';
import type { Entry } from './copy.ts';

export interface PhotoRef {
  readonly name: string;
  /** On the server already. */
  readonly sha256?: string;
  /** On this device. */
  readonly local?: string;
}

export interface Written {
  readonly text: string;
  readonly indicators: readonly string[];
  readonly photos: readonly PhotoRef[];
  /** Of the version that was changed; 0 for the first. */
  readonly revision: number;
}

export interface Where {
  readonly id: string;
  readonly person: string;
  readonly entry: string;
  readonly span: string;
}

export interface Waiting {
  readonly key: string;
  readonly where: Where;
  /** 第13周周纪实, for people. */
  readonly name: string;
  readonly written: Written;
  /** Why the server doesn't take it; it is not sent again by itself. */
  readonly refused?: string;
}

export interface Wires {
  readonly upload: (where: Where, photo: Blob) => Promise<Answer<{ readonly sha256: string }>>;
  readonly send: (
    where: Where,
    body: Omit<Written, 'photos'> & { readonly photos: readonly { readonly sha256: string; readonly name: string }[] },
    key: string,
  ) => Promise<Answer<Entry>>;
  readonly photo: (id: string) => Promise<Blob | undefined>;
  readonly dropPhoto: (id: string) => Promise<void>;
}

export interface Outbox {
  readonly list: () => readonly Waiting[];
  /** False where the device has no room. What waited for the same week is replaced. */
  readonly put: (waiting: Waiting) => boolean;
  readonly remove: (key: string) => void;
  /** Sends one; what was sent waits no more, and what is refused waits for its writer. */
  readonly deliver: (waiting: Waiting) => Promise<Answer<Entry>>;
  /** Sends all that nobody has refused; gives how many went. */
  readonly deliverAll: () => Promise<number>;
}

const PREFIX = 'shiji/outbox';

export const sameWeek = (a: Where, b: Where): boolean =>
  a.id === b.id && a.person === b.person && a.entry === b.entry && a.span === b.span;

export function createOutbox(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  account: string,
  wires: Wires,
  tell: () => void = () => undefined,
): Outbox {
  const shelf = `${PREFIX}/${encodeURIComponent(account)}`;
  const list = (): readonly Waiting[] => read(storage.getItem(shelf));
  const keep = (all: readonly Waiting[]): boolean => {
    try {
      if (all.length === 0) storage.removeItem(shelf);
      else storage.setItem(shelf, JSON.stringify(all));
    } catch {
      return false;
    }
    tell();
    return true;
  };
  // Read anew each time: another window may have sent something meanwhile.
  const remove = (key: string) => void keep(list().filter((one) => one.key !== key));
  const replace = (next: Waiting) => keep(list().map((one) => (one.key === next.key ? next : one)));

  // The form and the page's own round both send: they share what is under way.
  const underWay = new Map<string, Promise<Answer<Entry>>>();
  const deliver = (waiting: Waiting): Promise<Answer<Entry>> => {
    const sending = underWay.get(waiting.key) ?? attempt(waiting).finally(() => underWay.delete(waiting.key));
    underWay.set(waiting.key, sending);
    return sending;
  };
  const attempt = async (given: Waiting): Promise<Answer<Entry>> => {
    let waiting = given;
    for (const [n, photo] of given.written.photos.entries()) {
      if (photo.sha256 !== undefined || photo.local === undefined) continue;
      const blob = await wires.photo(photo.local);
      if (blob === undefined)
        return refusing(waiting, { kind: 'refused', title: '有照片在本机找不到了，请重新添加。' });
      const uploaded = await wires.upload(waiting.where, blob);
      if (!uploaded.ok) return refusing(waiting, uploaded.problem);
      const photos = waiting.written.photos.map((one, at) =>
        at === n ? { ...one, sha256: uploaded.value.sha256 } : one,
      );
      waiting = { ...waiting, written: { ...waiting.written, photos } };
      replace(waiting);
    }
    const { photos, ...rest } = waiting.written;
    const body = {
      ...rest,
      photos: photos.flatMap(({ sha256, name }) => (sha256 === undefined ? [] : [{ sha256, name }])),
    };
    const answer = await wires.send(waiting.where, body, waiting.key);
    if (!answer.ok) return refusing(waiting, answer.problem);
    remove(waiting.key);
    for (const { local } of photos) if (local !== undefined) await wires.dropPhoto(local);
    return answer;
  };
  const refusing = (waiting: Waiting, problem: Problem): Answer<never> => {
    if (!isTrouble(problem)) replace({ ...waiting, refused: problem.title });
    return { ok: false, problem };
  };
  return {
    list,
    put: (waiting) => keep([...list().filter(({ where }) => !sameWeek(where, waiting.where)), waiting]),
    remove,
    deliver,
    async deliverAll() {
      let sent = 0;
      for (const waiting of list().filter(({ refused }) => refused === undefined)) {
        const answer = await deliver(waiting);
        if (answer.ok) sent += 1;
        // Without a connection the others wouldn't go either.
        else if (isTrouble(answer.problem)) break;
      }
      return sent;
    },
  };
}

const decided: readonly Problem['kind'][] = ['refused', 'forbidden', 'not-found'];

/** Something on the way: it may be sent again as it is. Everything else the server has decided. */
export const isTrouble = ({ kind }: Problem): boolean => !decided.includes(kind);

function read(text: string | null): readonly Waiting[] {
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

const isWaiting = (one: Partial<Waiting> | null): one is Waiting =>
  typeof one?.key === 'string' && typeof one.where?.span === 'string' && typeof one.written?.text === 'string';
