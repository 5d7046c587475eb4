/** The screens of reviewing on the console, loaded by leaders who have somebody to review. */
import { useParams } from '@tanstack/react-router';
import { useAsked } from '../api/queries.ts';
import { SeatCounters } from '../features/results/SeatCounter.tsx';
import { words } from '../features/reviews/copy.ts';
import { Delegations } from '../features/reviews/Delegations.tsx';
import { ReviewBoard } from '../features/reviews/ReviewBoard.tsx';
import { ReviewRounds } from '../features/reviews/ReviewRounds.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { GoLink } from './lists.tsx';
import { Page, Section } from './Page.tsx';

export function OwnReviews() {
  return (
    <Page title={words.title} lead={words.lead}>
      <Section>
        <ReviewRounds link={(round, label) => <GoLink href={`/reviews/${round}`}>{label}</GoLink>} />
      </Section>
      <Section title={words.delegation.title}>
        <Delegations />
      </Section>
    </Page>
  );
}

export function OneReview() {
  const { round } = useParams({ from: '/reviews/$round' });
  const asked = useAsked('GET /api/rounds/:id/reviews', { params: { id: round } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <Page title={asked.value.round.name} lead={<GoLink href="/reviews">{words.back}</GoLink>}>
      <Section title={words.title}>
        <ReviewBoard
          reviews={asked.value}
          layout="grid"
          {...(asked.value.abilities.seats && {
            counter: (
              <SeatCounters round={round} link={(label) => <GoLink href={`/rounds/${round}/seats`}>{label}</GoLink>} />
            ),
          })}
        />
      </Section>
    </Page>
  );
}
