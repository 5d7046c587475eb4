/** The console's menu, by task. A screen that a later slice brings is a line here and a route in router.tsx. */
import type { IconName } from '../ui/Icon.tsx';

interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly to: string;
  /** Who has none of these abilities isn't shown it. Left out, it is there for everybody. */
  readonly needs?: readonly string[];
}

interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

const groups: readonly MenuGroup[] = [
  {
    label: '日常',
    items: [
      { label: '待我办理', icon: 'today', to: '/' },
      { label: '我的考核', icon: 'results', to: '/own-results', needs: ['results.own'] },
      { label: '我的纪实', icon: 'record', to: '/logs', needs: ['logs.own'] },
      { label: '逐级评鉴', icon: 'check', to: '/reviews', needs: ['reviews.own'] },
      { label: '消息', icon: 'bell', to: '/messages', needs: ['messages.own'] },
      { label: '我的述职', icon: 'record', to: '/duty-reports', needs: ['reports.own'] },
    ],
  },
  {
    label: '考核',
    items: [
      { label: '考核方案', icon: 'record', to: '/schemes', needs: ['schemes.list'] },
      { label: '适用的方案', icon: 'search', to: '/own-schemes', needs: ['schemes.own'] },
      { label: '考核', icon: 'record', to: '/rounds', needs: ['rounds.list'] },
      { label: '异议', icon: 'search', to: '/objections', needs: ['objections.list'] },
      { label: '统计', icon: 'results', to: '/statistics', needs: ['statistics.read'] },
      { label: '成果运用', icon: 'check', to: '/uses', needs: ['uses.list'] },
      { label: '通报', icon: 'record', to: '/bulletins', needs: ['bulletins.list'] },
      { label: '督导约谈', icon: 'search', to: '/supervision', needs: ['supervision.keep'] },
      { label: '测评', icon: 'check', to: '/polls', needs: ['polls.list'] },
      { label: '述职测评会', icon: 'people', to: '/meetings', needs: ['meetings.keep'] },
      { label: '评委评分', icon: 'results', to: '/juries', needs: ['juries.read'] },
    ],
  },
  {
    label: '基础',
    items: [
      { label: '机构人员', icon: 'people', to: '/units', needs: ['units.open'] },
      { label: '人员查询', icon: 'search', to: '/people', needs: ['people.list'] },
      { label: '导入花名册', icon: 'import', to: '/imports', needs: ['imports.begin'] },
      { label: '放假安排', icon: 'today', to: '/holidays', needs: ['holidays.read'] },
      { label: '提醒和邮件', icon: 'mail', to: '/mail-rules', needs: ['mails.rule'] },
    ],
  },
  {
    label: '系统管理',
    items: [
      { label: '账号', icon: 'people', to: '/accounts', needs: ['accounts.keep'] },
      { label: '角色和权限', icon: 'shield', to: '/powers', needs: ['grants.give'] },
      { label: '登录规则', icon: 'lock', to: '/sign-in-rules', needs: ['grants.give'] },
      { label: '邮件', icon: 'mail', to: '/mails', needs: ['mails.mend'] },
      { label: '审计记录', icon: 'record', to: '/audit', needs: ['audit.read'] },
    ],
  },
  { label: '个人', items: [{ label: '我的账号', icon: 'person', to: '/account' }] },
];

/** The groups with what somebody of these abilities may open; a group that would be empty is left out. */
export function menuFor(abilities: readonly string[]): readonly MenuGroup[] {
  const open = ({ needs }: MenuItem) => needs === undefined || needs.some((ability) => abilities.includes(ability));
  return groups
    .map(({ label, items }) => ({ label, items: items.filter(open) }))
    .filter(({ items }) => items.length > 0);
}
