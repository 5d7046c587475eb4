/** What awaits somebody, the most pressing on top; the same on the console and on the phone. */
import type { ReactNode } from 'react';
import { isUnreached, useAsked } from '../../api/queries.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { OwnBallot } from '../draws/OwnBallot.tsx';
import { isHere } from '../draws/own-ballots.ts';
import { useMe } from '../sessions/who.tsx';
import styles from './awaiting.module.css';
import { awaitingWords, homeWords, type Item } from './copy.ts';

interface AwaitingListProps {
  /** How this place leads there; undefined: it is done elsewhere. */
  readonly link: (item: Item, words: (typeof awaitingWords)[Item['kind']]) => ReactNode | undefined;
  readonly empty: string;
  /** What can be done here where nothing reaches the server. */
  readonly unreached?: ReactNode;
}

const icons: Partial<Record<Item['kind'], IconName>> = {
  'password-due': 'key',
  'report-returned': 'record',
  'report-due': 'record',
  'log-this-week': 'record',
  'log-due': 'record',
  'log-late': 'warn',
  'review-open': 'check',
  'events-to-decide': 'record',
  'events-about-me': 'record',
  'totp-off': 'lock',
  'accounts-locked': 'lock',
  'accounts-refused': 'warn',
  'sign-in-refused': 'warn',
  'people-without-account': 'people',
  'own-data-changed': 'person',
  'passwords-unused': 'key',
  'accounts-idle': 'people',
  'mails-failed': 'mail',
};

export function AwaitingList({ link, empty, unreached }: AwaitingListProps) {
  const asked = useAsked('GET /api/home');
  const polls = useAsked('GET /api/me/polls');
  const account = useMe().account.id;
  const failed = asked.state === 'failed' ? asked : polls.state === 'failed' ? polls : undefined;
  if (failed !== undefined)
    return (
      <Failure
        problem={failed.problem}
        again={failed.again}
        {...(isUnreached(failed.problem) ? { instead: unreached } : {})}
      />
    );
  if (asked.state !== 'here' || polls.state !== 'here') return <Loading lines={4} />;
  const ballots = polls.value.polls.filter((poll) => isHere(account, poll));
  if (asked.value.items.length === 0 && ballots.length === 0)
    return (
      <Empty icon="check" title={empty}>
        {homeWords.emptyWhat}
      </Empty>
    );
  return (
    <ul className={styles.list}>
      {ballots.map((poll) => (
        <OwnBallot key={`${poll.poll}/${poll.electorate}`} poll={poll} account={account} />
      ))}
      {asked.value.items.map((item) => {
        const words = awaitingWords[item.kind];
        return (
          <li key={item.kind} className={styles.item}>
            <span className={styles.icon}>
              <Icon name={icons[item.kind] ?? 'today'} />
            </span>
            <div>
              <h2 className={styles.title}>
                {`${words.title(item.count)} `}
                {item.until && <span className={styles.until}>{homeWords.until(spokenDayOf(item.until))}</span>}
              </h2>
              <p className={styles.what}>{words.what}</p>
            </div>
            <div className={styles.go}>
              {link(item, words) ?? <span className={styles.elsewhere}>{homeWords.atComputer}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
