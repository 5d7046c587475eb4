import type { Slice } from '../../http/app.ts';
import { SESSION_COOKIE } from '../../http/cookies.ts';
import { everybody } from '../../http/handler.ts';
import type { IdentityProvider } from '../../ports/identity-provider.ts';
import { passwordSentence } from '../passwords/copy.ts';
import { defaultPreset, presets, readRules, type SignInRules } from '../sessions/rules.ts';
import { readToken } from '../sessions/token.ts';
import { waitingLink } from '../single-sign-on/pending.ts';
import { entranceContract } from './contract.ts';
import { signInRefusals } from './copy.ts';
import { counties } from './counties.ts';
import { type SignInParts, signIn } from './sign-in.ts';

export interface EntranceParts extends SignInParts {
  readonly providers: readonly IdentityProvider[];
}

export function entranceSlice(parts: EntranceParts): Slice<typeof entranceContract> {
  const { db, providers, secrets } = parts;
  return {
    name: 'entrance',
    contract: entranceContract,
    refusals: signInRefusals,
    handlers: {
      'GET /api/entrance': everybody(async ({ cookies, now }) => {
        const all = await counties(db);
        const entering = readToken(cookies.get(SESSION_COOKIE) ?? '')?.tenant;
        const county = all.find(({ id }) => id === entering) ?? (all.length === 1 ? all[0] : undefined);
        const rules: SignInRules =
          county === undefined ? presets[defaultPreset] : await readRules({ tenant: county.id, db });
        const waiting = await waitingLink(cookies, secrets, now);
        const linking = providers.find(({ id }) => id === waiting?.provider);
        return {
          counties: all.map(({ code, name }) => ({ code, name })),
          // One whose county isn't here yet would lead nowhere.
          singleSignOn: providers
            .filter((provider) => all.some(({ code }) => code === provider.county))
            .map(({ id, name, county: code }) => ({ id, name, county: code, url: `/api/sign-in/openid/${id}` })),
          rules: { ...rules, passwordSentence: passwordSentence(rules) },
          ...(linking === undefined ? {} : { linking: { id: linking.id, name: linking.name } }),
        };
      }),
      'POST /api/sign-in': everybody(({ body, now, origin, cookies }) => signIn(parts, body, { now, origin, cookies })),
    },
  };
}
