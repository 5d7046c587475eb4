/** Words of statistics, on the console and on the phone. */
import type { Returns } from '../../api/shape.ts';

export type Statistics = Returns<'GET /api/rounds/:id/statistics'>;
export type LogStatistics = Returns<'GET /api/rounds/:id/statistics/logs'>;
export type Moves = Returns<'GET /api/rounds/:id/statistics/moves'>;
export type Trend = Returns<'GET /api/people/:id/statistics'>;
export type Count = Statistics['all'];

export const NO_GRADE = '-';

/** 第13周 */
export const shortName = (name: string): string => name.replace(/^\d+年/, '');

export const words = {
  title: '统计',
  lead: '只含您有权查看的人员；每个数字都可以点开看名单。',
  holder: '考核办、单位管理员和主要领导',
  none: '没有可以统计的考核',
  noneWhat: '您负责的单位有了考核，这里就有统计。本人的成绩走势和成果运用一直可以看。',
  ownTrend: '我的成绩走势',
  ownUses: '与我有关的成果运用',
  filters: {
    round: '考核',
    basis: '统计哪个结果',
    population: '考核类别',
    staffing: '人员身份',
    organization: '单位',
    all: '全部',
    since: '和哪一次比较',
    choose: '请选择',
    entry: '哪项纪实',
  },
  parts: { results: '等次和得分', logs: '纪实缺写', moves: '名次变化' },
  export: '导出 Excel',
  exporting: '正在导出',
  exported: (name: string) => `已导出：${name}`,
  unpublished: '这次考核的结果还没有公布。',
  unpublishedWhat: '公布以后，这里显示您所负责人员的统计。',
  grades: '等次分布',
  scores: '得分',
  unit: '单位',
  people: '人数',
  spread: '分布',
  total: '合计',
  none_: '未定',
  noGrade: '未定等次',
  scored: '有得分',
  mean: '平均分',
  median: '中位数',
  lowest: '最低',
  highest: '最高',
  scoreLegend: '横线从最低分到最高分，菱形是平均分，竖线是中位数。',
  mixed: '各考核类别的方案不同，总分放在一起平均只供参考；可以先选一个考核类别。',
  open: (unit: string, what: string, people: number) => `${unit}${what} ${people} 人，看名单`,
  into: (unit: string) => `看${unit}各内设机构`,
  back: '看全部单位',
  list: (unit: string, what: string) => `${unit}：${what}`,
  everybody: '全部人员',
  name: '姓名',
  at: '所在机构',
  score: '总分',
  grade: '等次',
  rank: '名次',
  nobody: '没有人员。',
  trendOf: (name: string) => `看${name}的成绩走势`,
  close: '关闭',
  logs: {
    legend: '每格是逾期未写的人数，颜色越深，缺写的比例越高；点开看名单。',
    byPerson: '按人',
    cell: (unit: string, span: string, missing: number, due: number) =>
      `${unit}${span} ${missing} 人逾期未写，应写 ${due} 人，看名单`,
    nobodyAsked: '这次考核没有要写的纪实。',
    missing: '缺写',
    marks: { written: '✓', late: '补', missing: '缺', open: '待', excused: '免', coming: '' } as Readonly<
      Record<string, string>
    >,
    marksLegend: '✓ 按时，补 逾期补写，缺 逾期未写，待 还没到期限，免 不用写。',
    openPerson: (name: string) => `看${name}的纪实`,
  },
  moves: {
    choose: '请选择和哪一次考核比较。只能和结束更早、结果已经公布的考核比较。',
    noEarlier: '没有更早的考核可以比较。',
    counts: (up: number, down: number, same: number, apart: number) =>
      `名次上升 ${up} 人，下降 ${down} 人，不变 ${same} 人${apart > 0 ? `；${apart} 人不在同一方案或者同一名次范围，不比较` : ''}。`,
    grades: '等次变化（行是上次，列是本次）',
    from: '上次',
    to: '本次',
    slope: '名次变化图',
    slopeWhat: (before: string, after: string) => `左边是${before}，右边是${after}；越靠上名次越前。`,
    tooMany: '人数较多，图只在选定一个单位时显示。',
    list: '名单',
    change: '变化',
    up: (places: number) => `升 ${places} 位`,
    down: (places: number) => `降 ${places} 位`,
    same: '不变',
    apart: '不比较',
    cell: (from: string, to: string, people: number) => `从${from}到${to} ${people} 人，看名单`,
    only: (from: string, to: string, people: number) => `只看从${from}到${to}的 ${people} 人。`,
    everybody: '看全部',
  },
  trend: {
    title: (name: string) => `${name}的成绩走势`,
    own: '成绩走势',
    lead: '只含已经公布的结果。',
    none: '还没有公布过结果',
    noneWhat: '第一次考核的结果公布以后，这里显示历次得分、等次和名次。',
    score: '历次得分',
    axis: '纵轴不从 0 分开始，只看变化。',
    table: '历次结果',
    round: '考核',
    rankIn: (rank: number, of: number | undefined, pool: string | undefined) =>
      `${pool ?? ''}第 ${rank} 名${of === undefined ? '' : `（共 ${of} 人）`}`,
    chart: (first: string, last: string) => `折线图：${first}至${last}各次总分，数值见下表。`,
    facets: '各方面得分',
    facetsOf: (round: string) => `${round}。`,
    facetsMean: (people: number) => `虚线是同类人员（${people} 人）的平均。各方面以平均为刻度，越靠外越高。`,
    facetsAlone: '同类人员太少，不显示平均；各方面以本人最高的一项为刻度。',
    facet: '方面',
    own_: '本人',
    alike: '平均',
    radar: '雷达图：各方面得分和同类人员平均，数值见旁边的表。',
    of: '名次范围',
  },
} as const;
