import { AwaitingList } from '../features/home/AwaitingList.tsx';
import { homeWords } from '../features/home/copy.ts';
import { useMe } from '../features/sessions/who.tsx';
import { spokenDay } from '../ui/today.ts';
import { Head } from './Head.tsx';
import { linkTo } from './route.ts';

export function TodayPage() {
  const me = useMe();
  return (
    <>
      <Head title={spokenDay(new Date())} lead={`${me.person?.name ?? me.account.name}，${me.county.name}`} />
      <AwaitingList
        empty={homeWords.emptyPhone}
        link={(_, { phone, action }) => phone && <a {...linkTo(phone)}>{action}</a>}
      />
    </>
  );
}
