/** Writing one week or month; the same on the phone and on the console. */
import { useId, useState } from 'react';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { lengthOf } from '../duty-reports/length.ts';
import { type Entry, words } from './copy.ts';
import styles from './logs.module.css';
import type { Where } from './outbox.ts';
import { Photos } from './Photos.tsx';
import { type EntryInHand, useEntry } from './use-entry.ts';

interface LogEditorProps {
  readonly entry: Entry;
  /** After it was taken. */
  readonly sent: (entry: Entry) => void;
}

export function LogEditor({ entry, sent }: LogEditorProps) {
  const hand = useEntry(entry, sent);
  if (hand.waiting !== undefined) return <WaitingEntry hand={hand} />;
  if (hand.stale) return <Conflict hand={hand} entry={entry} />;
  return <Form entry={entry} hand={hand} />;
}

function Form({ entry, hand }: { readonly entry: Entry; readonly hand: EntryInHand }) {
  const id = useId();
  const { value } = hand;
  const { change } = hand.draft;
  const length = lengthOf(value.text);
  const over = length - entry.most;
  const where: Where = { id: entry.round.id, person: entry.person.id, entry: entry.entry.entry, span: entry.span };
  const drafted = entry.draft !== undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void hand.send();
      }}
    >
      <DraftNotice draft={hand.draft} />
      {hand.problem && <Notice tone="bad">{hand.problem.title}</Notice>}
      {hand.notKept && <Notice tone="bad">{words.notKept}</Notice>}
      {drafted && value.text === entry.draft && <Notice tone="good">{words.drafted}</Notice>}
      <div>
        <label className={styles.label} htmlFor={id}>
          {words.text}
        </label>
        <textarea
          id={id}
          className={classes(styles.text, (drafted || entry.entry.every !== 'week') && styles.long)}
          value={value.text}
          placeholder={words.placeholder}
          aria-describedby={`${id}-count`}
          onChange={({ target }) => change({ ...value, text: target.value })}
        />
        <div className={styles.under}>
          <span id={`${id}-count`} className={over > 0 ? styles.over : undefined}>
            {words.count(length, entry.most)}
            {over > 0 && `，${words.over(over)}`}
          </span>
          <span role="status">{hand.draft.state === 'saved' && words.kept}</span>
        </div>
        {drafted && value.text !== entry.draft && (
          <Action kind="plain" onClick={() => change({ ...value, text: entry.draft ?? '' })}>
            {words.redraft}
          </Action>
        )}
      </div>
      <Indicators entry={entry} chosen={value.indicators} choose={(indicators) => change({ ...value, indicators })} />
      <Photos
        where={where}
        photos={value.photos}
        change={(photos) => change({ ...value, photos })}
        tell={(place) => change({ ...value, text: `${value.text.trimEnd()}${words.placeText(place)}` })}
      />
      <Action type="submit" kind="primary" wide busy={hand.busy} disabled={length === 0 || over > 0}>
        {entry.revision > 0 ? words.saveChange : words.send}
      </Action>
    </form>
  );
}

interface IndicatorsProps {
  readonly entry: Entry;
  readonly chosen: readonly string[];
  readonly choose: (indicators: readonly string[]) => void;
}

function Indicators({ entry, chosen, choose }: IndicatorsProps) {
  const [open, setOpen] = useState(false);
  const { choices, ready } = entry;
  if (choices.length === 0) return null;
  const shown = choices.filter(({ id }, n) => open || n < ready || chosen.includes(id));
  const hidden = choices.length - shown.length;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{words.indicators}</legend>
      <div className={styles.chips}>
        {shown.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={styles.chip}
            aria-pressed={chosen.includes(id)}
            onClick={() => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {name}
          </button>
        ))}
      </div>
      {hidden > 0 && (
        <Action kind="plain" onClick={() => setOpen(true)}>
          {words.more(hidden)}
        </Action>
      )}
    </fieldset>
  );
}

function WaitingEntry({ hand }: { readonly hand: EntryInHand }) {
  const { waiting } = hand;
  if (waiting === undefined) return null;
  return (
    <div className={styles.form}>
      {waiting.refused === undefined ? (
        <Notice tone="good">{words.waiting}</Notice>
      ) : (
        <Notice tone="bad">{words.notSent(waiting.name, waiting.refused)}</Notice>
      )}
      <p className={styles.read}>{waiting.written.text}</p>
      <div>
        <Action onClick={hand.takeBack}>{words.takeBack}</Action>
      </div>
    </div>
  );
}

function Conflict({ hand, entry }: { readonly hand: EntryInHand; readonly entry: Entry }) {
  return (
    <div className={styles.form}>
      <Notice tone="warn">{words.conflict}</Notice>
      <section aria-label={words.theirText}>
        <h2 className={styles.label}>{words.theirText}</h2>
        <p className={styles.read}>{entry.content?.text ?? words.nothing}</p>
      </section>
      <section>
        <h2 className={styles.label}>这里的</h2>
        <p className={styles.read}>{hand.value.text}</p>
      </section>
      <div className={styles.choices}>
        <Action onClick={hand.takeTheirs}>{words.theirs}</Action>
        <Action onClick={hand.keepMine}>{words.mine}</Action>
      </div>
    </div>
  );
}
