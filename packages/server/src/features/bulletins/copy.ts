import { refusalTable } from '../../http/refusals.ts';
import { spoken } from '../logs/view.ts';
import type { BulletinKind, Span } from './model.ts';

export const bulletinRefusals = refusalTable({
  'bulletin-span-unknown': { status: 422, title: '这次考核没有这一期可以通报。请重新选择。' },
  'figures-changed': { status: 409, title: '起草以后数据有了变化，通报里的数字已经更新。请核对后再印发。' },
});

interface Counted {
  readonly should: number;
  readonly written: number;
  readonly late: number;
  readonly missing: number;
  readonly excused: number;
}
interface Supervised {
  readonly visits: number;
  readonly talks: number;
}

/** 92.3%: by whole numbers; 达到 100% only where nothing is missing. */
const share = (part: number, all: number): string => {
  if (all === 0) return '—';
  const tenths = Math.floor((part * 1000) / all);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
};

const free = (excused: number, measure: string): string => (excused === 0 ? '' : `，免写 ${excused} ${measure}`);

export const bulletinWords = {
  title: (kind: BulletinKind, round: string, { name }: Span): string => {
    const short = name.replace(/^\d+年/, '');
    if (kind === 'weekly') return `关于${round}${short}纪实填写情况的通报`;
    return kind === 'monthly' ? `关于${round}${short}工作情况的通报` : `关于${round}工作情况的通报`;
  },
  number: (year: number, number: number): string => `（${year}年第${number}期）`,
  opening: (name: string, asOf: string): string => `现将${name}有关情况通报如下（截至${asOf}）。`,
  file: (year: number, number: number, unit: string | undefined): string =>
    `通报${year}年第${number}期${unit === undefined ? '' : `-${unit}`}.docx`,
  signedBy: (county: string): string => `${county}考核办公室`,
  unit: '单位',
  written: (entry: string): string => `${entry}填写情况`,
  writtenLine: (week: string, entry: string, { should, written, late, missing, excused }: Counted): string =>
    `${week}应写${entry} ${should} 人，按时填写 ${written} 人，补写 ${late} 人，未写 ${missing} 人${free(excused, '人')}，完成率 ${share(written + late, should)}。`,
  entriesLine: (entry: string, whiles: number, { should, written, late, missing, excused }: Counted): string =>
    `${entry}共 ${whiles} 期，应写 ${should} 篇，按时 ${written} 篇，补写 ${late} 篇，未写 ${missing} 篇${free(excused, '篇')}，完成率 ${share(written + late, should)}。`,
  missing: '未写',
  unreviewed: '未评完',
  writtenColumns: ['单位', '应写（人）', '按时', '补写', '未写', '完成率'],
  entriesColumns: ['单位', '应写（篇）', '按时', '补写', '未写', '完成率'],
  writtenCells: ({ should, written, late, missing }: Counted): readonly string[] => [
    String(should),
    String(written),
    String(late),
    String(missing),
    share(written + late, should),
  ],
  missingHeading: (entry: string, week: string): string => `${week}未写${entry}人员名单`,
  missingColumns: ['姓名', '所在部门', '情况', '提醒'],
  reminded: '已提醒',
  urging: '提醒和催办情况',
  urgingLine: (reminded: number, urged: number): string =>
    `系统提醒 ${reminded} 人次，考核办和单位催办 ${urged} 人次。`,
  events: '加分减分情况',
  eventsLine: (adds: number, subtracts: number, waits: number): string =>
    `计入加分 ${adds} 件、减分 ${subtracts} 件，待审核 ${waits} 件。`,
  eventsColumns: ['单位', '加分（件）', '减分（件）', '待审核（件）'],
  progress: '各环节进展',
  stageLine: (name: string, begins: string, ends: string, state: string, late: boolean): string =>
    `“${name}”：${spoken(begins)}至${spoken(ends)}，${state}${late ? '，已逾期' : ''}。`,
  meetings: '会议通报情况',
  meetingsLine: (units: number, reported: number): string =>
    `${units} 个单位中，${reported} 个已在职工会议上通报本月纪实情况，${units - reported} 个还没有登记。`,
  reviews: '逐级评鉴情况',
  reviewsLine: (people: number, reviewed: number): string =>
    `考核对象 ${people} 人，已逐级评鉴完 ${reviewed} 人，还有 ${people - reviewed} 人没有评完。`,
  reviewsColumns: ['单位', '考核对象（人）', '已评完', '未评完'],
  grades: '等次分布',
  notPublished: '考核结果还没有公布，等次分布待公布后通报。',
  gradesLine: (grades: readonly string[], ungraded: number): string =>
    `${grades.join('，')}${ungraded === 0 ? '' : `，未定等次 ${ungraded} 人`}。`,
  ungraded: '未定',
  gaps: '存在的不足',
  overdueLine: (stages: readonly string[]): string =>
    `${stages.map((name) => `“${name}”`).join('、')}已经逾期，请抓紧办理。`,
  reviewersLine: (gaps: number): string => `有 ${gaps} 处没有评鉴人，请核对花名册后补上。`,
  behindLine: (
    heading: string,
    column: string,
    units: readonly { readonly name: string; readonly count: number }[],
  ): string =>
    `${heading.replace(/情况$/, '')}“${column}”较多的单位：${units.map(({ name, count }) => `${name} ${count}`).join('，')}。`,
  noGaps: '各环节没有逾期，评鉴人都已明确，各单位没有未写、未评完的。',
  supervision: '督导约谈情况',
  supervisionLine: (now: Supervised, all: Supervised, issued: number): string =>
    `本期实地督导 ${now.visits} 次，约谈 ${now.talks} 人次；今年以来实地督导 ${all.visits} 次，约谈 ${all.talks} 人次，已印发通报 ${issued} 期。`,
  requests: '工作要求',
} as const;
