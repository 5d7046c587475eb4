import { useMe } from '../features/sessions/who.tsx';
import { Empty } from '../ui/states.tsx';
import { spokenDay } from '../ui/today.ts';
import { Page, Section } from './Page.tsx';

export function HomePage() {
  const me = useMe();
  return (
    <Page title="待我办理" lead={`${me.person?.name ?? me.account.name}，今天是${spokenDay(new Date())}`}>
      <Section>
        <Empty icon="check" title="眼下没有等你办理的事">
          需要你填报、审核、测评或确认的事项会按截止时间排在这里，最急的在最上面。
        </Empty>
      </Section>
    </Page>
  );
}
