/** What an objection says, how far it is, and until when it is answered. */
import { classes } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type Objection, words } from './copy.ts';
import styles from './objections.module.css';

const { one: says } = words;

export function ObjectionFacts({ objection }: { readonly objection: Objection }) {
  const { id, stateName, clock, daysLate, filedAt, due, open, longer, figure, text, evidence, handler, study } =
    objection;
  return (
    <dl className={styles.facts}>
      <dt>{says.state}</dt>
      <dd>
        {stateName}
        {clock !== '' && <span className={classes(styles.clock, daysLate > 0 && styles.late)}>{clock}</span>}
        <span className={styles.under}>
          {says.filed(spokenDayOf(filedAt))}
          {open && `，${says.due(spokenDayOf(due))}`}
        </span>
        {longer !== undefined && <span className={styles.under}>{says.longer(longer)}</span>}
      </dd>
      <dt>{says.step}</dt>
      <dd>{figure?.name ?? says.whole}</dd>
      <dt>{says.text}</dt>
      <dd className={styles.words}>{text}</dd>
      {evidence.length > 0 && (
        <>
          <dt>{says.evidence}</dt>
          <dd>
            {evidence.map(({ sha256, name }) => (
              <a key={sha256} className={styles.file} href={`/api/objections/${id}/files/${sha256}`} download>
                {name}
              </a>
            ))}
          </dd>
        </>
      )}
      <dt>{says.handler}</dt>
      <dd>{handler?.name ?? says.noHandler}</dd>
      {study !== undefined && (
        <>
          <dt>{says.study}</dt>
          <dd className={styles.words}>{study}</dd>
        </>
      )}
    </dl>
  );
}
