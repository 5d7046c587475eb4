/** 逐级评鉴 on the phone: which rounds, and one round's people. Below “今日”. */
import { useAsked } from '../api/queries.ts';
import { SeatCounters } from '../features/results/SeatCounter.tsx';
import { words } from '../features/reviews/copy.ts';
import { Delegations } from '../features/reviews/Delegations.tsx';
import { ReviewBoard } from '../features/reviews/ReviewBoard.tsx';
import { ReviewRounds } from '../features/reviews/ReviewRounds.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import { linkTo, useRoute } from './route.ts';

export function ReviewsPage() {
  return (
    <>
      <Head title={words.title} lead={words.lead} back="/" />
      <div className={styles.form}>
        <ReviewRounds link={(round, label) => <a {...linkTo(`/reviews/${round}`)}>{label}</a>} />
        <h2>{words.delegation.title}</h2>
        <Delegations />
      </div>
    </>
  );
}

/** `/reviews/<round>` */
export function ReviewPage() {
  const [, , round = ''] = useRoute().split('/');
  const asked = useAsked('GET /api/rounds/:id/reviews', { params: { id: round } });
  return (
    <>
      <Head title={words.title} {...(asked.state === 'here' ? { lead: asked.value.round.name } : {})} back="/reviews" />
      <div className={styles.form}>
        {asked.state === 'loading' && <Loading lines={8} />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && (
          <ReviewBoard
            reviews={asked.value}
            layout="rows"
            {...(asked.value.abilities.seats && {
              counter: <SeatCounters round={round} link={(label) => <a {...linkTo(`/seats/${round}`)}>{label}</a>} />,
            })}
          />
        )}
      </div>
    </>
  );
}
