import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchiveLeaf } from '../../src/ledger/archive.ts';
import { signCheckpoint } from '../../src/ledger/checkpoint.ts';
import type { Fact } from '../../src/ledger/fact.ts';
import { ledgerSentence } from '../../src/ledger/findings.ts';
import { type NoteVerifier, readVerifier, verifierText } from '../../src/ledger/note.ts';
import { writeTar } from '../../src/ledger/tar.ts';
import { type ArchiveReport, type Trust, verifyArchive } from '../../src/ledger/verify-archive.ts';
import { archiveOf, checkpointsOf, leavesOfArchive, ORIGIN, photo, SIGNER, sealedFacts, stream } from './archives.ts';
import { evidenceOf, factOf, idOf, saltOf, sha256Hex, signerOf } from './facts.ts';

const key = readVerifier(verifierText(SIGNER)) as NoteVerifier;
const read = (bytes: Uint8Array, trust: Trust = { key }): Promise<ArchiveReport> =>
  verifyArchive(stream([bytes]), trust);
const codes = ({ findings }: ArchiveReport): string[] => findings.map(({ code }) => code);
const with_ = (n: number, change: Partial<Fact>): ArchiveLeaf[] =>
  leavesOfArchive(sealedFacts()).map((leaf, i) =>
    i === n && 'fact' in leaf ? { ...leaf, fact: { ...leaf.fact, ...change } } : leaf,
  );
/** The same change in the facts and in the tree: what a forger with the signing key could do. */
const resealed = async (change: (facts: Fact[]) => void, sizes = [10]) => {
  const facts = sealedFacts();
  change(facts);
  return archiveOf({ leaves: leavesOfArchive(facts), checkpoints: await checkpointsOf(facts, sizes) });
};

describe('an archive', () => {
  it('as written verifies against the published key, and says what is in it', async () => {
    const report = await read(await archiveOf());
    expect(report).toMatchObject({
      ok: true,
      findings: [],
      origin: ORIGIN,
      sealed: 10,
      unsealed: 0,
      facts: 8,
      erased: 1,
      withheld: 1,
      checkpoints: 4,
      evidence: 1,
    });
  });

  it('is the same whatever pieces it comes in, and the same bytes each time', async () => {
    const bytes = await archiveOf();
    expect(bytes.equals(await archiveOf())).toBe(true);
    for (const size of [1, 7, 511, 512, 1000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(codes(await verifyArchive(stream(pieces), { key }))).toEqual([]);
    }
  });

  it('with any byte changed, wherever it is, is found', async () => {
    const bytes = await archiveOf({ checkpoints: await checkpointsOf(sealedFacts(), [10]) });
    for (let at = 0; at < bytes.length; at += 1) {
      // Of the zeros between the files, which are alike, every seventh.
      if (bytes[at] === 0 && at % 7 !== 0) continue;
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (at % 8));
      expect((await read(spoilt)).ok, `byte ${at}`).toBe(false);
    }
  }, 60_000);

  it('cut off anywhere, or with something behind it, is found', async () => {
    const bytes = await archiveOf();
    for (let end = 0; end < bytes.length; end += 97)
      expect((await read(bytes.subarray(0, end))).ok, `${end}`).toBe(false);
    expect(codes(await read(Buffer.concat([bytes, Buffer.alloc(1)])))).toEqual(['archive-broken']);
  });
});

describe('whoever changes the facts', () => {
  const leaves = (): ArchiveLeaf[] => leavesOfArchive(sealedFacts());
  it.each<[string, () => Promise<Buffer>, string[]]>([
    ['alters one', () => archiveOf({ leaves: with_(2, { payload: { score: '99.00' } }) }), ['checkpoint-root']],
    ['removes one', () => archiveOf({ leaves: leaves().toSpliced(2, 1) }), ['checkpoint-root', 'checkpoint-beyond']],
    ['removes the last', () => archiveOf({ leaves: leaves().slice(0, -1) }), ['checkpoint-beyond']],
    [
      'exchanges two',
      () =>
        archiveOf({
          leaves: leaves()
            .with(0, leaves()[1] as ArchiveLeaf)
            .with(1, leaves()[0] as ArchiveLeaf),
        }),
      ['checkpoint-root'],
    ],
    [
      'says of a good one that it was erased',
      () => archiveOf({ leaves: leaves().with(2, { erased: idOf(2), leaf: new Uint8Array(32) }) }),
      ['checkpoint-root', 'erasure-unrecorded'],
    ],
    [
      'adds one that is said to be sealed',
      async () =>
        archiveOf({
          leaves: [...leaves(), { fact: factOf(10), salt: saltOf(10) }],
          checkpoints: [
            ...(await checkpointsOf(sealedFacts(), [10])),
            ...(await checkpointsOf([...sealedFacts(), factOf(11)], [11])),
          ],
        }),
      ['checkpoint-root'],
    ],
    [
      'brings in one of another county',
      () =>
        resealed((facts) => {
          facts[2] = factOf(2, { tenant: idOf(99) });
        }),
      ['fact-tenant'],
    ],
    [
      'uses an id twice',
      () =>
        resealed((facts) => {
          facts[2] = factOf(1);
        }),
      ['fact-twice'],
    ],
    [
      'erases without a record',
      () =>
        resealed((facts) => {
          facts[7] = factOf(7);
        }),
      ['erasure-unrecorded'],
    ],
    [
      'exchanges the evidence',
      () =>
        archiveOf({
          evidence: [
            { ...photo(), content: stream([Buffer.from('另一张照片').subarray(0, photo().size)]), size: photo().size },
          ],
        }),
      ['evidence-wrong'],
    ],
    ['leaves evidence away', () => archiveOf({ evidence: [] }), ['evidence-missing']],
    [
      'states another size of it',
      () =>
        resealed((facts) => {
          facts[3] = factOf(3, { evidence: [{ sha256: photo().sha256, name: 'x', size: 1, type: 'image/jpeg' }] });
        }),
      ['evidence-size'],
    ],
  ])('%s is found', async (_who, forged, found) => {
    const report = await read(await forged());
    expect(codes(report)).toEqual(found);
    expect(report.ok).toBe(false);
  });

  it('corrects a fact that is not there is found, unless it may be among those withheld', async () => {
    const correcting = (n: number, more: (leaf: ArchiveLeaf[]) => ArchiveLeaf[]) => async () => {
      const facts = sealedFacts();
      facts[5] = factOf(5, { corrects: idOf(n) });
      return archiveOf({ leaves: more(leavesOfArchive(facts)), checkpoints: await checkpointsOf(facts, [10]) });
    };
    expect(codes(await read(await correcting(77, (l) => l)()))).toEqual(['corrects-unseen']);
    const all = (l: ArchiveLeaf[]) => l.with(8, { fact: factOf(8), salt: saltOf(8) });
    expect(codes(await read(await correcting(77, all)()))).toEqual(['corrects-nothing']);
    expect(codes(await read(await correcting(9, all)()))).toEqual([]);
  });

  it('adds evidence that nobody named, or brings it twice or out of order, is found', async () => {
    const more = ['a', 'b', 'c'].map((text) => ({
      sha256: sha256Hex(text),
      size: 1,
      content: () => stream([Buffer.from(text)]),
    }));
    const files = (order: number[]) =>
      order
        .map((n) => more[n])
        .filter((f) => f !== undefined)
        .map((f) => ({ ...f, content: f.content() }));
    const sorted = [0, 1].sort((a, b) => ((more[a]?.sha256 ?? '') < (more[b]?.sha256 ?? '') ? -1 : 1));
    const facts = sealedFacts();
    facts[3] = factOf(3, { evidence: [evidenceOf('a'), evidenceOf('b')] });
    const given = { leaves: leavesOfArchive(facts), checkpoints: await checkpointsOf(facts, [10]) };
    const found = async (order: number[]) => codes(await read(await archiveOf({ ...given, evidence: files(order) })));
    expect(await found(sorted)).toEqual([]);
    expect(await found(sorted.toReversed())).toEqual(['file-unexpected']);
    expect(await found([0, 0, 1])).toContain('evidence-unnamed');
    expect(
      codes(
        await read(
          await archiveOf({ evidence: [...files([2]), photo()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) }),
        ),
      ),
    ).toEqual(['evidence-unnamed']);
    expect(codes(await read(await archiveOf({ evidence: 'left-out' })))).toEqual(['evidence-left-out']);
  });

  it('makes one no fact is told of that fact, and not of the roots that it spoils', async () => {
    const bytes = await archiveOf();
    bytes.write('2026-13-31', bytes.indexOf('2026-03-31'));
    expect(await read(bytes)).toMatchObject({
      sealed: 0,
      findings: [{ code: 'fact-wrong', file: 'facts/000000000000.jsonl', line: 1 }],
    });
  });

  it('forges in every way at once is told in bounded memory', async () => {
    const many = Array.from({ length: 500 }, (): ArchiveLeaf => ({ fact: factOf(1), salt: saltOf(1) }));
    const report = await read(await archiveOf({ leaves: many }));
    expect([report.findings.length, report.more > 300]).toEqual([100, true]);
  });
});

describe('checkpoints', () => {
  it('prove what comes before them only: the rest is not called sealed', async () => {
    const report = await read(await archiveOf({ checkpoints: await checkpointsOf(sealedFacts(), [4, 9]) }));
    expect([report.ok, report.sealed, report.unsealed, codes(report)]).toEqual([true, 9, 1, ['unsealed']]);
  });

  it('that differ leave the good ones before them in force', async () => {
    const good = await checkpointsOf(sealedFacts(), [4]);
    const report = await read(
      await archiveOf({ checkpoints: [...good, ...(await checkpointsOf(sealedFacts().reverse(), [9, 10]))] }),
    );
    expect([report.sealed, report.unsealed, codes(report)]).toEqual([4, 6, ['checkpoint-root']]);
  });

  it('by another key are found, also if the archive brings that key', async () => {
    const other = signerOf(ORIGIN, 9);
    const checkpoints = await checkpointsOf(sealedFacts(), [10], other);
    expect(codes(await read(await archiveOf({ checkpoints })))).toEqual(['signature-lacking', 'key-other']);
    expect(codes(await read(await archiveOf({ checkpoints, keys: [verifierText(other)] })))).toEqual(['key-other']);
    expect(codes(await read(await archiveOf({ checkpoints, keys: [verifierText(other)] }), {}))).toEqual([
      'key-not-given',
    ]);
  });

  it('before a change of the key stand by the last one, which the new key signed', async () => {
    const [old, last] = [
      await checkpointsOf(sealedFacts(), [4], signerOf(ORIGIN, 9)),
      await checkpointsOf(sealedFacts(), [10]),
    ];
    const keys = [verifierText(signerOf(ORIGIN, 9)), verifierText(SIGNER)];
    expect(codes(await read(await archiveOf({ keys, checkpoints: [...old, ...last] })))).toEqual([]);
    expect(
      codes(
        await read(
          await archiveOf({
            keys,
            checkpoints: [
              ...(await checkpointsOf(sealedFacts(), [4])),
              ...(await checkpointsOf(sealedFacts(), [10], signerOf(ORIGIN, 9))),
            ],
          }),
        ),
      ),
    ).toEqual(['key-other']);
  });

  it('of another ledger, out of order, or none at all are found', async () => {
    const foreign = await signCheckpoint(
      { origin: 'shiji/yunping/facts', size: 4, root: new Uint8Array(32), extensions: [] },
      [SIGNER],
    );
    const [four = '', ten = ''] = await checkpointsOf(sealedFacts(), [4, 10]);
    expect(codes(await read(await archiveOf({ checkpoints: [foreign, ten] })))).toEqual(['checkpoint-other']);
    expect(codes(await read(await archiveOf({ checkpoints: [ten, four, ten] })))).toContain('checkpoint-order');
    expect(codes(await read(await archiveOf({ checkpoints: [four, four, ten] })))).toEqual(['checkpoint-order']);
    expect(codes(await read(await archiveOf({ checkpoints: [] })))).toEqual(['checkpoint-none']);
    expect(codes(await read(await archiveOf({ checkpoints: ['x', ten] })))).toEqual(['checkpoint-wrong']);
  });

  it('signed by a witness too are fine, and the unknown name is told', async () => {
    const [note = ''] = await checkpointsOf(sealedFacts(), [10]);
    const [seen = ''] = await checkpointsOf(sealedFacts(), [10], signerOf('witness.example', 3));
    const both = note + seen.slice(seen.lastIndexOf('—'));
    expect(codes(await read(await archiveOf({ checkpoints: [both] })))).toEqual(['signature-unknown']);
    expect(
      codes(
        await read(await archiveOf({ checkpoints: [seen], keys: [verifierText(signerOf('witness.example', 3))] }), {}),
      ),
    ).toEqual(['signature-lacking', 'key-not-given']);
  });

  it('that somebody kept must be continued by the archive', async () => {
    const bytes = await archiveOf({ checkpoints: await checkpointsOf(sealedFacts(), [4, 10]) });
    const [kept = ''] = await checkpointsOf(sealedFacts(), [7]);
    expect(codes(await read(bytes, { key, checkpoint: kept }))).toEqual([]);
    const [other = ''] = await checkpointsOf([factOf(0), ...sealedFacts()], [7]);
    expect(codes(await read(bytes, { key, checkpoint: other }))).toEqual(['checkpoint-root']);
    const [later = ''] = await checkpointsOf([...sealedFacts(), factOf(10)], [11]);
    expect(codes(await read(bytes, { key, checkpoint: later }))).toEqual(['checkpoint-beyond']);
  });
});

describe('a hostile file', () => {
  const tar = async (...files: [string, string | Buffer][]): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    const list = files.map(([name, text]) => ({ name, size: Buffer.byteLength(text), content: [Buffer.from(text)] }));
    for await (const piece of writeTar(stream(list))) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const manifest = `{"evidence":"included","format":"shiji-archive/1","origin":"${ORIGIN}","tenant":"${idOf(1)}"}\n`;

  it.each<[string, () => Promise<Buffer>, string]>([
    ['nothing', async () => Buffer.alloc(0), 'archive-broken'],
    ['text', async () => Buffer.from('这不是归档'.repeat(500)), 'archive-broken'],
    ['an empty tar', () => tar(), 'file-missing'],
    ['another order', () => tar(['keys.txt', ''], ['manifest.json', manifest]), 'file-missing'],
    ['a manifest of another version', () => tar(['manifest.json', manifest.replace('/1', '/2')]), 'manifest-wrong'],
    [
      'a manifest with a member that nobody knows',
      () => tar(['manifest.json', manifest.replace('"format"', '"extra":1,"format"')]),
      'manifest-wrong',
    ],
    ['a manifest with more in it', () => tar(['manifest.json', manifest + manifest]), 'manifest-wrong'],
    [
      'files that do not belong',
      () => tar(['manifest.json', manifest], ['keys.txt', ''], ['checkpoints.jsonl', ''], ['facts/../../etc', 'x']),
      'file-unexpected',
    ],
    [
      'an endless line',
      () => tar(['manifest.json', manifest], ['keys.txt', ''], ['checkpoints.jsonl', Buffer.alloc(5_000_000, 'a')]),
      'checkpoint-wrong',
    ],
    [
      'what is no UTF-8',
      () => tar(['manifest.json', manifest], ['keys.txt', Buffer.from([0xff, 10])], ['checkpoints.jsonl', '']),
      'key-wrong',
    ],
    ['a nest of lists', () => tar(['manifest.json', `${'['.repeat(100_000)}\n`]), 'manifest-wrong'],
  ])('that is %s is refused in words', async (_what, make, code) => {
    const report = await read(await make());
    expect(codes(report)).toContain(code);
    for (const finding of report.findings) expect(ledgerSentence(finding)).toMatch(/^(?!.*undefined).*。$/);
  });

  it('of random bytes, or an archive with random parts, never throws', async () => {
    const bytes = await archiveOf();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), fc.uint8Array({ maxLength: 600 }), async (at, noise) => {
        const spoilt = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + noise.length)]);
        expect((await read(spoilt)).ok).toBe(spoilt.equals(bytes));
      }),
    );
  });
});

describe('an archive beyond the limits', () => {
  it.each([
    [{ leaves: 9, evidence: 1 }, ['too-many'], 9],
    [{ leaves: 10, evidence: 0 }, ['too-many'], 4],
    [{ leaves: 10, evidence: 1 }, [], 10],
  ])('%j is read no further, and says so', async (limits, found, read) => {
    const report = await verifyArchive(stream([await archiveOf()]), { key }, limits);
    expect([codes(report), report.sealed <= read, report.ok]).toEqual([found, true, found.length === 0]);
  });
});

describe('the writer', () => {
  it('refuses as a bug what could not be verified', async () => {
    await expect(archiveOf({ leaves: [{ fact: factOf(1, { id: 'x' }), salt: saltOf(1) }] })).rejects.toThrow(
      'fact-malformed',
    );
    await expect(archiveOf({ evidence: [{ ...photo(), size: 3 }] })).rejects.toThrow('bytes, not 3');
    await expect(archiveOf({ evidence: [{ ...photo(), sha256: '../x' }] })).rejects.toThrow('not a hash');
  });
});
