/** Made-up names: surnames about as frequent as in the country, given names of one or two characters. */
import { chance } from './chance.ts';

/** How many in ten thousand bear the name, roughly. */
const surnames: readonly (readonly [string, number])[] = (
  '李730 王720 张680 刘540 陈480 杨310 赵220 黄210 周200 吴190 徐150 孙150 胡130 朱130 高120 林110 何110 郭110 马100 罗95 ' +
  '梁90 宋80 郑80 谢75 韩70 唐68 冯65 于62 董60 萧20 程57 曹57 袁54 邓53 许53 傅50 沈48 曾47 彭47 吕46 苏46 卢45 蒋44 蔡43 ' +
  '贾42 丁41 魏41 薛40 叶40 阎30 余40 潘39 杜38 戴36 夏36 钟35 汪35 田34 任33 姜32 范31 方30 石29 姚28 谭28 廖27 邹26 熊25 金25 ' +
  '陆24 郝23 孔22 白22 崔21 康21 毛19 邱19 秦18 江18 史17 顾17 侯16 邵16 孟15 龙15 万14 段14 雷13 钱13 汤13 尹12 黎12 易11 ' +
  '单8 仇5 解5 查4 欧阳3 尉迟1 上官1 诸葛1'
)
  .split(' ')
  .map((entry) => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])] as const);

// Characters that would make up the name of somebody in public life are left out on purpose.
const first = {
  man: '志文建俊晓明永成伟宏少世新春子宇浩天振学向庆长光润思梓',
  woman: '晓丽雪春秀玉红燕慧静婷雅思佳梦诗雨欣美淑海文亚艳彩月秋冬桂子梓',
};
const second = {
  man: '明斌波林辉峰龙飞鹏杰勇健亮鑫伟磊宁松柏阳辰轩宇航凯旭岩川洋',
  woman: '芳霞娟玲英梅兰燕萍敏琴莉娜颖洁琳倩茹妍怡涵彤蕾菲瑶悦珍静云雯凡宁',
};

/** Names that programs have trouble with: separators, rare characters, surnames with a sound of their own. */
const awkward = [
  '阿依古丽·艾山',
  '尼玛·次仁',
  '周䶮',
  '王𬭼',
  '李𣲗',
  '张㛃',
  '单雨霏',
  '尉迟安',
  '解晓冬',
  '买买提·吐尔逊江·艾力',
];
const AWKWARD_EVERY = 191;

/** The name of the person with this number. Two people may well have the same. */
export function nameOf(number: number): string {
  if (number % AWKWARD_EVERY === 17) return awkward[Math.floor(number / AWKWARD_EVERY) % awkward.length] as string;
  const draw = chance(`name/${number}`);
  const sex = draw.happens(0.58) ? 'man' : 'woman';
  const surname = draw.weighted(surnames);
  if (draw.happens(0.16)) return surname + draw.pick([...second[sex]]);
  const middle = draw.pick([...first[sex]]);
  return surname + middle + draw.pick([...second[sex]].filter((character) => character !== middle));
}
