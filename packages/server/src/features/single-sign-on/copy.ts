import { refusalTable } from '../../http/refusals.ts';

/** Shown as a page: the person was sent here by another site. */
export const singleSignOnRefusals = refusalTable({
  'provider-unreachable': {
    status: 502,
    title: '“{name}”暂时无法访问，请稍后再试，或者返回登录页用登录名和密码登录。',
  },
  'provider-refused': {
    status: 403,
    title: '“{name}”没有同意这次登录，或者登录凭据已经用过。请返回登录页重试。',
  },
  'answer-unfit': {
    status: 400,
    title: '“{name}”返回的内容与本次登录不符，已拒绝。请返回登录页，重新点击登录。',
  },
  'journey-over': {
    status: 400,
    title: '这次登录已超过 10 分钟，或者不是从本浏览器发起的。请返回登录页，重新点击登录。',
  },
  'account-not-usable': {
    status: 403,
    title: '与您绑定的账号已不能使用，请联系系统管理员。',
  },
});
