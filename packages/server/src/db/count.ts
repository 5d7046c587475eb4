import type { Expression } from 'kysely';

/** A count that has yet to be asked for: several make one question, since the way to the database and back costs more than counting. */
export type Count = Expression<{ readonly n: string | number | bigint }>;
