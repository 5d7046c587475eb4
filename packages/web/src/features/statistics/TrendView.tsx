/** One person over the rounds, for PC and phone. */
import { call } from '../../api/call.ts';
import { Empty } from '../../ui/states.tsx';
import { type Trend, words } from './copy.ts';
import { ExportButton } from './ExportButton.tsx';
import { Radar } from './Radar.tsx';
import styles from './statistics.module.css';
import { TrendChart } from './TrendChart.tsx';

const { trend: says } = words;

export function TrendView({ trend }: { readonly trend: Trend }) {
  const { person, rounds, facets } = trend;
  if (rounds.length === 0)
    return (
      <Empty icon="results" title={says.none}>
        {says.noneWhat}
      </Empty>
    );
  return (
    <div className={styles.person}>
      <section className={styles.part}>
        <h2 className={styles.heading}>{says.score}</h2>
        <TrendChart rounds={rounds} />
        <p className={styles.note}>{says.axis}</p>
        <table className={styles.narrowTable}>
          <caption className="unseen">{says.table}</caption>
          <thead>
            <tr>
              <th scope="col">{says.round}</th>
              <th scope="col" className={styles.number}>
                {words.score}
              </th>
              <th scope="col">{words.grade}</th>
              <th scope="col">{words.rank}</th>
            </tr>
          </thead>
          <tbody>
            {[...rounds].reverse().map(({ round, total, grade, rank, of, pool }) => (
              <tr key={round.id}>
                <th scope="row">{round.name}</th>
                <td className={styles.number}>{total}</td>
                <td className={styles.keep}>{grade}</td>
                <td>{rank === undefined ? '' : says.rankIn(rank, of, pool)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {facets && facets.facets.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.heading}>{says.facets}</h2>
          <p className={styles.note}>
            {says.facetsOf(facets.round.name)}
            {facets.people === undefined ? says.facetsAlone : says.facetsMean(facets.people)}
          </p>
          <div className={styles.beside}>
            <Radar facets={facets.facets} />
            <table className={styles.narrowTable}>
              <caption className="unseen">{says.facets}</caption>
              <thead>
                <tr>
                  <th scope="col">{says.facet}</th>
                  <th scope="col" className={styles.number}>
                    {says.own_}
                  </th>
                  <th scope="col" className={styles.number}>
                    {says.alike}
                  </th>
                </tr>
              </thead>
              <tbody>
                {facets.facets.map(({ facet, value, mean }) => (
                  <tr key={facet}>
                    <th scope="row">{facet}</th>
                    <td className={styles.number}>{value}</td>
                    <td className={styles.number}>{mean}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <ExportButton
        name={`${says.title(person.name)}.xlsx`}
        fetch={() => call('GET /api/people/:id/statistics/export', { params: { id: person.id } })}
      />
    </div>
  );
}
