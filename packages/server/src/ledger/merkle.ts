/**
 * The tree of RFC 9162 §2.1 with SHA-256, kept as complete subtrees: the node (level, index) covers the 2^level leaves from
 * index × 2^level on, and once complete it never changes. A store keeps each as one row and never updates it.
 */
import { hash } from 'node:crypto';
import { SHA256_BYTES } from './bytes.ts';

/** Where a complete subtree lies. Level 0 are the leaves. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

export interface TreeNode extends NodePlace {
  readonly hash: Uint8Array;
}

/**
 * All that is needed of a tree to go on appending: its size, and the hashes of the complete subtrees that it consists of, from the
 * largest (left) to the smallest. There are as many as the size has binary ones, and they lie at `frontierPlaces(size)`.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** RFC 9162 §2.1.1: the root of the tree without leaves. */
export const emptyRoot = (): Uint8Array => hash('sha256', new Uint8Array(0), 'buffer');

/** HASH(0x00 ‖ data): a leaf can't pass for a node, whatever its data. */
export function hashLeaf(...data: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat([LEAF, ...data]), 'buffer');
}
const LEAF = Uint8Array.of(0);

/** HASH(0x01 ‖ left ‖ right). */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(1 + 2 * SHA256_BYTES);
  both[0] = 1;
  both.set(left, 1);
  both.set(right, 1 + SHA256_BYTES);
  return hash('sha256', both, 'buffer');
}

/** Appends leaf hashes. Gives the new frontier and every subtree that became complete, the leaves among them: what a store adds. */
export function appendLeaves(
  frontier: Frontier,
  leaves: Iterable<Uint8Array>,
): { readonly frontier: Frontier; readonly nodes: readonly TreeNode[] } {
  if (frontier.hashes.length !== peakCount(frontier.size)) throw new Error('the frontier does not fit its size');
  const peaks = [...frontier.hashes];
  const nodes: TreeNode[] = [];
  let size = frontier.size;
  for (const leaf of leaves) {
    if (leaf.length !== SHA256_BYTES) throw new Error('a leaf hash has 32 bytes');
    let node: TreeNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    // As in binary counting: each one at the end of the size is a subtree that now gets its right half.
    for (; node.index % 2 === 1; ) {
      const left = peaks.pop();
      if (left === undefined) throw new Error('the frontier does not fit its size');
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: hashNode(left, node.hash) };
      nodes.push(node);
    }
    peaks.push(node.hash);
    size = checkedSize(size + 1);
  }
  return { frontier: { size, hashes: peaks }, nodes };
}

/** The tree's root hash. */
export function rootOf({ hashes }: Frontier): Uint8Array {
  return hashes.length === 0 ? emptyRoot() : foldPeaks(hashes);
}

/** Complete subtrees of one range, from left to right, as the one hash that the tree has for the range. */
export function foldPeaks(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduceRight((right, left) => hashNode(left, right));
}

/** Where the frontier of a tree of this size lies: what to fetch in order to go on, or to get an old root again. */
export const frontierPlaces = (size: number): readonly NodePlace[] => placesOf(0, checkedSize(size));

/**
 * The complete subtrees that make up the leaves from `from` until before `to`, left to right. Right for the ranges that RFC 9162 splits a tree into:
 * they begin at a multiple of the smallest power of two that is not less than their length.
 */
export function placesOf(from: number, to: number): NodePlace[] {
  const places: NodePlace[] = [];
  for (let at = from; at < to; ) {
    let [level, width] = [0, 1];
    for (; at + width * 2 <= to && at % (width * 2) === 0; width *= 2) level += 1;
    places.push({ level, index: at / width });
    at += width;
  }
  return places;
}

/** Sizes and indexes are counted exactly; beyond 2^53 they no longer would be. */
export function checkedSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new Error(`not a size of a tree: ${size}`);
  return size;
}

function peakCount(size: number): number {
  let count = 0;
  for (let left = checkedSize(size); left > 0; left = Math.floor(left / 2)) count += left % 2;
  return count;
}
