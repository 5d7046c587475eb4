/** The client of this page. Screens that show data ask through queries.ts; those that send something await `call`. */
import { createCall } from './create-call.ts';
import { randomKey } from './random-key.ts';
import { createSession } from './session.ts';

export const session = createSession();

export const call = createCall({
  fetch: (...request) => fetch(...request),
  session,
  online: () => navigator.onLine,
  newKey: randomKey,
});
