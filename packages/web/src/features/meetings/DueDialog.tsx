/** Puts off the last day for reports. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { type Meeting, words } from './copy.ts';

export function DueDialog({ meeting, close }: { readonly meeting: Meeting; readonly close: () => void }) {
  const queries = useQueryClient();
  const [due, setDue] = useState(meeting.due);
  return (
    <AskDialog
      title={words.dueTitle}
      what={words.dueHint}
      action={words.save}
      ready={due !== ''}
      close={close}
      send={async () => {
        const answer = await call('PUT /api/meetings/:id/due', {
          params: { id: meeting.id },
          body: { revision: meeting.revision, due },
        });
        if (!answer.ok) return answer.problem;
        await queries.invalidateQueries();
        return undefined;
      }}
    >
      <DayField label={words.due} value={due} onValue={setDue} />
    </AskDialog>
  );
}
