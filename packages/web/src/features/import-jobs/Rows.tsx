/** Rows of an import by what becomes of them, a page at a time, each reason under the cell that it is about. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Action, classes } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { words } from './copy.ts';
import type { Import } from './ImportScreen.tsx';
import styles from './imports.module.css';

type Row = Returns<'GET /api/imports/:id/rows'>['rows'][number];
export type Outcome = Row['outcome'];

interface RowsProps {
  readonly one: Import;
  readonly outcome: Outcome;
}

export function Rows({ one, outcome }: RowsProps) {
  const [after, setAfter] = useState<number>();
  const query = { outcome, ...(after === undefined ? {} : { after }) };
  const asked = useAsked('GET /api/imports/:id/rows', { params: { id: one.id }, query });
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { rows, next } = asked.value;
  if (rows.length === 0) return <p className={styles.hint}>{words.check.none}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.wide} aria-label={words.check[outcome]} tabIndex={0}>
        {outcome === 'missing' ? <Missing rows={rows} /> : <RowTable one={one} rows={rows} />}
      </section>
      {(after !== undefined || next !== undefined) && (
        <div className={styles.pages}>
          {after !== undefined && <Action onClick={() => setAfter(undefined)}>{words.check.firstPage}</Action>}
          {next !== undefined && <Action onClick={() => setAfter(next)}>{words.check.nextPage}</Action>}
        </div>
      )}
    </>
  );
}

function Missing({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className={table.table}>
      <Heads of={[words.head.missing]} />
      <tbody>
        {rows.map(({ row, label }) => (
          <tr key={row}>
            <td>{label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowTable({ one, rows }: { readonly one: Import; readonly rows: readonly Row[] }) {
  const columns = (one.mapping?.table ?? []).filter(
    ({ id, at }) => at !== undefined || rows.some(({ reasons }) => reasons.some(({ column }) => column === id)),
  );
  const shown = new Set(columns.map(({ id }) => id));
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.head.row}</th>
          {columns.map(({ id, name }) => (
            <th key={id}>{name}</th>
          ))}
          <th>{words.head.what}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td className={table.soft}>{row.row}</td>
            {columns.map(({ id }) => (
              <Cell key={id} text={row.texts[id]} reasons={row.reasons.filter(({ column }) => column === id)} />
            ))}
            <td className={styles.what}>
              {row.differences.map(({ what, before, after }) => (
                <div key={what}>
                  {what}：{words.check.becomes(before, after)}
                </div>
              ))}
              {row.reasons
                .filter(({ column }) => column === undefined || !shown.has(column))
                .map(({ sentence }) => (
                  <div key={sentence} className={styles.reason}>
                    {sentence}
                  </div>
                ))}
              {row.notes.map(({ sentence, columnName }) => (
                <div key={sentence} className={table.soft}>
                  {columnName && `${columnName}：`}
                  {sentence}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ text, reasons }: { readonly text: string | undefined; readonly reasons: Row['reasons'] }) {
  return (
    <td className={classes(styles.cell, reasons.length > 0 && styles.bad)}>
      {text}
      {reasons.map(({ sentence }) => (
        <div key={sentence} className={styles.reason}>
          {sentence}
        </div>
      ))}
    </td>
  );
}
