import type { Scope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { signedIn } from '../../http/policies.ts';
import { messagesContract } from './contract.ts';
import { messageKinds, sentenceOf } from './kinds.ts';
import { mayHaveMessages, mayReadMessage } from './policy.ts';
import { type Message, messageReader, messageWriter } from './store.ts';

/** Messages of one page. */
const PAGE = 30;

export function messagesSlice(): Slice<typeof messagesContract> {
  return { name: 'messages', contract: messagesContract, refusals: {}, handlers };
}

const shown = ({ id, kind, values, console, phone, sentAt, readAt }: Message) => ({
  id,
  kind,
  kindName: messageKinds[kind].name,
  text: sentenceOf(kind, values),
  ...(console === undefined ? {} : { console }),
  ...(phone === undefined ? {} : { phone }),
  sentAt,
  read: readAt !== undefined,
});

async function findMessage({ params, scope }: { params: { id: string }; scope: Scope }) {
  const person = await messageReader(scope).owner(params.id);
  return person === undefined ? undefined : { person };
}

const handlers: Handlers<typeof messagesContract> = {
  'GET /api/messages': whoever(mayHaveMessages, async ({ scope, actor, query }) => {
    const reader = messageReader(scope);
    const person = actor.person as string;
    const found = await reader.of(person, query.before, PAGE + 1);
    return {
      unread: await reader.unread(person),
      more: found.length > PAGE,
      messages: found.slice(0, PAGE).map(shown),
    };
  }),

  // Every page asks: an account of nobody in the roster has none, and that is no fault.
  'GET /api/messages/unread': whoever(signedIn, async ({ scope, actor }) => ({
    unread: actor.person === undefined ? 0 : await messageReader(scope).unread(actor.person),
  })),

  'POST /api/messages/:id/reading': about(findMessage, mayReadMessage, ({ params, now, write }, { person }) =>
    write(async (tx) => {
      await messageWriter(tx).read(person, params.id, now);
      return { unread: await messageReader(tx).unread(person) };
    }),
  ),

  'POST /api/messages/reading': whoever(mayHaveMessages, ({ actor, now, write }) =>
    write(async (tx) => {
      await messageWriter(tx).read(actor.person as string, undefined, now);
      return { unread: 0 };
    }),
  ),
};
