/** One's own posts, and who reviews one: 我的任职, 谁来评我. */
import { useAsked } from '../api/queries.ts';
import { Chain } from '../features/people/Chain.tsx';
import { words } from '../features/people/copy.ts';
import type { PersonFile } from '../features/roster/copy.ts';
import { useMe } from '../features/sessions/who.tsx';
import { classes } from '../ui/controls.tsx';
import { spokenSpan } from '../ui/day.ts';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import styles from './own-file.module.css';
import { go } from './route.ts';

export function OwnFilePage() {
  const { person } = useMe();
  if (person === undefined)
    return (
      <>
        <Head title={words.own.title} back="/mine" />
        <Empty icon="person" title={words.own.nobody}>
          {words.own.nobodyLead}
        </Empty>
      </>
    );
  return <FileOf id={person.id} />;
}

function FileOf({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/people/:id', { params: { id }, query: {} });
  if (asked.state === 'loading')
    return (
      <>
        <Head title={words.own.title} back="/mine" />
        <div className={styles.waiting}>
          <Loading />
        </div>
      </>
    );
  if (asked.state === 'failed')
    return (
      <>
        <Head title={words.own.title} back="/mine" />
        <Failure problem={asked.problem} again={asked.again} home={() => go('/')} />
      </>
    );
  return <FileShown file={asked.value} />;
}

function FileShown({ file }: { readonly file: PersonFile }) {
  const held = file.tenures.filter(({ current }) => current);
  const chains = held.flatMap(({ id, unit, chain }) => (chain === undefined ? [] : [{ id, unit, chain }]));
  const code = file.person.code ? words.code(file.person.code) : words.noCode;
  return (
    <>
      <Head title={words.own.title} back="/mine" lead={`${file.person.name}，${code}`} />
      <section className={styles.part}>
        <h2>{words.own.posts}</h2>
        {held.length === 0 ? (
          <p className={styles.soft}>{words.noPost}</p>
        ) : (
          held.map(({ id, unit, post, main, rank, staffing }) => (
            <div key={id} className={styles.post}>
              <p className={styles.name}>
                {post}
                {!main && <span className={styles.mark}>{words.beside}</span>}
              </p>
              <p>{unit.path}</p>
              <p className={styles.soft}>{[rank, staffing].filter(Boolean).join('，')}</p>
            </div>
          ))
        )}
      </section>
      {chains.map(({ id, unit, chain }) => (
        <section key={id} className={styles.part}>
          <h2>{chains.length > 1 ? words.own.chainOf(unit.path) : words.own.chain}</h2>
          <p className={styles.lead}>{words.own.chainLead}</p>
          <Chain steps={chain} large />
        </section>
      ))}
      <Former file={file} />
      <p className={styles.foot}>{words.own.wrong}</p>
    </>
  );
}

function Former({ file }: { readonly file: PersonFile }) {
  return (
    <>
      <section className={styles.part}>
        <h2>{words.tenures}</h2>
        <ol>
          {file.tenures.map(({ id, unit, post, current, ...span }) => (
            <li key={id} className={classes(styles.row, current && styles.now)}>
              <p>
                {unit.path} <strong>{post}</strong>
              </p>
              <p className={styles.soft}>{spokenSpan(span)}</p>
            </li>
          ))}
        </ol>
      </section>
      {file.standings.length > 0 && (
        <section className={styles.part}>
          <h2>{words.standings}</h2>
          <ul>
            {file.standings.map(({ id, kindName, note, ...span }) => (
              <li key={id} className={styles.row}>
                <p>
                  <strong>{kindName}</strong> {note}
                </p>
                <p className={styles.soft}>{spokenSpan(span)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
