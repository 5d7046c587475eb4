/** Results as the hall sees them: places and means, a question at a time; nothing of groups. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import styles from './wall.module.css';

/** As many as are legible from the last row of a hall. */
const AT_ONCE = 10;
const { wall: says, results: says2 } = words;

interface WallBoard {
  readonly name: string;
  readonly questions: readonly { readonly name: string; readonly rows: readonly WallRow[] }[];
}
type WallRow = Pick<
  Returns<'GET /api/meetings/:id/results'>['polls'][number]['boards'][number]['questions'][number]['rows'][number],
  'subject' | 'name' | 'line' | 'mean' | 'place' | 'tied'
>;

/** Results of one poll on its own wall. */
export function PollResults({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/polls/:id/results', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <WallResults polls={[{ title: '', boards: asked.value.boards }]} />;
}

interface WallResultsProps {
  readonly polls: readonly { readonly title: string; readonly boards: readonly WallBoard[] }[];
}

export function WallResults({ polls }: WallResultsProps) {
  const [at, go] = useState(0);
  const pages = polls.flatMap((poll) =>
    poll.boards.flatMap((board) =>
      board.questions.flatMap((question) =>
        Array.from({ length: Math.ceil(question.rows.length / AT_ONCE) }, (_, page) => ({
          title: [poll.title, board.name, question.name].filter(Boolean).join('：'),
          rows: question.rows.slice(page * AT_ONCE, (page + 1) * AT_ONCE),
        })),
      ),
    ),
  );
  const page = pages[at];
  if (page === undefined) return null;
  return (
    <section className={styles.results}>
      <h2 className={styles.question}>{page.title}</h2>
      <ol className={styles.rows}>
        {page.rows.map((row) => (
          <li key={row.subject} className={styles.row}>
            <span className={styles.place}>
              {row.place}
              {row.tied && <span className={styles.small}> {says2.tied}</span>}
            </span>
            <span>
              {row.name} {row.line && <span className={styles.small}>{row.line}</span>}
            </span>
            <strong>{row.mean ?? says2.noMean}</strong>
          </li>
        ))}
      </ol>
      {pages.length > 1 && (
        <p className={styles.pages}>
          <button type="button" className={styles.button} disabled={at === 0} onClick={() => go(at - 1)}>
            上一页
          </button>
          {says.more(at + 1, pages.length)}
          <button type="button" className={styles.button} disabled={at === pages.length - 1} onClick={() => go(at + 1)}>
            下一页
          </button>
        </p>
      )}
    </section>
  );
}
