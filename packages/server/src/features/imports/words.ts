/** Words in cells that mean one of a few. */
import { type ChainStep, chainSteps, type Duty, duties, type UnitKind, unitKinds } from '../roster/model.ts';

type Words<T extends string> = ReadonlyMap<string, T>;

const wordsOf = <T extends string>(
  own: Readonly<Record<T, string>>,
  also: Readonly<Record<T, readonly string[]>>,
): Words<T> =>
  new Map((Object.keys(own) as T[]).flatMap((id) => [own[id], ...also[id]].map((word): [string, T] => [word, id])));

export const unitKindWords: Words<UnitKind> = wordsOf(unitKinds, {
  county: ['县本级', '县级', '区', '市', '县区'],
  department: [
    '县直部门',
    '县直单位',
    '县直',
    '局',
    '机关',
    '党政机关',
    '行政机关',
    '县级部门',
    '事业单位',
    '群团',
    '参公单位',
  ],
  town: ['乡', '镇', '街道', '街道办', '乡镇街道', '乡镇（街道）', '镇街'],
  village: ['行政村', '村委会', '村民委员会'],
  community: ['居委会', '社区居委会', '居民委员会'],
  section: ['股室', '科室', '股', '科', '处室', '中层机构', '站所', '办公室'],
  grid: ['网格单元'],
});

export const dutyWords: Words<Duty> = wordsOf(duties, {
  principal: ['主要负责人', '正职', '一把手', '单位主要领导', '主职领导'],
  inCharge: ['班子成员', '副职', '领导班子成员', '副职领导', '分管负责人'],
  sectionHead: ['股长', '科长', '中层正职', '股室负责人', '科室负责人', '中层', '组长', '股级干部', '中层干部'],
  staff: ['一般干部', '干部', '科员', '一般人员', '其他', '普通干部', '办事员'],
});

export const mainWords: Words<'main' | 'beside'> = wordsOf(
  { main: '主职', beside: '兼任' },
  { main: ['否', '主任职', '主', '专任', '无'], beside: ['是', '兼职', '兼', '兼任职务', '挂职'] },
);

export const stepWords: Words<ChainStep> = wordsOf(chainSteps, {
  sectionHead: ['股长', '股室负责人', '第一步', '初评'],
  inCharge: ['分管', '分管负责人', '第二步'],
  principal: ['主要负责人', '第三步', '审定', '正职'],
});

/** A post that by its name heads a section; of other posts nothing is concluded. */
export const headsSection = (post: string): boolean => /^(?!.*副).*(股长|科长|队长|所长|组长|站长|主任)$/.test(post);
