/** One form of a draft: its subjects in their order, and who votes on it. */
import { useState } from 'react';
import { randomKey } from '../../api/random-key.ts';
import { Action, classes } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { words } from './copy.ts';
import { type ElectorateDraft, expectedOf, type FormDraft, moved, type SubjectDraft, withNames } from './draft.ts';
import styles from './editor.module.css';
import { CellInput, Tick } from './fields.tsx';
import { readNames } from './names.ts';
import { percentOf } from './percent.ts';
import polls from './polls.module.css';
import type { PollRules } from './shapes.ts';
import { VotersDrawer } from './VotersDrawer.tsx';

const { draft: says } = words;

interface FormCardProps {
  readonly form: FormDraft;
  readonly at: number;
  /** The only form needs no name and can't be removed. */
  readonly only: boolean;
  readonly rules: PollRules;
  readonly onForm: (form: FormDraft) => void;
  readonly remove: () => void;
}

export function FormCard({ form, at, only, rules, onForm, remove }: FormCardProps) {
  const [pasting, setPasting] = useState(false);
  const [picking, setPicking] = useState(false);
  const subjects = (next: readonly SubjectDraft[]) => onForm({ ...form, subjects: next });
  const one = (key: string, some: Partial<SubjectDraft>) =>
    subjects(form.subjects.map((subject) => (subject.key === key ? { ...subject, ...some } : subject)));
  return (
    <div className={styles.card}>
      {!only && (
        <div className={styles.cardHead}>
          <CellInput
            label={says.formName}
            room="name"
            placeholder={says.form('', at)}
            maxLength={60}
            value={form.name}
            onValue={(name) => onForm({ ...form, name })}
          />
          <Action kind="plain" onClick={remove}>
            {says.removeForm}
          </Action>
        </div>
      )}
      <Electorates form={form} rules={rules} onForm={onForm} />
      <div className={polls.scroll}>
        <table className={styles.table}>
          <Heads of={[says.number, says.subject, says.line, says.section]} unseen={words.own.remove} />
          <tbody>
            {form.subjects.map((subject, index) => (
              <tr key={subject.key}>
                <td className={styles.count}>{index + 1}</td>
                <td>
                  {subject.person === undefined && subject.unit === undefined ? (
                    <CellInput
                      label={says.subject}
                      room="name"
                      maxLength={60}
                      value={subject.name}
                      onValue={(name) => one(subject.key, { name })}
                    />
                  ) : (
                    <span className={styles.name}>{subject.name}</span>
                  )}
                </td>
                <td className={styles.wideCell}>
                  <CellInput
                    label={`${subject.name}：${says.line}`}
                    room="all"
                    maxLength={100}
                    value={subject.line}
                    onValue={(line) => one(subject.key, { line })}
                  />
                </td>
                <td className={styles.wideCell}>
                  <CellInput
                    label={`${subject.name}：${says.section}`}
                    room="all"
                    maxLength={60}
                    value={subject.section}
                    onValue={(section) => one(subject.key, { section })}
                  />
                </td>
                <td className={styles.moves}>
                  <Move
                    name={says.up(subject.name)}
                    sign="↑"
                    off={index === 0}
                    move={() => subjects(moved(form.subjects, subject.key, -1))}
                  />
                  <Move
                    name={says.down(subject.name)}
                    sign="↓"
                    off={index === form.subjects.length - 1}
                    move={() => subjects(moved(form.subjects, subject.key, 1))}
                  />
                  <Move
                    name={says.removeSubject(subject.name)}
                    sign="×"
                    move={() => subjects(form.subjects.filter(({ key }) => key !== subject.key))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {form.subjects.length === 0 && <p className={polls.hint}>{says.noSubjects}</p>}
      <div className={styles.adds}>
        <Action onClick={() => setPasting(true)}>{says.addNames}</Action>
        {picking ? (
          <span className={styles.person}>
            <PersonPicker
              label={says.addPerson}
              value={undefined}
              onValue={(person) => {
                if (person === undefined || form.subjects.some((each) => each.person === person.id)) return;
                subjects([
                  ...form.subjects,
                  { key: randomKey(), person: person.id, name: person.name, line: '', section: '' },
                ]);
              }}
            />
          </span>
        ) : (
          <Action onClick={() => setPicking(true)}>{says.addPerson}</Action>
        )}
      </div>
      {pasting && <NamesDialog form={form} onForm={onForm} close={() => setPasting(false)} />}
    </div>
  );
}

interface MoveProps {
  readonly name: string;
  readonly sign: string;
  readonly off?: boolean;
  readonly move: () => void;
}

function Move({ name, sign, off, move }: MoveProps) {
  return (
    <button type="button" className={styles.move} aria-label={name} disabled={off} onClick={move}>
      {sign}
    </button>
  );
}

type ElectoratesProps = Pick<FormCardProps, 'form' | 'rules' | 'onForm'>;

/** A line for each group: how it votes, and how many are expected. */
function Electorates({ form, rules, onForm }: ElectoratesProps) {
  const [voters, setVoters] = useState<string>();
  const change = (group: string, some: Partial<ElectorateDraft>) =>
    onForm({
      ...form,
      electorates: form.electorates.map((one) => (one.group === group ? { ...one, ...some } : one)),
    });
  const open = form.electorates.find(({ group }) => group === voters);
  return (
    <div className={polls.scroll}>
      <table className={classes(styles.table, styles.who)}>
        <thead>
          <tr>
            <th scope="col">{says.who}</th>
            {rules.groups.length > 0 && <th scope="col">{says.weight}</th>}
            <th scope="col">{says.slips}</th>
            <th scope="col">{says.voters}</th>
            <th scope="col">{says.paper}</th>
            <th scope="col">{says.expected}</th>
          </tr>
        </thead>
        <tbody>
          {form.electorates.map((one) => {
            const group = one.group || says.everybody;
            const weight = rules.groups.find(({ key }) => key === one.group)?.weight;
            return (
              <tr key={one.group}>
                <th scope="row">{group}</th>
                {rules.groups.length > 0 && <td>{weight === undefined ? '' : percentOf(weight)}</td>}
                <td>
                  <CellInput
                    label={says.slipsOf(group)}
                    placeholder="0"
                    value={one.slips}
                    onValue={(slips) => change(one.group, { slips })}
                  />
                </td>
                <td>
                  <Action
                    kind="plain"
                    aria-label={says.votersFor(group, says.votersOf(one.voters.length))}
                    onClick={() => setVoters(one.group)}
                  >
                    {says.votersOf(one.voters.length)}
                  </Action>
                </td>
                <td>
                  <Tick
                    label={says.paperFor(group)}
                    checked={one.paper}
                    onValue={(paper) => change(one.group, { paper })}
                  >
                    {says.paperTick}
                  </Tick>
                </td>
                <td>
                  <CellInput
                    label={says.expectedOf(group)}
                    placeholder={String(expectedOf(one) ?? '')}
                    value={one.expected}
                    onValue={(expected) => change(one.group, { expected })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open && (
        <VotersDrawer
          group={open.group || says.everybody}
          voters={open.voters}
          onVoters={(next) => change(open.group, { voters: next })}
          close={() => setVoters(undefined)}
        />
      )}
    </div>
  );
}

interface NamesDialogProps {
  readonly form: FormDraft;
  readonly onForm: (form: FormDraft) => void;
  readonly close: () => void;
}

function NamesDialog({ form, onForm, close }: NamesDialogProps) {
  const [text, setText] = useState('');
  const [section, setSection] = useState('');
  const { names, twice } = readNames(
    text,
    form.subjects.map(({ name }) => name),
  );
  return (
    <Dialog title={says.namesTitle} lead={says.namesLead} close={close} wide>
      <div className={styles.dialog}>
        <textarea
          className={polls.textarea}
          aria-label={says.names}
          data-begin=""
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.inline}>
          {says.namesSection}
          <CellInput label={says.namesSection} room="name" maxLength={60} value={section} onValue={setSection} />
        </div>
        <p className={polls.hint} role="status">
          {twice.length > 0 && says.twice(twice)}
        </p>
        <div className={styles.answers}>
          <Action onClick={close}>取消</Action>
          <Action
            kind="primary"
            disabled={names.length === 0}
            onClick={() => {
              onForm(withNames(form, names, section, randomKey));
              close();
            }}
          >
            {says.addThem(names.length)}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
