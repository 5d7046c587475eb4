import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, administrators, type Held, roles } from '../../src/http/actor.ts';
import {
  administersUnit,
  administrator,
  allOf,
  anyOf,
  assessed,
  holder,
  leads,
  not,
  ownAccount,
  self,
  signedIn,
} from '../../src/http/policies.ts';

const actor = (held: readonly Held[] = [], person?: string): Actor => ({
  tenant: 't',
  account: 'a',
  name: '某人',
  session: 's',
  held,
  ...(person === undefined ? {} : { person }),
});

describe('the questions', () => {
  it('a role for the whole county is held by nobody who has it for one unit alone', () => {
    expect(holder('office')(actor([{ role: 'office' }]))).toBe(true);
    expect(holder('office')(actor([{ role: 'office', unit: 'u' }]))).toBe(false);
    expect(holder('office')(actor([{ role: 'committee' }]))).toBe(false);
    expect(holder('office', 'committee')(actor([{ role: 'committee' }]))).toBe(true);
    expect(holder()(actor([{ role: 'office' }]))).toBe(false);
  });

  it('somebody without a person is nobody’s self and nobody’s leader', () => {
    expect(self(actor([], 'p'), { person: 'p' })).toBe(true);
    expect(self(actor([], 'q'), { person: 'p' })).toBe(false);
    expect(self(actor(), { person: 'p' })).toBe(false);
    expect(leads(actor([], 'l'), { reviewers: ['k', 'l'] })).toBe(true);
    expect(leads(actor([], 'm'), { reviewers: ['k', 'l'] })).toBe(false);
    expect(leads(actor(), { reviewers: [] })).toBe(false);
    expect(assessed(actor([], 'p'))).toBe(true);
    expect(assessed(actor())).toBe(false);
    expect(ownAccount(actor(), { account: 'a' })).toBe(true);
    expect(ownAccount(actor(), { account: 'b' })).toBe(false);
    expect(signedIn(actor())).toBe(true);
  });

  it('a unit administrator has the unit and what is below it, not what is above or beside it', () => {
    const admin = actor([{ role: 'unitAdmin', unit: 'bureau' }]);
    const at = (...path: readonly string[]) => administersUnit(admin, { unitPaths: [path] });
    expect(at('county', 'bureau')).toBe(true);
    expect(at('county', 'bureau', 'section')).toBe(true);
    expect(at('county')).toBe(false);
    expect(at('county', 'town')).toBe(false);
    expect(
      administersUnit(admin, {
        unitPaths: [
          ['county', 'town'],
          ['county', 'bureau'],
        ],
      }),
    ).toBe(true);
    expect(administersUnit(admin, { unitPaths: [] })).toBe(false);
    expect(administersUnit(actor([{ role: 'office', unit: 'bureau' }]), { unitPaths: [['bureau']] })).toBe(false);
    expect(administersUnit(actor([{ role: 'unitAdmin' }]), { unitPaths: [['bureau']] })).toBe(false);
  });

  it.each(roles)('%s is one of the three administrators or is not', (role) => {
    expect(administrator(actor([{ role }]))).toBe(administrators.includes(role));
  });
});

it('put together they keep the laws of logic', () => {
  const held = fc.array(fc.constantFrom(...roles).map((role): Held => ({ role })));
  const some = fc.array(fc.constantFrom(...roles), { minLength: 1 });
  fc.assert(
    fc.property(held, some, some, (mine, left, right) => {
      const who = actor(mine);
      const a = holder(...left);
      const b = holder(...right);
      expect(anyOf(a, b)(who, {})).toBe(a(who) || b(who));
      expect(allOf(a, b)(who, {})).toBe(a(who) && b(who));
      expect(not(a)(who, {})).toBe(!a(who));
      expect(anyOf()(who, {})).toBe(false);
      expect(not(anyOf(a, b))(who, {})).toBe(allOf(not(a), not(b))(who, {}));
    }),
  );
});
