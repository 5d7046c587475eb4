import { describe, expect, it } from 'vitest';
import { checkpointText, originOf, readCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.ts';
import { hashLeaf } from '../../src/ledger/merkle.ts';
import { checkNote, type NoteVerifier, readNote, readVerifier, verifierText } from '../../src/ledger/note.ts';
import { signerOf } from './facts.ts';

const ORIGIN = originOf('fengxiang', 'facts');
const signer = signerOf(ORIGIN, 7);
const key = verifierText(signer);
const known = (text: string): NoteVerifier => {
  const verifier = readVerifier(text);
  if (verifier === undefined) throw new Error(`no key: ${text}`);
  return verifier;
};
const checkpoint = { origin: ORIGIN, size: 20852163, root: hashLeaf(), extensions: [] };
const check = (text: string, ...keys: string[]): unknown => {
  const note = readNote(text);
  if (note === undefined) return 'no note';
  const checked = checkNote(note, keys.map(known));
  return checked.ok ? checked.by.length : checked.refusal;
};

describe('a signed note', () => {
  it('of the Go checksum database, as published with its key, verifies', () => {
    // golang.org/x/mod/sumdb/note, the example of its documentation.
    const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n" +
      '\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(check(text, peter)).toBe(1);
    expect(check(text.replace('your problem,', 'my problem,'), peter)).toBe('signature-wrong');
    expect(check(text, key)).toBe('signature-lacking');
  });

  it('fails after any one-bit change, however the change is read', async () => {
    const bytes = Buffer.from(await signCheckpoint(checkpoint, [signer]));
    expect(check(bytes.toString(), key)).toBe(1);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const spoilt = Buffer.from(bytes);
      spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(check(spoilt.toString(), key), `bit ${bit}`).not.toBe(1);
    }
  });

  it('ignores signatures of unknown keys, and falls with a wrong one of a known key', async () => {
    const witness = signerOf('witness.example', 8);
    const both = await signCheckpoint(checkpoint, [signer, witness]);
    expect(check(both, key)).toBe(1);
    expect(check(both, key, verifierText(witness))).toBe(2);
    const impostor = { ...signerOf(ORIGIN, 9), publicKey: signer.publicKey };
    expect(check(await signCheckpoint(checkpoint, [impostor, witness]), key, verifierText(witness))).toBe(
      'signature-wrong',
    );
  });

  it.each([
    '',
    '\n',
    'a\n',
    'a\n\n',
    'a\n\n— b\n',
    'a\n\n— b Y\n',
    'a\n\n- b YWJjZGVm\n',
    'a\u0001\n\n— b YWJjZGVm\n',
    'a\n\n— b YWJjZGVm',
  ])('is not %j', (text) => {
    expect(readNote(text)).toBeUndefined();
  });
});

describe('a public key as text', () => {
  it('is read only if its id is the one of its name and bytes', () => {
    expect(key).toMatch(/^shiji\/fengxiang\/facts\+[0-9a-f]{8}\+A[0-9A-Za-z+/]{43}$/);
    expect(known(key)).toMatchObject({ name: ORIGIN });
    const [name, id = '', base64 = ''] = [ORIGIN, ...key.slice(ORIGIN.length + 1).split('+')];
    for (const wrong of [
      `x${key}`,
      `${name}+00000000+${base64}`,
      `${name}+${id}+${base64.slice(4)}`,
      `${name}+${id}`,
      `+${id}+${base64}`,
      '',
    ])
      expect(readVerifier(wrong)).toBeUndefined();
  });
});

describe('a checkpoint', () => {
  it('is origin, size, root and further lines, and is read back as it was', async () => {
    const more = { ...checkpoint, extensions: ['round 2026Q1'] };
    expect(checkpointText(more)).toBe(
      `shiji/fengxiang/facts\n20852163\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\nround 2026Q1\n`,
    );
    expect(readCheckpoint(await signCheckpoint(more, [signer]))).toMatchObject({
      ...more,
      root: Buffer.from(more.root),
    });
  });

  it.each([
    ['a leading zero', (text: string) => text.replace('20852163', '020852163')],
    ['a size beyond 2^53', (text: string) => text.replace('20852163', '9007199254740993')],
    ['a negative size', (text: string) => text.replace('20852163', '-1')],
    ['a short root', (text: string) => text.replace('bjQL', '')],
    ['two lines only', (text: string) => text.replace('shiji/fengxiang/facts\n', '')],
  ])('with %s is none', async (_what, spoil) => {
    expect(readCheckpoint(spoil(await signCheckpoint(checkpoint, [signer])))).toBeUndefined();
  });

  it('is not made of lines that would forge others', () => {
    expect(() => checkpointText({ ...checkpoint, origin: 'a\nb' })).toThrow('broken');
    expect(() => originOf('Feng Xiang', 'facts')).toThrow('origin');
  });
});
