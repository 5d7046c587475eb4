import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });

export const laterGradesContract = contract({
  'GET /api/rounds/:id/later-grades': {
    about: '一次考核里暂缓定等次的人、暂缓的原因和可以补定的等次；结果确认以前为空。',
    params,
    returns: z.object({
      people: z.array(z.object({ person: z.object({ id: z.string(), name: z.string() }), because: z.string() })),
      grades: z.array(z.string()),
      abilities: z.object({ give: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/rounds/:id/later-grades': {
    about: '有关情况了结以后补定一个人的等次：别人的结果不变，形成新的一版，记入台账，告知本人。',
    params,
    body: z.object({
      person: z.uuid(),
      grade: saying(60, '请选择等次。'),
      body: saying(60, '请写明由哪个会议决定。'),
      day,
      reason: saying(500, '请写明理由。'),
    }),
    returns: z.object({ version: z.number() }),
    refusals: [
      'round-given-up',
      'not-confirmed',
      'not-put-off',
      'about-oneself',
      'decided-in-future',
      'decided-before',
      'level-unknown',
      'seats-full',
      'ruling-unfit',
    ],
  },
});
