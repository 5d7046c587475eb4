export const words = {
  title: '自动提醒',
  lead: '每个工作日到点，系统自己提醒：纪实没有写的、轮到评鉴的、等着审批的；逾期的告诉上级。同一天的几项合成一条。',
  hour: '每个工作日几点开始提醒',
  hourHint: '06:00 到 20:59，例如 09:00',
  logDays: '纪实截止前几个工作日提醒没有写的人',
  reviewDays: '截止前几个工作日再次提醒评鉴人，提醒考核办导入评分',
  superiorDays: '评鉴截止前几个工作日告诉上级：谁还没有开始',
  zero: '填 0，就是最后一个工作日当天。',
  save: '保存提醒时间',
  saved: '已保存。',
  days: (text: string): string | undefined =>
    /^\d{1,2}$/.test(text) && Number(text) <= 10 ? undefined : '请填 0 到 10。',
} as const;
