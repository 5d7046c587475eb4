/** Words of what adds and takes away, on the phone and on the console. */
import type { Returns } from '../../api/shape.ts';
import { spokenDayOf } from '../../ui/moment.ts';

export type OwnEvents = Returns<'GET /api/events/mine'>;
export type RoundEvent = OwnEvents['events'][number];
export type EventCode = OwnEvents['rounds'][number]['codes'][number];
export type Alike = Returns<'GET /api/rounds/:id/people/:person/events/alike'>['occurrences'][number];

/** As the server counts. */
export const MOST_SIGNS = 500;
export const MOST_FILES = 9;

/** 工作作风（批评），减 3 分；2 次 */
export const eventTitle = ({ codeName, level, worth, effectName, occurrences }: RoundEvent): string =>
  `${codeName}${level === undefined ? '' : `（${level}）`}，${worth ?? effectName}${occurrences > 1 ? `；${occurrences} 次` : ''}`;

export const words = {
  title: '加分减分',
  ownLead: '关于您的加分减分，提出的、计入的都在这里；可以说明情况',
  lead: '提出的须由另一人审核才计入；本人随即看到，可以说明',
  none: '还没有加分减分',
  noneWhat: '提出后列在这里，由另一人审核。',
  ownNone: '没有关于您的加分减分',
  ownNoneWhat: '有人为您提出的，会马上列在这里。做出成绩的，可以自己申报亮点。',
  toRound: '返回考核',
  closed: '等次建议已经提出，不再记加分减分。',
  propose: '提出加分减分',
  proposeOwn: '申报亮点',
  petition: '群众信访、投诉、举报本身一律不作为减分的理由；查实的问题，按查实的事项提出。',
  person: '对象',
  unit: '单位',
  round: '考核',
  code: '事项',
  level: '级别',
  choose: '请选择',
  occurrences: '次数',
  day: '哪一天',
  dayHint: (from: string, to: string) => `须在考核期内：${spokenDayOf(from)}至${spokenDayOf(to)}`,
  text: '事实',
  textHint: '何时、何地、做了什么、依据哪份文件。',
  count: (count: number) => `${count} / ${MOST_SIGNS} 字`,
  over: (over: number) => `超出 ${over} 字`,
  same: '是不是这些已经提出的同一件事',
  sameNone: '不是，是新的一件事',
  sameAs: ({ day, people, codes, text }: Alike) =>
    `${spokenDayOf(day)} ${people.join('、')} ${codes.join('、')}：${text.slice(0, 20)}`,
  another: '这一天有相同的事项，我提的是另一件事',
  files: '佐证',
  addFile: '添加照片或文件',
  removeFile: (name: string) => `去掉${name}`,
  mostFiles: `最多附 ${MOST_FILES} 份。`,
  send: '提交审核',
  cancel: '取消',
  sent: '已提交，等待审核。',
  by: (name: string, as: string, day: string) => `${name}（${as}）${day}提出`,
  decidedBy: (name: string, day: string) => `${name} ${day}审核`,
  reason: (reason: string) => `理由：${reason}`,
  answer: (text: string) => `本人说明：${text}`,
  toAnswer: '说明情况',
  changeAnswer: '修改说明',
  answerWhat: '您的说明和这一条放在一起，审核的人看得到，最多 500 字。',
  sendAnswer: '提交说明',
  approve: '同意计入',
  approveOf: (name: string, code: string) => `同意计入：${name}，${code}`,
  returnIt: '退回',
  returnWhat: '退回后不计分，提出人和本人都看得到理由。',
  withdraw: '撤销',
  withdrawWhat: '撤销后不再计分，原来的记录和理由都保留。',
  show: '显示',
  all: '全部',
  file: (name: string) => `看佐证：${name}`,
} as const;

export const stateChoices = [
  { value: '', label: words.all },
  { value: 'proposed', label: '待审核' },
  { value: 'approved', label: '已计入' },
  { value: 'returned', label: '已退回' },
  { value: 'withdrawn', label: '已撤销' },
] as const;
