/** Proposing what adds or takes away; the same on the phone, where one proposes for oneself, and on the console. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice, TextField } from '../../ui/controls.tsx';
import { compressed } from '../logs/compress.ts';
import { type EventCode, MOST_FILES, words } from './copy.ts';
import styles from './events.module.css';
import { fitsIn, TextArea } from './TextArea.tsx';

interface Term {
  readonly from: string;
  readonly to: string;
}

interface ProposeFormProps extends Term {
  readonly round: string;
  readonly person: string;
  readonly codes: readonly EventCode[];
  /** For oneself: the hint on petitions is about what takes away. */
  readonly own: boolean;
  readonly done: () => void;
  readonly close: () => void;
}

interface Evidence {
  readonly sha256: string;
  readonly name: string;
}

const codeLabel = ({ name, figureName, effectName, worth }: EventCode): string =>
  `${effectName}：${figureName === undefined || figureName === name ? name : `${name}（${figureName}）`}${worth === undefined ? '' : `，${worth}`}`;

export function ProposeForm({ round, person, codes, from, to, own, done, close }: ProposeFormProps) {
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [level, setLevel] = useState('');
  const [occurrences, setOccurrences] = useState('1');
  const [day, setDay] = useState('');
  const [text, setText] = useState('');
  const [sameAs, setSameAs] = useState('');
  const [another, setAnother] = useState(false);
  const [files, setFiles] = useState<readonly Evidence[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const chosen = codes.find((one) => one.code === code);
  const levels = chosen?.levels;
  const ready = chosen !== undefined && (levels === undefined || level !== '') && day !== '' && fitsIn(text);
  const params = { id: round, person };
  const send = async () => {
    setBusy(true);
    const answer = await call('POST /api/rounds/:id/people/:person/events', {
      params,
      body: {
        code,
        ...(levels === undefined ? { occurrences: Number(occurrences) || 1 } : { level }),
        day,
        text,
        files: [...files],
        ...(sameAs === '' ? {} : { sameAs }),
        another,
      },
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    await queries.invalidateQueries();
    done();
  };
  const refusal = problem?.kind === 'refused' ? problem.code : undefined;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!own && <p className={styles.soft}>{words.petition}</p>}
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      <ChoiceField
        label={words.code}
        value={code}
        options={[
          { value: '', label: words.choose },
          ...codes.map((one) => ({ value: one.code, label: codeLabel(one) })),
        ]}
        onValue={(value) => {
          setCode(value);
          setLevel('');
        }}
      />
      {levels && (
        <ChoiceField
          label={words.level}
          value={level}
          options={[
            { value: '', label: words.choose },
            ...levels.map(({ key, worth }) => ({ value: key, label: worth === undefined ? key : `${key}，${worth}` })),
          ]}
          onValue={setLevel}
        />
      )}
      {chosen && levels === undefined && (
        <TextField
          label={words.occurrences}
          type="number"
          min={1}
          max={99}
          value={occurrences}
          onValue={setOccurrences}
        />
      )}
      <TextField
        label={words.day}
        type="date"
        min={from}
        max={to}
        hint={words.dayHint(from, to)}
        value={day}
        onValue={setDay}
      />
      <TextArea label={words.text} hint={words.textHint} value={text} onValue={setText} />
      {day >= from && day <= to && <Same round={round} person={person} day={day} value={sameAs} onValue={setSameAs} />}
      {refusal === 'event-alike' && (
        <label className={styles.tick}>
          <input type="checkbox" checked={another} onChange={({ target }) => setAnother(target.checked)} />
          <span>{words.another}</span>
        </label>
      )}
      <Files params={params} files={files} change={setFiles} tell={setProblem} />
      <div className={styles.acts}>
        <Action kind="primary" type="submit" busy={busy} disabled={!ready}>
          {words.send}
        </Action>
        <Action onClick={close}>{words.cancel}</Action>
      </div>
    </form>
  );
}

interface SameProps {
  readonly round: string;
  readonly person: string;
  readonly day: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Shown only where something of these days could be the same. */
function Same({ round, person, day, value, onValue }: SameProps) {
  const asked = useAsked('GET /api/rounds/:id/people/:person/events/alike', {
    params: { id: round, person },
    query: { day },
  });
  if (asked.state !== 'here' || asked.value.occurrences.length === 0) return null;
  return (
    <ChoiceField
      label={words.same}
      value={value}
      options={[
        { value: '', label: words.sameNone },
        ...asked.value.occurrences.map((one) => ({ value: one.event, label: words.sameAs(one) })),
      ]}
      onValue={onValue}
    />
  );
}

interface FilesProps {
  readonly params: { readonly id: string; readonly person: string };
  readonly files: readonly Evidence[];
  readonly change: (files: readonly Evidence[]) => void;
  readonly tell: (problem: Problem | undefined) => void;
}

const UPLOAD_TIMEOUT = 120_000;

function Files({ params, files, change, tell }: FilesProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const add = async (chosen: readonly File[]) => {
    setBusy(true);
    let kept = files;
    for (const file of chosen.slice(0, MOST_FILES - files.length)) {
      // Photos are made small, and lose what the camera wrote beside the picture.
      const small = file.type.startsWith('image/') ? await compressed(file) : undefined;
      const body = small === undefined ? file : new File([small], `照片${kept.length + 1}.jpg`, { type: 'image/jpeg' });
      const answer = await call('POST /api/rounds/:id/people/:person/events/files', {
        params,
        body,
        timeout: UPLOAD_TIMEOUT,
      });
      if (!answer.ok) {
        tell(answer.problem);
        break;
      }
      tell(undefined);
      const { sha256, name } = answer.value;
      if (!kept.some((one) => one.sha256 === sha256)) kept = [...kept, { sha256, name }];
    }
    change(kept);
    setBusy(false);
  };
  return (
    <div>
      <p className={controls.label} id={`${id}-label`}>
        {words.files}
      </p>
      <ul>
        {files.map(({ sha256, name }) => (
          <li key={sha256}>
            {name}{' '}
            <Action
              kind="plain"
              aria-label={words.removeFile(name)}
              onClick={() => change(files.filter((one) => one.sha256 !== sha256))}
            >
              去掉
            </Action>
          </li>
        ))}
      </ul>
      {files.length >= MOST_FILES ? (
        <p className={styles.soft}>{words.mostFiles}</p>
      ) : (
        <Action busy={busy} onClick={() => input.current?.click()}>
          {words.addFile}
        </Action>
      )}
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        accept="image/*,.pdf,.docx,.xlsx,.pptx,.txt"
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
