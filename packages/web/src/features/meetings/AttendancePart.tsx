/** Who has come, by group: a number that a clerk types, or names that are ticked. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Section } from '../../console/Page.tsx';
import { Checkbox } from '../../ui/antd/face.ts';
import { Action, TextField } from '../../ui/controls.tsx';
import { type Meeting, words } from './copy.ts';
import type { PartProps } from './MeetingScreen.tsx';
import styles from './meetings.module.css';

type Group = Meeting['attendance']['groups'][number];

export function AttendancePart({ meeting, act }: PartProps) {
  const { attendance } = meeting;
  const edits = meeting.abilities.run && meeting.state !== 'closed';
  return (
    <Section title={words.attendance}>
      <p className={styles.say} role="status">
        {attendance.sentence}
      </p>
      {edits &&
        attendance.groups.map((group) => (
          <GroupCount key={`${group.id}/${group.arrived}`} meeting={meeting} group={group} act={act} />
        ))}
    </Section>
  );
}

function GroupCount({ meeting, group, act }: PartProps & { readonly group: Group }) {
  const [arrived, setArrived] = useState(group.arrived === undefined ? '' : String(group.arrived));
  const [ticks, setTicks] = useState(false);
  const [came, setCame] = useState<ReadonlySet<string>>(
    () => new Set(group.people.filter((person) => person.arrived).map(({ id }) => id)),
  );
  const [busy, setBusy] = useState(false);
  const params = { id: meeting.id, group: group.id };
  const send = async (body: { arrived: number } | { people: string[] }) => {
    setBusy(true);
    await act(call('PUT /api/meetings/:id/attendance/:group', { params, body }));
    setBusy(false);
  };
  const count = () => {
    if (arrived !== '' && Number(arrived) !== group.arrived) void send({ arrived: Number(arrived) });
  };
  return (
    <div className={styles.row}>
      <div className={styles.middle}>
        <TextField
          label={words.arrived(group.name)}
          inputMode="numeric"
          value={arrived}
          onValue={(text) => setArrived(text.replace(/\D/g, ''))}
          onKeyDown={(event) => event.key === 'Enter' && count()}
        />
      </div>
      <Action busy={busy} disabled={arrived === ''} aria-label={`${words.counted}：${group.name}`} onClick={count}>
        {words.counted}
      </Action>
      <span className={styles.soft}>{group.sentence}</span>
      {group.people.length > 0 && (
        <span className={styles.ends}>
          <Action kind="plain" aria-label={words.tickOf(group.name)} onClick={() => setTicks(!ticks)}>
            {words.tick}
          </Action>
        </span>
      )}
      {ticks && (
        <div className={styles.names}>
          {group.people.map(({ id, name, post }) => (
            <Checkbox
              key={id}
              checked={came.has(id)}
              onChange={({ target }) => {
                const next = new Set(came);
                if (target.checked) next.add(id);
                else next.delete(id);
                setCame(next);
              }}
            >
              {name}
              {post && <span className={styles.soft}>（{post}）</span>}
            </Checkbox>
          ))}
          <Action kind="plain" onClick={() => setCame(new Set(group.people.map(({ id }) => id)))}>
            {words.all}
          </Action>
          <Action busy={busy} onClick={() => void send({ people: [...came] })}>
            {words.counted}
          </Action>
        </div>
      )}
    </div>
  );
}
