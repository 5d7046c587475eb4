import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { named } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });

const late = z.object({
  /** Absent: no stage is on that waits for leaders or the committee. */
  stage: z.string().optional(),
  until: z.string().optional(),
  people: z.array(
    z.object({
      person: named,
      /** How many people or decisions wait for them. */
      count: z.int(),
      urgedToday: z.boolean(),
    }),
  ),
});

export const urgingsContract = contract({
  'GET /api/rounds/:id/late': {
    about: '一次考核现在的环节在等谁办理：评鉴人或者审定人，各有几项，今天催过没有。',
    params,
    returns: late,
    refusals: [],
  },
  'POST /api/rounds/:id/urgings': {
    about: '催办：指名的人，或者现在的环节里所有待办的人；同一环节每人每天最多一次，记录在案；没有待办的人，就不催。',
    params,
    body: z.object({
      /** Absent: all who are late. */
      people: z.array(z.uuid()).min(1, '请选择要催办的人。').max(1000).optional(),
    }),
    returns: z.object({
      urged: z.int(),
      /** Were urged today already. */
      already: z.int(),
    }),
    refusals: ['not-late'],
  },
});
