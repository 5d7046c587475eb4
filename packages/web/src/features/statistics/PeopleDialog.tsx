/** The people behind a number. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';

export interface Behind {
  readonly title: string;
  readonly query: {
    readonly basis?: 'published' | 'now';
    readonly population?: string;
    readonly staffing?: string;
    readonly organization?: string;
    readonly unit?: string;
    readonly grade?: string;
  };
}

interface PeopleDialogProps {
  readonly round: string;
  readonly behind: Behind;
  readonly close: () => void;
}

export function PeopleDialog({ round, behind, close }: PeopleDialogProps) {
  const asked = useAsked('GET /api/rounds/:id/statistics/people', { params: { id: round }, query: behind.query });
  return (
    <Dialog title={behind.title} close={close} wide>
      {asked.state === 'loading' && <Loading lines={6} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.people.length === 0 && <p>{words.nobody}</p>}
      {asked.state === 'here' && asked.value.people.length > 0 && (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.at}</th>
              <th scope="col" className={list.number}>
                {words.score}
              </th>
              <th scope="col">{words.grade}</th>
              <th scope="col" className={list.number}>
                {words.rank}
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.value.people.map(({ person, unit, total, grade, rank }) => (
              <tr key={person.id}>
                <td className={list.keep}>
                  <GoLink href={`/statistics/people/${person.id}`} aria-label={words.trendOf(person.name)}>
                    {person.name}
                  </GoLink>
                </td>
                <td>{unit}</td>
                <td className={list.number}>{total}</td>
                <td className={list.keep}>{grade}</td>
                <td className={list.number}>{rank}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={dialog.answers}>
        <Action onClick={close} data-begin="">
          {words.close}
        </Action>
      </div>
    </Dialog>
  );
}
