/** Opens a county on a place that isn't being served, or is: it is one transaction. */
import type { Config } from './config.ts';
import { type FirstAdministrator, type NewCounty, openCounty } from './features/counties/open-county.ts';
import { openPlace } from './open-place.ts';
import { machineClock } from './ports/clock.ts';

export type Initialized =
  | { readonly ok: true; readonly administrators: readonly FirstAdministrator[] }
  | { readonly ok: false; readonly sentence: string };

const sentences = {
  'code-malformed': '县区代码应以小写字母开头，由 2 至 31 个小写字母、数字、连字符组成，如 qinghe。',
  'name-malformed': '请用 --name 写明县区名称，不超过 50 个字，如 --name 青禾县。',
  'county-exists': '这个代码的县区已经建立。忘记管理员密码的，由另一位系统管理员重置。',
} as const;

export async function initCounty(config: Config, county: NewCounty): Promise<Initialized> {
  const place = await openPlace(config, () => {});
  if (!place.ok) return place;
  try {
    const opened = await openCounty(place.database.db, county, machineClock.now());
    return opened.ok ? opened : { ok: false, sentence: sentences[opened.refusal] };
  } finally {
    await place.close();
  }
}
