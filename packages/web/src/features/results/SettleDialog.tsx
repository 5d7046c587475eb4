/** Settles one open decision: who of those that tie gets the seats, or what holds for a pool. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { Field } from '../../ui/antd/Field.tsx';
import controls from '../../ui/controls.module.css';
import { FormDialog } from '../../ui/FormDialog.tsx';
import styles from './board.module.css';
import { type Board, words } from './copy.ts';

const { rule: says } = words;

interface SettleDialogProps {
  readonly round: string;
  readonly decision: Board['decisions'][number];
  readonly close: () => void;
}

export function SettleDialog({ round, decision, close }: SettleDialogProps) {
  const { text, people, settles, pool: known } = decision;
  const [chosen, choose] = useState<readonly string[]>([]);
  const [pool, setPool] = useState(known ?? '');
  const [value, setValue] = useState('');
  const [by, setBy] = useState<string>(says.byUsual);
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  if (settles === undefined) return null;
  const { kind, setting } = settles;
  const ofPeople = kind === 'subject';
  const rulings = ofPeople
    ? chosen.map((target) => ({ target, value: '是' }))
    : [{ target: pool.trim(), value: value.trim() }];
  const ready =
    by.trim() !== '' &&
    reason.trim() !== '' &&
    (ofPeople ? chosen.length > 0 : pool.trim() !== '' && value.trim() !== '');
  return (
    <FormDialog
      title={says.settle}
      what={text}
      action={says.save}
      ready={ready}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send(
          rulings.map(
            (one) => () =>
              call('POST /api/rounds/:id/rulings', {
                params: { id: round },
                body: { kind, setting, ...one, by: by.trim(), reason: reason.trim() },
              }),
          ),
        )
      }
    >
      {ofPeople ? (
        <fieldset className={styles.choices}>
          <legend className={controls.label}>{says.who}</legend>
          {people.map(({ id, name }) => (
            <label key={id} className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) => choose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
              {name}
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <Field label={says.pool} value={pool} onValue={setPool} most={200} />
          <Field label={says.share} value={value} onValue={setValue} most={200} />
        </>
      )}
      <Field label={says.by} value={by} onValue={setBy} most={60} />
      <Field label={says.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}
