/** Proofs of inclusion and consistency, made and verified as RFC 9162 §2.1.3 and §2.1.4 say. */
import { SHA256_BYTES, sameBytes } from './bytes.ts';
import { checkedSize, emptyRoot, foldPeaks, hashNode, type NodePlace, placesOf } from './merkle.ts';

/**
 * What a proof is made of: for each of its hashes, the complete subtrees that are folded into it. All are one subtree, but for at
 * most one that reaches to the right edge of the tree. O(log n) places in all; a store fetches them in one query.
 */
export type ProofPlan = readonly (readonly NodePlace[])[];

/** The plan of PATH(index, D_size), RFC 9162 §2.1.3.1. Throws unless index < size. */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (checkedSize(index) >= checkedSize(size)) throw new Error(`no leaf ${index} in a tree of ${size}`);
  const plan: NodePlace[][] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      plan.unshift(placesOf(middle, to));
      to = middle;
    } else {
      plan.unshift(placesOf(from, middle));
      from = middle;
    }
  }
  return plan;
}

/** The plan of PROOF(first, D_second), RFC 9162 §2.1.4.1; nothing where first is 0 or second. Throws if first > second. */
export function consistencyPlan(first: number, second: number): ProofPlan {
  if (checkedSize(first) > checkedSize(second)) throw new Error(`a tree of ${second} has no state of ${first}`);
  if (first === 0 || first === second) return [];
  const plan: NodePlace[][] = [];
  let [from, to] = [0, second];
  /** Whether the subtree looked at begins where the whole tree does, so that the verifier has its hash as the first root. */
  let known = true;
  while (to !== first) {
    const middle = from + largestPowerBelow(to - from);
    if (first <= middle) {
      plan.unshift(placesOf(middle, to));
      to = middle;
    } else {
      plan.unshift(placesOf(from, middle));
      from = middle;
      known = false;
    }
  }
  if (!known) plan.unshift(placesOf(from, to));
  return plan;
}

/** The proof, with the hashes of the plan's places at hand. Throws if one lacks. */
export function proofOf(plan: ProofPlan, hashAt: (place: NodePlace) => Uint8Array | undefined): Uint8Array[] {
  return plan.map((places) =>
    foldPeaks(
      places.map((place) => {
        const found = hashAt(place);
        if (found === undefined) throw new Error(`no node at level ${place.level}, index ${place.index}`);
        return found;
      }),
    ),
  );
}

/** Whether a leaf hash stands at `index` of the tree with this size and root: RFC 9162 §2.1.3.2. */
export function verifyInclusion(
  { index, size, root, leaf }: { index: number; size: number; root: Uint8Array; leaf: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([root, leaf, ...proof])) return false;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = hashNode(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = hashNode(r, p);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(r, root);
}

/**
 * Whether the tree `second` only adds to the tree `first`: RFC 9162 §2.1.4.2, which speaks of 0 < first < second. Equal sizes ask for
 * equal roots, and the empty tree, by its own root, goes before every other; both without a proof.
 */
export function verifyConsistency(
  first: { readonly size: number; readonly root: Uint8Array },
  second: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size) return false;
  if (!areHashes([first.root, second.root, ...proof])) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, emptyRoot());
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  const [start, ...rest] = path;
  if (start === undefined || proof.length === 0) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [hashNode(c, fr), hashNode(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = hashNode(sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(fr, first.root) && sameBytes(sr, second.root);
}

const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((h) => h.length === SHA256_BYTES);

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

const isPowerOfTwo = (n: number): boolean => largestPowerBelow(n + 1) === n;
