/** Approves a version, with what was approved from above where the rules ask for it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Checkbox } from '../../ui/antd/face.ts';
import { TextField } from '../../ui/controls.tsx';
import { type Version, words } from './copy.ts';

interface ApproveProps {
  readonly id: string;
  readonly version: Version;
  readonly close: () => void;
}

export function ApproveDialog({ id, version: { number, revision }, close }: ApproveProps) {
  const queries = useQueryClient();
  const [has, setHas] = useState(false);
  const [above, setAbove] = useState({ authority: '', document: '', day: '' });
  const complete = !has || Object.values(above).every((value) => value.trim() !== '');
  return (
    <AskDialog
      title={words.approveTitle(number)}
      what={words.approveWhat}
      action={words.approve}
      ready={complete}
      close={close}
      send={async () => {
        const answer = await call('POST /api/schemes/:id/versions/:number/approve', {
          params: { id, number: `${number}` },
          body: { revision, ...(has ? { above } : {}) },
        });
        if (!answer.ok) return answer.problem;
        await queries.invalidateQueries();
        return undefined;
      }}
    >
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
    </AskDialog>
  );
}
