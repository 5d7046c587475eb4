import { refusalTable } from '../../http/refusals.ts';

export const supervisionRefusals = refusalTable({
  'organization-unknown': {
    status: 422,
    title: '督导记在部门、街道或者乡镇名下，这是内设机构或者下级。请选择它所属的单位。',
  },
  'person-without-unit': { status: 422, title: '这个人今天没有任职，不能登记约谈。请先在花名册里核对任职。' },
  'supervision-later': { status: 422, title: '日期不能晚于今天。' },
  'supervision-until': { status: 422, title: '完成期限不能早于进行的日期。' },
  'supervision-withdrawn': { status: 409, title: '这条记录已经撤销。请刷新后看最新情况。' },
});

export const supervisionKinds = { visit: '实地督导', talk: '约谈' } as const;
