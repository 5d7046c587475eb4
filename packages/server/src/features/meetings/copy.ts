import { refusalTable } from '../../http/refusals.ts';

export const meetingRefusals = refusalTable({
  'meeting-changed': { status: 409, title: '这次会议刚被别人修改过。请刷新后在最新的内容上修改。' },
  'meeting-begun': { status: 409, title: '会议已经开始，会议安排不能再修改或者删除。' },
  'meeting-not-begun': { status: 409, title: '会议还没有开始，不能公布测评结果。' },
  'meeting-not-running': { status: 409, title: '会议不在进行中，不能这样操作。' },
  'meeting-over': { status: 409, title: '会议已经结束，会议记录不能再修改。' },
  'meeting-has-records': {
    status: 409,
    title: '已有述职人提交了述职报告，会议不能删除。会议不开了的，请修改日期或者保留备查。',
  },
  'meeting-has-polls': {
    status: 409,
    title: '会上的测评已经开始投票，会议不能删除。会议改期的，请修改日期。',
  },
  'results-not-shown': { status: 409, title: '测评结果还没有在会场公布。' },
  'person-unknown': { status: 422, title: '所选人员不在花名册中，请重新选择。' },
  'reporter-twice': { status: 422, title: '{name}在述职人名单里出现了两次，请去掉一处。' },
  'reporter-elsewhere': {
    status: 422,
    title: '{name}不在本次会议的单位及其下属单位任职，不能列为述职人。请核对会议所属单位。',
  },
  'reporter-has-report': { status: 409, title: '{name}已经开始写述职报告，不能从述职人名单中去掉。' },
  'group-twice': { status: 422, title: '参会人员类别“{name}”出现了两次，请合并。' },
  'group-without-number': { status: 422, title: '请填写“{name}”的应到人数，或者按姓名选择人员。' },
  'invitee-twice': { status: 422, title: '{name}在参会人员中出现了两次，请去掉一处。' },
  'due-after-meeting': { status: 422, title: '述职报告的提交期限不能晚于开会那一天。' },
  'agenda-stranger': { status: 422, title: '议程里有人不是述职人，请先把他列入述职人名单。' },
  'agenda-report-missing': {
    status: 422,
    title: '有口头述职的人不在议程里，请补上；改为书面述职的，请在会议安排里修改。',
  },
  'agenda-report-twice': { status: 422, title: '议程里有人述职了两次，请去掉一项。' },
  'agenda-item-on': { status: 409, title: '正在进行的一项不能去掉。请先进行到别的议程。' },
  'agenda-item-unknown': { status: 422, title: '议程里没有这一项，请刷新后重试。' },
  'too-many-arrived': { status: 422, title: '实到人数不能多于应到人数 {invited}。应到人数有误的，请先修改会议安排。' },
  'not-invited': { status: 422, title: '勾选的人不在这一类的名单里，请刷新后重试。' },
  'not-enough': {
    status: 409,
    title: '到会人数不够，或者还没有清点，不能开会。确需开会的，请写明理由。',
  },
});
