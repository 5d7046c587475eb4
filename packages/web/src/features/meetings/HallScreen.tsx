/** The screen in the hall: what is on, who has come, how far it is. Seen from the last row, and by itself up to date. */
import { useParams } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import { Action, classes } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Bar } from '../polls/ProgressCards.tsx';
import { WallResults } from '../polls/WallResults.tsx';
import { words } from './copy.ts';
import styles from './hall.module.css';
import { useEvery } from './use-every.ts';

const LOOK_EVERY = 3000;
/** What came out of the meeting's polls, once it has been released. */
function HallResults({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/meetings/:id/results', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <div className={styles.results}>
      <WallResults polls={asked.value.polls} />
    </div>
  );
}

/** Items of the agenda that stand around the one that is on. */
const AROUND = 5;

export function HallScreen() {
  const { id } = useParams({ from: '/meetings/$id/screen' });
  const asked = useAsked('GET /api/meetings/:id/screen', { params: { id } });
  useEvery(LOOK_EVERY, asked.state === 'loading' ? {} : asked);
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { title, day, place, state, now, attendance, agenda, polls, resultsShown } = asked.value;
  const running = polls.filter((poll) => poll.state !== 'void');
  const at = Math.max(
    0,
    agenda.findIndex((item) => item.at === 'now'),
  );
  const shown = agenda.slice(Math.max(0, at - 1), Math.max(0, at - 1) + AROUND);
  return (
    <main id="page" className={styles.hall}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p>
          {spokenDayOf(day)} {place}
        </p>
      </header>
      <p className={styles.now} role="status">
        {state === 'planned' ? words.hall.planned : state === 'closed' ? words.hall.closed : now}
      </p>
      {resultsShown ? (
        <HallResults id={id} />
      ) : (
        <div className={styles.parts}>
          {running.length > 0 && (
            <section>
              <h2>{words.hall.polls}</h2>
              <ul>
                {running.map((poll) => (
                  <li key={poll.id}>
                    {poll.title}：{poll.stateName}
                    {poll.received !== undefined && `，${words.pollIn(poll.received, poll.expected)}`}
                    <Bar received={poll.received ?? 0} expected={poll.expected} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {attendance.length > 0 && (
            <section>
              <h2>{words.hall.attendance}</h2>
              <ul>
                {attendance.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{words.hall.agenda}</h2>
            <ol>
              {shown.map((item, place_) => (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: titles may be alike, and nothing is kept in a line
                  key={`${place_}/${item.title}`}
                  className={classes(item.at === 'now' && styles.on, item.at === 'done' && styles.done)}
                  aria-current={item.at === 'now' ? 'step' : undefined}
                >
                  {item.title}
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
      {document.fullscreenEnabled && !document.fullscreenElement && (
        <div className={styles.foot}>
          <Action onClick={() => void document.documentElement.requestFullscreen()}>{words.hall.full}</Action>
        </div>
      )}
    </main>
  );
}
