/** One person's review: every field with what the scheme says of it and what the levels below gave, a comment, and what may be done. */
import { lazy, Suspense, useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Area } from './Area.tsx';
import { type Item, type Standard, words } from './copy.ts';
import styles from './reviews.module.css';
import { StateOf } from './StateOf.tsx';
import type { Reviewing } from './use-reviewing.ts';
import { faultOf, sumOf, valuesOf } from './values.ts';
import { withFaults } from './with-faults.ts';

// Whoever accepts a list as it stands opens nobody.
const EvidenceOf = lazy(async () => ({ default: (await import('./Evidence.tsx')).EvidenceOf }));
const OtherEvidence = lazy(async () => ({ default: (await import('./Evidence.tsx')).OtherEvidence }));

interface PersonDialogProps {
  readonly round: string;
  readonly item: Item;
  readonly standards: readonly Standard[];
  readonly reviewing: Reviewing;
  readonly close: () => void;
}

export function PersonDialog({ round, item, standards, reviewing, close }: PersonDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const typed = reviewing.typed(item);
  const values = valuesOf(item, typed);
  const sum = sumOf(Object.values(values));
  const asked = standards.filter(({ figure }) => item.fields.some((field) => field.figure === figure));
  const act = async (done: Promise<Problem | undefined>) => {
    setBusy(true);
    const met = await done;
    setBusy(false);
    setProblem(met && withFaults(met));
    if (met === undefined) close();
  };
  const faulty = item.fields.some(({ figure, indicator }) => {
    const standard = standards.find((one) => one.figure === figure);
    return standard !== undefined && faultOf(standard, values[indicator] ?? '') !== undefined;
  });
  return (
    <Dialog
      wide
      title={`${item.person.name} ${item.unit}`}
      lead={
        <>
          <StateOf item={item} />
          {item.turn && <> {words.turn(item.turn.role, item.turn.reviewer.name)}</>}
          {item.logs && <span className={styles.logs}>{`${words.logs}${words.logsOf(item.logs)}`}</span>}
        </>
      }
      close={close}
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (item.abilities.pass && !faulty) void act(reviewing.pass([item]));
        }}
      >
        {problem && <Notice tone="bad">{problem.title}</Notice>}
        <Comments item={item} />
        {item.fields.map((field) => {
          const standard = standards.find(({ figure }) => figure === field.figure);
          if (standard === undefined) return null;
          return (
            <PointsField
              key={field.figure}
              round={round}
              item={item}
              standard={standard}
              said={field.suggested?.said}
              value={values[field.indicator] ?? ''}
              type={(value) => reviewing.type(item, { indicator: field.indicator, value })}
            />
          );
        })}
        <Suspense fallback={null}>
          <OtherEvidence round={round} person={item.person.id} standards={asked} />
        </Suspense>
        {item.abilities.pass && (
          <>
            {sum !== undefined && (
              <p className={styles.total}>
                {words.sum} {sum}
              </p>
            )}
            <Area
              label={words.comment}
              value={typed.comment}
              most={500}
              onValue={(comment) => reviewing.type(item, { comment })}
            />
          </>
        )}
        {returning ? (
          <>
            <Area label={words.returnReason} value={reason} most={200} onValue={setReason} />
            <div className={dialog.answers}>
              <Action onClick={() => setReturning(false)}>{words.cancel}</Action>
              <Action
                kind="primary"
                busy={busy}
                disabled={reason.trim() === ''}
                onClick={() => void act(reviewing.giveBack(item, reason.trim()))}
              >
                {words.returnDo}
              </Action>
            </div>
          </>
        ) : (
          <div className={dialog.answers}>
            <Action onClick={close}>{words.close}</Action>
            {item.abilities.return && <Action onClick={() => setReturning(true)}>{words.return}</Action>}
            {item.abilities.takeBack && (
              <Action busy={busy} onClick={() => void act(reviewing.takeBack(item))}>
                {words.takeBack}
              </Action>
            )}
            {item.abilities.pass && (
              <Action kind="primary" type="submit" busy={busy} disabled={faulty}>
                {words.pass}
              </Action>
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** What the levels below said beside their points. */
function Comments({ item }: { readonly item: Item }) {
  const said = item.below.filter(({ comment }) => comment !== undefined);
  if (said.length === 0) return null;
  return (
    <ul className={styles.comments}>
      {said.map(({ role, reviewer, actedBy, comment }) => (
        <li key={role}>{words.commentOf(words.belowSaid(role, reviewer.name, actedBy?.name), comment ?? '')}</li>
      ))}
    </ul>
  );
}

interface PointsFieldProps {
  readonly round: string;
  readonly item: Item;
  readonly standard: Standard;
  readonly said: string | undefined;
  readonly value: string;
  readonly type: (value: string) => void;
}

function PointsField({ round, item, standard, said, value, type }: PointsFieldProps) {
  const id = useId();
  const { name, low, high, words: text, clause, indicator } = standard;
  const below = item.below
    .filter(({ points }) => points[indicator] !== undefined)
    .map(({ role, points }) => words.below(role, points[indicator] ?? ''));
  const open = item.abilities.pass;
  const basis = clause.length === 0 ? [] : [words.clause(clause)];
  const hint = [words.range(low, high), ...below, ...(said === undefined || !open ? [] : [said]), ...basis].join('；');
  const fault = open ? faultOf(standard, value) : undefined;
  return (
    <div>
      <div className={styles.points}>
        <div>
          <label className={styles.name} htmlFor={id}>
            {name}
          </label>
          <span id={`${id}-note`}>
            {fault && <span className={styles.fault}>{fault}</span>}
            <span className={styles.hint}>{hint}</span>
            {text !== undefined && <span className={styles.hint}>{text}</span>}
          </span>
        </div>
        {open ? (
          <input
            id={id}
            className={classes(styles.cell, styles.cellLarge, fault && styles.faulty)}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${id}-note`}
            value={value}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => type(target.value)}
          />
        ) : (
          <output id={id}>{item.given?.points[indicator] ?? ''}</output>
        )}
      </div>
      <Suspense fallback={null}>
        <EvidenceOf round={round} person={item.person.id} standard={standard} />
      </Suspense>
    </div>
  );
}
