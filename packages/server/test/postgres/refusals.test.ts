import { describe, expect, it } from 'vitest';
import { type ClusterRefusal, clusterSentence, refusalFromWords } from '../../src/postgres/refusals.ts';

/** Total over the codes: a new refusal without an example does not compile. */
const examples: { readonly [R in ClusterRefusal['refusal']]: Extract<ClusterRefusal, { refusal: R }> } = {
  'in-use': { refusal: 'in-use', folder: '/data', by: { pid: 12, since: '2026-11-21T00:00:00Z' } },
  'not-a-folder': { refusal: 'not-a-folder', folder: '/data' },
  'not-writable': { refusal: 'not-writable', folder: '/data', user: 'wei' },
  'not-owner': { refusal: 'not-owner', folder: '/data', user: 'wei', ownerUid: 7 },
  unreachable: { refusal: 'unreachable', folder: '/data', user: 'shiji' },
  'user-unknown': { refusal: 'user-unknown', uid: 1234 },
  'no-system-user': { refusal: 'no-system-user', user: 'shiji' },
  'platform-unsupported': { refusal: 'platform-unsupported', platform: 'linux-mips' },
  'disk-full': { refusal: 'disk-full', folder: '/data', neededMB: 256 },
  'other-major': { refusal: 'other-major', folder: '/data', found: '17', needed: '18' },
  damaged: { refusal: 'damaged', folder: '/data' },
  'still-starting': { refusal: 'still-starting', log: '/data/log', seconds: 120 },
  'start-failed': { refusal: 'start-failed', log: '/data/log', lastWords: 'FATAL: so.' },
};

describe('a refusal of the data folder', () => {
  it.each(Object.values(examples))('$refusal is said with all that is known of it', (refusal) => {
    const sentence = clusterSentence(refusal);
    for (const [key, value] of Object.entries(refusal)) {
      if (key === 'refusal') continue;
      for (const part of typeof value === 'object' ? Object.values(value) : [value]) {
        expect(sentence).toContain(String(part));
      }
    }
  });

  it.each([
    ['initdb: error: could not write file "x": No space left on device', 'disk-full'],
    ['FATAL:  could not extend file "1255": wrote only 4096\nHINT:  Check free disk space.', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['FATAL:  could not open file "base": Read-only file system', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['ENOTDIR', 'not-a-folder'],
    ['FATAL:  out of patience', undefined],
  ])('%s is taken for %s', (words, refusal) => {
    expect(refusalFromWords(words, '/data', 'wei')?.refusal).toBe(refusal);
  });
});
