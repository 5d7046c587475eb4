/** All tables of the quarter, in the order in which people come. */
import type { RawFacts } from '@shiji/engine';
import { alterAwkward } from './alterations.ts';
import { run } from './calendar.ts';
import { recordAbsences, recordEvents, rememberResults } from './happenings.ts';
import { ratePeople, tallyPeers } from './opinions.ts';
import { listPeople } from './people.ts';
import { asFacts, emptyTables } from './tables.ts';
import { assignWork, measureWork } from './work.ts';

/** The facts of the quarter: the same on every call and every machine. */
export function quarterFacts(): RawFacts {
  const tables = emptyTables();
  tables.run.push({ ...run });
  listPeople(tables);
  ratePeople(tables);
  tallyPeers(tables);
  recordEvents(tables);
  assignWork(tables);
  measureWork(tables);
  recordAbsences(tables);
  rememberResults(tables);
  alterAwkward(tables);
  return asFacts(tables);
}
