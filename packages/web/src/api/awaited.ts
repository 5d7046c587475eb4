/**
 * Endpoints that the server's contracts are about to have. Where a contract says something itself, that counts and what stands here is
 * passed over: api/shape.ts.
 */

/** Before signing in: which counties there are, how their people sign in, and what passwords must be. */
interface Entrance {
  readonly counties: readonly { readonly id: string; readonly name: string }[];
  readonly singleSignOn: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  readonly rules: { readonly passwordMinLength: number; readonly passwordSentence: string };
}

/** What is still to be done before a session stands. */
interface SignInStep {
  readonly next: 'done' | 'totp' | 'enrol-totp' | 'change-password';
}

/** Who is signed in. */
interface Me {
  readonly account: { readonly id: string; readonly login: string; readonly name: string };
  readonly person?: { readonly id: string; readonly name: string; readonly unit: string; readonly post: string };
  readonly roles: readonly { readonly role: string; readonly unit?: string }[];
  readonly abilities: readonly string[];
  readonly county: { readonly id: string; readonly name: string };
}

export interface AwaitedApi {
  'GET /api/entrance': { readonly returns: Entrance };
  'POST /api/sign-in': {
    readonly body: { readonly county: string; readonly login: string; readonly password: string };
    readonly returns: SignInStep;
    readonly refusal: 'wrong-credentials' | 'locked' | 'disabled';
  };
  'POST /api/sign-in/totp': {
    readonly body: { readonly code: string };
    readonly returns: SignInStep;
    readonly refusal: 'wrong-code' | 'locked';
  };
  'POST /api/sign-in/totp-enrolment': { readonly returns: { readonly secret: string; readonly uri: string } };
  'POST /api/password': {
    readonly body: { readonly current: string; readonly replacement: string };
    readonly returns: SignInStep;
    readonly refusal: 'wrong-credentials' | 'weak-password' | 'used-before';
  };
  'POST /api/sign-out': { readonly returns: undefined };
  'GET /api/me': { readonly returns: Me };
}
