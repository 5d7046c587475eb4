import { refusalTable } from '../../http/refusals.ts';

export const roundPollRefusals = refusalTable({
  'not-a-poll-stage': { status: 404, title: '这个环节不举行测评。' },
  'stage-closed': { status: 409, title: '这个环节没有在进行，不能操作。请先看本次考核进行到哪一步。' },
  'poll-not-offered': { status: 422, title: '方案里这次测评的规则在当天不能使用：{because}' },
  'polls-unfinished': { status: 409, title: '还有测评没有结束：{titles}。请先结束，或者作废。' },
  'no-polls': { status: 409, title: '这个环节还没有结束了的测评。确实不举行的，请写明理由。' },
});
