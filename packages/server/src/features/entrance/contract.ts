/** Before somebody is signed in. */
import { z } from 'zod';
import { contract } from '../../http/contract.ts';

/** What is still to be done: the code of the authenticator app, switching one on, another password; or nothing. */
export const nextStep = z.object({ next: z.enum(['done', 'totp', 'enrol-totp', 'change-password']) });

export const entranceContract = contract({
  'GET /api/entrance': {
    about: '登录页所需：有哪些县区，有哪些统一登录方式，密码须符合什么规定',
    returns: z.object({
      counties: z.array(z.object({ code: z.string(), name: z.string() })),
      /** `url` is where a link leads; `?place=phone` brings the person back to the phone's pages. */
      singleSignOn: z.array(z.object({ id: z.string(), name: z.string(), county: z.string(), url: z.string() })),
      /** Of the county that this browser is signing in to; before that, of the only county, or the usual ones. */
      rules: z.object({
        passwordLength: z.int(),
        passwordClasses: z.int(),
        passwordDays: z.int(),
        passwordHistory: z.int(),
        passwordSentence: z.string(),
      }),
      /** Came back from this provider as somebody unknown: offer to link by signing in once with `link: true`. */
      linking: z.object({ id: z.string(), name: z.string() }).optional(),
    }),
    refusals: [],
  },
  'POST /api/sign-in': {
    about: '用登录名和密码登录；返回还须完成的步骤',
    body: z.object({
      county: z.string().min(1, '请选择县区。').max(100),
      login: z.string().min(1, '请填写登录名。').max(200, '登录名过长。'),
      // Never trimmed: a blank may belong to it.
      password: z.string().min(1, '请填写密码。').max(1000, '密码过长。'),
      /** Link the identity that the entrance offers under `linking` to this account. */
      link: z.boolean().optional(),
    }),
    returns: nextStep,
    refusals: ['sign-in-refused', 'account-locked', 'too-many-tries', 'one-time-password-over'],
  },
});
