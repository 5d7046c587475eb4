import { expect, it } from 'vitest';
import { awaiting, type Seen } from '../../../src/features/home/decide.ts';

const now = new Date('2026-03-25T01:00:00Z');
const quiet: Seen = { now, own: { passwordAlone: false, changes: 0 }, events: { decide: 0, look: 0 } };
const kinds = (seen: Seen) => awaiting(seen).map(({ kind }) => kind);

it('says nothing where nothing awaits anybody', () => {
  expect(
    awaiting({
      ...quiet,
      accounts: { peopleWithout: 0, working: 1, locked: 0, unused: 0 },
      mailsFailed: 0,
      powers: { rulesUnset: false, officeHolders: 1, idle: 0 },
      refusals: { access: 0, signIn: 0 },
      roster: { people: 1 },
    }),
  ).toEqual([]);
});

it('speaks of a password from fourteen days before its limit on, and names the limit', () => {
  const due = (passwordDue: string) => awaiting({ ...quiet, own: { ...quiet.own, passwordDue } });
  expect(due('2026-04-08T01:00:00Z')).toEqual([{ kind: 'password-due', count: 1, until: '2026-04-08T01:00:00Z' }]);
  expect(due('2026-04-08T01:00:01Z')).toEqual([]);
});

it('puts what has a limit first, whatever its kind', () => {
  const own = { passwordAlone: true, changes: 2, passwordDue: '2026-03-26T00:00:00Z' };
  expect(kinds({ ...quiet, own, roster: { people: 0 } })).toEqual([
    'password-due',
    'roster-empty',
    'own-data-changed',
    'totp-off',
  ]);
});

it('[FX-04] 提醒待审核的加分减分，以及关于本人、可以先说明的', () => {
  expect(awaiting({ ...quiet, events: { decide: 3, look: 1 } })).toEqual([
    { kind: 'events-to-decide', count: 3 },
    { kind: 'events-about-me', count: 1 },
  ]);
});

it('counts people, accounts and attempts, each for the administrator whose work it is', () => {
  expect(awaiting({ ...quiet, accounts: { peopleWithout: 3, working: 1, locked: 1, unused: 2 } })).toEqual([
    { kind: 'accounts-locked', count: 1 },
    { kind: 'people-without-account', count: 3 },
    { kind: 'passwords-unused', count: 2 },
  ]);
  expect(kinds({ ...quiet, powers: { rulesUnset: true, officeHolders: 0, idle: 4 } })).toEqual([
    'office-missing',
    'rules-unset',
    'accounts-idle',
  ]);
  expect(kinds({ ...quiet, refusals: { access: 1, signIn: 1 } })).toEqual(['accounts-refused', 'sign-in-refused']);
});

it('asks the system administrator for a first account where there are only administrators', () => {
  const accounts = { peopleWithout: 0, working: 0, locked: 0, unused: 0 };
  expect(kinds({ ...quiet, accounts })).toEqual(['first-account']);
});

it('tells the system administrator how many mails were given up', () => {
  expect(awaiting({ ...quiet, mailsFailed: 2 })).toEqual([{ kind: 'mails-failed', count: 2 }]);
});

it('puts objections and results by the limit of the one due first', () => {
  const none = { count: 0 };
  const objections = { handle: { count: 2, until: '2026-04-15' }, name: none, decide: none, late: none };
  const results = { propose: { count: 1, until: '2026-04-09' }, settle: none, confirm: none };
  expect(awaiting({ ...quiet, objections, results })).toEqual([
    { kind: 'results-propose', count: 1, until: '2026-04-09' },
    { kind: 'objection-handle', count: 2, until: '2026-04-15' },
  ]);
});
