import { refusalTable } from '../../http/refusals.ts';

export const totpRefusals = refusalTable({
  'code-wrong': {
    status: 422,
    title: '动态口令不正确，或者已经用过。请等下一个口令出现后再输，并检查手机时间是否准确。',
  },
  'totp-not-begun': { status: 409, title: '还没有取得动态口令的密钥，请先扫码添加，再输入口令。' },
  'totp-on-already': { status: 409, title: '动态口令已经启用。要更换手机，请先停用再重新启用。' },
});
