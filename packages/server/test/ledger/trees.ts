/** Trees for the tests, with their nodes at hand as a store would have them. */
import { appendLeaves, emptyFrontier, hashLeaf, type NodePlace, type TreeNode } from '../../src/ledger/merkle.ts';

export const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => hashLeaf(Buffer.from(`leaf ${i}`)));

export function treeOf(leaves: readonly Uint8Array[]) {
  const { frontier, nodes } = appendLeaves(emptyFrontier, leaves);
  return { frontier, nodes, hashAt: lookup(nodes) };
}

export function lookup(nodes: readonly TreeNode[]): (place: NodePlace) => Uint8Array | undefined {
  const map = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  return ({ level, index }) => map.get(`${level}/${index}`);
}
