/** Puts off the last day for reports. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { type Meeting, words } from './copy.ts';

export function DueDialog({ meeting, close }: { readonly meeting: Meeting; readonly close: () => void }) {
  const queries = useQueryClient();
  const [due, setDue] = useState(meeting.due);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={words.dueTitle} lead={words.dueHint} close={close}>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <DayField label={words.due} value={due} onValue={setDue} />
      <div className={dialog.answers}>
        <Action onClick={close}>{words.cancel}</Action>
        <Action
          kind="primary"
          busy={busy}
          disabled={due === ''}
          onClick={async () => {
            setBusy(true);
            const answer = await call('PUT /api/meetings/:id/due', {
              params: { id: meeting.id },
              body: { revision: meeting.revision, due },
            });
            setBusy(false);
            if (!answer.ok) return setProblem(answer.problem);
            await queries.invalidateQueries();
            close();
          }}
        >
          {words.save}
        </Action>
      </div>
    </Dialog>
  );
}
