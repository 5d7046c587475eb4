import { refusalTable } from '../../http/refusals.ts';

export const delegationRefusals = refusalTable({
  'days-wrong': { status: 422, title: '委托的截止日不能早于起始日，也不能早于今天，最长 {most} 天。请改正日期。' },
  'delegate-themself': { status: 422, title: '不能委托给本人，请另选一位领导。' },
  'delegate-not-leader': {
    status: 422,
    title: '只能委托给花名册里的股组长、分管领导或者主要领导，所选的人现在都不是。请另选一位。',
  },
  'already-revoked': { status: 409, title: '这项委托已经收回。' },
});
