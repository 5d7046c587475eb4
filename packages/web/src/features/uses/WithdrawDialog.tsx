/** A mistake is taken out of the count, with a reason; one, or all that were recorded with it. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type Use, words } from './copy.ts';
import styles from './uses.module.css';

export function WithdrawDialog({ use, close }: { readonly use: Use; readonly close: () => void }) {
  const [reason, setReason] = useState('');
  const [batch, setBatch] = useState(false);
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={words.withdraw}
      what={words.withdrawWhat(use.person.name, use.kindName)}
      action={words.withdraw}
      ready={reason.trim() !== ''}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/uses/:id/withdrawal', {
              params: { id: use.id },
              query: { batch: batch ? 'yes' : 'no' },
              body: { reason: reason.trim() },
            }),
        ])
      }
    >
      {use.others > 0 && (
        <label className={styles.tick}>
          <input type="checkbox" checked={batch} onChange={({ target }) => setBatch(target.checked)} />
          {words.batch(use.others)}
        </label>
      )}
      <Field label={words.reason} value={reason} onValue={setReason} most={200} lines={2} />
    </FormDialog>
  );
}
