/**
 * The tables as the program sees them; migrations/ is what the database is told, and a test holds the two together. Days are
 * `YYYY-MM-DD`, moments ISO 8601 in UTC, `bigint` digits; `Json` columns are opaque to the database. One file for each part of the
 * program that has tables.
 */
import type { AccountTables } from './tables/accounts.ts';
import type { EntryTables } from './tables/entries.ts';
import type { JuryTables } from './tables/juries.ts';
import type { LedgerTables } from './tables/ledger.ts';
import type { MeetingTables } from './tables/meetings.ts';
import type { MessageTables } from './tables/messages.ts';
import type { PollTables } from './tables/polls.ts';
import type { ResultTables } from './tables/results.ts';
import type { RosterTables } from './tables/roster.ts';
import type { RoundTables } from './tables/rounds.ts';
import type { SchemeTables } from './tables/schemes.ts';

export interface Tables
  extends AccountTables,
    RosterTables,
    LedgerTables,
    PollTables,
    SchemeTables,
    RoundTables,
    EntryTables,
    ResultTables,
    MeetingTables,
    JuryTables,
    MessageTables {}
