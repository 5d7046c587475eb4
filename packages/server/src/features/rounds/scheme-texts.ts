/** The texts of schemes that rounds have pinned. They never change, and reading one costs more than all else that is read of a round. */
import type { Scope, TxScope } from '../../db/scope.ts';

/** Rounds that a server's counties look at in a day. */
const MOST_KEPT = 200;
const kept = new Map<string, string>();

/** By round. Of a round that isn't there it throws when asked. */
export async function schemeTexts(
  { tenant, db }: Scope | TxScope,
  rounds: readonly string[],
): Promise<(round: string) => string> {
  const found = new Map<string, string>();
  for (const round of rounds) {
    const text = kept.get(`${tenant}/${round}`);
    if (text !== undefined) found.set(round, text);
  }
  const missing = rounds.filter((round) => !found.has(round));
  if (missing.length > 0) {
    const rows = await db
      .selectFrom('rounds')
      .select(['id', 'scheme_text'])
      .where('tenant', '=', tenant)
      .where('id', 'in', missing)
      .execute();
    for (const { id, scheme_text } of rows) {
      found.set(id, scheme_text);
      keep(`${tenant}/${id}`, scheme_text);
    }
  }
  return (round) => {
    const text = found.get(round);
    if (text === undefined) throw new Error('the scheme of a round was asked for that is not there');
    return text;
  };
}

function keep(key: string, text: string): void {
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, text);
}
