/** A poll on the wall of the hall: how many are in, in large type; after its end the results, if whoever runs the hall shows them. */
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { classes } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { Bar, groupName } from './ProgressCards.tsx';
import { usePulse } from './use-pulse.ts';
import { PollResults } from './WallResults.tsx';
import styles from './wall.module.css';

const route = getRouteApi('/polls/$id/screen');
const { wall: says } = words;

export function WallScreen() {
  const { id } = route.useParams();
  const poll = useAsked('GET /api/polls/:id', { params: { id } });
  const progress = useAsked('GET /api/polls/:id/progress', { params: { id } });
  const state = progress.state === 'here' ? progress.value.state : undefined;
  const stale = usePulse('GET /api/polls/:id/progress', state === 'open' || state === 'draft');
  const [shown, show] = useState(false);
  const failed = poll.state === 'failed' ? poll : progress.state === 'failed' ? progress : undefined;
  if (poll.state !== 'here' || progress.state !== 'here')
    return (
      <main className={styles.wall}>
        {failed ? <Failure problem={failed.problem} again={failed.again} /> : <Loading lines={6} />}
      </main>
    );
  const { received, expected, electorates } = progress.value;
  const ended = state === 'closed';
  return (
    <main className={classes(styles.wall, styles.dark)}>
      <header className={styles.head}>
        <h1 className={styles.title}>{poll.value.title}</h1>
        <p className={styles.state} role="status">
          {stale ? says.stale : says[progress.value.state]}
        </p>
      </header>
      {shown && ended ? (
        <PollResults id={id} />
      ) : (
        <>
          <p className={styles.total}>
            <span>{says.received}</span>
            <strong className={styles.big}>{received}</strong>
            <span>{says.sheets}</span>
            {expected !== undefined && <span className={styles.of}>{says.of(expected)}</span>}
          </p>
          <div className={styles.bar}>
            <Bar received={received} expected={expected} />
          </div>
          {electorates.length > 1 && (
            <ul className={styles.groups}>
              {electorates.map((group) => (
                <li key={group.id} className={styles.group}>
                  <span>{groupName(group)}</span>
                  <strong>
                    {group.received}
                    {group.expected !== undefined && <span className={styles.small}> / {group.expected}</span>}
                  </strong>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <footer className={styles.foot}>
        <span>{says.secret}</span>
        <span>
          {ended && poll.value.abilities.readResults && (
            <button type="button" className={styles.button} onClick={() => show(!shown)}>
              {shown ? says.hide : says.results}
            </button>
          )}
          {document.fullscreenEnabled && (
            <button
              type="button"
              className={styles.button}
              onClick={() => void document.documentElement.requestFullscreen()}
            >
              {says.full}
            </button>
          )}
        </span>
      </footer>
    </main>
  );
}
