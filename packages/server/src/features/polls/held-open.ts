/** The lock on which counting rests: who casts or draws holds the poll shared, who closes it holds it alone. */
import type { TxScope } from '../../db/scope.ts';

/** Whether the poll is open; it stays so until the transaction ends. */
export async function isHeldOpen({ tenant, db }: TxScope, poll: string): Promise<boolean> {
  const found = await db
    .selectFrom('polls')
    .select('state')
    .where('tenant', '=', tenant)
    .where('id', '=', poll)
    .forShare()
    .executeTakeFirst();
  return found?.state === 'open';
}
