/** Below 成绩: one's trend and facets, and what one's results were used for. */
import { words } from '../features/statistics/copy.ts';
import { OwnTrend } from '../features/statistics/OwnTrend.tsx';
import { words as uses } from '../features/uses/copy.ts';
import { OwnUses } from '../features/uses/OwnUses.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import { phonePlace } from './own-place.tsx';

export function TrendPage() {
  return phonePlace.frame({ title: words.trend.own, lead: words.trend.lead, back: '' }, <OwnTrend />);
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
