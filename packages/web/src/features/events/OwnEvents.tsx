/** What was proposed and recorded about oneself, in all rounds; and proposing a highlight of one's own. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { EventCard } from './EventCard.tsx';
import styles from './events.module.css';
import { ProposeForm } from './ProposeForm.tsx';

export function OwnEvents() {
  const asked = useAsked('GET /api/events/mine');
  const person = useMe().person?.id ?? '';
  const [proposing, propose] = useState(false);
  const [round, setRound] = useState('');
  const [sent, setSent] = useState(false);
  if (asked.state === 'loading') return <Loading lines={5} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { rounds, events } = asked.value;
  // Where a scheme has nothing that adds there is nothing to propose.
  const open = rounds.filter(({ codes }) => codes.length > 0);
  const at = open.find((one) => one.round.id === round) ?? open[0];
  return (
    <div className={styles.list}>
      {sent && <Notice tone="good">{words.sent}</Notice>}
      {at && !proposing && (
        <div>
          <Action
            kind="primary"
            onClick={() => {
              setSent(false);
              propose(true);
            }}
          >
            {words.proposeOwn}
          </Action>
        </div>
      )}
      {at && proposing && (
        <section className={styles.event} aria-label={words.proposeOwn}>
          {open.length > 1 && (
            <ChoiceField
              label={words.round}
              value={at.round.id}
              options={open.map((one) => ({ value: one.round.id, label: one.round.name }))}
              onValue={setRound}
            />
          )}
          <ProposeForm
            key={at.round.id}
            round={at.round.id}
            person={person}
            codes={at.codes}
            from={at.from}
            to={at.to}
            own
            done={() => {
              propose(false);
              setSent(true);
            }}
            close={() => propose(false)}
          />
        </section>
      )}
      {events.length === 0 && (
        <Empty icon="record" title={words.ownNone}>
          {words.ownNoneWhat}
        </Empty>
      )}
      <ul className={styles.list}>
        {events.map((event) => (
          <EventCard key={event.id} event={event} named={false} />
        ))}
      </ul>
    </div>
  );
}
