import { expect, test } from 'vitest';
import {
  ancestorsOf,
  matching,
  pathOf,
  type TreeUnit,
  treeOf,
  type UnitBranch,
} from '../../../src/features/units/tree.ts';

const unit = (id: string, name: string, parent?: string, kind: TreeUnit['kind'] = 'section'): TreeUnit => ({
  id,
  kind,
  kindName: '',
  name,
  people: 0,
  all: 0,
  ...(parent === undefined ? {} : { parent }),
});
const units = [
  unit('c', '柳溪县', undefined, 'county'),
  unit('f', '县财政局', 'c', 'department'),
  unit('f1', '办公室', 'f'),
  unit('t', '柳塘镇', 'c', 'town'),
  unit('t1', '东湾村', 't', 'village'),
];
const names = (branches: readonly UnitBranch[]): unknown[] =>
  branches.map(({ unit: { name }, below }) => (below.length === 0 ? name : [name, ...names(below)]));

test('units stand below their parent in the order of the list', () => {
  expect(names(treeOf(units))).toEqual([['柳溪县', ['县财政局', '办公室'], ['柳塘镇', '东湾村']]]);
});

test('a unit whose parent isn’t in the list stands at the top: who sees a part of the county sees a tree', () => {
  expect(names(treeOf(units.slice(1)))).toEqual([
    ['县财政局', '办公室'],
    ['柳塘镇', '东湾村'],
  ]);
});

test('a search leaves what it finds, with what is below it and the way to it', () => {
  expect(names(matching(treeOf(units), '财政'))).toEqual([['柳溪县', ['县财政局', '办公室']]]);
  expect(names(matching(treeOf(units), ' 东湾 '))).toEqual([['柳溪县', ['柳塘镇', '东湾村']]]);
  expect(matching(treeOf(units), '水利')).toEqual([]);
});

test('a unit’s path is said without the county, which everything belongs to', () => {
  expect(pathOf(units, 'f1')).toBe('县财政局/办公室');
  expect(pathOf(units, 'c')).toBe('柳溪县');
  expect(ancestorsOf(units, 't1')).toEqual(['c', 't']);
});
