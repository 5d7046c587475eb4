import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { secretBox } from '../../src/ports/secret-box.ts';
import { softwareCrypto } from '../../src/ports/software-crypto.ts';

const box = () =>
  secretBox(
    softwareCrypto({
      signing: generateKeyPairSync('ed25519').privateKey,
      secrets: new Map([['0001', randomBytes(32)]]),
      hmac: randomBytes(32),
    }),
  );

it('a sealed text opens for its own context, with its own key, unaltered, and not otherwise', async () => {
  const mine = box();
  const sealed = await mine.seal('春江 JBSWY3DP', 'totp a');
  expect(sealed).not.toContain('JBSWY3DP');
  expect(await mine.open(sealed, 'totp a')).toBe('春江 JBSWY3DP');
  expect(await mine.open(sealed, 'totp b')).toBeUndefined();
  expect(await box().open(sealed, 'totp a')).toBeUndefined();
  const at = sealed.length - 5;
  const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
  expect(await mine.open(altered, 'totp a')).toBeUndefined();
  expect(await mine.open('', 'totp a')).toBeUndefined();
});
