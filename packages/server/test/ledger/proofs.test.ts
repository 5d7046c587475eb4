import { describe, expect, it } from 'vitest';
import { hexOf } from '../../src/ledger/bytes.ts';
import { emptyRoot, hashLeaf } from '../../src/ledger/merkle.ts';
import {
  consistencyPlan,
  inclusionPlan,
  proofOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/proofs.ts';
import { ctConsistency, ctInclusion, ctLeaves, ctRoots } from './ct-vectors.ts';
import { naivePath, naiveRoot, naiveSubproof } from './naive-tree.ts';
import { leavesOf, treeOf } from './trees.ts';

const MOST = 34;
const leaves = leavesOf(MOST);
const { hashAt } = treeOf(leaves);
const roots = Array.from({ length: MOST + 1 }, (_, n) => naiveRoot(leaves.slice(0, n)));
const root = (n: number): Uint8Array => roots[n] ?? new Uint8Array();
const leaf = (n: number): Uint8Array => leaves[n] ?? new Uint8Array();
const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};
const hexes = (proof: readonly Uint8Array[]): string[] => proof.map(hexOf);
/** The proof with one hash altered, one left out, one more: each in every way that its length allows. */
const spoilt = (proof: readonly Uint8Array[], bit: number): Uint8Array[][] => [
  ...proof.map((_, i) => proof.map((h, j) => (i === j ? flipped(h, (bit * 37) % 256) : h))),
  ...proof.map((_, i) => proof.filter((_h, j) => i !== j)),
  [...proof, root(1)],
  [root(1), ...proof],
];

describe('an inclusion proof', () => {
  it('is the published one for the Certificate Transparency reference tree', () => {
    const tree = treeOf(ctLeaves.map((data) => hashLeaf(data)));
    for (const [n, size, proof] of ctInclusion)
      expect(hexes(proofOf(inclusionPlan(n - 1, size), tree.hashAt))).toEqual(proof);
  });

  it('is the one of the recursive definition, verifies, and fails after any change, for every leaf of every size', () => {
    for (let size = 1; size <= MOST; size += 1)
      for (let index = 0; index < size; index += 1) {
        const proof = proofOf(inclusionPlan(index, size), hashAt);
        expect(hexes(proof)).toEqual(hexes(naivePath(index, leaves.slice(0, size))));
        const claim = { index, size, root: root(size), leaf: leaf(index) };
        expect(verifyInclusion(claim, proof)).toBe(true);
        for (const wrong of spoilt(proof, index + size)) expect(verifyInclusion(claim, wrong)).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, index) }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, size) }, proof)).toBe(false);
        for (const other of [index - 1, index + 1, index ^ 2, size, 0.5])
          if (other !== index) expect(verifyInclusion({ ...claim, index: other }, proof)).toBe(false);
      }
  });

  it('asks a store for no more nodes than twice the height of the tree', () => {
    for (const size of [1_000_003, 2 ** 40 - 1])
      for (const index of [0, 77_777, 777_777, 1_000_002])
        expect(inclusionPlan(index, size).flat().length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)));
  });

  it('for a leaf that the tree has not is a bug', () => {
    expect(() => inclusionPlan(3, 3)).toThrow('no leaf');
    expect(() => proofOf(inclusionPlan(0, 2), () => undefined)).toThrow('no node at level 0, index 1');
  });
});

describe('a consistency proof', () => {
  it('is the published one for the Certificate Transparency reference tree', () => {
    const tree = treeOf(ctLeaves.map((data) => hashLeaf(data)));
    for (const [first, second, proof] of ctConsistency) {
      expect(hexes(proofOf(consistencyPlan(first, second), tree.hashAt))).toEqual(proof);
      const at = (size: number) => ({ size, root: Buffer.from(ctRoots[size - 1] ?? '', 'hex') });
      expect(
        verifyConsistency(
          at(first),
          at(second),
          proof.map((h) => Buffer.from(h ?? '', 'hex')),
        ),
      ).toBe(true);
    }
  });

  it('is the one of the recursive definition, verifies, and fails after any change, for every two sizes', () => {
    for (let n = 1; n <= MOST; n += 1)
      for (let m = 1; m <= n; m += 1) {
        const proof = proofOf(consistencyPlan(m, n), hashAt);
        expect(hexes(proof)).toEqual(hexes(naiveSubproof(m, leaves.slice(0, n), true)));
        const [first, second] = [
          { size: m, root: root(m) },
          { size: n, root: root(n) },
        ];
        expect(verifyConsistency(first, second, proof)).toBe(true);
        for (const wrong of spoilt(proof, m + n)) expect(verifyConsistency(first, second, wrong)).toBe(false);
        expect(verifyConsistency({ ...first, root: flipped(first.root, n) }, second, proof)).toBe(false);
        expect(verifyConsistency(first, { ...second, root: flipped(second.root, m) }, proof)).toBe(false);
        if (m < n) expect(verifyConsistency(second, first, proof)).toBe(false);
      }
  });

  it('starts from the empty tree without hashes, by the root of the empty tree only', () => {
    const second = { size: 5, root: root(5) };
    expect(verifyConsistency({ size: 0, root: emptyRoot() }, second, [])).toBe(true);
    expect(verifyConsistency({ size: 0, root: root(1) }, second, [])).toBe(false);
    expect(verifyConsistency({ size: 0, root: emptyRoot() }, second, [root(1)])).toBe(false);
    expect(() => consistencyPlan(2, 1)).toThrow('no state');
  });
});
