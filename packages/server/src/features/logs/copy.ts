import { refusalTable } from '../../http/refusals.ts';

export const logRefusals = refusalTable({
  'log-round-over': { status: 409, title: '这次考核已经归档或者中止，不再接收纪实。' },
  'log-closed': {
    status: 409,
    title: '这次考核已经拟定等次，不再接收纪实。确需补记的，请联系考核办重新进行拟定环节。',
  },
  'log-not-yet': { status: 409, title: '还没有到写这篇纪实的时候，{from}起可以写。' },
  'log-too-late': { status: 409, title: '已过截止日{due}，按考核方案不再接收。有特殊情况的，请联系考核办。' },
  'log-changed-elsewhere': {
    status: 409,
    title: '这篇纪实在另一个窗口或者另一台设备上保存过，这里的内容没有覆盖它。请选择以哪一份为准。',
  },
  'log-empty': { status: 422, title: '还没有写内容，请至少写一句话。' },
  'log-too-long': { status: 422, title: '写了 {length} 字，最多 {most} 字，请精简 {over} 字后再提交。' },
  'indicator-unknown': { status: 422, title: '所选的指标不在考核方案里，请刷新后重新选择。' },
  'photo-missing': { status: 422, title: '有照片没有传上来，请重新添加后再提交。' },
  'photo-kind': { status: 415, title: '只能添加照片（jpg、png 或 webp）。其他文件请先拍照或者截图。' },
  'photo-empty': { status: 422, title: '这张照片是空的，请重新选择。' },
  'entry-unknown': { status: 404, title: '考核方案没有这项纪实，请刷新后重试。' },
});
