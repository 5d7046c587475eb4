/** Approves a version, with what was approved from above where the rules ask for it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Checkbox } from '../../ui/antd/face.ts';
import { Action, Notice, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { type Version, words } from './copy.ts';
import styles from './schemes.module.css';

interface ApproveProps {
  readonly id: string;
  readonly version: Version;
  readonly close: () => void;
}

export function ApproveDialog({ id, version: { number, revision }, close }: ApproveProps) {
  const queries = useQueryClient();
  const [has, setHas] = useState(false);
  const [above, setAbove] = useState({ authority: '', document: '', day: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const complete = !has || Object.values(above).every((value) => value.trim() !== '');
  return (
    <Dialog title={words.approveTitle(number)} lead={words.approveWhat} close={close}>
      <div className={styles.fields}>
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        <Checkbox checked={has} onChange={({ target }) => setHas(target.checked)}>
          {words.withAbove}
        </Checkbox>
        {has && (
          <>
            <TextField
              label={words.authority}
              value={above.authority}
              onValue={(authority) => setAbove({ ...above, authority })}
            />
            <TextField
              label={words.document}
              value={above.document}
              onValue={(document) => setAbove({ ...above, document })}
            />
            <DayField label={words.aboveDay} value={above.day} onValue={(day) => setAbove({ ...above, day })} />
          </>
        )}
      </div>
      <div className={dialog.answers}>
        <Action onClick={close}>{words.cancel}</Action>
        <Action
          kind="primary"
          busy={busy}
          disabled={!complete}
          onClick={async () => {
            setBusy(true);
            const answer = await call('POST /api/schemes/:id/versions/:number/approve', {
              params: { id, number: `${number}` },
              body: { revision, ...(has ? { above } : {}) },
            });
            setBusy(false);
            if (!answer.ok) return setProblem(answer.problem);
            await queries.invalidateQueries();
            close();
          }}
        >
          {words.approve}
        </Action>
      </div>
    </Dialog>
  );
}
