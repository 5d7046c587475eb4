/**
 * A report in the hands of its writer: what stands in the form, saved on the server while there is a network, and on the device otherwise.
 * Each save names the revision that it follows. What another window or device has saved meanwhile is not overwritten: both are kept until
 * the writer has chosen.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { randomKey } from '../../api/random-key.ts';
import type { Returns } from '../../api/shape.ts';
import { createDraftStore, draftKey } from '../../drafts/draft-store.ts';

export type Report = Returns<'GET /api/meetings/:id/reports/:person'>;

/** Typing pauses so long, in milliseconds, before it is kept on the device, and before it is sent. */
const KEEP = 300;
const SEND = 1200;
/** So often a lost server is tried again. */
const AGAIN = 15_000;

interface Kept {
  readonly text: string;
  /** The server's revision that the text was written on. */
  readonly follows: number;
}

export type Saving =
  | { readonly kind: 'none' | 'saving' | 'device' | 'not-kept' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'stopped'; readonly why: string }
  | { readonly kind: 'conflict'; readonly theirs: Kept };

export interface ReportInHand {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly saving: Saving;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** What handing in sends; undefined while two texts wait for a choice. */
  readonly ready: () => Promise<Kept | undefined>;
  /** Forgets what the device kept, once the report is handed in. */
  readonly settle: () => void;
}

export function useReport(account: string, report: Report): ReportInHand {
  const [params] = useState({ id: report.meeting.id, person: report.person.id });
  const [store] = useState(() =>
    createDraftStore<Kept>(
      { storage: localStorage, newKey: randomKey, now: () => new Date() },
      draftKey(account, `duty-report/${report.meeting.id}`),
    ),
  );
  const [begun] = useState(() => beginning(report, store.load()?.value));
  const [text, setText] = useState(begun.text);
  const [saving, setSaving] = useState<Saving>(begun.saving);
  const now = useRef({ text: begun.text, follows: report.revision, sent: report.text ?? '', held: begun.held });
  const timers = useRef<{ keep?: ReturnType<typeof setTimeout>; send?: ReturnType<typeof setTimeout> }>({});
  const sending = useRef<Promise<void> | undefined>(undefined);

  const keep = useCallback((): boolean => {
    const { text: newest, follows } = now.current;
    // The device keeps only what the server lacks; between windows it is the server that tells them apart.
    return store.save({ text: newest, follows }, store.load()?.revision).ok;
  }, [store]);

  const send = useCallback(async (): Promise<void> => {
    await sending.current;
    const at = now.current;
    if (at.held || at.text === at.sent) return;
    const { text: newest, follows } = at;
    const kept = keep();
    setSaving({ kind: 'saving' });
    const work = (async () => {
      const answer = await call('PUT /api/meetings/:id/reports/:person', {
        params,
        body: { text: newest, revision: follows },
      });
      if (answer.ok) {
        at.follows = answer.value.revision;
        at.sent = newest;
        if (at.text === newest) store.drop();
        setSaving({ kind: 'saved', at: answer.value.savedAt });
        return;
      }
      const { problem } = answer;
      if (problem.code === 'report-changed-elsewhere') {
        const other = await call('GET /api/meetings/:id/reports/:person', { params });
        if (other.ok && other.value.text === at.text) {
          at.follows = other.value.revision;
          at.sent = at.text;
          store.drop();
          setSaving({ kind: 'saved', at: other.value.savedAt ?? '' });
        } else if (other.ok) {
          at.held = true;
          setSaving({ kind: 'conflict', theirs: { text: other.value.text ?? '', follows: other.value.revision } });
        } else setSaving({ kind: 'stopped', why: other.problem.title });
      } else if (problem.kind === 'refused') setSaving({ kind: 'stopped', why: problem.title });
      else setSaving({ kind: kept ? 'device' : 'not-kept' });
    })();
    sending.current = work;
    await work;
    sending.current = undefined;
  }, [keep, store, params]);

  const change = useCallback(
    (next: string) => {
      setText(next);
      now.current.text = next;
      clearTimeout(timers.current.keep);
      clearTimeout(timers.current.send);
      timers.current.keep = setTimeout(keep, KEEP);
      timers.current.send = setTimeout(() => void send(), SEND);
    },
    [keep, send],
  );

  // A network that comes back, a page that is put away, and now and then a server that was lost.
  useEffect(() => {
    const put = () => {
      if (now.current.text !== now.current.sent) keep();
      void send();
    };
    if (!now.current.held) void send();
    const again = setInterval(() => void send(), AGAIN);
    window.addEventListener('online', put);
    window.addEventListener('pagehide', put);
    document.addEventListener('visibilitychange', put);
    return () => {
      clearInterval(again);
      clearTimeout(timers.current.keep);
      clearTimeout(timers.current.send);
      window.removeEventListener('online', put);
      window.removeEventListener('pagehide', put);
      document.removeEventListener('visibilitychange', put);
      put();
    };
  }, [keep, send]);

  const choose = (chosen: string) => {
    if (saving.kind !== 'conflict') return;
    now.current.follows = saving.theirs.follows;
    now.current.sent = saving.theirs.text;
    now.current.held = false;
    now.current.text = chosen;
    setText(chosen);
    setSaving({ kind: 'none' });
    if (chosen === saving.theirs.text) store.drop();
    void send();
  };
  return {
    text,
    change,
    saving,
    takeTheirs: () => choose(saving.kind === 'conflict' ? saving.theirs.text : text),
    keepMine: () => choose(text),
    ready: async () => {
      clearTimeout(timers.current.send);
      await send();
      const { text: newest, follows, held } = now.current;
      return held ? undefined : { text: newest, follows };
    },
    settle: () => {
      clearTimeout(timers.current.keep);
      clearTimeout(timers.current.send);
      now.current.sent = now.current.text;
      store.drop();
    },
  };
}

/** What the device kept goes before the server's text where it follows it; where it doesn't, the writer chooses. */
function beginning(report: Report, kept: Kept | undefined) {
  const theirs = { text: report.text ?? '', follows: report.revision };
  if (kept === undefined || kept.text === theirs.text)
    return { text: theirs.text, held: false, saving: { kind: 'none' } as Saving };
  const held = kept.follows !== report.revision;
  return { text: kept.text, held, saving: (held ? { kind: 'conflict', theirs } : { kind: 'none' }) as Saving };
}
