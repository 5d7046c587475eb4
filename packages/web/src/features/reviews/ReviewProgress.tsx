/** How far a round's reviews have come, by unit, and whose turn it is; on the round's page of the office. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { type Progress, words } from './copy.ts';
import { GiveDelegation } from './Delegations.tsx';
import styles from './reviews.module.css';

const { progress: says } = words;
type Unit = Progress['units'][number];
/** Leaders of a unit whose turn it is, shown by name. */
const MOST_NAMED = 5;

interface ReviewProgressProps {
  readonly round: string;
  /** May hand over a leader's reviewing for them. */
  readonly runs: boolean;
}

export function ReviewProgress({ round, runs }: ReviewProgressProps) {
  const asked = useAsked('GET /api/rounds/:id/reviews/progress', { params: { id: round } });
  const [handing, hand] = useState<{ readonly id: string; readonly name: string }>();
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { stages, units } = asked.value;
  return (
    <Section title={says.title}>
      {stages.map((stage) => (
        <p key={stage.key} className={`${styles.soft} ${list.above}`}>
          {says.lead(stage.name, stage.reviewed, stage.people)}，
          {stage.state === 'waiting' ? words.begins(spokenDayOf(stage.begins)) : words.until(spokenDayOf(stage.ends))}{' '}
          {stage.daysLate > 0 && <Mark tone="bad">{words.late(stage.daysLate)}</Mark>}
        </p>
      ))}
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{says.unit}</th>
            {rolesOf(units).map((role) => (
              <th key={role} scope="col" className={list.number}>
                {role}
              </th>
            ))}
            <th scope="col" className={list.number}>
              {says.reviewed}
            </th>
            <th scope="col">{says.turns}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.unit.id}>
              <td>{one.unit.name}</td>
              {rolesOf(units).map((role) => {
                const level = one.levels.find((each) => each.role === role);
                return (
                  <td key={role} className={list.number}>
                    {level && says.of(level.passed, level.all)}
                  </td>
                );
              })}
              <td className={list.number}>{says.of(one.reviewed, one.people)}</td>
              <td>
                <Turns unit={one} hand={runs ? hand : undefined} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {handing && <GiveDelegation leader={handing} close={() => hand(undefined)} />}
    </Section>
  );
}

const rolesOf = (units: readonly Unit[]): readonly string[] => {
  const longest = [...units].sort((a, b) => b.levels.length - a.levels.length)[0];
  return longest?.levels.map(({ role }) => role) ?? [];
};

interface TurnsProps {
  readonly unit: Unit;
  readonly hand: ((leader: { readonly id: string; readonly name: string }) => void) | undefined;
}

function Turns({ unit, hand }: TurnsProps) {
  const [all, showAll] = useState(false);
  if (unit.turns.length === 0) return says.done;
  const shown = all ? unit.turns : unit.turns.slice(0, MOST_NAMED);
  const left = unit.turns.length - shown.length;
  return (
    <ul className={styles.turns}>
      {shown.map(({ reviewer, role, open }) => (
        <li key={`${reviewer.id}/${role}`}>
          {says.turn(reviewer.name, role, open)}{' '}
          {hand && (
            <Action kind="plain" aria-label={words.delegation.giveFor(reviewer.name)} onClick={() => hand(reviewer)}>
              {says.delegate}
            </Action>
          )}
        </li>
      ))}
      {left > 0 && (
        <li>
          <Action kind="plain" onClick={() => showAll(true)}>
            {says.more(left)}
          </Action>
        </li>
      )}
    </ul>
  );
}
