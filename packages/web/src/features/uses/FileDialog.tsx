/** A list of uses from a file: read, looked at row by row, then recorded. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import list from '../../console/list.module.css';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { FileAction } from '../../ui/FileAction.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Download } from '../import-jobs/Download.tsx';
import { type Reading, words } from './copy.ts';
import { Rests } from './RecordDialog.tsx';
import styles from './uses.module.css';

const UPLOAD_TIMEOUT = 120_000;

export function FileDialog({ close }: { readonly close: (recorded?: number) => void }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [reading, setReading] = useState<Reading>();
  const [round, setRound] = useState('');
  const read = async (file: File) => {
    setBusy(words.reading(file.name));
    const answer = await call('POST /api/uses/readings', { body: file, timeout: UPLOAD_TIMEOUT });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setReading(answer.value);
  };
  const record = async () => {
    const uses = (reading?.rows ?? []).flatMap(({ ready, day, document, note }) =>
      ready === undefined
        ? []
        : [{ ...ready, day, document, ...(note === '' ? {} : { note }), ...(round === '' ? {} : { round }) }],
    );
    setBusy(words.recordRows(uses.length));
    const answer = await call('POST /api/uses', { body: { uses }, timeout: UPLOAD_TIMEOUT });
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    await queries.invalidateQueries();
    close(answer.value.recorded);
  };
  return (
    <Dialog title={words.fileTitle} lead={words.fileWhat} close={() => close()} wide>
      <div className={styles.fields}>
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        {busy !== undefined && <p role="status">{busy}…</p>}
        <p className={styles.row}>
          <FileAction
            label={words.choose}
            kind={reading === undefined ? 'primary' : 'ordinary'}
            accept=".xlsx,.csv"
            onFile={(file) => void read(file)}
          />
          <Download label={words.template} name={words.templateFile} fetch={() => call('GET /api/uses/template')} />
        </p>
        {reading && (
          <>
            <Notice tone={reading.ready === reading.rows.length ? 'good' : 'warn'}>
              {words.read(reading.ready, reading.rows.length - reading.ready)}
            </Notice>
            <Rests value={round} onValue={setRound} />
            <Rows rows={reading.rows} />
          </>
        )}
        <div className={dialog.answers}>
          <Action onClick={() => close()}>取消</Action>
          {reading && reading.ready > 0 && (
            <Action kind="primary" busy={busy !== undefined} onClick={() => void record()}>
              {words.recordRows(reading.ready)}
            </Action>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Rows({ rows }: { readonly rows: Reading['rows'] }) {
  const heads = [words.row, words.person, words.unit, words.kind, words.day, words.document, words.result];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={words.result} tabIndex={0}>
      <table className={list.table}>
        <Heads of={heads} />
        <tbody>
          {[...rows]
            .sort((a, b) => Number(a.fault === undefined) - Number(b.fault === undefined))
            .map(({ row, name, unit, kindName, day, document, fault }) => (
              <tr key={row}>
                <td>{row}</td>
                <td className={list.keep}>{name}</td>
                <td>{unit}</td>
                <td>{kindName}</td>
                <td className={list.keep}>{day}</td>
                <td>{document}</td>
                <td className={fault === undefined ? styles.fits : styles.fault}>{fault ?? words.fits}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
