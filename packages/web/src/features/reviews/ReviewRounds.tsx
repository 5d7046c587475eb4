/** What somebody has to review, round by round; for both the phone and the console. */
import type { ReactNode } from 'react';
import { useAsked } from '../../api/queries.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type ReviewLine, words } from './copy.ts';
import styles from './reviews.module.css';

interface ReviewRoundsProps {
  /** How this place leads to a round's list. */
  readonly link: (round: string, label: string) => ReactNode;
}

export function ReviewRounds({ link }: ReviewRoundsProps) {
  const asked = useAsked('GET /api/reviews');
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.value.rounds.length === 0)
    return (
      <Empty icon="check" title={words.none}>
        {words.noneWhat}
      </Empty>
    );
  return (
    <ul className={styles.rounds}>
      {asked.value.rounds.map((line) => (
        <li key={`${line.round.id}/${line.stage.key}`} className={styles.round}>
          <div>
            <h2 className={styles.roundName}>{line.round.name}</h2>
            <p className={styles.soft}>
              {words.as(line.roles)}
              {line.forOthers.length > 0 && `，${words.forOthers(line.forOthers.map(({ name }) => name))}`}
            </p>
            <p>{words.counts(line)}</p>
            <p className={styles.soft}>{whenOf(line)}</p>
          </div>
          <div className={line.open > 0 ? styles.go : styles.look}>
            {link(line.round.id, line.open > 0 ? words.open : words.look)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function whenOf({ stage }: ReviewLine): string {
  if (stage.state === 'waiting') return words.begins(spokenDayOf(stage.begins));
  const until = words.until(spokenDayOf(stage.ends));
  return stage.daysLate > 0 ? `${until}，${words.late(stage.daysLate)}` : until;
}
