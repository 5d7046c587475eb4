import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { nextStep } from '../entrance/contract.ts';

export const passwordsContract = contract({
  'POST /api/password': {
    about: '修改本人密码：登录过程中须改密码时直接设新密码，已登录时须先输现在的密码；改后其他设备上的登录全部退出',
    body: z.object({
      /** Needed unless signing in has come to the stage change-password. */
      current: z.string().max(1000, '密码过长。').optional(),
      next: z.string().min(1, '请填写新密码。').max(1000, '密码过长。'),
    }),
    returns: nextStep,
    refusals: ['password-unfit', 'current-password-wrong', 'account-locked', 'sign-in-step-over'],
  },
});
