import { refusalTable } from '../../http/refusals.ts';
import type { Letter } from '../../ports/messaging.ts';
import { type MessageKind, messageKinds } from '../messages/kinds.ts';

export const mailRefusals = refusalTable({
  'mail-not-offered': { status: 409, title: '本系统还没有接通邮件，暂不能使用。需要的，请联系系统管理员。' },
  'code-too-soon': { status: 429, title: '验证码刚发过，请 {seconds} 秒后再试。' },
  'codes-spent': { status: 429, title: '今天发送验证码的次数已满，请明天再试。' },
  'address-refused': { status: 422, title: '对方的邮件服务器不接收这个邮箱，请检查地址是否正确。' },
  'mail-not-sent': { status: 503, title: '验证码没有发出去，邮件服务暂时不通。请稍后再试；仍不行，请联系系统管理员。' },
  'mail-code-wrong': { status: 422, title: '验证码不正确，请核对邮件后重新填写。' },
  'mail-code-over': { status: 409, title: '验证码已失效。请重新发送一个。' },
  'quiet-all-day': {
    status: 422,
    title: '这样一天里就没有能发邮件的时间了。请缩短免打扰时段（本人的时段和全县的时段合并计算）。',
  },
  'mail-not-failed': { status: 409, title: '这封邮件已经送达或者正在重发，不用再重发。' },
});

/** Why mails didn't go, for the system administrator. */
const failures: Readonly<Record<string, string>> = {
  timeout: '邮件服务器没有及时答复。请检查它是否正常。',
  'no-host': '找不到邮件服务器。请检查 SHIJI_SMTP_URL 中的主机名。',
  connection: '连接不上邮件服务器。请检查它是否在运行、端口是否正确。',
  encryption: '和邮件服务器不能建立加密连接。请检查它的证书和 SHIJI_SMTP_TLS 的设置。',
  'sign-in': '邮件服务器不接受登录。请检查 SHIJI_SMTP_URL 中的用户名和密码。',
  protocol: '邮件服务器的答复不合规范。请检查 SHIJI_SMTP_URL 是否指向邮件服务器。',
  address: '邮箱地址写法有误。请通知本人重新登记。',
  unknown: '原因不明。请查看邮件服务器的记录。',
};

export function failureSentence(failure: string): string {
  const told = failures[failure];
  if (told !== undefined) return told;
  const code = failure.replace('smtp-', '');
  return code.startsWith('5')
    ? `邮件服务器拒收（${code}）。邮箱可能已停用，请通知本人重新登记。`
    : `邮件服务器暂不接收（${code}）。可以稍后重发。`;
}

/** A mail says that there is something, and of what kind: what it is stands behind the sign-in. */
export function noticeLetter(kind: MessageKind, county: string, url: string): Pick<Letter, 'subject' | 'text'> {
  const { name } = messageKinds[kind];
  return {
    subject: `【实绩】${name}`,
    text: [
      `您在${county}考核系统有一条新消息：${name}。`,
      '',
      '请登录系统查看：',
      `手机：${url}/m/messages`,
      `电脑：${url}/messages`,
      '',
      '本邮件由系统自动发送，请勿回复。不想再收到，请登录后在“我的—邮件提醒”中修改。',
    ].join('\n'),
  };
}

export function codeLetter(code: string, county: string): Pick<Letter, 'subject' | 'text'> {
  return {
    subject: '【实绩】邮箱验证码',
    text: [
      `您正在${county}考核系统登记邮箱，验证码是：${code}`,
      '',
      '30 分钟内有效，请勿告诉他人。',
      '不是您本人操作的，不用理会这封邮件。',
    ].join('\n'),
  };
}
