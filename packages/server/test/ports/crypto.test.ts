import { createHmac, hkdfSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkNote, readNote, readVerifier, signNote, verifierText } from '../../src/ledger/note.ts';
import type { CryptoPort } from '../../src/ports/crypto.ts';
import { openKeys } from '../../src/ports/keys.ts';
import { softwareCrypto } from '../../src/ports/software-crypto.ts';

const root = mkdtempSync(join(tmpdir(), 'shiji-keys-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(root, 'data-')), 'keys');
});
const bytes = (text: string): Uint8Array => Buffer.from(text);
const crypto = async (): Promise<CryptoPort> => {
  const opened = await openKeys(folder);
  if (!opened.ok) throw new Error(opened.refusal);
  return softwareCrypto(opened.keys);
};
const mode = (path: string): number => statSync(path).mode & 0o777;

describe('the keys', () => {
  it('are made on the first start for the owner only, and are the same on the next', async () => {
    const first = await crypto();
    expect(readdirSync(folder).sort()).toEqual(['hmac.key', 'secrets-0001.key', 'signing-0001.pem']);
    for (const name of readdirSync(folder)) expect(mode(join(folder, name)), name).toBe(0o600);
    expect(mode(folder)).toBe(0o700);
    const next = await crypto();
    expect(next.signer('a').publicKey).toEqual(first.signer('a').publicKey);
    expect(await next.hmac('a', bytes('b'))).toEqual(await first.hmac('a', bytes('b')));
    expect(await next.openSecret(await first.sealSecret(bytes('s'), 'c'), 'c')).toEqual({
      ok: true,
      plain: Buffer.from('s'),
    });
    expect(readdirSync(join(folder, '..'))).toEqual(['keys']);
  });

  it('are one set when several starts happen at once, also in a folder that is there and empty', async () => {
    mkdirSync(folder);
    const all = await Promise.all(Array.from({ length: 8 }, crypto));
    expect(new Set(all.map((one) => verifierText(one.signer('a')))).size).toBe(1);
    expect(readdirSync(join(folder, '..'))).toEqual(['keys']);
  });

  it('are refused while others may read them', async () => {
    await crypto();
    const file = join(folder, 'secrets-0001.key');
    chmodSync(file, 0o640);
    expect(await openKeys(folder)).toEqual({ ok: false, refusal: 'keys-readable-by-others', file });
  });

  it.each(['hmac.key', 'secrets-0001.key', 'signing-0001.pem'])(
    'are not made anew when %s lacks or is broken',
    async (name) => {
      await crypto();
      const file = join(folder, name);
      writeFileSync(file, 'x');
      expect(await openKeys(folder)).toEqual({ ok: false, refusal: 'key-malformed', file });
      rmSync(file);
      expect(await openKeys(folder)).toEqual({ ok: false, refusal: 'keys-incomplete', file });
    },
  );
});

describe('secrets at rest', () => {
  it('open in their context only, and never look alike', async () => {
    const { sealSecret, openSecret } = await crypto();
    const sealed = await sealSecret(bytes('JBSWY3DPEHPK3PXP'), 'totp:a1');
    expect(sealed).toMatch(/^v1\.0001\.[\w-]+$/);
    expect(sealed).not.toBe(await sealSecret(bytes('JBSWY3DPEHPK3PXP'), 'totp:a1'));
    expect(await openSecret(sealed, 'totp:a1')).toEqual({ ok: true, plain: Buffer.from('JBSWY3DPEHPK3PXP') });
    expect(await openSecret(sealed, 'totp:a2')).toEqual({ ok: false, refusal: 'secret-altered' });
  });

  it('do not open after any change', async () => {
    const { sealSecret, openSecret } = await crypto();
    const sealed = await sealSecret(bytes('secret'), 'c');
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'B' ? 'C' : 'B';
      expect((await openSecret(sealed.slice(0, at) + other + sealed.slice(at + 1), 'c')).ok, `character ${at}`).toBe(
        false,
      );
    }
    expect(await openSecret('v1.0001.', 'c')).toEqual({ ok: false, refusal: 'secret-malformed' });
    expect(await openSecret(sealed.replace('0001', '0002'), 'c')).toEqual({ ok: false, refusal: 'secret-key-unknown' });
  });

  it('sealed before a change of the key still open after it', async () => {
    const before = await (await crypto()).sealSecret(bytes('old'), 'c');
    writeFileSync(join(folder, 'secrets-0002.key'), `${Buffer.alloc(32, 5).toString('base64')}\n`, { mode: 0o600 });
    const { sealSecret, openSecret } = await crypto();
    expect(await openSecret(before, 'c')).toEqual({ ok: true, plain: Buffer.from('old') });
    expect(await sealSecret(bytes('new'), 'c')).toMatch(/^v1\.0002\./);
  });
});

describe('signing and digests', () => {
  it('signs notes that its own public key text verifies', async () => {
    const signer = (await crypto()).signer('shiji/fengxiang/facts');
    const note = readNote(await signNote('text\n', [signer]));
    const key = readVerifier(verifierText(signer));
    expect(note && key && checkNote(note, [key])).toMatchObject({ ok: true });
  });

  it('gives SHA-256, HMACs apart for each purpose, and random bytes', async () => {
    const { digest, hmac, randomBytes } = await crypto();
    // FIPS 180-4, the example of one block.
    expect(Buffer.from(digest(bytes('abc'))).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    const master = Buffer.from(readFileSync(join(folder, 'hmac.key'), 'utf8'), 'base64');
    const key = new Uint8Array(hkdfSync('sha256', master, '', 'shiji hmac phone', 32));
    expect(await hmac('phone', bytes('1'))).toEqual(createHmac('sha256', key).update('1').digest());
    expect(await hmac('phone', bytes('1'))).not.toEqual(await hmac('token', bytes('1')));
    expect(randomBytes(32)).toHaveLength(32);
    expect(randomBytes(32)).not.toEqual(randomBytes(32));
  });
});
