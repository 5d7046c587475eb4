/** Fetches the screens below 成绩 when somebody opens one: the first load stays small. */
import { lazy, Suspense } from 'react';
import { Loading } from '../ui/states.tsx';
import styles from './own-file.module.css';

const Screen = lazy(async () => ({ default: (await import('./result-screens.tsx')).ResultScreen }));

export function ResultPages() {
  return (
    <Suspense
      fallback={
        <div className={styles.waiting}>
          <Loading />
        </div>
      }
    >
      <Screen />
    </Suspense>
  );
}

/** Whether a route of the phone is one of theirs. */
export const isResultRoute = (route: string): boolean => /^\/(results\/.|mine\/handling|seats\/)/.test(route);
