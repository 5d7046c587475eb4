/** Writing one entry: what stands in the form, what waits to be sent, what came in the way. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { type DraftInHand, useDraft } from '../../drafts/use-draft.ts';
import { useMe } from '../sessions/who.tsx';
import { type Entry, shortName } from './copy.ts';
import { isTrouble, sameWeek, type Waiting, type Where, type Written } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';

export interface EntryInHand {
  /** What the form shows: the draft, or what the server has where nobody has changed anything here. */
  readonly value: Written;
  readonly draft: DraftInHand<Written>;
  /** Handed over, and not yet with the server. */
  readonly waiting: Waiting | undefined;
  /** What the form holds follows an older version than the server has. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** The device had no room, and there was no network either. */
  readonly notKept: boolean;
  readonly send: () => Promise<void>;
  /** What waits comes back into the form. */
  readonly takeBack: () => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

export function useEntry(entry: Entry, sent: (entry: Entry) => void): EntryInHand {
  const me = useMe();
  const queries = useQueryClient();
  const { outbox, waiting: all } = useOutbox();
  const where: Where = { id: entry.round.id, person: entry.person.id, entry: entry.entry.entry, span: entry.span };
  const initial = useMemo(() => writtenOf(entry), [entry]);
  const draft = useDraft<Written>(me.account.id, `log/${where.id}/${where.entry}/${where.span}`, initial);
  // Nothing was changed as long as the form has what the server gave: then a newer answer goes before an older one.
  const given = useRef(new WeakSet<Written>());
  given.current.add(initial);
  const untouched = given.current.has(draft.value);
  const value = untouched ? initial : draft.value;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [notKept, setNotKept] = useState(false);
  const waiting = all.find((one) => sameWeek(one.where, where));

  const send = async () => {
    const name = `${shortName(entry.name)}${entry.entry.name}`;
    const handed: Waiting = { key: randomKey(), where, name, written: value };
    setBusy(true);
    setProblem(undefined);
    const kept = outbox.put(handed);
    const answer = await outbox.deliver(handed);
    const decided = !answer.ok && !isTrouble(answer.problem);
    if (decided) outbox.remove(handed.key);
    setBusy(false);
    if (answer.ok) {
      draft.drop();
      sent(answer.value);
      await queries.invalidateQueries();
    } else if (isTrouble(answer.problem)) {
      setNotKept(!kept);
      if (kept) draft.drop();
      // Whoever has to sign in again is asked to by the next question to the server.
      if (answer.problem.kind === 'expired') await queries.invalidateQueries();
    } else {
      setProblem(answer.problem);
      if (answer.problem.code === 'log-changed-elsewhere') await queries.invalidateQueries();
    }
  };
  return {
    value,
    draft,
    waiting: busy ? undefined : waiting,
    stale: value.revision !== entry.revision,
    busy,
    problem,
    notKept,
    send,
    takeBack: () => {
      if (waiting === undefined) return;
      draft.change(waiting.written);
      outbox.remove(waiting.key);
    },
    takeTheirs: draft.drop,
    keepMine: () => draft.change({ ...value, revision: entry.revision }),
  };
}

const writtenOf = ({ content, draft, revision }: Entry): Written => ({
  text: content?.text ?? draft ?? '',
  indicators: (content?.indicators ?? []).map(({ id }) => id),
  photos: content?.photos ?? [],
  revision,
});
