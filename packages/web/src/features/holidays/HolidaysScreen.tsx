/** The days off of a year: which, where each comes from, who entered them; entered anew and undone. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Reasoned } from '../rounds/Reasoned.tsx';
import { Changes } from './Changes.tsx';
import { words, type Year } from './copy.ts';
import { Days } from './Days.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import styles from './holidays.module.css';

/** Around this year: the one before is looked up, two ahead are what is announced at most. */
const yearsAround = (year: number): readonly number[] => [year - 1, year, year + 1, year + 2];

export function HolidaysScreen() {
  const { values, change } = useFilters(['year']);
  const now = Number(todayHere().slice(0, 4));
  const year = /^20\d\d$/.test(values.year) ? Number(values.year) : now;
  const years = [...new Set([...yearsAround(now), year])].sort();
  const asked = useAsked('GET /api/holidays/:year', { params: { year: String(year) } });
  return (
    <Page title={words.title} lead={words.lead}>
      <Section>
        <div className={styles.year}>
          <ChoiceField
            label={words.year}
            value={String(year)}
            options={years.map((one) => ({ value: String(one), label: words.yearOption(one) }))}
            onValue={(value) => change({ year: value })}
          />
        </div>
      </Section>
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && <OneYear key={asked.value.year} page={asked.value} />}
    </Page>
  );
}

function OneYear({ page }: { readonly page: Year }) {
  const queries = useQueryClient();
  const [entering, enter] = useState(false);
  const [undoing, undo] = useState(false);
  return (
    <>
      <Section title={words.yearOption(page.year)}>
        {page.caution !== undefined && <Notice tone="warn">{page.caution}</Notice>}
        {page.days.length > 0 && <p>{words.origin(page.originName, page.source)}</p>}
        {page.days.length > 0 && <Days days={page.days} />}
        {page.abilities.keep && (
          <div className={styles.actions}>
            <Action kind="primary" onClick={() => enter(true)}>
              {words.enter(page.year)}
            </Action>
            {page.abilities.undo && <Action onClick={() => undo(true)}>{words.undo}</Action>}
          </div>
        )}
      </Section>
      {page.history.length > 0 && <History history={page.history} />}
      {entering && <EnterDialog page={page} close={() => enter(false)} />}
      {undoing && (
        <Reasoned
          title={words.undo}
          what={
            <>
              {words.undoWhat}
              <UndoChanges year={page.year} />
            </>
          }
          action={words.undo}
          close={() => undo(false)}
          send={async (reason) => {
            const answer = await call('POST /api/holidays/:year/undoing', {
              params: { year: String(page.year) },
              body: { reason, revision: page.revision },
            });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </>
  );
}

function UndoChanges({ year }: { readonly year: number }) {
  const asked = useAsked('GET /api/holidays/:year/undoing', { params: { year: String(year) } });
  if (asked.state === 'loading') return <Loading lines={2} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <Changes title={words.undoChanges} changes={asked.value.changes} />;
}

function History({ history }: { readonly history: Year['history'] }) {
  return (
    <Section title={words.history}>
      <table className={list.table}>
        <Heads of={[words.source, words.who, words.state]} />
        <tbody>
          {history.map(({ version, source, entered, undone, inForce }) => (
            <tr key={version}>
              <td>{source}</td>
              <td>{words.entered(entered.name, spokenMoment(entered.at))}</td>
              <td>
                {undone === undefined
                  ? inForce
                    ? words.inForce
                    : words.replaced
                  : words.undone(undone.name, spokenMoment(undone.at), undone.because)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
