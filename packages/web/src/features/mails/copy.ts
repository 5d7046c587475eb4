export const words = {
  title: '邮件提醒',
  what: '有新消息时另发一封邮件：只写有哪一类消息、请登录查看，不写成绩、等次、理由和他人姓名。',
  notOffered: '本系统还没有接通邮件，消息只在系统里看。需要的，请向系统管理员提出。',
  address: '邮箱',
  addressHint: '例如 name@example.cn',
  sendCode: '发送验证码',
  sent: (address: string): string => `验证码已发到 ${address}，30 分钟内有效。没有收到的，请看看垃圾邮件。`,
  code: '验证码',
  verify: '确认邮箱',
  verified: (address: string): string => `提醒发到 ${address}`,
  change: '换一个邮箱',
  remove: '删去邮箱',
  removeWhat: '删去以后不再收到邮件提醒，消息仍在系统里看。',
  removed: '邮箱已删去。',
  kinds: '哪些消息另发邮件',
  quiet: '本人的免打扰时段',
  quietOn: '另设本人的免打扰时段',
  county: (from: string, to: string, onDaysOff: boolean): string =>
    from === to
      ? `全县${onDaysOff ? '不设免打扰时段' : '休息日不发，留到下一个工作日'}，紧急的除外。`
      : `全县 ${from} 至 ${to} ${onDaysOff ? '' : '和休息日'}不发，留到${onDaysOff ? '时段结束' : '下一个工作日'}，紧急的除外。`,
  from: '从',
  to: '到',
  save: '保存',
  saved: '已保存。',
} as const;

export const rulesWords = {
  title: '提醒和邮件',
  lead: '全县的邮件在什么时间不发，系统在什么时候自动提醒',
  mails: '邮件发送时间',
  mailsWhat: '不发的邮件留到时段结束、下一个工作日再发，紧急的除外。',
  holder: '考核办',
  quiet: '免打扰时段',
  same: '起止相同，就是不设时段。',
  onDaysOff: '休息日和节假日也发',
} as const;

export const failedWords = {
  title: '邮件',
  lead: '没有送达的邮件提醒：原因和重发。邮箱和内容不在这里显示',
  holder: '系统管理员',
  notOffered: '还没有接通邮件',
  notOfferedWhat: '在服务器上设置 SHIJI_SMTP_URL 和 SHIJI_MAIL_FROM 后重新启动，消息就能另发邮件。办法见运维文档。',
  none: '没有未送达的邮件',
  noneWhat: (waiting: number): string => (waiting === 0 ? '眼下也没有等着发的。' : `还有 ${waiting} 封等着发送。`),
  waiting: (waiting: number): string => `另有 ${waiting} 封等着发送。`,
  more: '只列最近 200 封。',
  person: '收件人',
  kind: '消息种类',
  because: '原因',
  tries: '试过',
  times: (tries: number): string => `${tries} 次`,
  at: '放弃时间',
  retry: '重发',
  retryOf: (name: string): string => `重发：${name}`,
  again: (at: string): string => `已安排重发，${at}发出。`,
} as const;
