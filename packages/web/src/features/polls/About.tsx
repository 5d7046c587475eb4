/** What a poll is about, once it can't be changed any more: its rules, its forms with their subjects. */
import { words } from './copy.ts';
import styles from './polls.module.css';
import { Sentences } from './Sentences.tsx';
import type { Poll } from './shapes.ts';

export function About({ poll }: { readonly poll: Poll }) {
  return (
    <div className={styles.stack}>
      <Sentences of={poll.rulesInWords} />
      {poll.forms.map((form, at) => (
        <details key={form.id} className={styles.form}>
          <summary>
            {poll.forms.length === 1 ? words.head.subjects : words.draft.form(form.name, at)}{' '}
            <span className={styles.hint}>{words.subjects(form.subjects.length)}</span>
          </summary>
          <ol className={styles.subjects}>
            {form.subjects.map(({ id, name, line }) => (
              <li key={id}>
                {name} <span className={styles.hint}>{line}</span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}
