/** 纪实 on the phone: what is to be written and was, and one week or month of it. */
import { spanName, words } from '../features/logs/copy.ts';
import { EntryPart } from '../features/logs/EntryPart.tsx';
import styles from '../features/logs/logs.module.css';
import { OwnLogs } from '../features/logs/OwnLogs.tsx';
import { useEntryAsked } from '../features/logs/use-weeks.ts';
import { Head } from './Head.tsx';
import mine from './mine.module.css';
import { linkTo, useRoute } from './route.ts';

export function RecordPage() {
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <div className={mine.form}>
        <p>
          <a className={mine.link} {...linkTo('/events')}>
            {words.events}
          </a>
        </p>
        <OwnLogs
          link={({ id, person, entry, span }, label, primary) => (
            <a
              {...(primary ? { className: styles.go } : {})}
              {...linkTo(`/record/${id}/${person}/${encodeURIComponent(entry)}/${span}`)}
            >
              {label}
            </a>
          )}
        />
      </div>
    </>
  );
}

/** `/record/<round>/<person>/<entry>/<span>` */
export function EntryPage() {
  const [, , id = '', person = '', entry = '', span = ''] = useRoute().split('/');
  const asked = useEntryAsked({ id, person, entry: decodeURIComponent(entry), span });
  return (
    <>
      {asked.state === 'here' ? (
        <Head title={asked.value.entry.name} lead={spanName(asked.value)} back="/record" />
      ) : (
        <Head title={words.title} back="/record" />
      )}
      <div className={mine.form}>
        <EntryPart key={`${id}/${entry}/${span}`} asked={asked} back={<a {...linkTo('/record')}>{words.back}</a>} />
      </div>
    </>
  );
}
