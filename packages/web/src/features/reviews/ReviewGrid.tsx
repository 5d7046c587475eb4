/** People to review on a PC: a table of fields, gone through with the keyboard. */
import type { KeyboardEvent } from 'react';
import { Action, classes } from '../../ui/controls.tsx';
import { type Item, type Standard, words } from './copy.ts';
import type { ListProps } from './list-props.ts';
import styles from './reviews.module.css';
import { StateOf } from './StateOf.tsx';
import { faultOf, isChanged, keyOf, sumOf, valuesOf } from './values.ts';

export function ReviewGrid({ reviews, items, reviewing, chosen, choose, open }: ListProps) {
  const asked = new Set(items.flatMap(({ fields }) => fields.map(({ figure }) => figure)));
  const columns = reviews.standards.filter(({ figure }) => asked.has(figure));
  return (
    <>
      <p className={styles.soft}>{words.keys}</p>
      <div className={styles.scroll}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col" className={styles.first}>
                {words.person}
              </th>
              <th scope="col" className={styles.number}>
                {words.sum}
              </th>
              <th scope="col" className={styles.basis}>
                {words.basis}
              </th>
              {columns.map((standard) => (
                <th key={standard.figure} scope="col" className={styles.number}>
                  {standard.name}
                  <span className={styles.range}>{words.range(standard.low, standard.high)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={moveAmong}>
            {items.map((item, row) => {
              const typed = reviewing.typed(item);
              const values = valuesOf(item, typed);
              return (
                <tr key={keyOf(item)}>
                  <th scope="row" className={styles.first}>
                    <span className={styles.who}>
                      <input
                        type="checkbox"
                        className={styles.box}
                        aria-label={words.choose(item.person.name)}
                        disabled={!item.abilities.pass}
                        checked={item.abilities.pass && chosen.has(keyOf(item))}
                        onChange={() => choose(item)}
                      />
                      <Action kind="plain" aria-label={words.openOne(item.person.name)} onClick={() => open(item)}>
                        {item.person.name}
                      </Action>
                    </span>
                    <span className={styles.unit}>{item.unit}</span>
                  </th>
                  <td className={classes(styles.number, isChanged(item, typed) && styles.changed)}>
                    {item.state === 'passed' ? item.given?.sum : item.abilities.pass && sumOf(Object.values(values))}
                  </td>
                  <td className={styles.basis}>
                    {item.below.map(({ role, sum }) => (
                      <span key={role} className={styles.line}>
                        {words.below(role, sum)}
                      </span>
                    ))}
                    {item.logs && <span className={styles.line}>{`${words.logs}${words.logsOf(item.logs)}`}</span>}
                    {(item.state !== 'open' || item.forThem) && <StateOf item={item} />}
                  </td>
                  {columns.map((standard, column) => (
                    <td key={standard.figure} className={styles.number}>
                      <Cell
                        item={item}
                        standard={standard}
                        place={`${row}/${column}`}
                        value={values[standard.indicator] ?? ''}
                        type={(value) => reviewing.type(item, { indicator: standard.indicator, value })}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface CellProps {
  readonly item: Item;
  readonly standard: Standard;
  readonly place: string;
  readonly value: string;
  readonly type: (value: string) => void;
}

/** Empty where the person isn't asked about it. */
function Cell({ item, standard, place, value, type }: CellProps) {
  if (!item.fields.some(({ figure }) => figure === standard.figure)) return null;
  if (!item.abilities.pass) return item.state === 'passed' ? item.given?.points[standard.indicator] : null;
  const fault = faultOf(standard, value);
  return (
    <input
      className={classes(styles.cell, fault && styles.faulty)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      aria-label={words.field(item.person.name, standard.name)}
      aria-invalid={fault ? true : undefined}
      title={fault}
      data-place={place}
      value={value}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => type(target.value)}
    />
  );
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/** Up and down within a column, past people who aren't asked about it; Tab goes on in the row by itself. */
function moveAmong(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = steps[event.key];
  const at = event.target instanceof HTMLElement ? event.target.dataset.place : undefined;
  if (step === undefined || at === undefined) return;
  const [row = 0, column = 0] = at.split('/').map(Number);
  event.preventDefault();
  const rows = event.currentTarget.rows.length;
  for (let next = row + step; next >= 0 && next < rows; next += step) {
    const cell = event.currentTarget.querySelector<HTMLInputElement>(`[data-place="${next}/${column}"]`);
    if (cell === null) continue;
    cell.focus();
    return;
  }
}
