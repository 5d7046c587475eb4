/** How papers write what the server holds: values, days, whom they call what. */
import type { Outcome } from '@shiji/engine';
import { noticeWords } from '../notices/copy.ts';
import { isGradePutOff } from '../results/decide.ts';
import { valueIn } from '../results/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import type { Assessed, Papers } from './gather.ts';

const absences = { notApplicable: '不适用', missing: '缺数据', held: '暂缓', open: '待定' } as const;

/** A value, or in a word why there is none. */
export const said = (outcome: Outcome | undefined): string =>
  outcome === undefined ? '' : (valueIn(outcome) ?? ('absent' in outcome ? absences[outcome.absent] : ''));

/** A value, else nothing: numbers in a table. */
export const valueOr = (outcome: Outcome | undefined): string | undefined =>
  outcome === undefined ? undefined : valueIn(outcome);

/** In a table: 好, or which kind of none. */
export const gradeCell = (result: Assessed['result']): string =>
  valueIn(result.grade) ?? (isGradePutOff(result) ? PUT_OFF : noticeWords.none);

export const PUT_OFF = '暂不定等次';

/** Why there is no grade, as far as a list says it that goes round; of whose grade is put off nothing. */
export const becauseSaid = (result: Assessed['result']): string =>
  'because' in result.grade && !isGradePutOff(result) ? result.grade.because.map(({ text }) => text).join('；') : '';

/** 好; 不定等次（试用期） where there is none. */
export function gradeOf({ grade }: Assessed['result']): string {
  const value = valueIn(grade);
  if (value !== undefined) return value;
  const because = 'because' in grade ? grade.because.map(({ text }) => text).join('；') : '';
  return because === '' ? '不定等次' : `不定等次（${because}）`;
}

/** 2026年4月10日 */
export const fullDay = (day: string): string => spokenDay(day, '');

/** Of civil servants and those managed like them the law's own forms; of others the same under their own name. */
export function kindOf({ tenure }: Assessed): string {
  const staffing = tenure?.staffing ?? '';
  if (/公务员|参公/.test(staffing)) return '公务员';
  return staffing.includes('事业') ? '事业单位工作人员' : '工作人员';
}

export const signed = '签名：　　　　　　　　　年　　月　　日　';
export const sealedBy = '盖章或签名：　　　　　　年　　月　　日　';

/** 2026年第一季度; of a round whose name doesn't begin with its period the period's days. */
export function periodText({ round }: Pick<Papers, 'round'>): string {
  const [named] = /^\d{4}年(?:第[一二三四]季度|\d{1,2}月|度)?/.exec(round.name) ?? [];
  return named ?? `${fullDay(round.term.from)}至${fullDay(round.term.to)}`;
}

/** What fits a part of a file's name on every system. */
export const fileNameOf = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 60);
