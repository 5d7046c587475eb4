import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day, named } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });

const said = {
  day,
  byWhom: saying(100, '请填写由谁进行。'),
  found: saying(2000, '请填写发现的情况。'),
  asked: saying(1000, '请填写提出的要求。'),
  /** Until when what is asked is to be done. */
  until: day.optional(),
};

const record = z.object({
  id: z.string(),
  kind: z.enum(['visit', 'talk']),
  kindName: z.string(),
  day: z.string(),
  organization: named,
  /** Of a talk. */
  person: named.optional(),
  byWhom: z.string(),
  found: z.string(),
  asked: z.string(),
  until: z.string().optional(),
  recordedAt: z.string(),
  answer: z.object({ text: z.string(), at: z.string() }).optional(),
  withdrawn: z.object({ at: z.string(), reason: z.string() }).optional(),
  abilities: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
});

const one = z.object({ record });
const records = z.object({ records: z.array(record) });

export const supervisionContract = contract({
  'GET /api/supervision': {
    about:
      '实地督导和约谈的记录，新的在前：考核办看全部；委员和督查人员看督导；单位管理员看本单位的；领导看自己登记的。',
    returns: records.extend({
      /** Of those listed, without what was withdrawn. */
      counts: z.object({ visits: z.int(), talks: z.int() }),
      abilities: z.object({ visit: z.boolean() }),
    }),
    refusals: [],
  },
  'POST /api/units/:id/visits': {
    about: '登记对一个单位的实地督导：哪天、谁去的、发现什么、要求什么、何时完成。',
    params,
    body: z.object(said),
    returns: one,
    refusals: ['organization-unknown', 'supervision-later', 'supervision-until'],
  },
  'POST /api/people/:id/talks': {
    about: '登记与一个人的约谈；本人看得到，可以写说明。约谈不计分。',
    params,
    body: z.object(said),
    returns: one,
    refusals: ['person-without-unit', 'supervision-later', 'supervision-until'],
  },
  'GET /api/people/:id/talks': {
    about: '与一个人的约谈。本人、其评鉴人、单位管理员和考核办可以看。',
    params,
    returns: records.extend({ abilities: z.object({ talk: z.boolean() }) }),
    refusals: [],
  },
  'GET /api/me/talks': {
    about: '与本人的约谈。',
    returns: records,
    refusals: [],
  },
  'PUT /api/talks/:id/answer': {
    about: '对一次约谈写下本人说明，可以修改。',
    params,
    body: z.object({ text: saying(1000, '请填写说明。') }),
    returns: one,
    refusals: ['supervision-withdrawn'],
  },
  'POST /api/supervision/:id/withdrawal': {
    about: '撤销误登记的督导或者约谈，写明理由；撤销后不再计数。',
    params,
    body: z.object({ reason: saying(200, '请写明理由。') }),
    returns: one,
    refusals: ['supervision-withdrawn'],
  },
});
