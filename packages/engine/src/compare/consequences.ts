/** What follows from the results under two schemes: whom a consequence newly reaches, and whom no longer. */
import { consequencesAt } from '../run/consequences.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { ConsequenceChange, Moved, NamedFigure } from './comparison.ts';
import type { Pair } from './tally.ts';

type Placed = NonNullable<Pair['before']>;

/** Ids of the consequences that can't be told for somebody; nobody whose result is final has one. */
function untoldFor(placed: Placed | undefined): readonly string[] {
  if (placed === undefined || placed.result.open.length === 0) return [];
  return consequencesAt(placed.at.row, placed.at.evaluated).untold.map(({ id }) => id);
}

const reaching = (placed: Placed | undefined): readonly NamedFigure[] =>
  placed?.result.consequences.map(({ id, name }) => ({ id, name })) ?? [];

const without = (all: readonly NamedFigure[], others: readonly NamedFigure[]): NamedFigure[] =>
  all.filter(({ id }) => !others.some((o) => o.id === id));

/** The consequences that reach somebody under one of the schemes only. They are the same where their ids are. */
export function consequenceMoves({ before, after }: Pair): Pick<Moved, 'newConsequences' | 'endedConsequences'> {
  const [old, now] = [reaching(before), reaching(after)];
  return { newConsequences: without(now, old), endedConsequences: without(old, now) };
}

/** Every consequence of the two schemes, those of the second first. */
export function consequenceChanges(pairs: readonly Pair[], before: Scheme, after: Scheme): ConsequenceChange[] {
  const names = new Map<string, string>();
  for (const { id, name } of [...(after.consequences ?? []), ...(before.consequences ?? [])]) {
    if (!names.has(id)) names.set(id, name);
  }
  const changes = new Map(
    [...names].map(([id, name]) => [
      id,
      {
        id,
        name,
        before: 0,
        after: 0,
        untoldBefore: 0,
        untoldAfter: 0,
        newly: [] as string[],
        noLonger: [] as string[],
      },
    ]),
  );
  const at = (id: string) => {
    const change = changes.get(id);
    if (change === undefined) throw new Error(`no consequence ${id}`);
    return change;
  };
  for (const pair of pairs) {
    for (const { id } of reaching(pair.before)) at(id).before++;
    for (const { id } of reaching(pair.after)) at(id).after++;
    for (const id of untoldFor(pair.before)) at(id).untoldBefore++;
    for (const id of untoldFor(pair.after)) at(id).untoldAfter++;
    const { newConsequences, endedConsequences } = consequenceMoves(pair);
    for (const { id } of newConsequences) at(id).newly.push(pair.id);
    for (const { id } of endedConsequences) at(id).noLonger.push(pair.id);
  }
  return [...changes.values()];
}
