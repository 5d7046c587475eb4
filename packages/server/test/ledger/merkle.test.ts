import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf } from '../../src/ledger/bytes.ts';
import {
  appendLeaves,
  emptyFrontier,
  emptyRoot,
  type Frontier,
  foldPeaks,
  frontierPlaces,
  hashLeaf,
  rootOf,
  type TreeNode,
} from '../../src/ledger/merkle.ts';
import { ctLeaves, ctRoots } from './ct-vectors.ts';
import { naiveRoot } from './naive-tree.ts';
import { leavesOf, lookup, treeOf } from './trees.ts';

describe('the roots', () => {
  it('of the Certificate Transparency reference trees are the published ones', () => {
    expect(hexOf(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const leaves = ctLeaves.map((data) => hashLeaf(data));
    for (const [i, root] of ctRoots.entries())
      expect(hexOf(rootOf(treeOf(leaves.slice(0, i + 1)).frontier))).toBe(root);
  });

  it('equal the recursive definition for every size up to 130', () => {
    const leaves = leavesOf(130);
    for (let size = 0; size <= leaves.length; size += 1)
      expect(hexOf(rootOf(treeOf(leaves.slice(0, size)).frontier))).toBe(hexOf(naiveRoot(leaves.slice(0, size))));
  });
});

describe('appending', () => {
  it('gives the same tree and the same nodes however the leaves are split into batches', () => {
    const leaves = leavesOf(200);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (lengths) => {
        let frontier: Frontier = emptyFrontier;
        const nodes: TreeNode[] = [];
        for (const length of lengths) {
          const batch = leaves.slice(frontier.size, frontier.size + length);
          const done = appendLeaves(frontier, batch);
          frontier = done.frontier;
          nodes.push(...done.nodes);
        }
        const whole = treeOf(leaves.slice(0, frontier.size));
        expect(frontier).toEqual(whole.frontier);
        expect(nodes).toEqual(whole.nodes);
      }),
    );
  });

  it('can go on from, and root any earlier state by, the nodes at the places of its frontier', () => {
    const leaves = leavesOf(100);
    const { hashAt } = treeOf(leaves);
    for (let size = 1; size <= 100; size += 1) {
      const hashes = frontierPlaces(size).map((place) => hashAt(place) ?? new Uint8Array());
      expect(hexOf(foldPeaks(hashes))).toBe(hexOf(naiveRoot(leaves.slice(0, size))));
      const { frontier } = appendLeaves({ size, hashes }, leaves.slice(size));
      expect(hexOf(rootOf(frontier))).toBe(hexOf(naiveRoot(leaves)));
    }
  });

  it('adds each place once, fewer than two nodes a leaf', () => {
    const { nodes } = treeOf(leavesOf(1000));
    expect(new Set(nodes.map((n) => `${n.level}/${n.index}`)).size).toBe(nodes.length);
    expect(nodes.length).toBeLessThan(2000);
    expect(lookup(nodes)({ level: 9, index: 0 })).toBeDefined();
  });

  it('refuses as a bug a frontier that does not fit its size, and a leaf that is no hash', () => {
    expect(() => appendLeaves({ size: 3, hashes: [] }, leavesOf(1))).toThrow('frontier');
    expect(() => appendLeaves(emptyFrontier, [Uint8Array.of(1)])).toThrow('32 bytes');
    expect(() => frontierPlaces(2 ** 53)).toThrow('not a size');
  });
});
