import { expect, it } from 'vitest';
import { abilities } from '../src/abilities.ts';
import { type Role, roles } from '../src/http/actor.ts';

const of = (...held: readonly Role[]) =>
  abilities({ tenant: 't', account: 'a', name: '某人', session: 's', held: held.map((role) => ({ role })) });

it('of the three administrators each has its own work, and nobody else has any of it', () => {
  const work = ['accounts.keep', 'grants.give', 'audit.read'];
  const has = roles.map((role) => [role, of(role).filter((ability) => work.includes(ability))]);
  expect(Object.fromEntries(has)).toEqual({
    office: [],
    unitAdmin: [],
    committee: [],
    inspector: [],
    systemAdmin: ['accounts.keep'],
    securityAdmin: ['grants.give'],
    auditAdmin: ['audit.read'],
  });
  expect(of().filter((ability) => work.includes(ability))).toEqual([]);
});
