/** The few controls that pages before signing in, dialogs and the phone are made of. No library: they are the phone's first load. */
import { type ButtonHTMLAttributes, type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';
import styles from './controls.module.css';
import { Icon } from './Icon.tsx';

interface ActionProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  /** `primary` is the one action a screen is there for. */
  readonly kind?: 'primary' | 'ordinary' | 'plain';
  readonly wide?: boolean;
  /** Says that it is under way; it can't be pressed meanwhile. */
  readonly busy?: boolean;
}

export function Action({ kind = 'ordinary', wide, busy, children, onClick, type = 'button', ...rest }: ActionProps) {
  const look =
    kind === 'plain' ? styles.plain : classes(styles.button, kind === 'primary' && styles.primary, wide && styles.wide);
  return (
    // Not disabled while busy: it would lose the focus, and a dialog with it its keys.
    <button
      {...rest}
      type={type}
      className={look}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'onChange'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly onValue: (value: string) => void;
  /** Digits of a one-time code, set wide. */
  readonly code?: boolean;
}

export function TextField({ label, hint, fault, onValue, code, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={classes(styles.input, fault && styles.faulty, code && styles.code)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onValue(event.target.value)}
      />
      <FieldNote id={`${id}-note`} hint={hint} fault={fault} />
    </div>
  );
}

export function PasswordField({ label, hint, fault, onValue, code: _, ...input }: FieldProps) {
  const id = useId();
  const [shown, show] = useState(false);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...input}
          id={id}
          type={shown ? 'text' : 'password'}
          className={classes(styles.input, styles.withButton, fault && styles.faulty)}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-note`}
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onValue(event.target.value)}
        />
        <button
          type="button"
          className={styles.inside}
          aria-label={shown ? '隐藏密码' : '显示密码'}
          aria-pressed={shown}
          onClick={() => show(!shown)}
        >
          <Icon name={shown ? 'eye' : 'eyeShut'} />
        </button>
      </div>
      <FieldNote id={`${id}-note`} hint={hint} fault={fault} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string) => void;
}

/** A choice of one in the system's own list, which every phone and assistive program knows. */
export function ChoiceField({ label, value, options, onValue }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box}>
        <select
          id={id}
          className={classes(styles.input, styles.select)}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span className={styles.arrow}>
          <Icon name="down" />
        </span>
      </div>
    </div>
  );
}

interface NoticeProps {
  readonly tone: 'bad' | 'warn' | 'good';
  readonly children: ReactNode;
}

/** A sentence that came about while the person was working; assistive programs read it out. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div role={tone === 'good' ? 'status' : 'alert'} className={classes(styles.notice, styles[`notice_${tone}`])}>
      <Icon name={tone === 'good' ? 'check' : 'warn'} />
      <div>{children}</div>
    </div>
  );
}

function FieldNote({
  id,
  hint,
  fault,
}: {
  readonly id: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}) {
  return (
    <span id={id} className={fault ? styles.fault : hint ? styles.hint : 'unseen'} role={fault ? 'alert' : undefined}>
      {fault ?? hint}
    </span>
  );
}

/** Joins the class names that apply. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
