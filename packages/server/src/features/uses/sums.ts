/** Uses of a year, counted by unit and kind. Pure. */
import type { UseKind } from './model.ts';
import type { UseCount } from './store.ts';

export interface UnitSum {
  readonly organization: string;
  readonly people: number;
  readonly reached: number;
  readonly counts: readonly number[];
  readonly positive: number;
  readonly negative: number;
}

export interface Counted {
  readonly counts: readonly UseCount[];
  readonly reached: { readonly by: ReadonlyMap<string, number>; readonly all: number };
  readonly assessed: { readonly by: ReadonlyMap<string, number>; readonly all: number };
}

/** `order`: departments and towns as lists show them. Those with neither people nor uses are left out. */
export function sumsOf(kinds: readonly UseKind[], { counts, reached, assessed }: Counted, order: readonly string[]) {
  const rowOf = (own: readonly UseCount[]) => {
    const by = kinds.map(({ key }) => own.reduce((sum, { kind, uses }) => (kind === key ? sum + uses : sum), 0));
    const of = (effect: UseKind['effect']) =>
      by.reduce((sum, uses, at) => (kinds[at]?.effect === effect ? sum + uses : sum), 0);
    return { counts: by, positive: of('positive'), negative: of('negative') };
  };
  const units = order.flatMap((organization): readonly UnitSum[] => {
    const own = counts.filter((one) => one.organization === organization);
    const people = assessed.by.get(organization) ?? 0;
    if (own.length === 0 && people === 0) return [];
    return [{ organization, people, reached: reached.by.get(organization) ?? 0, ...rowOf(own) }];
  });
  return { units, all: { people: assessed.all, reached: reached.all, ...rowOf(counts) } };
}
