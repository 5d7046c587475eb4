/** Who keeps out of what, and why; the office enters more, and takes back with a reason. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice, TextField } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import type { JuryPage } from './form.ts';
import styles from './juries.module.css';
import { Reasoned } from './Reasoned.tsx';

type Recusal = JuryPage['recusals'][number];
type Kind = keyof typeof words.recusals.kinds;

export function Recusals({ page, again }: { readonly page: JuryPage; readonly again: () => void }) {
  const say = words.recusals;
  const [undoing, setUndoing] = useState<Recusal>();
  const undoable = ({ subject }: Recusal) =>
    page.abilities.lead && page.subjects.some(({ id, state }) => id === subject && state !== 'ended');
  return (
    <Section title={say.title}>
      {page.recusals.length === 0 && <p className={styles.hint}>{say.none}</p>}
      <ul className={styles.list}>
        {page.recusals.map((one) => (
          <li key={one.sentence}>
            <span>{one.sentence}</span>
            {undoable(one) && (
              <Action kind="plain" aria-label={say.undoTitle(one.sentence)} onClick={() => setUndoing(one)}>
                {say.undo}
              </Action>
            )}
          </li>
        ))}
      </ul>
      {page.abilities.lead && <Entering page={page} again={again} />}
      {undoing && (
        <Reasoned
          title={say.undo}
          lead={say.undoTitle(undoing.sentence)}
          action={say.undo}
          asks
          close={() => setUndoing(undefined)}
          act={async (reason = '') => {
            const params = { id: page.id, subject: undoing.subject, juror: undoing.juror };
            const answer = await call('POST /api/juries/:id/subjects/:subject/recusals/:juror/undoing', {
              params,
              body: { reason },
            });
            if (!answer.ok) return answer.problem;
            setUndoing(undefined);
            again();
            return undefined;
          }}
        />
      )}
    </Section>
  );
}

function Entering({ page, again }: { readonly page: JuryPage; readonly again: () => void }) {
  const say = words.recusals;
  const open = page.subjects.filter(({ state }) => state !== 'ended');
  const [juror, setJuror] = useState(page.jurors[0]?.id ?? '');
  const [subject, setSubject] = useState(open[0]?.id ?? '');
  const [kind, setKind] = useState<Kind>('kin');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem>();
  if (open.length === 0) return null;
  const chosen = open.some(({ id }) => id === subject) ? subject : (open[0]?.id ?? '');
  const enter = async () => {
    const answer = await call('POST /api/juries/:id/subjects/:subject/recusals', {
      params: { id: page.id, subject: chosen },
      body: { juror, kind, note },
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) again();
  };
  return (
    <>
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <div className={styles.adding}>
        <ChoiceField
          label={say.juror}
          value={juror}
          options={page.jurors.map(({ id, name, line }) => ({ value: id, label: `${name} ${line}` }))}
          onValue={setJuror}
        />
        <ChoiceField
          label={say.subject}
          value={chosen}
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={setSubject}
        />
        <ChoiceField
          label={say.kind}
          value={kind}
          options={Object.entries(say.kinds).map(([value, label]) => ({ value, label }))}
          onValue={(value) => setKind(value as Kind)}
        />
        <TextField label={say.note} maxLength={200} value={note} onValue={setNote} />
        <Action onClick={() => void enter()}>{say.add}</Action>
      </div>
    </>
  );
}
