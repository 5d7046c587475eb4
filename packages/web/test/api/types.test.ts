import { expectTypeOf, test } from 'vitest';
import type { Call } from '../../src/api/create-call.ts';
import type { Input, RefusalOf, Returns } from '../../src/api/shape.ts';

test('a call gives what its contract returns, refuses with its codes, and asks for what it asks for', () => {
  expectTypeOf<Returns<'GET /api/me'>['account']['login']>().toEqualTypeOf<string>();
  expectTypeOf<'sign-in-refused'>().toExtend<RefusalOf<'POST /api/sign-in'>>();
  expectTypeOf<Input<'POST /api/sign-in'>['body']['login']>().toEqualTypeOf<string>();
});

/** Never run: what must not compile. */
export function misuses(call: Call): void {
  // @ts-expect-error there is no such address
  void call('GET /api/nowhere');
  // @ts-expect-error a body is asked for
  void call('POST /api/sign-in');
  // @ts-expect-error its login is missing
  void call('POST /api/sign-in', { body: { county: 'fx', password: 'x' } });
}
