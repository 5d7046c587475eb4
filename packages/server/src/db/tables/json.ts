import type { ColumnType } from 'kysely';

/** Written as JSON text, read as what it holds: what exactly that is, the slice's store knows. */
export type Json = ColumnType<unknown, string, string>;
export type NullableJson = ColumnType<unknown, string | null, string | null>;
