/** People of a meeting as lists show them: by name, with their main post on the day. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { pathText } from '../people/file.ts';
import { rosterReader } from '../roster/load.ts';
import { rosterOn } from '../roster/roster-on.ts';

export interface Shown {
  readonly id: string;
  readonly name: string;
  /** 青石镇 党委书记; absent: holds no post that day. */
  readonly post?: string;
}

/** Of whom the roster doesn't know only the id comes back, with an empty name. */
export async function peopleShown(
  scope: Scope | TxScope,
  ids: readonly string[],
  day: string,
): Promise<(id: string) => Shown> {
  const wanted = [...new Set(ids)];
  const book = await rosterReader(scope).around({ people: wanted });
  const on = rosterOn(book, day);
  return (id) => {
    const name = book.person(id)?.name ?? '';
    const tenure = on.mainTenureOf(id) ?? on.tenuresOf(id)[0];
    return tenure === undefined ? { id, name } : { id, name, post: `${pathText(book, tenure.unit)} ${tenure.post}` };
  };
}
