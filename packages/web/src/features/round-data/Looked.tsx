/** What a file would do, row by row; confirmed or dropped. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Answer, Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { type Import, words } from './copy.ts';
import styles from './round-data.module.css';

/** Thousands of rows are recorded in one go. */
const CONFIRM_TIMEOUT = 300_000;
const PAGE = 100;

export function Looked({ id, done }: { readonly id: string; readonly done: () => void }) {
  const asked = useAsked('GET /api/round-imports/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <Plan one={asked.value} done={done} />;
}

function Plan({ one, done }: { readonly one: Import; readonly done: () => void }) {
  const queries = useQueryClient();
  const { counts, abilities } = one;
  const [leaveOut, setLeaveOut] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [finished, finish] = useState(false);
  const params = { id: one.id };
  const send = async (sent: Promise<Answer<unknown>>): Promise<boolean> => {
    setBusy(true);
    const answer = await sent;
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    await queries.invalidateQueries();
    return answer.ok;
  };
  const confirm = async () => {
    const body = { leaveOut };
    if (await send(call('POST /api/round-imports/:id/confirmation', { params, body, timeout: CONFIRM_TIMEOUT })))
      finish(true);
  };
  if (finished || one.state !== 'planned')
    return (
      <>
        <Notice tone="good">{finished ? words.done(counts.new + counts.replaces) : one.stateName}</Notice>
        <Action onClick={done}>{words.choose}</Action>
      </>
    );
  return (
    <>
      <p>
        <strong>{one.fileName}</strong>：{words.counts(counts)}
      </p>
      {one.notes.map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
      <Rows id={one.id} refused={counts.refused > 0} />
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <div className={styles.acts}>
        {counts.refused > 0 && (
          <label className={styles.tick}>
            <input type="checkbox" checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)} />
            <span>{words.leaveOut(counts.refused)}</span>
          </label>
        )}
        {abilities.confirm && (
          <Action
            kind="primary"
            busy={busy}
            disabled={counts.new + counts.replaces === 0 || (counts.refused > 0 && !leaveOut)}
            onClick={() => void confirm()}
          >
            {words.confirm}
          </Action>
        )}
        {abilities.drop && (
          <Action
            onClick={async () => {
              if (await send(call('DELETE /api/round-imports/:id', { params }))) done();
            }}
          >
            {words.drop}
          </Action>
        )}
      </div>
    </>
  );
}

function Rows({ id, refused }: { readonly id: string; readonly refused: boolean }) {
  const [outcome, setOutcome] = useState<'refused' | ''>(refused ? 'refused' : '');
  const [shown, show] = useState(1);
  return (
    <>
      {refused && (
        <ChoiceField
          label={words.show}
          value={outcome}
          options={[
            { value: 'refused', label: words.refusedFirst },
            { value: '', label: words.allRows },
          ]}
          onValue={(value) => {
            setOutcome(value === 'refused' ? 'refused' : '');
            show(1);
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too. */}
      <section className={styles.scroll} aria-label={words.steps[1]} tabIndex={0}>
        <table className={list.table}>
          <Heads of={[words.where, words.who, words.says, words.outcome]} />
          {Array.from({ length: shown }, (_, page) => (
            <PageOfRows
              // biome-ignore lint/suspicious/noArrayIndexKey: pages have nothing else to be known by, and never change places.
              key={page}
              id={id}
              outcome={outcome}
              after={page * PAGE}
              last={page === shown - 1}
              more={() => show(shown + 1)}
            />
          ))}
        </table>
      </section>
    </>
  );
}

interface PageOfRowsProps {
  readonly id: string;
  readonly outcome: 'refused' | '';
  readonly after: number;
  readonly last: boolean;
  readonly more: () => void;
}

function PageOfRows({ id, outcome, after, last, more }: PageOfRowsProps) {
  const asked = useAsked('GET /api/round-imports/:id/rows', {
    params: { id },
    query: { after, ...(outcome === '' ? {} : { outcome }) },
  });
  return (
    <tbody>
      {asked.state === 'loading' && (
        <tr>
          <td colSpan={4}>
            <Loading lines={3} />
          </td>
        </tr>
      )}
      {asked.state === 'failed' && (
        <tr>
          <td colSpan={4}>
            <Failure problem={asked.problem} again={asked.again} />
          </td>
        </tr>
      )}
      {asked.state === 'here' && asked.value.rows.length === 0 && (
        <tr>
          <td colSpan={4}>{words.nothing}</td>
        </tr>
      )}
      {asked.state === 'here' &&
        asked.value.rows.map((row) => (
          <tr key={`${row.sheet}/${row.row}/${row.table}`}>
            <td className={list.keep}>{words.place(row.sheet, row.row)}</td>
            <td>{row.who}</td>
            <td>{row.says}</td>
            <td>
              <span className={row.outcome === 'refused' ? styles.bad : undefined}>{row.outcomeName}</span>
              {row.before && `，${words.before(row.before)}`}
              {row.reasons.map((reason) => (
                <p key={reason} className={styles.soft}>
                  {reason}
                </p>
              ))}
            </td>
          </tr>
        ))}
      {asked.state === 'here' && last && asked.value.next !== undefined && (
        <tr>
          <td colSpan={4}>
            <Action kind="plain" onClick={more}>
              {words.more}
            </Action>
          </td>
        </tr>
      )}
    </tbody>
  );
}
