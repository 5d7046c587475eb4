/** The answer to an objection as a letter that can be read and printed. */
import { Action } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type Objection, words } from './copy.ts';
import styles from './objections.module.css';

const { letter: says } = words;

/** Of an objection that was decided. */
export function Letter({ objection }: { readonly objection: Objection }) {
  const { person, round, figure, kindName, filedAt, state, decision, body, decidedAt, madeVersion, readAt } = objection;
  if (decidedAt === undefined || decision === undefined) return null;
  const step = figure === undefined ? '结果' : says.ofStep(figure.name);
  return (
    <section className={styles.letter} aria-label={says.title(kindName)}>
      <h2>{says.title(kindName)}</h2>
      <p>{says.to(person.name)}</p>
      <p className={styles.indent}>{says.begins(spokenDayOf(filedAt), round.name, step, kindName)}</p>
      <p className={styles.indent}>
        <strong>{state === 'upheld' ? says.upheld : says.dismissed}</strong>
      </p>
      {decision.split('\n').map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a letter that was sent never move.
        <p key={at} className={styles.indent}>
          {line}
        </p>
      ))}
      {madeVersion !== undefined && <p className={styles.indent}>{says.newVersion(madeVersion)}</p>}
      <p className={styles.sign}>
        {body}
        <br />
        {spokenDayOf(decidedAt)}
      </p>
      {readAt !== undefined && <p className={styles.soft}>{says.read(spokenDayOf(readAt))}</p>}
      <div className={styles.noPrint}>
        <Action onClick={() => window.print()}>{says.print}</Action>
      </div>
    </section>
  );
}
