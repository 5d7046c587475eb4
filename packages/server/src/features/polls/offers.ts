/** Polls that the schemes of the library read, and the rules by which they are held on a day. */
import { type PollFound, type PollRules, pollsOf } from '@shiji/engine';
import type { LibraryScheme, SchemeLibrary } from '../../ports/scheme-library.ts';
import type { PollSource } from './model.ts';
import { rulesInWords } from './rules-in-words.ts';

export async function offersOn(library: SchemeLibrary, day: string) {
  const places = await library.places();
  return places
    .map(({ id, name, schemes }) => ({ place: id, name, offers: schemes.flatMap((one) => offersOf(one, day)) }))
    .filter(({ offers }) => offers.length > 0);
}

const offersOf = ({ id, scheme }: LibraryScheme, day: string) =>
  pollsOf(scheme, day).map((found) => ({
    scheme: id,
    schemeName: scheme.name,
    poll: found.poll,
    name: found.ok ? found.rules.name : found.poll,
    offered: found.ok
      ? { ok: true as const, rules: found.rules, inWords: [...rulesInWords(found.rules)] }
      : { ok: false as const, because: whyNotOffered(found) },
  }));

export interface Taken {
  readonly rules: PollRules;
  readonly source: PollSource;
}

/** Undefined where there is no such poll, or it can't be held that day. */
export async function takeOffer(
  library: SchemeLibrary,
  { scheme: wanted, poll, day }: { readonly scheme: string; readonly poll: string; readonly day: string },
): Promise<Taken | undefined> {
  const schemes = (await library.places()).flatMap(({ schemes: all }) => all);
  const one = schemes.find(({ id }) => id === wanted);
  const found = one && pollsOf(one.scheme, day).find((each) => each.poll === poll);
  if (one === undefined || found === undefined || !found.ok) return undefined;
  return { rules: found.rules, source: { scheme: wanted, schemeName: one.scheme.name, poll, day } };
}

const MATTERS = { groups: '评价主体', marks: '选项', void: '作废情形', invalid: '无效票的处理' } as const;

/** Why a poll can't be held that day, with what to do. */
export function whyNotOffered(found: Extract<PollFound, { ok: false }>): string {
  return found.refusal === 'parameter-not-in-force'
    ? `参数“${found.parameter}”在 ${found.day} 没有数值，请换一个日期，或者补充方案。`
    : `方案里“${found.figures[0]}”和“${found.figures[1]}”对同一测评的${MATTERS[found.matter]}规定不一致，请先修改方案。`;
}
