import { refusalTable } from '../../http/refusals.ts';
import { type ChainStep, chainSteps, type Day } from '../roster/model.ts';

export const roundRefusals = refusalTable({
  'scheme-not-approved': { status: 422, title: '这份考核方案还没有批准的版本，不能开展考核。请先提交并由另一人批准。' },
  'term-wrong': {
    status: 422,
    title:
      '考核期的日期有误：截止日不能早于起始日，统计日不能早于截止日，考核期不超过五年，都不能晚于今天以后五年。请改正。',
  },
  'round-lacks': { status: 409, title: '还不能开始考核。{lacks}' },
  'round-twice': {
    status: 409,
    title: '{units}在这些日子已经用这份方案开展了“{name}”，同一天不能重复考核。请改考核期，或者先中止原来的。',
  },
  'round-changed': { status: 409, title: '这次考核刚被别人改过。请刷新，看过最新情况后再操作。' },
  'round-over': { status: 409, title: '这次考核已经归档或者中止，不能再改。' },
  'stage-unknown': { status: 404, title: '这次考核没有这个环节。' },
  'stage-done': { status: 409, title: '这个环节已经完成，不能改截止日。需要补做的，请重新进行这个环节。' },
  'stage-not-done': { status: 409, title: '这个环节还没有完成，不用重新进行；时间不够的，请改截止日。' },
  'day-same': { status: 422, title: '这就是现在的截止日，没有改动。请另选一天。' },
  'day-past': { status: 422, title: '截止日不能早于今天。请另选一天。' },
  'day-wanted': { status: 422, title: '这个环节原来的截止日已过。请写明新的截止日，再重新进行。' },
  'day-before-begin': { status: 422, title: '截止日不能早于这个环节的开始日（{begins}）。请另选一天。' },
  'day-far': { status: 422, title: '截止日（{ends}）离考核期太远，最晚可以到{last}。请核对年份。' },
  'record-in-period': { status: 422, title: '纪实要写到考核期结束，截止日不能早于{to}。请另选一天。' },
  'notice-days-short': {
    status: 422,
    title: '公示到{ends}只有 {days} 个工作日，方案规定至少 {least} 个，最早可以到{earliest}。请改正。',
  },
  'later-settled': { status: 409, title: '结果已经审定，不能再重新进行前面的环节。有异议的，请按异议处理。' },
  'reviewer-themself': { status: 422, title: '不能由本人评鉴本人，请另选一人。' },
  'facts-closed': {
    status: 409,
    title:
      '“{stage}”已经完成，不能再纳入花名册的变动。确需纳入的，请先重新进行这个环节；已经审定的，按异议处理或者由考核委员会决定。',
  },
  'roster-unlisted': {
    status: 409,
    title: '花名册里出现了方案没有列出的“{value}”。请先说明它相当于方案里的哪一种。',
  },
  'roster-unchanged': { status: 409, title: '所选人员的变动和刚才看到的不同，可能已经纳入。请刷新后再选。' },
  'roster-elsewhere': { status: 409, title: '{name}还在“{round}”里考核，请先在那里把人员变动纳入。' },
  'roster-pool-ruled': {
    status: 409,
    title:
      '对名次范围“{pool}”已经作过决定（例如名额比例的批准），这次更新以后就没有人在这个范围里了。请先撤销那项决定，更新以后再按新的名称办理。',
  },
  'reviewer-unknown': { status: 422, title: '名册里没有所选的评鉴人，可能刚被删除。请重新选择。' },
});

export const roundWords = {
  skipped: '本人就在这一级或者更高，不经这一级',
  moved: (day: Day, unit: string) => `${day}前已调到${unit}，在那里考核`,
  outside: '不在方案的考核范围',
  now: (stage: string, until: string, late: number) =>
    late > 0 ? `进行到“${stage}”，应在${until}前完成，已超过 ${late} 天。` : `进行到“${stage}”，${until}前完成。`,
  waits: (stage: string, begins: string) => `“${stage}”${begins}开始。`,
  gone: '已不在参加考核的单位',
  joins: '新参加考核',
  renamed: (before: string) => `姓名原为${before}`,
  movedUnit: (before: string, after: string) => `从${before}调到${after}`,
  otherPopulation: '考核群体变了',
  otherValue: (attribute: string, before: string, after: string) => `${attribute}：${before} → ${after}`,
  otherReviewer: (step: string, before: string, after: string) => `${step}评鉴人：${before} → ${after}`,
  nothing: '无',
  noReviewer: '无',
  filed: '已归档。',
  givenUp: (reason: string) => `已中止：${reason}`,
  step: (step: ChainStep) => chainSteps[step],
} as const;

/** 4月10日; of another year with it. */
export function spokenDay(day: Day, today: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`;
}
