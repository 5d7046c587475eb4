/** One entry, to write or to read: what both the phone's and the console's page of it show. */
import { type ReactNode, useState } from 'react';
import { Notice } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Away } from './Away.tsx';
import { type Entry, words } from './copy.ts';
import { EntryRead } from './EntryRead.tsx';
import { LogEditor } from './LogEditor.tsx';
import styles from './logs.module.css';
import type { useEntryAsked } from './use-weeks.ts';

interface EntryPartProps {
  readonly asked: ReturnType<typeof useEntryAsked>;
  /** How this place leads back to the list. */
  readonly back: ReactNode;
}

export function EntryPart({ asked, back }: EntryPartProps) {
  const [sent, setSent] = useState<Entry>();
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const entry: Entry = asked.value;
  if (sent !== undefined)
    return (
      <div className={styles.form}>
        <Notice tone="good">{sent.state === 'late' ? words.sentLate(sent.stateName) : words.sent}</Notice>
        <EntryRead entry={sent} />
        <p>{back}</p>
      </div>
    );
  if (!entry.abilities.write)
    return (
      <div className={styles.form}>
        {entry.because && <Notice tone="warn">{entry.because}</Notice>}
        <EntryRead entry={entry} />
      </div>
    );
  return (
    <>
      {asked.kept && <Away>{words.offline}</Away>}
      <p className={styles.due}>
        {stateOf(entry)}。{entry.entry.counted}
      </p>
      <LogEditor entry={entry} sent={setSent} />
    </>
  );
}

function stateOf({ state, stateName, due }: Entry): string {
  if (state === 'missing') return words.wasDue(stateName, spokenDayOf(due));
  return state === 'open' ? `${stateName}，${words.until(spokenDayOf(due))}` : stateName;
}
