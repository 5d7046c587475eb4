import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { nextStep } from '../entrance/contract.ts';

const code = z.string().regex(/^\d{6}$/, '动态口令是 6 位数字。');
/** Shown once: `uri` as a QR code, `secret` (base32) for typing. */
const enrolment = z.object({ secret: z.string(), uri: z.string() });
const password = z.string().min(1, '请填写现在的密码。').max(1000, '密码过长。');

export const totpContract = contract({
  'POST /api/sign-in/totp': {
    about: '登录过程中提交动态口令；在须启用动态口令的一步，也用它确认启用',
    body: z.object({ code }),
    returns: nextStep,
    refusals: ['code-wrong', 'account-locked', 'sign-in-step-over', 'totp-not-begun'],
  },
  'POST /api/sign-in/totp-enrolment': {
    about: '登录过程中须启用动态口令时取得密钥，只显示这一次；再次请求即换新密钥',
    returns: enrolment,
    refusals: ['sign-in-step-over'],
  },
  'POST /api/me/totp': {
    about: '为本人账号启用动态口令：取得密钥，只显示这一次',
    body: z.object({ password }),
    returns: enrolment,
    refusals: ['totp-on-already', 'current-password-wrong', 'account-locked'],
  },
  'POST /api/me/totp/confirmation': {
    about: '提交动态口令，确认启用',
    body: z.object({ code }),
    returns: z.object({}),
    refusals: ['code-wrong', 'totp-not-begun', 'totp-on-already'],
  },
  'POST /api/me/totp/end': {
    about: '停用本人账号的动态口令；三员不得停用',
    body: z.object({ password }),
    returns: z.object({}),
    refusals: ['current-password-wrong', 'account-locked'],
  },
});
