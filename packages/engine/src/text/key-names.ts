/** Keys of the language by the Chinese names that people know them by. */

/** What a key is called in short: `依据的条款，可写多个` is 依据的条款. */
export const glossOf = (about: string): string => about.split(/[，；：（。]/, 1)[0] ?? about;

/** Keys with what each is about. */
export type KeyGlosses = ReadonlyMap<string, string>;

/** `name（中文名称）、clause（依据的条款）` */
export const listed = (keys: KeyGlosses): string =>
  [...keys].map(([key, about]) => `${key}（${glossOf(about)}）`).join('、');

/** Names that offices use and that no description contains. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  权重: ['weight'],
  标准: ['words'],
  依据: ['clause', 'document'],
  上限: ['atMost'],
  最高分: ['atMost'],
  下限: ['atLeast'],
  最低分: ['atLeast'],
  小数: ['decimals', 'round'],
  小数位数: ['places', 'decimals', 'round'],
  打分: ['points'],
  投票: ['ballots'],
  测评: ['poll', 'ballots'],
  加分: ['events'],
  扣分: ['subtract', 'events'],
  分值: ['each', 'gives', 'worth'],
  求和: ['sum'],
  加权: ['weigh'],
  排名: ['rank', 'ranking'],
  条件: ['when', 'that', 'where'],
  范围: ['within', 'in'],
  责任人: ['by'],
};

/** The key that is called so in Chinese, as far as one is. */
export function keyCalled(name: string, keys: KeyGlosses): string | undefined {
  if (name.length < 2 || !/\p{Script=Han}/u.test(name)) return undefined;
  const entries = [...keys];
  const by = (fits: (about: string) => boolean): string | undefined => entries.find(([, about]) => fits(about))?.[0];
  return (
    by((about) => glossOf(about) === name) ??
    (Object.hasOwn(otherNames, name) ? otherNames[name]?.find((key) => keys.has(key)) : undefined) ??
    by((about) => glossOf(about).includes(name))
  );
}
