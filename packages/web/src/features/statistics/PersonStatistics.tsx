/** Somebody's trend on a PC. */
import { useParams } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { TrendView } from './TrendView.tsx';

export function PersonStatistics() {
  const { id } = useParams({ from: '/statistics/people/$id' });
  const asked = useAsked('GET /api/people/:id/statistics', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <Page
      title={words.trend.title(asked.value.person.name)}
      lead={words.trend.lead}
      actions={<GoLink href="/statistics">{words.title}</GoLink>}
    >
      <Section>
        <TrendView trend={asked.value} />
      </Section>
    </Page>
  );
}
