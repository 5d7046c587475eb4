/** Sentences about a meeting that its page, the phone and the screen in the hall say alike. */
import { nowAndNext } from './agenda.ts';
import { enough, turnoutOf } from './attendance.ts';
import { type AgendaItem, agendaKinds, type Group, type Need, type Reporter } from './model.ts';

const shares: { readonly [N in Need]: string } = {
  none: '',
  majority: '半数',
  'two-thirds': '三分之二',
  all: '',
};

/** 党员应到 30 人，实到 21 人，超过三分之二 */
export function groupSentence(group: Group): string {
  const { name, invited, arrived, needs } = group;
  const turnout = turnoutOf(group);
  const begin = `${name}应到 ${invited} 人`;
  switch (turnout.kind) {
    case 'uncounted':
      return `${begin}，尚未清点`;
    case 'free':
      return `${begin}，实到 ${arrived} 人`;
    case 'more':
      return `${begin}，实到 ${arrived} 人，超过${shares[needs]}`;
    case 'just':
      return `${begin}，实到 ${arrived} 人，${needs === 'all' ? '全部到会' : `达到${shares[needs]}`}`;
    case 'few':
      return needs === 'all'
        ? `${begin}，实到 ${arrived} 人，缺 ${turnout.short} 人`
        : `${begin}，实到 ${arrived} 人，${needs === 'majority' ? '未过' : '不足'}${shares[needs]}，还差 ${turnout.short} 人`;
  }
}

/** Whether the meeting may begin, in words. */
export function attendanceSentence(groups: readonly Group[]): string {
  if (groups.length === 0) return '没有设定参会人员类别，可以开会。';
  const said = groups.map(groupSentence).join('；');
  if (enough(groups)) return `${said}，可以开会。`;
  return groups.some((group) => turnoutOf(group).kind === 'few')
    ? `${said}。到会人数不够，不能开会。`
    : `${said}。请清点人数后再开会。`;
}

/** What an item is called; `nameOf` gives people's names. */
export function itemTitle(
  item: AgendaItem,
  reporters: readonly Reporter[],
  nameOf: (person: string) => string,
): string {
  const { kind, person, title } = item;
  if (title !== undefined) return title;
  switch (kind) {
    case 'report':
      return person === undefined ? agendaKinds.report : `${nameOf(person)}述职`;
    case 'comment':
      return person === undefined ? '上级集中点评' : `上级点评：${nameOf(person)}`;
    case 'written': {
      const people = reporters.filter(({ manner }) => manner === 'written').map((one) => nameOf(one.person));
      return people.length === 0 ? agendaKinds.written : `书面述职：${people.join('、')}`;
    }
    default:
      return agendaKinds[kind];
  }
}

/** 正在述职：张三，下一位：李四 */
export function nowSentence(
  { agenda, reporters }: { readonly agenda: readonly AgendaItem[]; readonly reporters: readonly Reporter[] },
  item: string | undefined,
  nameOf: (person: string) => string,
): string {
  const { now, next } = nowAndNext(agenda, item);
  if (now === undefined) return '还没有议程';
  const named = now.title === undefined && now.person !== undefined;
  if (named && (now.kind === 'report' || now.kind === 'comment')) {
    const later = agenda.slice(agenda.findIndex(({ id }) => id === now.id) + 1);
    const following = later.find(({ kind }) => kind === 'report')?.person;
    const doing = `正在${agendaKinds[now.kind]}：${nameOf(now.person)}`;
    return following === undefined ? doing : `${doing}，下一位：${nameOf(following)}`;
  }
  const doing = `正在进行：${itemTitle(now, reporters, nameOf)}`;
  return next === undefined ? doing : `${doing}，下一项：${itemTitle(next, reporters, nameOf)}`;
}
