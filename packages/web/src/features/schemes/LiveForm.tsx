/** Where a scheme is live, and from which day on in each unit. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { type Scheme, words } from './copy.ts';
import styles from './schemes.module.css';

interface Row {
  readonly key: string;
  readonly unit: string | undefined;
  readonly since: string;
}

const emptyRow = (): Row => ({ key: randomKey(), unit: undefined, since: '' });

export function LiveForm({ scheme, close }: { readonly scheme: Scheme; readonly close: () => void }) {
  const queries = useQueryClient();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    scheme.live.length === 0
      ? [emptyRow()]
      : scheme.live.map(({ unit, since }) => ({ key: unit.id, unit: unit.id, since })),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const change = (row: Row, some: Partial<Row>) =>
    setRows(rows.map((one) => (one.key === row.key ? { ...one, ...some } : one)));
  const units = rows.flatMap(({ unit, since }) => (unit === undefined || since === '' ? [] : [{ unit, since }]));
  return (
    <>
      <p className={styles.soft}>{words.liveWhat}</p>
      <div className={styles.fields}>
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        {rows.map((row, at) => (
          <div key={row.key} className={styles.pair}>
            <UnitPicker label={words.unitAt(at + 1)} value={row.unit} onValue={(unit) => change(row, { unit })} />
            <DayPicker label={words.sinceAt(at + 1)} value={row.since} onValue={(since) => change(row, { since })} />
            <Action
              aria-label={words.removeAt(at + 1)}
              onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
            >
              {words.removeUnit}
            </Action>
          </div>
        ))}
        <div>
          <Action onClick={() => setRows([...rows, emptyRow()])}>{words.addUnit}</Action>
        </div>
      </div>
      <div className={styles.actions}>
        <Action onClick={close}>{words.cancel}</Action>
        <Action
          kind="primary"
          busy={busy}
          disabled={units.length < rows.length}
          onClick={async () => {
            setBusy(true);
            const answer = await call('PUT /api/schemes/:id/units', {
              params: { id: scheme.id },
              body: { revision: scheme.revision, units },
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
    </>
  );
}
