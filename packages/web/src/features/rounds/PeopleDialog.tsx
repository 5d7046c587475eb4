/** Whom a round assesses in one department or town, with who reviews them step by step. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Failure, Loading } from '../../ui/states.tsx';
import { type Round, words } from './copy.ts';

const { page: says } = words;

interface PeopleDialogProps {
  readonly round: Round;
  readonly unit: { readonly id: string; readonly name: string; readonly people: number };
  readonly close: () => void;
}

export function PeopleDialog({ round, unit, close }: PeopleDialogProps) {
  const asked = useAsked('GET /api/rounds/:id/subjects', {
    params: { id: round.id },
    query: { organization: unit.id },
  });
  return (
    <Dialog title={unit.name} lead={words.new.count(unit.people)} close={close} wide>
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{says.person}</th>
              <th scope="col">{says.at}</th>
              {asked.value.subjects[0]?.reviewers.map(({ step, stepName }) => (
                <th key={step} scope="col">
                  {stepName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.value.subjects.map(({ person, unit: at, reviewers }) => (
              <tr key={person.id}>
                <td className={list.keep}>{person.name}</td>
                <td>{at}</td>
                {reviewers.map(({ step, reviewer, because }) => (
                  <td key={step} className={reviewer ? undefined : list.soft}>
                    {reviewer?.name ?? because}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={dialog.answers}>
        <Action onClick={close}>{says.close}</Action>
      </div>
    </Dialog>
  );
}
