/** The 62 units of a district that does not exist, with the number of civil servants in each: 1,352 together. */

/** What a unit mostly does; it decides on its people's key work, windows and staffing. */
export type Trade = 'office' | 'body' | 'projects' | 'rural' | 'health' | 'window' | 'town';

export interface Unit {
  /** Two digits: the prefix of its leaders' codes. */
  readonly code: string;
  readonly name: string;
  readonly trade: Trade;
  readonly people: number;
}

const table: readonly (readonly [name: string, people: number, trade: Trade])[] = [
  ['区委办公室', 24, 'office'],
  ['区纪委监委机关', 42, 'office'],
  ['区委组织部', 22, 'office'],
  ['区委宣传部', 16, 'office'],
  ['区委统战部', 9, 'office'],
  ['区委政法委', 14, 'office'],
  ['区委编办', 7, 'office'],
  ['区委网信办', 3, 'office'],
  ['区委巡察办', 8, 'office'],
  ['区委直属机关工委', 5, 'office'],
  ['区委党校', 10, 'body'],
  ['区委老干部局', 4, 'office'],
  ['区档案馆', 6, 'body'],
  ['区委党史研究室', 2, 'body'],
  ['区人大常委会办公室', 14, 'office'],
  ['区政协办公室', 12, 'office'],
  ['区政府办公室', 30, 'office'],
  ['区发展和改革局', 28, 'projects'],
  ['区教育体育局', 26, 'office'],
  ['区工业和信息化局', 16, 'projects'],
  ['区科学技术局', 8, 'projects'],
  ['区民政局', 15, 'window'],
  ['区司法局', 24, 'window'],
  ['区财政局', 42, 'office'],
  ['区人力资源和社会保障局', 36, 'window'],
  ['区自然资源局', 33, 'projects'],
  ['区住房和城乡建设局', 28, 'projects'],
  ['区交通运输局', 22, 'projects'],
  ['区水利局', 18, 'projects'],
  ['区农业农村局', 38, 'rural'],
  ['区商务局', 9, 'projects'],
  ['区文化和旅游局', 17, 'office'],
  ['区卫生健康局', 24, 'health'],
  ['区退役军人事务局', 11, 'window'],
  ['区应急管理局', 18, 'office'],
  ['区审计局', 16, 'office'],
  ['区市场监督管理局', 80, 'window'],
  ['区统计局', 13, 'office'],
  ['区林业局', 10, 'rural'],
  ['区医疗保障局', 12, 'window'],
  ['区行政审批服务局', 26, 'window'],
  ['区信访局', 7, 'window'],
  ['区乡村振兴局', 13, 'rural'],
  ['区城市管理执法局', 44, 'office'],
  ['区机关事务服务中心', 5, 'body'],
  ['区总工会', 6, 'body'],
  ['团区委', 3, 'body'],
  ['区妇联', 4, 'body'],
  ['区科协', 2, 'body'],
  ['区文联', 2, 'body'],
  ['区残联', 3, 'body'],
  ['区工商联', 3, 'body'],
  ['清溪街道办事处', 52, 'town'],
  ['临川街道办事处', 48, 'town'],
  ['青禾镇', 60, 'town'],
  ['云屏镇', 55, 'town'],
  ['松坪镇', 41, 'town'],
  ['望川镇', 36, 'town'],
  ['白杨镇', 44, 'town'],
  ['柳塘镇', 50, 'town'],
  ['桐岭镇', 34, 'town'],
  ['雁滩镇', 42, 'town'],
];

export const units: readonly Unit[] = table.map(([name, people, trade], i) => ({
  code: String(i + 1).padStart(2, '0'),
  name,
  trade,
  people,
}));
