/** The outbox of this page: sends when the network comes back, and now and then, as long as any page of ours is open. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useMe } from '../sessions/who.tsx';
import { dropPhoto, keptPhoto } from './device-photos.ts';
import { createOutbox, type Outbox, type Waiting } from './outbox.ts';

/** Milliseconds after which what waits is tried again: a device doesn't always say that the network is back. */
const AGAIN = 20_000;

const listeners = new Set<() => void>();
const tellAll = () => {
  for (const listener of listeners) listener();
};

/** One an account, so that everything on this page knows what is under way. */
const boxes = new Map<string, Outbox>();

function outboxOf(account: string): Outbox {
  const known = boxes.get(account);
  if (known !== undefined) return known;
  const made = createOutbox(
    localStorage,
    account,
    {
      upload: (where, photo) =>
        call('POST /api/rounds/:id/logs/:person/photos', {
          params: { id: where.id, person: where.person },
          body: photo,
          timeout: 60_000,
          whenExpired: 'answer',
        }),
      send: (where, { photos, indicators, ...rest }, key) =>
        call('POST /api/rounds/:id/logs/:person/:entry/:span', {
          params: { ...where },
          body: { ...rest, photos: [...photos], indicators: [...indicators] },
          idempotencyKey: key,
          whenExpired: 'answer',
        }),
      photo: keptPhoto,
      dropPhoto,
    },
    tellAll,
  );
  boxes.set(account, made);
  return made;
}

export function useOutbox(): { readonly outbox: Outbox; readonly waiting: readonly Waiting[] } {
  const account = useMe().account.id;
  const outbox = outboxOf(account);
  const [waiting, setWaiting] = useState(() => outbox.list());
  useEffect(() => {
    const look = () => setWaiting(outbox.list());
    listeners.add(look);
    window.addEventListener('storage', look);
    look();
    return () => {
      listeners.delete(look);
      window.removeEventListener('storage', look);
    };
  }, [outbox]);
  return { outbox, waiting };
}

/** Sends what waits; once in a page, whatever screen is shown. */
export function useDelivery(): void {
  const { outbox } = useOutbox();
  const queries = useQueryClient();
  useEffect(() => {
    let busy = false;
    const send = async () => {
      if (busy || !navigator.onLine) return;
      busy = true;
      try {
        if ((await outbox.deliverAll()) > 0) await queries.invalidateQueries();
      } finally {
        busy = false;
      }
    };
    void send();
    const again = setInterval(() => void send(), AGAIN);
    const now = () => void send();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [outbox, queries]);
}
