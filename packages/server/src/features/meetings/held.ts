/** What a meeting leaves in the ledger when it is over: who was to come, who came, who reported. Numbers, and the reporters' names. */
import type { Json } from '../../ledger/json.ts';
import type { WholeMeeting } from './model.ts';
import type { Shown } from './people.ts';

/** The kind of fact that it is; its subject is the unit whose meeting it was. */
export const HELD = 'meeting.held';

export function heldFact(
  { meeting, groups, reporters }: WholeMeeting,
  shown: (id: string) => Shown,
  closedAt: Date,
): Json {
  const { id, title, day, place, chair, openedAt, shortReason } = meeting;
  return {
    meeting: { id, title, day },
    place,
    chair: { id: chair, name: shown(chair).name },
    attendance: groups.map(({ name, invited, needs, arrived }) => ({
      group: name,
      invited,
      needs,
      ...(arrived === undefined ? {} : { arrived }),
    })),
    reporters: reporters.map(({ person, manner }) => ({ id: person, name: shown(person).name, manner })),
    ...(shortReason === undefined ? {} : { reason: shortReason }),
    ...(openedAt === undefined ? {} : { openedAt }),
    closedAt: closedAt.toISOString(),
  };
}
