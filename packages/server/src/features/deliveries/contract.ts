import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { waysOfDelivery } from '../results/result-facts.ts';
import { day } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });
const state = z.enum(['read', 'delivered', 'waiting', 'contested']);

export const deliveriesContract = contract({
  'GET /api/rounds/:id/deliveries': {
    about: '一次考核的结果送达情况：谁已经在平台上查看，谁已经书面送达，谁还没有收到；结果确认以前为空。',
    params,
    returns: z.object({
      people: z.array(
        z.object({
          person: z.object({ id: z.string(), name: z.string() }),
          unit: z.string(),
          /** Of which the unit is a part, or it itself. */
          organization: z.object({ id: z.string(), name: z.string() }),
          state,
          stateName: z.string(),
          /** On which it was received. */
          day: z.string().optional(),
          /** On paper; absent: they opened it themselves. */
          wayName: z.string().optional(),
          /** On which their result became final: letters are handed over from then on. */
          final: z.string().optional(),
        }),
      ),
      counts: z.array(z.object({ state, stateName: z.string(), people: z.number() })),
      ways: z.array(z.object({ way: z.enum(waysOfDelivery), name: z.string() })),
      abilities: z.object({ note: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/deliveries': {
    about: '登记结果告知书已经书面送达：复核、申诉的期限从送达之日起算，告知本人。更早就已收到的不重复登记。',
    params,
    body: z.object({
      people: z.array(z.uuid()).min(1, '请选择送达的人。').max(500, '一次最多登记 500 人。'),
      day,
      way: z.enum(waysOfDelivery),
    }),
    returns: z.object({ noted: z.number(), known: z.number() }),
    refusals: ['round-given-up', 'delivery-in-future', 'delivery-before', 'delivery-no-final', 'delivery-to-oneself'],
  },
  'POST /api/rounds/:id/deliveries/withdrawal': {
    about: '撤销登记错了的书面送达，写明理由，告知本人。',
    params,
    body: z.object({
      person: z.uuid(),
      reason: saying(200, '请写明理由。'),
    }),
    returns: z.object({}),
    refusals: ['round-given-up', 'delivery-none', 'delivery-to-oneself'],
  },
});
