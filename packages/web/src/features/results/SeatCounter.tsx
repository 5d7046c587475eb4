/** How many seats of the best grade a unit has and how many are taken: in view wherever somebody's choice may take one. */
import type { ReactNode } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Failure } from '../../ui/states.tsx';
import { type SeatUnit, words } from './copy.ts';
import styles from './seats.module.css';

const { seats: says } = words;

interface SeatCountersProps {
  readonly round: string;
  /** To where people are swapped. */
  readonly link: (label: string) => ReactNode;
}

/** Of every unit in which the asking leader may swap, a line each. Only for who may: others are refused. */
export function SeatCounters({ round, link }: SeatCountersProps) {
  const asked = useAsked('GET /api/rounds/:id/seats', { params: { id: round } });
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading' || asked.value.organizations.length === 0) return null;
  const { organizations } = asked.value;
  return (
    <ul className={styles.counters}>
      {organizations.map((unit, i) => (
        <li key={unit.organization.id}>
          {organizations.length > 1 && <span className={styles.soft}>{unit.organization.name}</span>}
          <Counter unit={unit} />
          {i === 0 && link(says.see)}
        </li>
      ))}
    </ul>
  );
}

/** Before everybody is scored nobody knows how many are taken: then it says of how many points are still awaited. */
export function Counter({ unit: { level, seats, taken, unscored } }: { readonly unit: SeatUnit }) {
  if (seats === undefined) return <p className={styles.soft}>{says.unknown}</p>;
  return (
    <p className={styles.count} role="status">
      {taken === undefined ? (
        says.waiting(level, seats, unscored)
      ) : (
        <>
          {says.counter(level, taken, seats)}，<strong>{says.left(seats - taken)}</strong>
        </>
      )}
    </p>
  );
}
