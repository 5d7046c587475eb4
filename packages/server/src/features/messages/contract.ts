import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { kindsOfMessages } from './kinds.ts';

const unread = z.object({ unread: z.int() });

export const messagesContract = contract({
  'GET /api/messages': {
    about: '本人的消息，新的在前；未读条数。',
    query: z.object({
      /** The last one of the page before. */
      before: z.uuid().optional(),
    }),
    returns: z.object({
      unread: z.int(),
      more: z.boolean(),
      messages: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(kindsOfMessages),
          kindName: z.string(),
          text: z.string(),
          console: z.string().optional(),
          phone: z.string().optional(),
          sentAt: z.string(),
          read: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/messages/unread': {
    about: '本人未读消息的条数；没有关联人员的账号为 0。',
    returns: unread,
    refusals: [],
  },
  'POST /api/messages/:id/reading': {
    about: '把一条消息标为已读。',
    params: z.object({ id: z.uuid() }),
    body: z.object({}),
    returns: unread,
    refusals: [],
  },
  'POST /api/messages/reading': {
    about: '把本人的消息全部标为已读。',
    body: z.object({}),
    returns: unread,
    refusals: [],
  },
});
