export const words = {
  title: '消息',
  lead: '系统发给您的提醒和通知',
  /** For eyes that see the number beside the bell, and for ears. */
  bell: (unread: number): string => (unread === 0 ? '消息，没有未读' : `消息，${unread} 条未读`),
  unread: '未读',
  readAll: '全部标为已读',
  read: '知道了',
  readOf: (name: string): string => `知道了：${name}`,
  open: '查看',
  openOf: (name: string): string => `查看：${name}`,
  atComputer: '请在电脑上办理',
  older: '看更早的消息',
  none: '还没有消息',
  noneWhat:
    '轮到您评鉴、被退回、结果公示等事项，会在这里告诉您。要用邮件提醒，请在“我的”（电脑上是“我的账号”）里登记邮箱。',
} as const;

/** As many as fit beside a bell. */
export const shortCount = (unread: number): string => (unread > 99 ? '99+' : String(unread));
