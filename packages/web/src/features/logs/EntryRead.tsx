/** An entry as it was handed in, for whoever reads it. */
import { type Entry, words } from './copy.ts';
import styles from './logs.module.css';
import type { Where } from './outbox.ts';
import { Picture } from './Photos.tsx';

export function EntryRead({
  entry,
}: {
  readonly entry: Pick<Entry, 'content' | 'round' | 'person' | 'span'> & { readonly entry: { readonly entry: string } };
}) {
  const { content } = entry;
  if (content === undefined) return <p className={styles.soft}>{words.nothing}</p>;
  const where: Where = { id: entry.round.id, person: entry.person.id, entry: entry.entry.entry, span: entry.span };
  return (
    <div className={styles.form}>
      <p className={styles.read}>{content.text ?? words.erased}</p>
      {content.indicators.length > 0 && (
        <ul className={styles.chips}>
          {content.indicators.map(({ id, name }) => (
            <li key={id} className={styles.linked}>
              {name}
            </li>
          ))}
        </ul>
      )}
      {content.photos.length > 0 && (
        <ul className={styles.photos}>
          {content.photos.map((photo, n) => (
            <li key={photo.sha256} className={styles.photo}>
              <Picture where={where} photo={photo} n={n + 1} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
