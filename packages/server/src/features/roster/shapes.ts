/** Pieces of contracts that units and people share. */
import { z } from 'zod';
import { keyOf } from '../../http/shapes.ts';
import { chainSteps, duties, standingKinds, unitKinds } from './model.ts';
import { tidyCode, tidyName, tidyTitle } from './names.ts';
import { isDay } from './spans.ts';

/** Within the years that days are counted in: in others nothing can be said to lie so many days later. */
export const day = z.iso.date('请写成 2026-03-25 的样子。').refine(isDay, '年份应在 1900 年至 2199 年之间，请核对。');
export const unitKind = keyOf(unitKinds);
export const duty = keyOf(duties);
export const chainStep = keyOf(chainSteps);
export const standingKind = keyOf(standingKinds);

/** As it was read; what was changed meanwhile is refused. */
export const revision = z.string().min(1).max(50);
export const code = z.string().max(50, '代码最多 50 个字符。').transform(tidyCode).optional();
export const personName = z.string().max(200).transform(tidyName);
export const title = z.string().max(100, '最多 100 个字。').transform(tidyTitle);
export const note = z.string().trim().max(500, '最多 500 个字。');
export const span = { since: day, until: day.optional() };

/** Somebody or something by name. */
export const named = z.object({ id: z.string(), name: z.string() });

/** Who holds a post on the day. */
export const holder = z.object({
  tenure: z.string(),
  person: z.object({ id: z.string(), code: z.string().optional(), name: z.string() }),
  post: z.string(),
  rank: z.string().optional(),
  duty,
  dutyName: z.string(),
  main: z.boolean(),
});
