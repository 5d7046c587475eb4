/** What awaits somebody, in words: what is so, what to do, and where on the console and on the phone it is done. */
import type { Returns } from '../../api/shape.ts';
import { daysAgo } from '../../ui/moment.ts';

export type Item = Returns<'GET /api/home'>['items'][number];

interface Words {
  readonly title: (count: number) => string;
  readonly what: string;
  /** What the link says. */
  readonly action: string;
  readonly to: () => string;
  /** Below /m; absent where it is work for a computer. */
  readonly phone?: string;
}

/** Days back that the audit administrator is told of; as the server counts. */
const LOOK_DAYS = 7;

export const awaitingWords: { readonly [K in Item['kind']]: Words } = {
  'password-due': {
    title: () => '登录密码快要到期',
    what: '到期后登录时须先改密码。现在改好，不耽误办事。',
    action: '更改密码',
    to: () => '/account',
    phone: '/mine/password',
  },
  'report-returned': {
    title: (count) =>
      count === 1 ? '述职报告被退回，请修改后重新提交' : `${count} 份述职报告被退回，请修改后重新提交`,
    what: '退回的原因写在报告上方，原来的内容都在。',
    action: '修改述职报告',
    to: () => '/duty-reports',
    phone: '/reports',
  },
  'report-due': {
    title: (count) => (count === 1 ? '有一份述职报告要写' : `有 ${count} 份述职报告要写`),
    what: '最多 2,000 字，可以分几次写，随时自动保存；期限当天仍可提交。',
    action: '写述职报告',
    to: () => '/duty-reports',
    phone: '/reports',
  },
  'log-this-week': {
    title: () => '本周纪实还没有写',
    what: '一句话就可以，写了哪项工作点一下指标；没有网络也能写，联网后自动送出。',
    action: '写本周纪实',
    to: () => '/logs',
    phone: '/record',
  },
  'log-due': {
    title: (count) => `有 ${count} 篇纪实到了该写的时候`,
    what: '月小结已由各周纪实整理成草稿，看过、改好就能提交。',
    action: '写纪实',
    to: () => '/logs',
    phone: '/record',
  },
  'log-late': {
    title: (count) => `有 ${count} 篇纪实逾期没有写`,
    what: '仍可补写，注明逾期；拟定等次以后不再接收。',
    action: '补写',
    to: () => '/logs',
    phone: '/record',
  },
  'review-open': {
    title: (count) => `有 ${count} 人等您评鉴`,
    what: '分数已按方案或者下一级所评填好，可以一次通过，个别的单独打分。',
    action: '去评鉴',
    to: () => '/reviews',
    phone: '/reviews',
  },
  'events-to-decide': {
    title: (count) => `有 ${count} 条加减分待审核`,
    what: '审核后才计入。在考核里打开“加分减分”，逐条同意或者退回。',
    action: '去审核',
    to: () => '/rounds',
  },
  'events-about-me': {
    title: (count) => `有 ${count} 条关于您的加减分正在审核`,
    what: '可以先看、先说明情况，审核的人看得到。',
    action: '查看和说明',
    to: () => '/events',
    phone: '/events',
  },
  'objections-late': {
    title: (count) => `${count} 件异议已经超过答复期限`,
    what: '请尽快研究答复；确需更多时间的，延长期限并写明理由。',
    action: '查看异议',
    to: () => '/objections',
  },
  'objection-handle': {
    title: (count) => (count === 1 ? '有一件异议由您经办' : `有 ${count} 件异议由您经办`),
    what: '核实有关记录，写明调查情况和建议，提交研究决定。',
    action: '去办理',
    to: () => '/objections',
    phone: '/mine/handling',
  },
  'objection-name': {
    title: (count) => `${count} 件异议等待确定经办人`,
    what: '经办人不能是本人，也不能是评鉴过他的人。',
    action: '确定经办人',
    to: () => '/objections',
  },
  'objection-decide': {
    title: (count) => `${count} 件异议等待研究决定`,
    what: '调查情况已经写好。研究后写明答复，成立的同时更正。',
    action: '研究决定',
    to: () => '/objections',
  },
  'shares-confirm': {
    title: (count) => `${count} 项名额比例的批准等待确认`,
    what: '考核办已登记批准文件。请核对后确认，或者撤回。',
    action: '查看考核',
    to: () => '/rounds',
  },
  'results-propose': {
    title: (count) => `${count} 次考核等待提出等次建议`,
    what: '先决定并列、例外等事项，再提出等次建议。',
    action: '查看考核',
    to: () => '/rounds',
  },
  'results-settle': {
    title: (count) => `${count} 次考核的结果等待审定`,
    what: '写明审定的会议、日期和意见。提出建议的人不能审定。',
    action: '查看考核',
    to: () => '/rounds',
  },
  'results-confirm': {
    title: (count) => `${count} 次考核的结果等待确认`,
    what: '确认后结果记入台账，不能再改。',
    action: '查看考核',
    to: () => '/rounds',
  },
  'roster-empty': {
    title: () => '花名册还没有导入',
    what: '先导入单位和人员，才能确定评鉴关系、开通账号、发起考核。',
    action: '导入花名册',
    to: () => '/imports',
  },
  'first-account': {
    title: () => '还没有考核办的账号',
    what: '先为办理考核的同志手工开通一个账号，再请安全管理员授予角色；花名册由考核办导入，导入后批量开通其他人的账号。',
    action: '手工开通账号',
    to: () => '/accounts',
  },
  'office-missing': {
    title: () => '还没有考核办工作人员',
    what: '把“考核办工作人员”授予办理考核的同志，考核办才能导入花名册、制定办法。',
    action: '授予角色',
    to: () => '/powers',
  },
  'rules-unset': {
    title: () => '登录规则还没有确认',
    what: '现在按出厂的“等保三级”执行。请核对密码、锁定和登录时长的规定，确认或者调整。',
    action: '核对登录规则',
    to: () => '/sign-in-rules',
  },
  'accounts-locked': {
    title: (count) => `${count} 个账号因多次输错密码被锁定`,
    what: '到时自动解锁。本人忘记密码的，重置为一次性密码。',
    action: '查看被锁定的账号',
    to: () => '/accounts?status=locked',
  },
  'mails-failed': {
    title: (count) => `${count} 封邮件提醒没有送达`,
    what: '看看原因：邮箱已停用的，请通知本人重新登记；邮件服务器不通的，修好以后重发。',
    action: '查看没有送达的邮件',
    to: () => '/mails',
  },
  'accounts-refused': {
    title: (count) => `近 7 天有 ${count} 次越权访问被拒绝`,
    what: '看看是谁、访问了什么：可能是误点旧链接，也可能是有人试探。',
    action: '查看记录',
    to: () => `/audit?action=access-denied&from=${daysAgo(LOOK_DAYS)}`,
  },
  'sign-in-refused': {
    title: (count) => `近 7 天有 ${count} 次登录未通过`,
    what: '次数集中在同一账号或者同一地址的，请核实是否本人。',
    action: '查看记录',
    to: () => `/audit?action=sign-in&from=${daysAgo(LOOK_DAYS)}`,
  },
  'people-without-account': {
    title: (count) => `${count} 名在职人员还没有账号`,
    what: '按单位批量开通，打印一次性密码条，当面交给本人。',
    action: '开通账号',
    to: () => '/accounts/open',
  },
  'passwords-unused': {
    title: (count) => `${count} 个账号的一次性密码已经过期`,
    what: '本人一直没有登录，密码已失效。请重置后再交给本人。',
    action: '查看这些账号',
    to: () => '/accounts?status=unused',
  },
  'accounts-idle': {
    title: (count) => `${count} 个账号既没有角色，也不属于花名册人员`,
    what: '这样的账号什么也办不了。该授予角色的授予；不再使用的，请系统管理员停用。',
    action: '授予角色',
    to: () => '/powers',
  },
  'own-data-changed': {
    title: (count) => `本人信息有 ${count} 处变更`,
    what: '近 30 天内花名册中有关您的单位、职务或者状态有变更。请核对，有误的告诉单位管理员。',
    action: '核对本人信息',
    to: () => '/account',
    phone: '/mine/data',
  },
  'totp-off': {
    title: () => '建议启用动态口令',
    what: '您的角色能看到或者改动他人的信息。启用后，别人只知道密码也登录不了。',
    action: '启用动态口令',
    to: () => '/account',
    phone: '/mine/totp',
  },
};

export const homeWords = {
  empty: '眼下没有等您办理的事',
  emptyPhone: '今天没有等您办理的事',
  emptyWhat: '需要您填报、审核、测评或者确认的事项会按截止时间排在这里，最急的在最上面。',
  until: (day: string) => `${day}前`,
  atComputer: '请在电脑上办理',
} as const;
