import { refusalTable } from '../../http/refusals.ts';

export const pollRefusals = refusalTable({
  'poll-not-offered': { status: 422, title: '所选方案里没有这个测评，或者这一天还不能举行。请重新选择方案和日期。' },
  'poll-to-copy-unknown': { status: 404, title: '没有找到要照着再来一次的测评。' },
  'meeting-not-run': { status: 422, title: '所选的会议不由您组织，或者已经结束。请重新选择会议。' },
  'not-draft': { status: 409, title: '这个测评已经开始，不能再改。需要修改的，请作废后照原样新建一个。' },
  'changed-meanwhile': { status: 409, title: '这份草稿刚被别人改过。请刷新后再改，您填写的内容可以先复制下来。' },
  'unknown-in-roster': { status: 422, title: '名册里没有所选的人员或单位，可能刚被删除：{names}。请重新选择。' },
  'outside-unit': { status: 403, title: '“{name}”不在您管理的单位里，请联系考核办添加。' },
  'group-unknown': { status: 422, title: '票样“{form}”里的评价主体“{group}”不在规则里，请删去。' },
  'group-twice': { status: 422, title: '票样“{form}”里的评价主体“{group}”出现了两次，请合并。' },
  'named-twice': { status: 422, title: '“{name}”在票样“{form}”上出现了两次，请删去一个。' },
  lacking: { status: 409, title: '还不能开始投票。{lacks}' },
  'not-open': { status: 409, title: '这个测评现在不在投票。' },
  'key-elsewhere': { status: 409, title: '密钥不在这台服务器上，本次投票无法继续，请作废后重新发起。' },
  'no-slips': { status: 404, title: '这个评价主体没有会场发票。' },
  'no-papers': { status: 404, title: '这个评价主体不用纸质票。' },
  'papers-same-person': { status: 409, title: '两遍录入须由两个人分别完成，您已经录了另一遍。请换一个人录入。' },
  'papers-typed': { status: 409, title: '两遍都已由别人录入。需要重录的，请选择重录第一遍或者第二遍。' },
  'papers-invalid': { status: 422, title: '录入的票数有误，请按提示修改。' },
  'papers-lacking': {
    status: 409,
    title: '{form}{group}的纸质票还没有录入。请先由两人各录一遍，或者写明理由不计纸质票。',
  },
  'papers-once': {
    status: 409,
    title: '{form}{group}的纸质票只录了一遍。请换一个人再录一遍，或者写明理由不计纸质票。',
  },
  'papers-differ': {
    status: 409,
    title: '{form}{group}的纸质票两遍录入不一致。请核对原票后重录，或者写明理由不计纸质票。',
  },
  'struck-unknown': { status: 422, title: '要不计的纸质票不存在，请刷新后重试。' },
  'ballots-altered': {
    status: 409,
    title: '有选票被改动过，打不开，不能计票。请联系系统管理员查明；需要重来的，请作废后重新发起。',
  },
  'already-ended': { status: 409, title: '这个测评已经结束或者作废。' },
  'not-closed': { status: 409, title: '测评还没有结束，结束后才有结果。' },
});

export const pollWords = {
  keyElsewhere: '密钥不在这台服务器上，本次投票无法继续，请作废后重新发起。',
  shredding: '选票已计票，正在销毁底稿，一般几分钟内完成。',
  tracesLeft:
    '选票的密钥已经销毁，底稿无法再打开；数据库日志里的痕迹还没有清除，系统会定时再试。长时间没有清除的，请系统管理员按运维手册“测评的痕迹”一节给数据库用户授权。',
};
