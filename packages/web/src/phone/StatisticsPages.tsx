/** Below 成绩: one's trend and facets, and what one's results were used for. */
import { useAsked } from '../api/queries.ts';
import { useMe } from '../features/sessions/who.tsx';
import { words } from '../features/statistics/copy.ts';
import { TrendView } from '../features/statistics/TrendView.tsx';
import { words as uses } from '../features/uses/copy.ts';
import { OwnUses } from '../features/uses/OwnUses.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';

export function TrendPage() {
  const { person } = useMe();
  return (
    <>
      <Head title={words.trend.own} lead={words.trend.lead} back="/results" />
      <div className={styles.form}>
        {person === undefined ? (
          <Empty icon="results" title={words.trend.none}>
            {words.trend.noneWhat}
          </Empty>
        ) : (
          <Own person={person.id} />
        )}
      </div>
    </>
  );
}

function Own({ person }: { readonly person: string }) {
  const asked = useAsked('GET /api/people/:id/statistics', { params: { id: person } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <TrendView trend={asked.value} />;
}

export function UsesPage() {
  return (
    <>
      <Head title={uses.own.title} lead={uses.own.lead} back="/results" />
      <div className={styles.form}>
        <OwnUses />
      </div>
    </>
  );
}
