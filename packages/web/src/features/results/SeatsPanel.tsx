/** The seats of the best grade, unit by unit, always in view, for leaders who may swap people in it. For console and phone alike. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { AskDialog } from '../../ui/AskDialog.tsx';
import { Action, ChoiceField, classes } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type SeatUnit, words } from './copy.ts';
import { Counter } from './SeatCounter.tsx';
import styles from './seats.module.css';

const { seats: says } = words;

export function SeatsPanel({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/seats', { params: { id: round } });
  const [swapping, swap] = useState<SeatUnit>();
  if (asked.state === 'loading') return <Loading />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { organizations } = asked.value;
  if (organizations.length === 0) return <Empty title={says.none}>{says.noneWhat}</Empty>;
  return (
    <div className={styles.panel}>
      {organizations.map((unit) => (
        <section key={unit.organization.id} className={styles.unit}>
          <div className={styles.counter}>
            <h2>{unit.organization.name}</h2>
            <Counter unit={unit} />
            {unit.swaps ? (
              <Action onClick={() => swap(unit)}>{says.swap}</Action>
            ) : (
              <span className={styles.soft}>{says.closed}</span>
            )}
          </div>
          <ul className={styles.people} aria-label={says.people}>
            {unit.lines.map(({ person, total, grade, because }) => (
              <li key={person.id} className={classes(grade === unit.level && styles.best)}>
                <span>{person.name}</span>
                <span className={styles.soft}>{total ?? says.noTotal}</span>
                <span className={styles.grade}>{grade ?? says.noGrade}</span>
                {because !== undefined && (
                  <details className={styles.why}>
                    <summary aria-label={says.whyOf(person.name)}>{says.why}</summary>
                    <p>{because}</p>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {swapping && <SwapDialog round={round} unit={swapping} close={() => swap(undefined)} />}
    </div>
  );
}

interface SwapDialogProps {
  readonly round: string;
  readonly unit: SeatUnit;
  readonly close: () => void;
}

function SwapDialog({ round, unit, close }: SwapDialogProps) {
  const { level, levels, lines, seats, taken, organization } = unit;
  const queries = useQueryClient();
  const [into, setInto] = useState('');
  const [out, setOut] = useState('');
  const [reason, setReason] = useState('');
  const free = seats !== undefined && taken !== undefined && taken < seats;
  const option = ({ person, total }: SeatUnit['lines'][number]) => ({
    value: person.id,
    label: total === undefined ? person.name : `${person.name}（${total}）`,
  });
  const outside = lines.filter(({ grade }) => grade !== undefined && grade !== level && levels.includes(grade));
  const inside = lines.filter(({ grade }) => grade === level);
  const ready = into !== '' && (out !== '' || free) && reason.trim() !== '';
  return (
    <AskDialog
      title={says.swapTitle(organization.name)}
      what={says.swapWhat}
      action={says.save}
      ready={ready}
      close={close}
      send={async (idempotencyKey) => {
        const answer = await call('POST /api/rounds/:id/swaps', {
          params: { id: round },
          body: { in: into, ...(out === '' ? {} : { out }), reason: reason.trim() },
          idempotencyKey,
        });
        // Who was slower sees why: the list behind is that of the one who was quicker.
        await queries.invalidateQueries();
        return answer.ok ? undefined : answer.problem;
      }}
    >
      <ChoiceField
        label={says.into(level)}
        value={into}
        onValue={setInto}
        options={[{ value: '', label: says.choose }, ...outside.map(option)]}
      />
      <ChoiceField
        label={says.out(level)}
        value={out}
        onValue={setOut}
        options={[{ value: '', label: free ? says.noOut : says.choose }, ...inside.map(option)]}
      />
      <Labelled label={says.reason}>
        {(id) => (
          <textarea
            id={id}
            className={styles.text}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
    </AskDialog>
  );
}
