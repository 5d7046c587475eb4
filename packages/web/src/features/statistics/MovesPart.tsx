/** How ranks and grades have moved since another round; a number opens the names behind it. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { type Moves, words } from './copy.ts';
import { Slopes } from './Slopes.tsx';
import styles from './statistics.module.css';

const { moves: says } = words;
/** More lines than these can't be told apart. */
const MOST_LINES = 60;

interface MovesPartProps {
  readonly round: string;
  readonly since: string;
  readonly organization: string;
}

export function MovesPart({ round, since, organization }: MovesPartProps) {
  const asked = useAsked('GET /api/rounds/:id/statistics/moves', {
    params: { id: round },
    query: { since, ...(organization === '' ? {} : { organization }) },
  });
  const [only, narrow] = useState<Pair>();
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const moves = asked.value;
  const { up, down, same, apart } = moves.counts;
  const pools = new Set(moves.people.map(({ after }) => after.pool));
  const drawn = moves.people.length <= MOST_LINES && pools.size === 1;
  return (
    <>
      <Section>
        <p>{says.counts(up, down, same, apart)}</p>
        <Matrix moves={moves} open={narrow} />
      </Section>
      <Section title={says.slope}>
        {drawn ? (
          <>
            <p className={styles.note}>{says.slopeWhat(moves.before.name, moves.after.name)}</p>
            <Slopes people={moves.people} />
          </>
        ) : (
          <p className={styles.note}>{says.tooMany}</p>
        )}
      </Section>
      <Section title={says.list}>
        <List moves={moves} only={only} all={() => narrow(undefined)} />
      </Section>
    </>
  );
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

interface MatrixProps {
  readonly moves: Moves;
  readonly open: (pair: Pair) => void;
}

function Matrix({ moves: { levels, grades }, open }: MatrixProps) {
  const of = (from: string, to: string) => grades.find((one) => one.from === from && one.to === to)?.people ?? 0;
  return (
    <section className={styles.scroll}>
      <table className={styles.heat}>
        <caption className={styles.caption}>{says.grades}</caption>
        <thead>
          <tr>
            <th scope="col">{says.from}</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((from) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {levels.map((to) => (
                <td key={to} className={from === to ? styles.stays : undefined}>
                  {of(from, to) === 0 ? (
                    <span className={styles.zero}>0</span>
                  ) : (
                    <Action
                      kind="plain"
                      aria-label={says.cell(from, to, of(from, to))}
                      onClick={() => open({ from, to })}
                    >
                      {of(from, to)}
                    </Action>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const changeOf = (places: number | undefined): string =>
  places === undefined ? says.apart : places > 0 ? says.up(places) : places < 0 ? says.down(-places) : says.same;

interface ListProps {
  readonly moves: Moves;
  readonly only: Pair | undefined;
  readonly all: () => void;
}

function List({ moves, only, all }: ListProps) {
  const heads = [words.name, words.at, says.from, says.to, says.change];
  const shown = ({ grade, rank }: Moves['people'][number]['before']) =>
    [grade, rank === undefined ? undefined : `第 ${rank} 名`].filter(Boolean).join('，');
  const people = moves.people.filter(
    ({ before, after }) => only === undefined || (before.grade === only.from && after.grade === only.to),
  );
  return (
    <>
      {only && (
        <p role="status">
          {says.only(only.from, only.to, people.length)}{' '}
          <Action kind="plain" onClick={all}>
            {says.everybody}
          </Action>
        </p>
      )}
      <table className={styles.table}>
        <Heads of={heads} />
        <tbody>
          {[...people]
            .sort((a, b) => Math.abs(b.places ?? 0) - Math.abs(a.places ?? 0))
            .map(({ person, unit, before, after, places }) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td>{unit}</td>
                <td>{shown(before)}</td>
                <td>{shown(after)}</td>
                <td className={styles.keep}>{changeOf(places)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
