/** The list of units, as the server gives it, as a tree. */
import type { Returns } from '../../api/shape.ts';

export type TreeUnit = Returns<'GET /api/units'>['units'][number];

export interface UnitBranch {
  readonly unit: TreeUnit;
  readonly below: readonly UnitBranch[];
}

/** Units whose parent isn't among them stand at the top; the order of the list is kept. */
export function treeOf(units: readonly TreeUnit[]): readonly UnitBranch[] {
  const below = new Map<string | undefined, TreeUnit[]>();
  const known = new Set(units.map(({ id }) => id));
  for (const unit of units) {
    const parent = unit.parent !== undefined && known.has(unit.parent) ? unit.parent : undefined;
    const siblings = below.get(parent);
    if (siblings) siblings.push(unit);
    else below.set(parent, [unit]);
  }
  const branches = (parent: string | undefined): readonly UnitBranch[] =>
    (below.get(parent) ?? []).map((unit) => ({ unit, below: branches(unit.id) }));
  return branches(undefined);
}

/** Only what leads to a unit whose name or code holds the text; all of it where there is no text. */
export function matching(branches: readonly UnitBranch[], text: string): readonly UnitBranch[] {
  const sought = text.trim().toLowerCase();
  if (sought === '') return branches;
  return branches.flatMap((branch) => {
    if (holds(branch.unit, sought)) return [branch];
    const below = matching(branch.below, sought);
    return below.length === 0 ? [] : [{ ...branch, below }];
  });
}

function holds({ name, code }: TreeUnit, sought: string): boolean {
  return name.toLowerCase().includes(sought) || (code?.toLowerCase().includes(sought) ?? false);
}

/** The ids from the top down to the unit, without itself. */
export function ancestorsOf(units: readonly TreeUnit[], id: string): readonly string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  const path: string[] = [];
  for (let at = parents.get(id); at !== undefined && parents.has(at); at = parents.get(at)) path.unshift(at);
  return path;
}

/** 县财政局/办公室: without the county, which everything belongs to. */
export function pathOf(units: readonly TreeUnit[], id: string): string {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const path = [...ancestorsOf(units, id), id].flatMap((each) => known.get(each) ?? []);
  const inner = path.length > 1 ? path.filter(({ kind }) => kind !== 'county') : path;
  return inner.map(({ name }) => name).join('/');
}
