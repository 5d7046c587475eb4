/** What was written down of a letter on paper was wrong. */
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { Reasoned } from '../rounds/Reasoned.tsx';
import { words } from './copy.ts';

interface WithdrawDialogProps {
  readonly round: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly close: () => void;
}

export function WithdrawDialog({ round, person, close }: WithdrawDialogProps) {
  const queries = useQueryClient();
  return (
    <Reasoned
      title={words.withdrawOf(person.name)}
      what={words.withdrawWhat}
      action={words.withdraw}
      close={close}
      send={async (reason) => {
        const body = { person: person.id, reason };
        const answer = await call('POST /api/rounds/:id/deliveries/withdrawal', { params: { id: round }, body });
        await queries.invalidateQueries();
        return answer.ok ? undefined : answer.problem;
      }}
    />
  );
}
