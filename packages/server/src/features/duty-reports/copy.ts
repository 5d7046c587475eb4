import { refusalTable } from '../../http/refusals.ts';

export const reportRefusals = refusalTable({
  'report-not-open': { status: 409, title: '会议已经结束，述职报告不能再修改或者提交。' },
  'report-late': {
    status: 409,
    title: '提交期限 {due} 已过，报告没有提交，草稿仍然保留。请联系会议组织单位延长期限。',
  },
  'report-changed-elsewhere': {
    status: 409,
    title: '这份报告在另一个窗口或者另一台设备上保存过，这里的修改没有覆盖它。请选择以哪一份为准。',
  },
  'report-handed-in': { status: 409, title: '这份报告已经提交，不能再修改。需要修改的，请联系会议组织单位退回。' },
  'report-empty': { status: 422, title: '报告还没有内容，不能提交。' },
  'report-too-long': { status: 422, title: '报告有 {length} 字，最多 {most} 字，请精简 {over} 字后再提交。' },
  'report-not-handed-in': { status: 409, title: '这份报告没有提交，或者已经退回，不能退回。' },
  'meeting-over': { status: 409, title: '会议已经结束，述职报告不能再退回。' },
  'nothing-to-publish': { status: 409, title: '没有新提交的述职报告可以公开。' },
  'commenter-missing': { status: 422, title: '请选择点评的领导。' },
  'commenter-unknown': { status: 422, title: '点评的领导不在花名册中，请重新选择。' },
  'comment-on-oneself': { status: 422, title: '述职人不能点评自己的述职。请选择其他领导。' },
  'comment-too-early': { status: 409, title: '会议还没有开始，不能登记点评。' },
});
