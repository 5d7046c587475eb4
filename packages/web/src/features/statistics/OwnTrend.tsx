/** One's own trend and facets; on the phone and on a PC. */
import { useAsked } from '../../api/queries.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { TrendView } from './TrendView.tsx';

export function OwnTrend() {
  const { person } = useMe();
  return person === undefined ? (
    <Empty icon="results" title={words.trend.none}>
      {words.trend.noneWhat}
    </Empty>
  ) : (
    <Trend person={person.id} />
  );
}

function Trend({ person }: { readonly person: string }) {
  const asked = useAsked('GET /api/people/:id/statistics', { params: { id: person } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <TrendView trend={asked.value} />;
}
