/** A report as it is read, with what superiors said about it. */
import { Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { words } from './copy.ts';
import styles from './report.module.css';
import type { Report } from './use-report.ts';

export function ReportText({ report, own }: { readonly report: Report; readonly own: boolean }) {
  const handedIn = report.state === 'handed-in' || report.state === 'published';
  return (
    <div className={styles.frame}>
      {own && report.handedInAt && handedIn && (
        <Notice tone="good">
          {words.handedIn(spokenMoment(report.handedInAt))}
          {report.state === 'published' ? words.published : words.waiting}
        </Notice>
      )}
      {own && !handedIn && <Notice tone="warn">{words.closed}</Notice>}
      {report.text === undefined ? (
        <p className={styles.soft}>{handedIn ? words.erased : words.notYet}</p>
      ) : (
        <>
          <div className={styles.read}>
            {paragraphs(report.text).map(([at, paragraph]) => (
              <p key={at}>{paragraph}</p>
            ))}
          </div>
          <p className={styles.soft}>{words.count(report.length, report.most)}</p>
        </>
      )}
      <Comments comments={report.comments} />
    </div>
  );
}

export function Comments({ comments }: { readonly comments: Report['comments'] }) {
  return (
    <section className={styles.comments}>
      <h2>{words.comments}</h2>
      {comments.length === 0 && <p className={styles.soft}>{words.noComments}</p>}
      {comments.map(({ commenter, text, at }) => (
        <blockquote key={commenter.id} className={styles.comment}>
          {text ?? words.erasedComment}
          <cite>
            {commenter.name}，{spokenMoment(at)}
          </cite>
        </blockquote>
      ))}
    </section>
  );
}

/** With their places in the text, which tell equal ones apart. */
const paragraphs = (text: string): readonly (readonly [number, string])[] =>
  text
    .split('\n')
    .map((line, at) => [at, line.trim()] as const)
    .filter(([, line]) => line !== '');
