/** Enters what was approved, as the document says it. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import controls from '../../ui/controls.module.css';
import { ChoiceField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import styles from '../results/board.module.css';
import { type ApprovableLevel, words } from './copy.ts';

interface EnterDialogProps {
  readonly round: string;
  readonly levels: readonly ApprovableLevel[];
  readonly close: () => void;
}

export function EnterDialog({ round, levels, close }: EnterDialogProps) {
  const [level, setLevel] = useState(levels[0]?.level ?? '');
  const chosen = levels.find((one) => one.level === level);
  const [pools, setPools] = useState<readonly string[]>([]);
  const [share, setShare] = useState(chosen?.most ?? '');
  const [body, setBody] = useState('');
  const [document, setDocument] = useState('');
  const [day, setDay] = useState(todayHere());
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  const all = chosen?.pools.map(({ pool }) => pool) ?? [];
  const toggle = (pool: string, on: boolean) => setPools(on ? [...pools, pool] : pools.filter((one) => one !== pool));
  return (
    <FormDialog
      title={words.enterTitle}
      what={words.enterWhat}
      action={words.save}
      ready={pools.length > 0 && [share, body, document, day, reason].every((one) => one.trim() !== '')}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/rounds/:id/share-approvals', {
              params: { id: round },
              body: {
                level,
                pools: [...pools],
                share: share.trim(),
                body: body.trim(),
                document: document.trim(),
                day,
                reason: reason.trim(),
              },
            }),
        ])
      }
    >
      {levels.length > 1 && (
        <ChoiceField
          label={words.level}
          value={level}
          onValue={(next) => {
            setLevel(next);
            setPools([]);
          }}
          options={levels.map((one) => ({ value: one.level, label: one.level }))}
        />
      )}
      <fieldset className={styles.pools}>
        <legend className={controls.label}>{words.pools}</legend>
        {all.length > 1 && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={pools.length === all.length}
              onChange={({ target }) => setPools(target.checked ? all : [])}
            />
            {words.all}
          </label>
        )}
        {chosen?.pools.map(({ pool, base, seats }) => (
          <label key={pool} className={styles.choice}>
            <input
              type="checkbox"
              checked={pools.includes(pool)}
              onChange={({ target }) => toggle(pool, target.checked)}
            />
            {words.pool(pool, base, seats)}
          </label>
        ))}
      </fieldset>
      <Field label={words.share} value={share} onValue={setShare} most={10} />
      <Field label={words.body} value={body} onValue={setBody} most={60} />
      <Field label={words.document} value={document} onValue={setDocument} most={60} />
      <DayField label={words.day} value={day} onValue={setDay} />
      <Field label={words.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}
