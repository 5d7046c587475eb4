import { refusalTable } from '../../http/refusals.ts';

export const statisticsRefusals = refusalTable({
  'entry-unknown': { status: 404, title: '这次考核没有这项纪实。请重新选择。' },
  'since-unknown': { status: 422, title: '没有找到用来比较的考核，或者您不能查看。请另选一次。' },
  'not-published': { status: 409, title: '“{round}”的结果还没有公布，不能比较。请公布后再看，或者另选一次。' },
});

export const statisticsWords = {
  basis: (name: string, version: number, state: string) => `${name}（第 ${version} 版，${state}）`,
  rounding: (mode: string, places: number) => `平均分、中位数${mode}，保留 ${places} 位小数`,
  all: '合计',
  none: '未定等次',
  unit: '单位',
  people: '考核对象',
  grades: '等次分布',
  scores: '得分',
  moves: '名次变化',
  facets: '各方面得分',
  trend: '历次考核',
  share: (level: string) => `${level}占比`,
  scoreColumns: ['有得分人数', '平均分', '中位数', '最低', '最高'],
  logColumns: ['应写人次', '按时', '补写', '逾期未写', '免写'],
  logs: (name: string) => `${name}缺写`,
  logNote: '每格是逾期未写的人数。',
  moveColumns: ['姓名', '单位', '上次总分', '本次总分', '上次等次', '本次等次', '上次名次', '本次名次', '名次变化'],
  moveNote: (before: string, after: string) =>
    `${before} → ${after}。名次变化为正是上升；不是同一方案、同一名次范围的不比较。`,
  trendColumns: ['考核', '考核期从', '到', '总分', '等次', '名次', '名次范围', '范围内人数', '状态'],
  facetColumns: ['方面', '本人', '同类人员平均'],
  title: (round: string) => `${round}统计`,
  ownTitle: (name: string) => `${name}历次考核结果`,
  fileName: (name: string, day: string) => `${name}统计-${day}.xlsx`,
  made: (at: string, by: string) => `${by}于 ${at}（北京时间）导出。`,
  nothing: '结果还没有公布。',
} as const;
