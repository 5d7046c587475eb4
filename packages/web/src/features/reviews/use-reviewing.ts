/** A leader at work on a round: what is typed is kept on the device, what is chosen is passed at once, and others are told anew. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useMe } from '../sessions/who.tsx';
import { type Item, type Reviews, words } from './copy.ts';
import { type AllTyped, keyOf, type Typed, typedFor, valuesOf } from './values.ts';

export interface Reviewing {
  readonly typed: (item: Item) => Typed;
  readonly type: (
    item: Item,
    some: { readonly indicator: string; readonly value: string } | { readonly comment: string },
  ) => void;
  readonly draft: ReturnType<typeof useDraft<AllTyped>>;
  /** Each gives the problem that came in the way. */
  readonly pass: (items: readonly Item[]) => Promise<Problem | undefined>;
  readonly giveBack: (item: Item, reason: string) => Promise<Problem | undefined>;
  readonly takeBack: (item: Item) => Promise<Problem | undefined>;
  /** What was done last, in words. */
  readonly said: string | undefined;
}

export function useReviewing({ round }: Pick<Reviews, 'round'>): Reviewing {
  const queries = useQueryClient();
  const draft = useDraft<AllTyped>(useMe().account.id, `reviews/${round.id}`, {});
  const [said, say] = useState<string>();
  // One key until it is answered: a second try after a lost connection records nothing twice.
  const key = useRef<{ readonly of: string; readonly key: string } | undefined>(undefined);
  const keyFor = (of: string): string => {
    if (key.current?.of !== of) key.current = { of, key: randomKey() };
    return key.current.key;
  };

  const settle = async (sent: Promise<Answer<unknown>>, items: readonly Item[], sentence: string) => {
    const answer = await sent;
    if (!answer.ok) return answer.problem;
    key.current = undefined;
    const gone = new Set(items.map(keyOf));
    const left = Object.entries(draft.value).filter(([one]) => !gone.has(one));
    if (left.length === 0) draft.drop();
    else draft.change(Object.fromEntries(left));
    await queries.invalidateQueries();
    say(sentence);
    return undefined;
  };

  const params = { id: round.id };
  return {
    typed: (item) => typedFor(item, draft.value),
    type: (item, some) => {
      const before = typedFor(item, draft.value);
      const next: Typed =
        'comment' in some
          ? { ...before, comment: some.comment }
          : { ...before, points: { ...before.points, [some.indicator]: some.value } };
      draft.change({ ...draft.value, [keyOf(item)]: next });
    },
    draft,
    said,
    pass: (items) => {
      const body = {
        items: items.map((item) => {
          const typed = typedFor(item, draft.value);
          const comment = typed.comment.trim();
          const { revision, role } = item;
          const said = comment === '' ? {} : { comment };
          return { person: item.person.id, role, revision, points: { ...valuesOf(item, typed) }, ...said };
        }),
      };
      const idempotencyKey = keyFor(JSON.stringify(body));
      const sent = call('POST /api/rounds/:id/reviews', { params, body, idempotencyKey });
      return settle(sent, items, words.passed(items.length));
    },
    giveBack: (item, reason) => {
      const { role, revision, person } = item;
      const body = { role, revision, reason };
      const sent = call('POST /api/rounds/:id/reviews/:person/return', {
        params: { ...params, person: person.id },
        body,
      });
      return settle(sent, [item], words.returned(person.name));
    },
    takeBack: (item) => {
      const { role, revision, person } = item;
      const body = { role, revision };
      const sent = call('POST /api/rounds/:id/reviews/:person/taking-back', {
        params: { ...params, person: person.id },
        body,
      });
      return settle(sent, [item], words.takenBack(person.name));
    },
  };
}
