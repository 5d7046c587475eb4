/** A person's sheet beside the list that it was opened from. */
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Drawer } from '../../ui/antd/face.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { SheetView } from './SheetView.tsx';

interface SheetDrawerProps {
  readonly round: string;
  readonly person: { readonly id: string; readonly name: string };
  /** Absent: the newest that there is. */
  readonly version?: number;
  readonly close: () => void;
}

export function SheetDrawer({ round, person, version, close }: SheetDrawerProps) {
  const asked = useAsked('GET /api/rounds/:id/people/:person/sheet', {
    params: { id: round, person: person.id },
    query: version === undefined ? {} : { version },
  });
  return (
    <Drawer open title={words.sheet.of(person.name)} onClose={close} size={560} destroyOnHidden>
      {asked.state === 'loading' && <Loading lines={10} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && (
        <SheetView
          sheet={asked.value}
          earlierWay={({ id, name }) => <GoLink href={`/rounds/${id}/results`}>{name}</GoLink>}
        />
      )}
    </Drawer>
  );
}
