/** What other days off do to the rounds that run, round by round. */
import { words } from './copy.ts';
import styles from './holidays.module.css';

interface ChangesProps {
  readonly title: string;
  readonly changes: readonly {
    readonly round: { readonly id: string; readonly name: string };
    readonly sentences: readonly string[];
  }[];
}

export function Changes({ title, changes }: ChangesProps) {
  if (changes.length === 0) return <p>{words.noChanges}</p>;
  return (
    <div>
      <p className={styles.lead}>{title}</p>
      {changes.map(({ round, sentences }) => (
        <div key={round.id}>
          <p>{round.name}</p>
          <ul className={styles.sentences}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className={styles.soft}>{words.kept}</p>
    </div>
  );
}
