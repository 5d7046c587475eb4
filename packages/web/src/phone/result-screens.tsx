/** What lies below 成绩, and what a handler of objections and a leader with seats do on the phone; loaded by whoever opens one of them. */
import { useAsked } from '../api/queries.ts';
import { words as filing, type Objection } from '../features/objections/copy.ts';
import { Letter } from '../features/objections/Letter.tsx';
import { ObjectionFacts } from '../features/objections/ObjectionFacts.tsx';
import { FiledObjection, ObjectToStep } from '../features/objections/OwnObjections.tsx';
import objections from '../features/objections/objections.module.css';
import { StudyForm } from '../features/objections/StudyForm.tsx';
import { words } from '../features/results/copy.ts';
import { OwnSheet } from '../features/results/OwnSheet.tsx';
import { SeatsPanel } from '../features/results/SeatsPanel.tsx';
import { spokenDayOf } from '../ui/moment.ts';
import { Empty, Failure, Loading, NotFound } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import { phonePlace } from './own-place.tsx';
import { go, linkTo, useRoute } from './route.ts';

/** `/results/<round>`, `/results/<round>/object[/<figure>]`, `/results/objections/<id>`, `/mine/handling[/<id>]`, `/seats/<round>` */
export function ResultScreen() {
  const [, place, one = '', two, three] = useRoute().split('/').map(decodeURIComponent);
  if (place === 'seats') return <SeatsPage round={one} />;
  if (place === 'mine') return two === undefined ? <HandlingPage /> : <HandledPage id={two} />;
  if (one === 'objections') return <FiledObjection id={two ?? ''} place={phonePlace} />;
  if (two === undefined) return <OwnSheet key={one} round={one} place={phonePlace} />;
  if (two === 'object') return <ObjectToStep round={one} figure={three} place={phonePlace} />;
  return <NotFound home={() => go('/results')} />;
}

function useObjection(id: string) {
  return useAsked('GET /api/objections/:id', { params: { id } });
}

function HandlingPage() {
  const asked = useAsked('GET /api/objections/mine');
  const { own: says } = filing;
  return (
    <>
      <Head title={says.handling} back="/mine" />
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.handling.length === 0 && <Empty title={says.none}>{says.noneWhat}</Empty>}
      {asked.state === 'here' && asked.value.handling.length > 0 && (
        <section className={objections.part}>
          <ul className={objections.rows}>
            {asked.value.handling.map((one) => (
              <li key={one.id}>
                <a {...linkTo(`/mine/handling/${one.id}`)}>{filing.one.of(one.person.name, one.kindName)}</a>
                <p className={objections.soft}>
                  {one.stateName}
                  {one.clock !== '' && `，${one.clock}`}
                  {one.open && `，${filing.one.due(spokenDayOf(one.due))}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function HandledPage({ id }: { readonly id: string }) {
  const asked = useObjection(id);
  return (
    <>
      {asked.state === 'here' ? (
        <Head
          title={filing.one.of(asked.value.person.name, asked.value.kindName)}
          lead={asked.value.round.name}
          back="/mine/handling"
        />
      ) : (
        <Head title={filing.own.handling} back="/mine/handling" />
      )}
      <div className={styles.form}>
        {asked.state === 'loading' && <Loading />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && <Handled objection={asked.value} />}
      </div>
    </>
  );
}

function Handled({ objection }: { readonly objection: Objection }) {
  return (
    <div className={objections.form}>
      <ObjectionFacts objection={objection} />
      {objection.abilities.study && <StudyForm objection={objection} />}
      <Letter objection={objection} />
    </div>
  );
}

function SeatsPage({ round }: { readonly round: string }) {
  return (
    <>
      <Head title={words.seats.title} back="/" />
      <div className={styles.form}>
        <SeatsPanel round={round} />
      </div>
    </>
  );
}
