import { AwaitingList } from '../features/home/AwaitingList.tsx';
import { homeWords } from '../features/home/copy.ts';
import { words as logs } from '../features/logs/copy.ts';
import { Bell } from '../features/messages/Bell.tsx';
import { useMe } from '../features/sessions/who.tsx';
import { spokenDay } from '../ui/today.ts';
import { Head } from './Head.tsx';
import { linkTo } from './route.ts';
import styles from './shell.module.css';

export function TodayPage() {
  const me = useMe();
  return (
    <>
      <Head
        title={spokenDay(new Date())}
        lead={`${me.person?.name ?? me.account.name}，${me.county.name}`}
        tool={
          <Bell
            link={(inside) => (
              <a className={styles.tool} {...linkTo('/messages')}>
                {inside}
              </a>
            )}
          />
        }
      />
      <AwaitingList
        empty={homeWords.emptyPhone}
        {...(me.abilities.includes('logs.own') ? { unreached: <WriteAnyway /> } : {})}
        link={(_, { phone, action }) => phone && <a {...linkTo(phone)}>{action}</a>}
      />
    </>
  );
}

function WriteAnyway() {
  return (
    <p>
      {logs.offlineToday}
      <a {...linkTo('/record')}>{logs.offlineGo}</a>
    </p>
  );
}
