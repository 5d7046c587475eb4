import { useMe } from '../features/sessions/who.tsx';
import { Empty } from '../ui/states.tsx';
import { spokenDay } from '../ui/today.ts';
import { Head } from './Head.tsx';

export function TodayPage() {
  const me = useMe();
  return (
    <>
      <Head title={spokenDay(new Date())} lead={`${me.person?.name ?? me.account.name}，${me.county.name}`} />
      <Empty icon="check" title="今天没有等你办理的事">
        需要你记录、审核或测评的事项会按截止时间排在这里，最急的在最上面。
      </Empty>
    </>
  );
}
