import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideFault,
  draftFault,
  isLive,
  nameIn,
  returnFault,
  saveFault,
} from '../../../src/features/schemes/decide.ts';
import type { VersionState } from '../../../src/features/schemes/model.ts';

interface Version {
  readonly number: number;
  readonly state: VersionState;
  readonly revision: number;
  readonly text: number;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
}

const acts = fc.record({
  what: fc.constantFrom('save', 'submit', 'approve', 'return', 'draft'),
  by: fc.constantFrom('a', 'b', 'c'),
  version: fc.nat(1),
  stale: fc.nat(9).map((one) => one === 0),
});

/** What the routes do with what is decided, on a list in place of the database. */
function done(
  versions: readonly Version[],
  { what, by, version, stale }: typeof acts extends fc.Arbitrary<infer A> ? A : never,
  at: number,
) {
  const found = versions.find(({ number }) => number === version + 1);
  const set = (change: Partial<Version>) =>
    versions.map((one) => (one === found ? { ...one, ...change, revision: one.revision + 1 } : one));
  const [newest] = versions;
  if (what === 'draft')
    return newest === undefined || draftFault({ versions: shown(versions) }) !== undefined
      ? versions
      : [{ number: newest.number + 1, state: 'draft' as const, revision: 1, text: newest.text }, ...versions];
  if (found === undefined) return versions;
  const revision = stale ? found.revision - 1 : found.revision;
  const seen = shown([found])[0];
  if (seen === undefined) return versions;
  if (what === 'save') return saveFault(found, revision) === undefined ? set({ text: at }) : versions;
  if (what === 'submit')
    return saveFault(found, revision) === undefined ? set({ state: 'submitted', submittedBy: by }) : versions;
  if (what === 'approve')
    return decideFault(seen, revision, new Set([by])) === undefined
      ? set({ state: 'approved', approvedBy: by })
      : versions;
  return returnFault(found, revision) === undefined ? set({ state: 'returned' }) : versions;
}

const shown = (versions: readonly Version[]) =>
  versions.map(({ number, state, revision, submittedBy }) => ({
    number,
    state,
    revision,
    note: '',
    changed: { by: 'a', at: '' },
    ...(submittedBy === undefined ? {} : { submitted: { by: submittedBy, at: '' } }),
  }));

describe('whatever is tried in whatever order', () => {
  it('[XL-01] what is approved stays, nobody approves what they submitted, and one version at most is open', () => {
    fc.assert(
      fc.property(fc.array(acts, { minLength: 20, maxLength: 60 }), (tried) => {
        let versions: readonly Version[] = [{ number: 1, state: 'draft', revision: 1, text: -1 }];
        for (const [at, act] of tried.entries()) {
          const before = versions;
          versions = done(versions, act, at);
          for (const one of before.filter(({ state }) => state === 'approved')) expect(versions).toContainEqual(one);
          expect(versions.filter(({ state }) => state !== 'approved').length).toBeLessThanOrEqual(1);
          for (const { state, submittedBy, approvedBy } of versions)
            if (state === 'approved') expect(approvedBy).not.toBe(submittedBy);
        }
      }),
    );
  });
});

describe('[FX-02] where a scheme is live', () => {
  const paths = [['county', 'street', 'section']];
  it.each([
    ['the unit itself, from its first day', [{ unit: 'section', since: '2026-03-25' }], true],
    ['a unit above it', [{ unit: 'county', since: '2026-01-01' }], true],
    ['not before the first day', [{ unit: 'street', since: '2026-03-26' }], false],
    ['not elsewhere', [{ unit: 'town', since: '2026-01-01' }], false],
    ['nowhere', [], false],
  ])('%s', (_what, live, expected) => {
    expect(isLive(live, paths, '2026-03-25')).toBe(expected);
  });
});

describe('what a text calls itself', () => {
  it.each([
    ['name: 试行办法', '试行办法'],
    ['x: [\nname: "试行办法"  \n', '试行办法'],
    ['figures:\n  name: 里面的\n', undefined],
    ['name:\nperiod: year', undefined],
    ['', undefined],
  ])('%j', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});
