/** The departments, towns and villages of 青禾县, a county that does not exist. */
import { chance } from './chance.ts';

export interface Organization {
  readonly name: string;
  readonly people: number;
}

const listed = (text: string): Organization[] =>
  text.split(/\s+/).map((entry) => ({
    name: `${entry.startsWith('团') ? '' : '县'}${entry.replace(/\d+$/, '')}`,
    people: Number(/\d+$/.exec(entry)?.[0]),
  }));

export const departments: readonly Organization[] = listed(
  '委办公室24 纪委监委机关42 委组织部22 委宣传部16 委统战部9 委政法委14 委编办7 委网信办3 委巡察办8 委直属机关工委5 委党校10 委老干部局4 ' +
    '人大常委会办公室14 政协办公室12 政府办公室30 发展和改革局28 教育体育局26 工业和信息化局16 科学技术局8 民政局15 司法局24 财政局42 ' +
    '人力资源和社会保障局36 自然资源局33 住房和城乡建设局28 交通运输局22 水利局18 农业农村局38 商务局9 文化和旅游局17 卫生健康局24 ' +
    '退役军人事务局11 应急管理局18 审计局16 市场监督管理局80 统计局13 林业局10 医疗保障局12 行政审批服务局26 信访局7 乡村振兴局13 ' +
    '城市管理执法局44 机关事务服务中心5 总工会6 团县委3 妇联4 科协2 文联2 残联3',
);

export const towns: readonly Organization[] =
  '青禾镇56 云屏镇48 松坪镇41 望川镇36 白杨镇44 柳塘镇46 桐岭镇34 雁滩镇42 石桥镇40 清溪乡33 麦垄乡32 鹿鸣乡35 竹园乡31'
    .split(' ')
    .map((entry) => ({ name: entry.replace(/\d+$/, ''), people: Number(/\d+$/.exec(entry)?.[0]) }));

const fronts = [...'东西南北上下前后新老大小青白黄石竹柳杨松'];
const backs = [...'湾坪岭沟塘庄寨河坝桥井坡川林滩泉'];
const communities = ['和平', '滨河', '文苑', '朝阳', '新城', '站前'];

/** Seven to eleven villages, and the seat of a town has communities; all different in one town. */
export function villagesOf(town: number): readonly { name: string; kind: 'village' | 'community' }[] {
  const draw = chance(`villages/${town}`);
  const names = new Set<string>();
  const count = town === 0 ? 6 : 7 + (town % 4);
  while (names.size < count) names.add(`${draw.pick(fronts)}${draw.pick(backs)}`);
  const seats = town === 0 ? communities : town % 3 === 0 ? communities.slice(0, 1) : [];
  return [
    ...seats.map((name) => ({ name: `${name}社区`, kind: 'community' as const })),
    ...[...names].map((name) => ({ name: `${name}村`, kind: 'village' as const })),
  ];
}

const common = ['办公室', '人事股', '财务股', '政策法规股', '综合业务股', '督查股'];
const business = [
  '规划股',
  '监督管理股',
  '行政审批股',
  '项目股',
  '信息股',
  '宣传教育股',
  '执法一股',
  '执法二股',
  '执法三股',
  '服务指导股',
];
const townSections = [
  '党政综合办公室',
  '党建工作办公室',
  '经济发展办公室',
  '社会事务办公室',
  '平安建设办公室',
  '综合行政执法队',
  '农业农村服务中心',
  '财政所',
];

/** Sections of an organization with so many people; small ones have none. */
export function sectionsOf(people: number, kind: 'department' | 'town'): readonly string[] {
  if (people < 8) return [];
  const names = kind === 'town' ? townSections : [...common, ...business];
  return names.slice(0, Math.min(names.length, Math.floor(people / 5)));
}
