/** Beginning an import: what is imported, from which day, and the file. */
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';
import { Section } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import controls from '../../ui/controls.module.css';
import { classes, Notice } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FileAction } from '../../ui/FileAction.tsx';
import { words } from './copy.ts';
import { Download } from './Download.tsx';
import styles from './imports.module.css';

type Kinds = Returns<'GET /api/imports'>['kinds'];
type Kind = Kinds[number]['kind'];

/** Large files over an office's line take a while. */
const UPLOAD_TIMEOUT = 300_000;

export function NewImport({ kinds }: { readonly kinds: Kinds }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>(kinds[0]?.kind ?? 'people');
  const [day, setDay] = useState(todayHere);
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setProblem(undefined);
    setSending(file.name);
    const query = { ...(day === '' ? {} : { day }) };
    const answer = await call('POST /api/imports/:kind', {
      params: { kind },
      query,
      body: file,
      timeout: UPLOAD_TIMEOUT,
    });
    setSending(undefined);
    if (answer.ok) await navigate({ to: '/imports/$id', params: { id: answer.value.id } });
    else setProblem(answer.problem);
  };
  return (
    <Section title={words.fresh}>
      <div className={styles.fresh}>
        <fieldset className={styles.kinds}>
          <legend className="unseen">{words.kind}</legend>
          {kinds.map((each, at) => (
            <div key={each.kind} className={classes(styles.kind, each.kind === kind && styles.picked)}>
              <label className={styles.choice}>
                <input type="radio" name="kind" checked={each.kind === kind} onChange={() => setKind(each.kind)} />
                <span className={styles.kindName}>
                  {kinds.length > 1 && `${at + 1}. `}
                  {each.name}
                </span>
                <span className={styles.about}>{words.about[each.kind]}</span>
              </label>
              <span className={styles.template}>
                <Download
                  label={words.template}
                  name={words.templateFile(each.name)}
                  fetch={() => call('GET /api/imports/:kind/template', { params: { kind: each.kind } })}
                />
              </span>
            </div>
          ))}
        </fieldset>
        <div className={styles.right}>
          <label className={controls.label} htmlFor="import-day">
            {words.day}
          </label>
          <div className={styles.day}>
            <DayPicker id="import-day" value={day} onValue={setDay} />
          </div>
          <p className={styles.hint}>{words.dayHint}</p>
        </div>
        <DropZone sending={sending} send={(file) => void send(file)} />
        {problem && <Notice tone="bad">{problem.title}</Notice>}
      </div>
    </Section>
  );
}

interface DropZoneProps {
  readonly sending: string | undefined;
  readonly send: (file: File | undefined) => void;
}

function DropZone({ sending, send }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <section
      aria-label={words.choose}
      className={classes(styles.drop, over && styles.over)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        if (sending === undefined) send(event.dataTransfer.files[0]);
      }}
    >
      {sending === undefined ? (
        <p className={styles.dropLine}>
          {words.drop}
          <FileAction label={words.choose} kind="primary" accept=".xlsx,.csv,.xls,.et" onFile={(file) => send(file)} />
        </p>
      ) : (
        <p role="status">{words.sending(sending)}…</p>
      )}
      <p className={styles.hint}>{words.chosen}</p>
    </section>
  );
}
