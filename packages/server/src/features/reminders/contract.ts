import { z } from 'zod';
import { contract } from '../../http/contract.ts';

const days = z.int('请填写整数。').min(0, '最少 0 天。').max(10, '最多 10 天。');

const rules = z.object({
  hour: z.string().regex(/^(0[6-9]|1\d|20):[0-5]\d$/, '请写 06:00 到 20:59 之间的时间，例如 09:00。'),
  logDays: days,
  reviewDays: days,
  superiorDays: days,
});

export const remindersContract = contract({
  'GET /api/reminder-rules': {
    about: '本县自动提醒的时间：每个工作日几点，截止前几个工作日提醒填写、提醒评鉴、告诉上级。',
    returns: rules,
    refusals: [],
  },
  'PUT /api/reminder-rules': {
    about: '修改本县自动提醒的时间。',
    body: rules,
    returns: rules,
    refusals: [],
  },
});
