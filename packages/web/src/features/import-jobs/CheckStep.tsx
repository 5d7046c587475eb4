/** What the import would do: counts, every row with its reason at its cell, those the file is silent about; then the confirmation. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { randomKey } from '../../api/random-key.ts';
import { Section } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { dayBefore } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { words } from './copy.ts';
import { Download } from './Download.tsx';
import type { Import } from './ImportScreen.tsx';
import styles from './imports.module.css';
import { type Outcome, Rows } from './Rows.tsx';

interface StepProps {
  readonly one: Import;
  readonly again: () => void;
}

const outcomes = ['refused', 'create', 'change', 'missing', 'unchanged'] as const;

export function CheckStep({ one, again }: StepProps) {
  const counts = one.counts ?? { create: 0, change: 0, unchanged: 0, refused: 0, missing: 0 };
  const [shown, show] = useState<Outcome>(() => outcomes.find((each) => counts[each] > 0) ?? 'create');
  return (
    <>
      <Section title={words.check.title}>
        <div className={styles.counts} role="tablist" aria-label={words.check.title}>
          {outcomes.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={shown === each}
              className={classes(
                styles.count,
                shown === each && styles.shown,
                each === 'refused' && counts.refused > 0 && styles.wrong,
              )}
              onClick={() => show(each)}
            >
              <span className={styles.figure}>{counts[each]}</span>
              {words.check[each]}
            </button>
          ))}
        </div>
        {shown === 'refused' && counts.refused > 0 && <p className={styles.hint}>{words.check.refusedLead}</p>}
        <Rows key={shown} one={one} outcome={shown} />
        <div className={styles.foot}>
          {one.abilities.findings && (
            <Download
              label={words.check.findings}
              name={words.check.findingsFile(one.fileName)}
              fetch={() => call('GET /api/imports/:id/findings', { params: { id: one.id } })}
            />
          )}
          <ToColumns one={one} />
        </div>
      </Section>
      {one.abilities.apply && <Confirmation one={one} counts={counts} again={again} />}
    </>
  );
}

function ToColumns({ one }: Pick<StepProps, 'one'>) {
  const navigate = useNavigate();
  if (!one.abilities.map || one.mapping === undefined) return null;
  return (
    <Action
      kind="plain"
      onClick={() => void navigate({ to: '/imports/$id', params: { id: one.id }, search: { step: 'columns' } })}
    >
      {words.check.columns}
    </Action>
  );
}

interface ConfirmationProps extends StepProps {
  readonly counts: NonNullable<Import['counts']>;
}

function Confirmation({ one, counts, again }: ConfirmationProps) {
  const navigate = useNavigate();
  const [ends, setEnds] = useState(false);
  const [endOn, setEndOn] = useState(() => dayBefore(one.choices.day));
  const [key] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const ending = ends && counts.missing > 0;
  const nothing = counts.create + counts.change === 0 && !ending;
  const apply = async () => {
    setBusy(true);
    const missing = ending ? { endOn } : ('leave' as const);
    const answer = await call('POST /api/imports/:id/apply', {
      params: { id: one.id },
      body: { missing },
      idempotencyKey: `${key}-${ending ? endOn : 'leave'}`,
    });
    setBusy(false);
    if (answer.ok) again();
    else setProblem(answer.problem);
  };
  const drop = async () => {
    const answer = await call('DELETE /api/imports/:id', { params: { id: one.id } });
    if (answer.ok) await navigate({ to: '/imports' });
    else setProblem(answer.problem);
  };
  return (
    <Section>
      <div className={styles.stack}>
        {counts.missing > 0 && (
          <fieldset className={styles.missing}>
            <legend>{words.check.missingTitle(counts.missing)}</legend>
            <label>
              <input type="radio" name="missing" checked={!ends} onChange={() => setEnds(false)} />
              {words.check.leave}
            </label>
            <label>
              <input type="radio" name="missing" checked={ends} onChange={() => setEnds(true)} />
              {words.check.end}
            </label>
            {ends && (
              <div className={styles.day}>
                <DayPicker label={words.check.endDay} value={endOn} onValue={setEndOn} />
              </div>
            )}
          </fieldset>
        )}
        <div className={styles.follows}>
          <h3>{words.check.willHappen}</h3>
          {nothing ? (
            <p>{counts.refused > 0 && counts.unchanged === 0 ? words.check.onlyWrong : words.check.nothing}</p>
          ) : (
            <ul>
              <li>{words.check.sentence(counts.create, counts.change, spokenDayOf(one.choices.day))}</li>
              {counts.refused > 0 && <li>{words.check.skipped(counts.refused)}</li>}
              {counts.missing > 0 && (
                <li>
                  {ending ? words.check.ended(counts.missing, spokenDayOf(endOn)) : words.check.left(counts.missing)}
                </li>
              )}
              <li>{words.check.undoable}</li>
            </ul>
          )}
        </div>
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <div className={styles.foot}>
          {!nothing && (
            <Action kind="primary" busy={busy} onClick={() => void apply()}>
              {words.check.apply}
            </Action>
          )}
          {one.abilities.drop && <Action onClick={() => void drop()}>{words.check.drop}</Action>}
        </div>
      </div>
    </Section>
  );
}
