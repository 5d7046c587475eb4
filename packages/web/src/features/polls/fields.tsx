/** Fields within a line or a table, whose label stands in the line or in the table's head. */
import type { InputHTMLAttributes } from 'react';
import { classes } from '../../ui/controls.tsx';
import styles from './fields.module.css';

interface CellInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'onChange'> {
  readonly label: string;
  readonly fault?: string | undefined;
  readonly onValue: (value: string) => void;
  /** Wide enough for how much. */
  readonly room?: 'number' | 'word' | 'name' | 'all';
}

export function CellInput({ label, fault, onValue, room = 'number', ...input }: CellInputProps) {
  return (
    <input
      {...input}
      {...(room === 'number' ? { inputMode: 'decimal' as const } : {})}
      autoComplete="off"
      className={classes(styles.cell, styles[room], fault !== undefined && styles.faulty)}
      aria-label={label}
      aria-invalid={fault === undefined ? undefined : true}
      title={fault}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onValue: (value: Value) => void;
}

/** One of few, all of them seen at once. */
export function Pick<Value extends string>({ label, value, options, onValue }: PickProps<Value>) {
  return (
    <fieldset className={styles.pick}>
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes(styles.option, option.value === value && styles.picked)}>
          <input
            type="radio"
            className={styles.radio}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  /** With what it belongs to, where several have the same words beside them. */
  readonly label?: string;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
  readonly children: string;
  readonly disabled?: boolean;
}

export function Tick({ label, checked, onValue, children, disabled }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        aria-label={label}
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onValue(event.target.checked)}
      />
      {children}
    </label>
  );
}

/** What is wrong with the line above it. */
export function Fault({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <p className={styles.fault} role="alert">
      {children}
    </p>
  );
}
