/** What follows from the results, in words: who is to act, and by when. */
import type { SubjectResult } from '@shiji/engine';
import { outcomeText } from './words.ts';

type Consequence = SubjectResult['consequences'][number];
type Action = Consequence['actions'][number];

/** `不足提醒——提醒谈话（分管领导，15 日内）`. */
export const consequenceText = ({ name, actions }: Consequence): string =>
  `${name}——${actions.map((action) => actionText(action)).join('；')}`;

/** `提醒谈话（分管领导，15 日内）`; with what it comes to for the subject, unless that is left out. */
export function actionText({ name, by, within, amount }: Action, { amounts = true } = {}): string {
  const { days, months, periods } = within ?? {};
  const time = [
    days === undefined ? '' : `${days} 日内`,
    months === undefined ? '' : `${months} 个月内`,
    periods === undefined ? '' : `${periods} 个考核期内`,
  ].join('');
  const comesTo = amount === undefined || !amounts ? '' : outcomeText(amount);
  const details = [by ?? '', time, comesTo].filter((t) => t !== '');
  return details.length === 0 ? name : `${name}（${details.join('，')}）`;
}
