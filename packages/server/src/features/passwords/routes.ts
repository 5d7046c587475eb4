import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Slice } from '../../http/app.ts';
import { everybody } from '../../http/handler.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { signInRefusals } from '../entrance/copy.ts';
import { sessionAt } from '../entrance/enter.ts';
import { changePassword } from './change.ts';
import { passwordsContract } from './contract.ts';
import { passwordRefusals } from './copy.ts';

export interface PasswordsParts {
  readonly db: Kysely<Tables>;
  readonly secrets: SecretBox;
}

export function passwordsSlice({ db, secrets }: PasswordsParts): Slice<typeof passwordsContract> {
  return {
    name: 'passwords',
    contract: passwordsContract,
    refusals: { ...signInRefusals, ...passwordRefusals },
    handlers: {
      // Open to those who are half-way in: the session and its stage are the policy.
      'POST /api/password': everybody(async ({ body, now, origin, cookies }) => {
        const visit = { now, origin, cookies };
        const session = await sessionAt(db, visit, ['change-password', 'full']);
        return 'refusal' in session ? session : changePassword(session, body, visit, secrets);
      }),
    },
  };
}
