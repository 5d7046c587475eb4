import { refusalTable } from '../../http/refusals.ts';

export const objectionRefusals = refusalTable({
  'nothing-to-object': { status: 409, title: '现在不能对这次考核的结果提出异议：结果还没有公布，或者已经过了期限。' },
  'objection-open': { status: 409, title: '您对这次考核的异议正在办理，请在原来的异议里补充，不用另提。' },
  'objection-changed': { status: 409, title: '这件异议刚有新的进展。请刷新，看过最新情况后再操作。' },
  'objection-over': { status: 409, title: '这件异议已经办结，不能再改。' },
  'not-answered': { status: 409, title: '这件异议还没有答复。' },
  'no-handler': { status: 409, title: '还没有确定经办人。请先确定由谁经办。' },
  'not-studied': { status: 409, title: '经办人还没有写调查情况。请先调查，再研究决定。' },
  'handler-party': { status: 422, title: '经办人不能是本人，也不能是评鉴过他的人（{role}）。请另选一人。' },
  'handler-unknown': { status: 422, title: '名册里没有所选的人。请重新选择。' },
  'handler-decides': { status: 403, title: '您是这件异议的经办人，须由另一人作出决定。' },
  'ruling-unfit': { status: 422, title: '这项决定不能生效：{because}' },
  'not-longer': { status: 422, title: '期限只能延长一次，须晚于原来的期限，最多再延长 {most} 天。' },
});
