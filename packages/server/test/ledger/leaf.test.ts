import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hexOf } from '../../src/ledger/bytes.ts';
import { erasureOf, readFact } from '../../src/ledger/fact.ts';
import { canonicalForm, readCanonical } from '../../src/ledger/json.ts';
import { leafOf } from '../../src/ledger/leaf.ts';
import { evidenceOf, factOf, idOf, saltOf } from './facts.ts';

const refusalOf = (value: unknown): unknown => {
  const form = canonicalForm(value);
  return form.ok ? form.text : form.refusal;
};

describe('the canonical form', () => {
  it('is that of RFC 8785: sorted by UTF-16 units, nothing escaped that need not be', () => {
    // The sorting example of RFC 8785 §3.2.3, without its fractions.
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      ö: 'Latin',
    };
    expect(refusalOf(value)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"Control","ö":"Latin","€":"Euro","😀":"Emoji","\ufb33":"Hebrew"}',
    );
    expect(refusalOf([56, { d: true, 10: null }, '\u000f"\\'])).toBe('[56,{"10":null,"d":true},"\\u000f\\"\\\\"]');
  });

  it.each([
    ['a fraction', 0.5, 'json-number-inexact'],
    ['a number beyond 2^53', { a: [2 ** 53] }, 'json-number-inexact'],
    ['minus zero', -0, 'json-number-inexact'],
    ['NaN', Number.NaN, 'json-number-inexact'],
    ['half a surrogate pair', ['\ud800'], 'json-text-broken'],
    ['half a surrogate pair in a name', { '\udc00': 1 }, 'json-text-broken'],
    ['undefined in an object', { a: undefined }, 'json-not-plain'],
    ['a hole in a list', new Array(1), 'json-not-plain'],
    ['an instance', new Date(0), 'json-not-plain'],
    ['a bigint', 1n, 'json-not-plain'],
    ['what nests too deep', JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`), 'json-too-deep'],
    ['what is too long', '县'.repeat(90_000), 'json-too-long'],
  ])('refuses %s', (_what, value, refusal) => {
    expect(refusalOf(value)).toBe(refusal);
  });

  it('is read back in this one form only', () => {
    expect(readCanonical('{"a":1,"b":"中"}')).toEqual({ value: { a: 1, b: '中' } });
    for (const other of [
      '{"a":1, "b":2}',
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '1.0',
      '"\\u4e2d"',
      '1e3',
      '{',
      '',
      '[1]\n',
    ])
      expect(readCanonical(other)).toBeUndefined();
  });
});

describe('a fact', () => {
  it('has exactly the members of its wire form', () => {
    expect(readFact(factOf(1)).ok).toBe(true);
    const full = factOf(2, { corrects: idOf(1), occurrence: '2026-03', evidence: [evidenceOf('x')] });
    expect(readFact(full)).toMatchObject({ ok: true, fact: full });
    const wrong: readonly unknown[] = [
      null,
      [],
      { ...factOf(1), note: 'x' },
      { ...factOf(1), id: 'f1' },
      { ...factOf(1), tenant: TENANT_UPPER },
      { ...factOf(1), subject: '' },
      { ...factOf(1), at: '2026-03-31T08:00:00Z' },
      { ...factOf(1), at: '2026-02-30T08:00:00.000Z' },
      { ...factOf(1), corrects: 'f0' },
      { ...factOf(1), evidence: [{ ...evidenceOf('x'), size: -1 }] },
      { ...factOf(1), evidence: [{ ...evidenceOf('x'), sha256: 'ABC' }] },
      { ...factOf(1), evidence: Array.from({ length: 101 }, () => evidenceOf('x')) },
    ];
    for (const value of wrong) expect(readFact(value)).toEqual({ ok: false, refusal: 'fact-malformed' });
    for (const member of Object.keys(factOf(1))) {
      const { [member as 'id']: _left, ...rest } = factOf(1);
      expect(readFact(rest), member).toEqual({ ok: false, refusal: 'fact-malformed' });
    }
    expect(readFact(factOf(1, { payload: { score: 92.5 } }))).toEqual({ ok: false, refusal: 'json-number-inexact' });
  });

  it('that records an erasure names the fact and its leaf', () => {
    const payload = { fact: idOf(1), leaf: 'ab'.repeat(32), basis: '个人信息保护法第四十七条' };
    expect(erasureOf(factOf(2, { kind: 'erasure', payload }))).toEqual({ fact: idOf(1), leaf: 'ab'.repeat(32) });
    expect(erasureOf(factOf(2, { payload }))).toBeUndefined();
    expect(erasureOf(factOf(2, { kind: 'erasure', payload: { fact: idOf(1) } }))).toBeUndefined();
  });
});

describe('a leaf', () => {
  it('is SHA-256 over 0x00, the salt and the canonical fact', () => {
    const text = `{"actor":"account-3","at":"2026-03-31T08:00:00.000Z","authority":"self","evidence":[],"id":"${idOf(1)}","kind":"log.entry","payload":{"count":1,"score":"92.50","内容":"走访第 1 户"},"subject":"person-1","tenant":"01900000-0000-7000-8000-00000000aaaa"}`;
    const expected = createHash('sha256').update(Uint8Array.of(0)).update(saltOf(1)).update(text).digest('hex');
    const leaf = leafOf(factOf(1), saltOf(1));
    expect(leaf.ok && { hash: hexOf(leaf.hash), text: leaf.text }).toEqual({ hash: expected, text });
  });

  it('is another with another salt, and has none with a short one', () => {
    expect(leafOf(factOf(1), saltOf(1))).not.toEqual(leafOf(factOf(1), saltOf(2)));
    expect(() => leafOf(factOf(1), saltOf(1).subarray(1))).toThrow('32 bytes');
    expect(leafOf({}, saltOf(1))).toEqual({ ok: false, refusal: 'fact-malformed' });
  });
});

const TENANT_UPPER = '01900000-0000-7000-8000-00000000AAAA';
