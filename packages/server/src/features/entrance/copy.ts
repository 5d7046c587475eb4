/** Sentences of signing in. */
import { refusalTable } from '../../http/refusals.ts';

export const signInRefusals = refusalTable({
  // One sentence for an unknown login, a wrong password and a disabled account: none of them is told apart.
  'sign-in-refused': {
    status: 401,
    title: '登录名或密码不正确，或者账号已停用。请检查后重试；忘记密码的，请联系系统管理员重置。',
  },
  'account-locked': {
    status: 429,
    title: '连续多次输入错误，该账号已暂时锁定，请 {minutes} 分钟后再试。忘记密码的，请联系系统管理员重置。',
  },
  'too-many-tries': {
    status: 429,
    title: '从您所在的网络登录失败次数过多，请 {seconds} 秒后再试。',
  },
  'one-time-password-over': {
    status: 401,
    title: '临时密码已过有效期（{days} 天），请联系系统管理员重新发放。',
  },
  'sign-in-step-over': { status: 409, title: '登录已进行到下一步，请刷新页面后继续。' },
});
