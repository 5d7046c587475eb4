/** What may stand in a draft, and what it lacks before it can be opened: pure. */
import type { PollRules } from '@shiji/engine';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { Poll, PollForm } from './model.ts';
import type { FormDraft } from './store.ts';

/** Groups by which the rules tell voters apart; one without a name where all count alike. */
const groupsOf = ({ groups }: PollRules): readonly string[] =>
  groups.length === 0 ? [''] : groups.map(({ key }) => key);

export type DraftRefusal = Refused<'group-unknown' | 'group-twice' | 'named-twice'>;

/** What can't stand in any draft, however unfinished. */
export function draftFault(rules: PollRules, forms: readonly FormDraft[]): DraftRefusal | undefined {
  const known = groupsOf(rules);
  for (const { name, subjects, electorates } of forms) {
    const form = name;
    const strange = electorates.find(({ group }) => !known.includes(group));
    if (strange !== undefined) return refuse('group-unknown', { form, group: strange.group });
    const twice = firstTwice(electorates.map(({ group }) => group));
    if (twice !== undefined) return refuse('group-twice', { form, group: twice });
    const named = subjects.flatMap(({ person, unit }) => person ?? unit ?? []);
    const again = firstTwice(named);
    if (again !== undefined) {
      const one = subjects.find(({ person, unit }) => (person ?? unit) === again);
      return refuse('named-twice', { form, name: one?.name ?? '' });
    }
  }
  return undefined;
}

function firstTwice(words: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const word of words) {
    if (seen.has(word)) return word;
    seen.add(word);
  }
  return undefined;
}

export interface Said {
  readonly code: string;
  readonly sentence: string;
}

/** Codes of one poll: each costs a row and a moment of opening. */
const MOST_CODES = 60_000;
/** Below it people guess from the numbers who said what. */
const FEW = 5;

export const groupName = (group: string): string => (group === '' ? '评价人' : `“${group}”`);
const formName = (forms: readonly PollForm[], { name }: PollForm): string =>
  forms.length === 1 ? '' : `票样“${name}”的`;

/** Groups of the rules that stand on no paper; none where there is no paper yet. */
const absentGroups = (rules: PollRules, forms: readonly PollForm[]): readonly string[] =>
  forms.length === 0
    ? []
    : groupsOf(rules).filter((group) => !forms.some((form) => form.electorates.some((one) => one.group === group)));

/** Whether the rules themselves say what happens where a group is absent. */
const mayLackGroups = ({ questions }: PollRules): boolean =>
  questions.every(({ scoring }) => scoring?.missing !== undefined && scoring.missing !== 'hold');

/** Everything that keeps a draft from being opened, in one go. */
export function lacksOf(poll: Pick<Poll, 'rules' | 'endsAt'>, forms: readonly PollForm[], now: Date): readonly Said[] {
  const lacks: Said[] = [];
  const lack = (code: string, sentence: string) => void lacks.push({ code, sentence });
  if (forms.length === 0) lack('no-form', '还没有票样，请添加对象和评价主体。');
  for (const form of forms) {
    const place = formName(forms, form);
    if (form.subjects.length === 0) lack('no-subject', `${place}对象还没有填写。`);
    if (form.electorates.length === 0) lack('no-electorate', `${place}评价主体还没有填写。`);
    for (const { group, slips, voters, paper } of form.electorates)
      if (slips + voters === 0 && !paper)
        lack('no-way', `${place}${groupName(group)}还没有投票方式，请填写会场发票数、登录投票的人员，或者用纸质票。`);
  }
  if (!mayLackGroups(poll.rules))
    for (const group of absentGroups(poll.rules, forms))
      lack('group-absent', `评价主体${groupName(group)}还没有安排由谁来评，请添加。`);
  const codes = forms.flatMap(({ electorates }) => electorates).reduce((sum, one) => sum + one.slips + one.voters, 0);
  if (codes > MOST_CODES)
    lack('too-many-codes', `一个测评最多发 ${MOST_CODES} 张票，现在是 ${codes} 张，请分几次进行。`);
  if (poll.endsAt !== undefined && new Date(poll.endsAt) <= now)
    lack('ends-in-past', '截止时间已经过去，请改为以后的时间，或者不填。');
  return lacks;
}

/** What doesn't stop the opening, and should be known before. */
export function draftCautions(
  { rules }: Pick<Poll, 'rules'>,
  forms: readonly PollForm[],
  withoutAccount: number,
): readonly Said[] {
  const least = Math.max(...rules.questions.map(({ atLeast }) => atLeast));
  const few = forms.flatMap((form) =>
    form.electorates.flatMap(({ group, slips, voters, paper, expected }): Said[] => {
      const most = paper ? expected : slips + voters;
      if (most === undefined || most === 0) return [];
      const place = formName(forms, form);
      if (most < least)
        return [
          {
            code: 'never-enough',
            sentence: `${place}${groupName(group)}最多 ${most} 张票，达不到至少 ${least} 张有效票，将不计票。`,
          },
        ];
      return most < FEW
        ? [
            {
              code: 'few-voters',
              sentence: `${place}${groupName(group)}只有 ${most} 人，人少时容易从结果看出各人的评价，建议并入其他主体。`,
            },
          ]
        : [];
    }),
  );
  const unable: readonly Said[] =
    withoutAccount === 0
      ? []
      : [
          {
            code: 'no-account',
            sentence: `登录投票的人员中有 ${withoutAccount} 人还没有账号，请系统管理员先开通，或者改发会场票。`,
          },
        ];
  const absent = mayLackGroups(rules) ? absentGroups(rules, forms) : [];
  const without = absent.map((group) => ({
    code: 'group-absent',
    sentence: `评价主体${groupName(group)}没有安排由谁来评，将按方案规定的缺项办法计算。`,
  }));
  return [...without, ...few, ...unable];
}
