/** How often results were used in a year, by unit and kind; a number opens its list. */
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Empty } from '../../ui/states.tsx';
import { type Summary, words } from './copy.ts';
import { KindBars } from './KindBars.tsx';
import styles from './uses.module.css';

interface SumsPartProps {
  readonly summary: Summary;
  readonly open: (organization: string, kind: string, effect: string) => void;
}

export function SumsPart({ summary, open }: SumsPartProps) {
  const { kinds, units, all } = summary;
  const uses = all.positive + all.negative;
  if (uses === 0 && all.people === 0)
    return (
      <Empty icon="results" title={words.none}>
        {words.noneWhat}
      </Empty>
    );
  const row = (unit: { readonly id: string; readonly name: string }, sum: Summary['all']) => {
    const number = (some: number, what: string, kind = '', effect = '') => (
      <td key={what} className={styles.number}>
        {some === 0 ? (
          <span className={styles.zero}>0</span>
        ) : (
          <Action
            kind="plain"
            aria-label={words.open(unit.name, what, some)}
            onClick={() => open(unit.id, kind, effect)}
          >
            {some}
          </Action>
        )}
      </td>
    );
    return (
      <tr key={unit.id} className={unit.id === '' ? styles.sum : undefined}>
        <th scope="row">{unit.name}</th>
        <td className={styles.number}>{sum.people}</td>
        <td className={styles.number}>{sum.reached}</td>
        {kinds.map(({ key, name }, at) => number(sum.counts[at] ?? 0, name, key))}
        {number(sum.positive, words.positive, '', 'positive')}
        {number(sum.negative, words.negative, '', 'negative')}
        {number(sum.positive + sum.negative, words.sum)}
      </tr>
    );
  };
  return (
    <>
      <Section>
        <p className={styles.lead}>{words.counted(uses, all.positive, all.negative, all.people)}</p>
        <KindBars summary={summary} />
      </Section>
      <Section title={words.unit}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too. */}
        <section className={styles.scroll} aria-label={words.title} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.unit}</th>
                {[
                  words.people,
                  words.reached,
                  ...kinds.map(({ name }) => name),
                  words.positive,
                  words.negative,
                  words.sum,
                ].map((head) => (
                  <th key={head} scope="col" className={styles.number}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map(({ unit, ...sum }) => row(unit, sum))}
              {row({ id: '', name: words.sum }, all)}
            </tbody>
          </table>
        </section>
      </Section>
    </>
  );
}
