import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Administrator,
  endFault,
  type Grantee,
  grantFault,
  isAdministrator,
  lastOf,
  linkFault,
} from '../../../src/features/grants/decide.ts';
import { type Held, roles } from '../../../src/http/actor.ts';

/** Any order of giving, ending, linking and disabling, each done only where the laws let it through. */
interface Account {
  held: Held[];
  person: string | null;
  disabled: boolean;
}

const names = ['s1', 's2', 'k1', 'k2', 'a1', 'x', 'y'] as const;
const step = fc.oneof(
  fc.record({
    kind: fc.constant('give' as const),
    by: fc.constantFrom(...names),
    to: fc.constantFrom(...names),
    role: fc.constantFrom(...roles),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    by: fc.constantFrom(...names),
    to: fc.constantFrom(...names),
    role: fc.constantFrom(...roles),
  }),
  fc.record({ kind: fc.constant('link' as const), to: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant('disable' as const), to: fc.constantFrom(...names) }),
);

it('三员分立: whatever is given, ended, linked and disabled in whatever order, the three stay apart and none dies out', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const county = new Map<string, Account>(
        names.map((name) => [name, { held: [], person: null, disabled: false }] as const),
      );
      const of = (name: string): Account => county.get(name) as Account;
      of('s1').held.push({ role: 'systemAdmin' });
      of('k1').held.push({ role: 'securityAdmin' });
      of('a1').held.push({ role: 'auditAdmin' });
      const now = (): Administrator[] =>
        [...county].flatMap(([account, { held, disabled }]) =>
          held.filter(({ role }) => isAdministrator(role)).map(({ role }) => ({ account, role, disabled })),
        );
      for (const done of steps) {
        const to = of(done.to);
        if (done.kind === 'link' && linkFault(to.held) === undefined) to.person = 'somebody';
        if (done.kind === 'disable' && lastOf(done.to, now()).length === 0) to.disabled = true;
        if (done.kind === 'give') {
          const wanted: Held = done.role === 'unitAdmin' ? { role: done.role, unit: 'u' } : { role: done.role };
          const grantee: Grantee = { ...to, account: done.to, takenIntoUse: true };
          if (grantFault(done.by, grantee, wanted) === undefined) to.held.push(wanted);
        }
        if (done.kind === 'end') {
          const held = to.held.find(({ role }) => role === done.role);
          const fault = endFault(done.by, { account: done.to, role: done.role, ended: held === undefined }, now());
          if (fault === undefined) to.held = to.held.filter((other) => other !== held);
        }
        for (const { held, person } of county.values())
          if (held.some(({ role }) => isAdministrator(role))) {
            expect(held).toHaveLength(1);
            expect(person).toBeNull();
          }
        for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)
          expect(now().some((one) => one.role === role && !one.disabled)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
