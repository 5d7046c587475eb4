import { refusalTable } from '../../http/refusals.ts';
import { type SetDay, type SetDayKind, setDayKinds } from '../../ports/calendar.ts';
import type { DayFault } from './model.ts';

export const holidayRefusals = refusalTable({
  'holidays-changed': { status: 409, title: '{year}年的放假安排刚被别人改过。请刷新，看过最新情况后再录入。' },
  'holidays-wrong': { status: 422, title: '{fault}' },
  'holidays-same': { status: 409, title: '录入的和现行的{year}年放假安排相同，不用重复录入。' },
  'nothing-entered': { status: 409, title: '{year}年的放假安排没有可以撤销的录入。' },
  'file-kind': { status: 422, title: '读不出放假安排的表。请下载空表填写，或者把通知原文粘贴进来。{first}' },
  'file-empty': { status: 422, title: '表里没有一行日期。请填写后再选这个文件。' },
});

const WEEKDAYS = '一二三四五六日';
export const weekdayName = (weekday: number): string => `周${WEEKDAYS[weekday]}`;
/** Of a character that names one; undefined for any other. */
export function weekdayNamed(character: string): number | undefined {
  const at = WEEKDAYS.indexOf(character === '天' ? '日' : character);
  return at === -1 ? undefined : at;
}

const dayFaultSentences: { readonly [F in DayFault['fault']]: (day: string, year: number) => string } = {
  'other-year': (day, year) => `${day} 不属于${year}年的放假安排。请核对年份，或者换到那一年录入。`,
  twice: (day) => `${day} 写了两次。请删去一处。`,
  'worked-weekday': (day) => `${day} 本来就是工作日，不能写成调休上班。请核对日期。`,
  'long-row': (day) => `从 ${day} 起连续放假的天数过多。请核对起止日期。`,
};

export const faultSentence = (one: DayFault, year: number): string => dayFaultSentences[one.fault](one.day, year);

export const readingFaults = {
  noKind: (line: number) => `第 ${line} 行写了日期，没有写是放假还是上班。请补上“放假”或者“上班”。`,
  noDate: (line: number) => `第 ${line} 行没有读出日期。请写成“2027-01-01 放假 元旦”的样子。`,
  noDay: (line: number, text: string) => `第 ${line} 行的“${text}”不是一个日期。请改正。`,
  noMonth: (line: number, text: string) => `第 ${line} 行的“${text}”没有写月份。请补上。`,
  backwards: (line: number) => `第 ${line} 行的截止日早于起始日。请改正。`,
  long: (line: number) => `第 ${line} 行的起止日期相隔过长。请核对。`,
  weekday: (line: number, day: string, is: string, said: string) =>
    `第 ${line} 行写 ${day} 是${said}，实际是${is}。请核对年份和日期。`,
  count: (line: number, said: string, is: number) => `第 ${line} 行写共 ${said} 天，按起止日期是 ${is} 天。请核对。`,
  none: '没有读到放假或者调休上班的日期。请粘贴通知原文，或者每行写一个日期，例如“2027-01-01 放假 元旦”。',
} as const;

/** As a row is typed, and read again. */
export const rowText = ({
  day,
  kind,
  name,
}: {
  readonly day: string;
  readonly kind: SetDayKind;
  readonly name: string;
}) => [day, setDayKinds[kind], name].filter((part) => part !== '').join(' ');

export const textOf = (days: readonly SetDay[]): string => days.map(rowText).join('\n');

export const origins = { county: '本县录入', program: '系统收录', unknown: '尚未公布' } as const;
export type Origin = keyof typeof origins;

export const templateWords = {
  fileName: '放假安排空表.xlsx',
  name: '放假安排',
  about: '一行一天；连续几天的写起止日期。',
  columns: {
    day: ['日期', '例如 2027-01-01'],
    until: ['截止日期', '连续几天的填最后一天，只有一天的不填'],
    kind: ['安排', '放假或者调休上班'],
    name: ['节日', '例如 元旦'],
  },
  advice: ['只填通知写明的日期，平常的周六、周日不用填。', '填好后在“放假安排”页面选择这个文件，核对后保存。'],
} as const;

const moved = (before: string, after: string) => `由${before}改为${after}`;

/** What the new days do to a round that runs. */
export const effectSentences = {
  longer: (stage: string, before: string, after: string) =>
    `“${stage}”工作日数不够，发布公示时截止日自动顺延，${moved(before, after)}，后面的环节随之顺延。`,
  shorter: (stage: string, before: string, after: string) => `“${stage}”发布时顺延到的截止日${moved(before, after)}。`,
  hangs: (ends: string, before: number, after: number) =>
    `公示正在进行，截止日${ends}不变，工作日由 ${before} 个变为 ${after} 个。`,
  hangsShort: (ends: string, after: number, least: number) =>
    `公示正在进行，截止日${ends}不变，按新安排只有 ${after} 个工作日，方案规定至少 ${least} 个。请在公示处延长，并写明理由。`,
  excused: (entry: string) => `${entry}全期没有工作日，免写。`,
  asked: (entry: string) => `${entry}有了工作日，应当填写。`,
  frozen: '等次建议已经提出，结果按当时的安排计算，不变。',
  remindedEntry: (entry: string, before: string, after: string) => `${entry}的提醒日${moved(before, after)}。`,
  remindedStage: (stage: string, before: string, after: string) => `“${stage}”的催办日${moved(before, after)}。`,
} as const;
