/** One poll, as it stands: a draft to be finished, an open one to be watched, an ended one with its results. */
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page } from '../../console/Page.tsx';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { EndedPoll } from './EndedPoll.tsx';
import { OpenPoll } from './OpenPoll.tsx';
import { PollDraft } from './PollDraft.tsx';

const route = getRouteApi('/polls/$id');

export function PollScreen() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const asked = useAsked('GET /api/polls/:id', { params: { id } });
  const home = () => void navigate({ to: '/polls' });
  if (asked.state === 'here') {
    const { value } = asked;
    if (value.state === 'draft') return <PollDraft poll={value} />;
    return value.state === 'open' ? <OpenPoll poll={value} /> : <EndedPoll poll={value} />;
  }
  return (
    <Page title={words.title} lead={<GoLink href="/polls">{words.back}</GoLink>}>
      {asked.state === 'loading' ? (
        <Loading lines={8} />
      ) : asked.problem.kind === 'forbidden' ? (
        <NoPermission holder={words.noPower} home={home} />
      ) : (
        <Failure problem={asked.problem} again={asked.again} home={home} />
      )}
    </Page>
  );
}
