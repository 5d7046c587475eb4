/** How many messages are unread. Asked when the page is opened and looked at again, not by the clock: that would keep a session alive. */
import type { ReactNode } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMe } from '../sessions/who.tsx';
import { shortCount, words } from './copy.ts';
import styles from './messages.module.css';

interface BellProps {
  /** How this place leads to the messages. */
  readonly link: (inside: ReactNode) => ReactNode;
}

/** Nothing for an account of nobody in the roster. */
export function Bell({ link }: BellProps) {
  return useMe().abilities.includes('messages.own') ? <OwnBell link={link} /> : null;
}

function OwnBell({ link }: BellProps) {
  const asked = useAsked('GET /api/messages/unread');
  const unread = asked.state === 'here' ? asked.value.unread : 0;
  return link(
    <span className={styles.bell}>
      <Icon name="bell" size={22} />
      <span className="unseen">{words.bell(unread)}</span>
      {unread > 0 && (
        <span className={styles.badge} aria-hidden="true">
          {shortCount(unread)}
        </span>
      )}
    </span>,
  );
}
