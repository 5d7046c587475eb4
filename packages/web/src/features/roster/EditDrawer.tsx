/** A form of the roster at the side of its page: the fields, what will follow, and the server's refusals where they belong. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Answer, Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Drawer, Input, Radio, Select } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useMe } from '../sessions/who.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import styles from './drawer.module.css';

/** A unit or a person that was chosen. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** Blank text and an absent choice are what nobody filled in. */
export type FormValues = { readonly [name: string]: string | Chosen | undefined };

export interface FormField<V extends FormValues> {
  readonly name: keyof V & string;
  readonly label: string;
  readonly kind: 'text' | 'note' | 'day' | 'choice' | 'unit' | 'person';
  readonly hint?: string;
  readonly optional?: boolean;
  /** Of a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Left out where it returns false. */
  readonly shown?: (values: V) => boolean;
}

export interface EditForm<V extends FormValues> {
  /** Names the draft: what it is about, and the revision that it was begun from. */
  readonly draft: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly fields: readonly FormField<V>[];
  readonly initial: V;
  readonly action: string;
  /** What will follow, in words; of what isn't filled in yet nothing. */
  readonly follows: (values: V) => ReactNode;
  readonly send: (values: V, idempotencyKey: string) => Promise<Answer<unknown>>;
}

interface EditDrawerProps<V extends FormValues> {
  readonly form: EditForm<V>;
  readonly close: () => void;
}

export function EditDrawer<V extends FormValues>({ form, close }: EditDrawerProps<V>) {
  return (
    <Drawer open title={form.title} onClose={close} size={440} destroyOnHidden>
      <FormBody form={form} close={close} />
    </Drawer>
  );
}

function FormBody<V extends FormValues>({ form, close }: EditDrawerProps<V>) {
  const me = useMe();
  const queries = useQueryClient();
  const draft = useDraft<V>(me.account.id, `roster/${form.draft}`, form.initial);
  const [key, setKey] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem>();
  const fields = form.fields.filter(({ shown }) => shown?.(draft.value) ?? true);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    const missing = missingIn(fields, draft.value);
    setFaults(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    const answer = await form.send(draft.value, key);
    setBusy(false);
    if (answer.ok) {
      draft.drop();
      close();
      await queries.invalidateQueries();
      return;
    }
    // What was refused is sent anew, with other content; what got lost on the way is the same again.
    if (answer.problem.kind === 'refused') setKey(randomKey());
    const placed = faultsOf(answer.problem, fields);
    setFaults(placed);
    if (Object.keys(placed).length === 0) setProblem(answer.problem);
  };

  const set = (name: string, value: V[string]) => {
    draft.change({ ...draft.value, [name]: value });
    if (faults[name]) setFaults(({ [name]: _, ...rest }) => rest);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {form.lead && <p className={styles.lead}>{form.lead}</p>}
      <DraftNotice draft={draft} />
      {fields.map((field) => (
        <Labeled key={field.name} field={field} fault={faults[field.name]}>
          {(id) => (
            <FieldControl
              id={id}
              field={field}
              value={draft.value[field.name]}
              faulty={faults[field.name] !== undefined}
              onValue={(value) => set(field.name, value as V[string])}
            />
          )}
        </Labeled>
      ))}
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <Follows>{form.follows(draft.value)}</Follows>
      <div className={styles.foot}>
        <Action kind="primary" type="submit" busy={busy}>
          {form.action}
        </Action>
        <Action onClick={close}>{words.cancel}</Action>
      </div>
    </form>
  );
}

function Follows({ children }: { readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.follows} aria-live="polite">
      <h3>{words.follows}</h3>
      <div>{children}</div>
    </div>
  );
}

interface LabeledProps {
  readonly field: FormField<FormValues> | Omit<FormField<never>, 'shown'>;
  readonly fault: string | undefined;
  readonly children: (id: string) => ReactNode;
}

function Labeled({ field, fault, children }: LabeledProps) {
  const id = useId();
  const note = fault ?? field.hint;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {field.label}
        {field.optional && <span className={styles.optional}>可不填</span>}
      </label>
      {children(id)}
      {note && (
        <span className={fault ? styles.fault : styles.hint} role={fault ? 'alert' : undefined}>
          {note}
        </span>
      )}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly field: Omit<FormField<never>, 'shown'>;
  readonly value: string | Chosen | undefined;
  readonly faulty: boolean;
  readonly onValue: (value: string | Chosen | undefined) => void;
}

function FieldControl({ id, field, value, faulty, onValue }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  const chosen = typeof value === 'object' ? value : undefined;
  const status = faulty ? { status: 'error' as const } : {};
  switch (field.kind) {
    case 'text':
      return <Input id={id} {...status} value={text} onChange={({ target }) => onValue(target.value)} />;
    case 'note':
      return (
        <Input.TextArea
          id={id}
          {...status}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={text}
          onChange={({ target }) => onValue(target.value)}
        />
      );
    case 'day':
      return <DayPicker id={id} value={text} onValue={onValue} faulty={faulty} clearable={field.optional ?? false} />;
    case 'choice':
      // A long list would push the rest of the form out of sight.
      return (field.options?.length ?? 0) > 7 ? (
        <Select
          id={id}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={text}
          options={(field.options ?? []).map((option) => ({ ...option }))}
          onChange={onValue}
        />
      ) : (
        <Radio.Group
          id={id}
          value={text}
          options={(field.options ?? []).map((option) => ({ ...option }))}
          onChange={({ target }) => onValue(String(target.value))}
        />
      );
    case 'unit':
      return (
        <UnitPicker
          id={id}
          value={chosen?.id}
          faulty={faulty}
          clearable={field.optional ?? false}
          onValue={(unit, path) => onValue(unit === undefined ? undefined : { id: unit, name: path ?? '' })}
        />
      );
    case 'person':
      return <PersonPicker id={id} value={chosen} onValue={onValue} faulty={faulty} />;
  }
}

type Faults = Readonly<Record<string, string>>;
type FieldNames = readonly { readonly name: string; readonly label: string; readonly optional?: boolean }[];

function missingIn(fields: FieldNames, values: FormValues): Faults {
  const missing = fields.filter(({ name, optional }) => {
    const value = values[name];
    return !optional && (value === undefined || (typeof value === 'string' && value.trim() === ''));
  });
  return Object.fromEntries(missing.map(({ name, label }) => [name, words.missing(label)]));
}

/** Which field a refusal is about; those that aren't listed stand over the buttons. */
const fieldOfRefusal: Readonly<Record<string, string>> = {
  'until-before-since': 'until',
  'unit-name-blank': 'name',
  'unit-name-too-long': 'name',
  'unit-name-taken': 'name',
  'unit-code-taken': 'code',
  'unit-without-parent': 'parent',
  'unit-parent-unknown': 'parent',
  'unit-in-circle': 'parent',
  'unit-parent-kind': 'parent',
  'name-blank': 'name',
  'name-too-long': 'name',
  'name-private-use': 'name',
  'name-characters': 'name',
  'person-code-taken': 'code',
  'oversight-from-elsewhere': 'leader',
  'override-of-oneself': 'reviewer',
  'override-without-reason': 'reason',
};

function faultsOf(problem: Problem, fields: FieldNames): Faults {
  const known = new Set(fields.map(({ name }) => name));
  const told = (problem.errors ?? []).map(({ at, message }) => [at.replace(/^body\./, ''), message] as const);
  const about = fieldOfRefusal[problem.code ?? ''];
  const all = about === undefined ? told : [...told, [about, problem.title] as const];
  return Object.fromEntries(all.filter(([name]) => known.has(name)));
}
