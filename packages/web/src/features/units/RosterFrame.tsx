/** The screens of units: the tree at the left as of a day, and the unit that was chosen. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Page } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Action } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { words as roster } from '../roster/copy.ts';
import { words } from './copy.ts';
import styles from './roster.module.css';
import type { TreeUnit } from './tree.ts';
import { UnitTree } from './UnitTree.tsx';

interface RosterFrameProps {
  /** The unit whose page this is; absent: none was chosen yet. */
  readonly unit?: string;
  /** Absent: today. */
  readonly day: string | undefined;
  readonly children: (units: readonly TreeUnit[]) => ReactNode;
}

export function RosterFrame({ unit, day, children }: RosterFrameProps) {
  const navigate = useNavigate();
  const asked = useAsked('GET /api/units', { query: day === undefined ? {} : { day } });
  const search = day === undefined ? {} : { day };
  const toDay = (next: string) =>
    void navigate({
      to: unit === undefined ? '/units' : '/units/$id',
      params: { id: unit ?? '' },
      search: next === '' || next === todayHere() ? {} : { day: next },
    });
  if (asked.state === 'loading')
    return (
      <Page title={words.title}>
        <Loading lines={8} />
      </Page>
    );
  if (asked.state === 'failed')
    return (
      <Page title={words.title}>
        <Failure problem={asked.problem} again={asked.again} home={() => void navigate({ to: '/' })} />
      </Page>
    );
  const { units, abilities } = asked.value;
  if (units.length === 0 && day === undefined)
    return (
      <Page title={words.title}>
        <Empty
          icon="people"
          title={words.empty}
          {...(abilities.add
            ? {
                actions: (
                  <Action kind="primary" onClick={() => void navigate({ to: '/imports' })}>
                    {words.toImport}
                  </Action>
                ),
              }
            : {})}
        >
          {abilities.add ? words.emptyLead : words.emptyOther}
        </Empty>
      </Page>
    );
  return (
    <div className={styles.frame}>
      <aside className={styles.side} aria-label={words.tree}>
        <div className={styles.day}>
          <span>{roster.dayLabel}</span>
          <DayPicker label={roster.dayLabel} value={day ?? asked.value.day} onValue={toDay} />
        </div>
        <UnitTree
          units={units}
          selected={unit}
          open={(id) => void navigate({ to: '/units/$id', params: { id }, search })}
        />
      </aside>
      <div className={styles.page}>
        {day !== undefined && (
          <div className={styles.past} role="status">
            {roster.past(spokenDayOf(day))}
            <Action kind="plain" onClick={() => toDay('')}>
              {roster.toToday}
            </Action>
          </div>
        )}
        {children(units)}
      </div>
    </div>
  );
}
