import { AwaitingList } from '../features/home/AwaitingList.tsx';
import { homeWords } from '../features/home/copy.ts';
import { useMe } from '../features/sessions/who.tsx';
import { spokenDay } from '../ui/today.ts';
import { GoLink } from './lists.tsx';
import { Page, Section } from './Page.tsx';

export function HomePage() {
  const me = useMe();
  return (
    <Page title="待我办理" lead={`${me.person?.name ?? me.account.name}，今天是${spokenDay(new Date())}`}>
      <Section>
        <AwaitingList empty={homeWords.empty} link={(_, words) => <GoLink href={words.to()}>{words.action}</GoLink>} />
      </Section>
    </Page>
  );
}
