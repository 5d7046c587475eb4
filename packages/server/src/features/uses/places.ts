/** Where people were on a day, and which department or town counts them. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { rosterReader } from '../roster/load.ts';
import { type Day, isOrganization, type Tenure } from '../roster/model.ts';
import { covers } from '../roster/spans.ts';

export interface Place {
  readonly unit: string;
  readonly organization: string;
}

/** By the main post that day, or else the latest post before or, failing that, after; who never had one is left out. */
export async function placesOf(
  scope: Scope | TxScope,
  wanted: readonly { readonly person: string; readonly day: Day }[],
): Promise<(person: string, day: Day) => Place | undefined> {
  const book = await rosterReader(scope).around({ people: [...new Set(wanted.map(({ person }) => person))] });
  return (person, day) => {
    const tenures = book.tenuresOf(person);
    const held = tenures.filter((one) => covers(one, day));
    const tenure = held.find(({ main }) => main) ?? held[0] ?? nearest(tenures, day);
    if (tenure === undefined) return undefined;
    const path = book.upwards(tenure.unit);
    const organization = path.find(({ kind }) => isOrganization(kind)) ?? path.at(-1);
    return organization && { unit: tenure.unit, organization: organization.id };
  };
}

function nearest(tenures: readonly Tenure[], day: Day): Tenure | undefined {
  const inOrder = [...tenures].sort((a, b) => (a.since < b.since ? -1 : 1));
  return inOrder.filter(({ since }) => since <= day).at(-1) ?? inOrder[0];
}
