/** The order of the meeting: walked through while it runs, rearranged before. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { randomKey } from '../../api/random-key.ts';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, classes, TextField } from '../../ui/controls.tsx';
import { addable, type Meeting, words } from './copy.ts';
import type { PartProps } from './MeetingScreen.tsx';
import styles from './meetings.module.css';
import { moved } from './plan.ts';

type Item = Meeting['agenda'][number];

export function AgendaPart({ meeting, act }: PartProps) {
  const [editing, edit] = useState(false);
  const { agenda, item, state, now } = meeting;
  const runs = meeting.abilities.run && state === 'running';
  const at = agenda.findIndex(({ id }) => id === item);
  const next = agenda[at + 1];
  const goTo = (to: string) =>
    act(call('PUT /api/meetings/:id/item', { params: { id: meeting.id }, body: { item: to } }));
  if (editing)
    return (
      <Section title={words.agenda}>
        <AgendaForm meeting={meeting} act={act} close={() => edit(false)} />
      </Section>
    );
  return (
    <Section title={words.agenda}>
      {now && (
        <p className={styles.say} role="status">
          {now}
        </p>
      )}
      {meeting.abilities.run && state !== 'closed' && (
        <div className={styles.tools}>
          {runs && next && (
            <Action kind="primary" onClick={() => void goTo(next.id)}>
              {words.next}
            </Action>
          )}
          <Action onClick={() => edit(true)}>{words.editAgenda}</Action>
        </div>
      )}
      <ol>
        {agenda.map(({ id, title }, place) => (
          <li
            key={id}
            className={classes(
              styles.row,
              runs && id === item && styles.nowOn,
              (state === 'closed' || (runs && place < at)) && styles.done,
            )}
            aria-current={runs && id === item ? 'step' : undefined}
          >
            <span className={styles.number}>{place + 1}</span>
            <span className={styles.grow}>{title}</span>
            {runs && id === item && <span>{words.on}</span>}
            {runs && id !== item && (
              <Action kind="plain" aria-label={words.goToOf(title)} onClick={() => void goTo(id)}>
                {words.goTo}
              </Action>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface Line {
  readonly key: string;
  readonly id?: string;
  readonly kind: Item['kind'];
  readonly person?: string;
  readonly title: string;
  /** The title is its own, not what follows from the kind. */
  readonly own: boolean;
}

function AgendaForm({ meeting, act, close }: PartProps & { readonly close: () => void }) {
  const [lines, setLines] = useState<readonly Line[]>(() =>
    meeting.agenda.map(({ id, kind, person, title, own }) => ({
      key: id,
      id,
      kind,
      ...(person === undefined ? {} : { person }),
      title,
      own,
    })),
  );
  const [revision] = useState(meeting.revision);
  const [kind, setKind] = useState<Item['kind']>('other');
  const [busy, setBusy] = useState(false);
  const change = (key: string, title: string) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, title, own: true } : line)));
  const save = async () => {
    setBusy(true);
    const items = lines.map(({ id, kind: of, person, title, own }) => ({
      kind: of,
      ...(id === undefined ? {} : { id }),
      ...(person === undefined ? {} : { person }),
      ...(own ? { title } : {}),
    }));
    const params = { id: meeting.id };
    const saved = await act(call('PUT /api/meetings/:id/agenda', { params, body: { revision, items } }));
    setBusy(false);
    if (saved) close();
  };
  return (
    <>
      <ol>
        {lines.map((line, at) => (
          <li key={line.key} className={styles.row}>
            <span className={styles.number}>{at + 1}</span>
            <div className={styles.grow}>
              <TextField
                label={`${words.itemName} ${at + 1}`}
                value={line.title}
                maxLength={100}
                onValue={(title) => change(line.key, title)}
              />
            </div>
            <span className={styles.ends}>
              <Action
                kind="plain"
                disabled={at === 0}
                aria-label={words.upOf(line.title)}
                onClick={() => setLines(moved(lines, at, -1))}
              >
                {words.up}
              </Action>
              <Action
                kind="plain"
                disabled={at === lines.length - 1}
                aria-label={words.downOf(line.title)}
                onClick={() => setLines(moved(lines, at, 1))}
              >
                {words.down}
              </Action>
              <Action
                kind="plain"
                aria-label={words.removeOf(line.title)}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              >
                {words.remove}
              </Action>
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.tools}>
        <ChoiceField
          label={words.addItem}
          value={kind}
          options={addable}
          onValue={(value) => setKind(value as Item['kind'])}
        />
        <Action
          onClick={() => {
            const title = addable.find(({ value }) => value === kind)?.label ?? '';
            setLines([...lines, { key: randomKey(), kind, title, own: kind === 'other' }]);
          }}
        >
          {words.addItem}
        </Action>
      </div>
      <div className={styles.tools}>
        <Action kind="primary" busy={busy} onClick={() => void save()}>
          {words.save}
        </Action>
        <Action onClick={close}>{words.cancel}</Action>
      </div>
    </>
  );
}
