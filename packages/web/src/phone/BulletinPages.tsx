/** Bulletins that concern somebody, and talks with them. */
import { useAsked } from '../api/queries.ts';
import { BulletinBody } from '../features/bulletins/BulletinBody.tsx';
import styles from '../features/bulletins/bulletins.module.css';
import { words } from '../features/bulletins/copy.ts';
import { words as talks } from '../features/supervision/copy.ts';
import { OwnTalks } from '../features/supervision/OwnTalks.tsx';
import supervision from '../features/supervision/supervision.module.css';
import { spokenDayOf } from '../ui/moment.ts';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import { linkTo, useRoute } from './route.ts';

export function BulletinsPage() {
  const asked = useAsked('GET /api/bulletins');
  return (
    <>
      <Head title={words.title} lead={words.lead} back="/mine" />
      {asked.state === 'loading' && <Loading lines={5} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.bulletins.length === 0 && (
        <Empty icon="record" title={words.none}>
          {words.noneWhat}
        </Empty>
      )}
      {asked.state === 'here' && (
        <div className={styles.rows}>
          {asked.value.bulletins.map(({ id, title, year, number, issuedAt }) => (
            <a key={id} className={styles.row} {...linkTo(`/bulletins/${id}`)}>
              <span className={styles.rowTitle}>{title}</span>
              <span className={styles.rowMeta}>
                {words.number(year, number)}　{spokenDayOf(issuedAt)}
              </span>
            </a>
          ))}
        </div>
      )}
    </>
  );
}

export function BulletinPage() {
  const id = useRoute().slice('/bulletins/'.length);
  const asked = useAsked('GET /api/bulletins/:id', { params: { id } });
  return (
    <>
      <Head
        title={asked.state === 'here' ? words.number(asked.value.year, asked.value.number) : words.title}
        back="/bulletins"
      />
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && (
        <div className={styles.page}>
          <BulletinBody body={asked.value} />
        </div>
      )}
    </>
  );
}

export function TalksPage() {
  return (
    <>
      <Head title={talks.own} lead={talks.ownLead} back="/mine" />
      <div className={supervision.page}>
        <OwnTalks />
      </div>
    </>
  );
}
