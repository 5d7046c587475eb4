import { z } from 'zod';
import { contract, redirect } from '../../http/contract.ts';

const params = z.object({ id: z.string().max(40) });

export const singleSignOnContract = contract({
  'GET /api/sign-in/openid/:id': {
    about: '转到统一登录平台',
    params,
    query: z.object({ place: z.enum(['console', 'phone']).default('console') }),
    returns: redirect,
    refusals: ['provider-unreachable'],
  },
  'GET /api/sign-in/openid/:id/callback': {
    about:
      '从统一登录平台返回：登录完成即转到首页；还须完成的步骤放在 ?next= 中；首次使用、尚未绑定的，转到 ?link=<id>，用密码登录一次即绑定',
    params,
    // All of it is the provider's answer, which its port reads.
    query: z.object({}).catchall(z.string().max(4000)),
    returns: redirect,
    refusals: ['provider-unreachable', 'provider-refused', 'answer-unfit', 'journey-over', 'account-not-usable'],
  },
});
