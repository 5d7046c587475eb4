/** Choosing one of many by typing a part of its name: a field, and what was found below it. */
import { useState } from 'react';
import { Action, TextField } from './controls.tsx';
import styles from './finder.module.css';

export interface Found {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  /** Why it can't be chosen. */
  readonly barred?: string | undefined;
}

interface FinderProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Undefined while they are being looked for. */
  readonly found: readonly Found[] | undefined;
  readonly none: string;
  readonly chosen: Found | undefined;
  readonly onChoose: (chosen: Found | undefined) => void;
  /** Shows nothing before something is typed: the choice may be left open. */
  readonly quiet?: boolean;
}

export function Finder({ label, hint, fault, text, onText, found, none, chosen, onChoose, quiet }: FinderProps) {
  const [again, setAgain] = useState(false);
  if (chosen)
    return (
      <div className={styles.chosen}>
        <span className={styles.label}>{label}</span>
        <span className={styles.title}>{chosen.title}</span>
        {chosen.note && <span className={styles.note}>{chosen.note}</span>}
        <Action
          kind="plain"
          autoFocus
          onClick={() => {
            setAgain(true);
            onChoose(undefined);
          }}
        >
          重新选择
        </Action>
      </div>
    );
  return (
    <fieldset className={styles.finder}>
      <legend className="unseen">{label}</legend>
      <TextField
        label={label}
        type="search"
        hint={hint}
        fault={fault}
        autoComplete="off"
        autoFocus={again}
        value={text}
        onValue={onText}
      />
      {(!quiet || text.trim() !== '') && (
        <ul className={styles.list}>
          {found === undefined && <li className={styles.none}>正在查找</li>}
          {found?.length === 0 && <li className={styles.none}>{none}</li>}
          {found?.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.row}
                disabled={one.barred !== undefined}
                onClick={() => onChoose(one)}
              >
                <span className={styles.title}>{one.title}</span>
                {(one.barred ?? one.note) && <span className={styles.note}>{one.barred ?? one.note}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
