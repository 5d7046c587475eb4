/** How ranks and grades have moved since another round. */
import { useAsked } from '../../api/queries.ts';
import { Section } from '../../console/Page.tsx';
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
        <Matrix moves={moves} />
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
        <List moves={moves} />
      </Section>
    </>
  );
}

function Matrix({ moves: { levels, grades } }: { readonly moves: Moves }) {
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
                  {of(from, to)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const changeOf = (places: number | undefined): string =>
  places === undefined ? says.apart : places > 0 ? says.up(places) : places < 0 ? says.down(-places) : says.same;

function List({ moves }: { readonly moves: Moves }) {
  const heads = [words.name, words.at, says.from, says.to, says.change];
  const shown = ({ grade, rank }: Moves['people'][number]['before']) =>
    [grade, rank === undefined ? undefined : `第 ${rank} 名`].filter(Boolean).join('，');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...moves.people]
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
  );
}
