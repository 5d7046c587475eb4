/** What lies below 成绩, and what a handler of objections and a leader with seats do on the phone; loaded by whoever opens one of them. */
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useAsked } from '../api/queries.ts';
import { words as papers } from '../features/archives/copy.ts';
import { words as filing, type Objection } from '../features/objections/copy.ts';
import { Letter } from '../features/objections/Letter.tsx';
import { ObjectionFacts } from '../features/objections/ObjectionFacts.tsx';
import { ObjectionForm } from '../features/objections/ObjectionForm.tsx';
import { OwnObjection } from '../features/objections/OwnObjection.tsx';
import objections from '../features/objections/objections.module.css';
import { StudyForm } from '../features/objections/StudyForm.tsx';
import { TakePaper } from '../features/papers/TakePaper.tsx';
import { words } from '../features/results/copy.ts';
import sheets from '../features/results/results.module.css';
import { SeatsPanel } from '../features/results/SeatsPanel.tsx';
import { SheetView } from '../features/results/SheetView.tsx';
import { useReceipt } from '../features/results/use-receipt.ts';
import { useMe } from '../features/sessions/who.tsx';
import { spokenDayOf } from '../ui/moment.ts';
import { Empty, Failure, Loading, NotFound } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import { go, linkTo, useRoute } from './route.ts';

/** `/results/<round>`, `/results/<round>/object[/<figure>]`, `/results/objections/<id>`, `/mine/handling[/<id>]`, `/seats/<round>` */
export function ResultScreen() {
  const [, place, one = '', two, three] = useRoute().split('/').map(decodeURIComponent);
  if (place === 'seats') return <SeatsPage round={one} />;
  if (place === 'mine') return two === undefined ? <HandlingPage /> : <HandledPage id={two} />;
  if (one === 'objections') return <ObjectionPage id={two ?? ''} />;
  if (two === undefined) return <SheetPage round={one} />;
  if (two === 'object') return <ObjectPage round={one} figure={three} />;
  return <NotFound home={() => go('/results')} />;
}

function useSheet(round: string) {
  const person = useMe().person?.id ?? '';
  return useAsked('GET /api/rounds/:id/people/:person/sheet', { params: { id: round, person }, query: {} });
}

function SheetPage({ round }: { readonly round: string }) {
  const asked = useSheet(round);
  const mine = useAsked('GET /api/objections/mine');
  const { sheet: says, own: list } = words;
  const own = useAsked('GET /api/results/mine');
  const seen = own.state === 'here' && own.value.rounds.find((one) => one.round.id === round);
  useReceipt(asked.state === 'here' && seen && seen.final && seen.unseen ? [round] : []);
  const opened = mine.state === 'here' && mine.value.fileable.some((one) => one.round.id === round);
  return (
    <>
      <Head
        title={says.title}
        {...(asked.state === 'here' ? { lead: asked.value.round.name } : { lead: list.lead })}
        back="/results"
      />
      <div className={styles.form}>
        {asked.state === 'loading' && <Loading lines={10} />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && asked.value.version && <LetterButton round={round} />}
        {asked.state === 'here' && (
          <SheetView
            sheet={asked.value}
            earlierWay={({ id, name }) => (
              <a className={sheets.object} {...linkTo(`/results/${id}`)}>
                {name}
              </a>
            )}
            {...(opened
              ? {
                  object: ({ figure, name }) => (
                    <a className={sheets.object} {...linkTo(`/results/${round}/object/${encodeURIComponent(figure)}`)}>
                      {says.object}
                      <span className="unseen">：{name}</span>
                    </a>
                  ),
                }
              : {})}
          />
        )}
      </div>
    </>
  );
}

/** 考核结果告知书, in one tap. */
function LetterButton({ round }: { readonly round: string }) {
  const person = useMe().person?.id ?? '';
  return (
    <div className={styles.letter}>
      <TakePaper
        label={papers.letter}
        name={papers.letterName}
        fetch={() =>
          call('GET /api/rounds/:id/people/:person/letter', { params: { id: round, person }, timeout: 60_000 })
        }
      />
    </div>
  );
}

interface NamedStep {
  readonly figure: string;
  readonly name: string;
  readonly parts: readonly NamedStep[];
}

function nameOf(steps: readonly NamedStep[], figure: string): string | undefined {
  for (const step of steps) {
    const found = step.figure === figure ? step.name : nameOf(step.parts, figure);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ObjectPage({ round, figure }: { readonly round: string; readonly figure: string | undefined }) {
  const queries = useQueryClient();
  const asked = useSheet(round);
  const mine = useAsked('GET /api/objections/mine');
  const { file: says } = filing;
  const back = `/results/${round}`;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (mine.state === 'failed') return <Failure problem={mine.problem} again={mine.again} />;
  if (asked.state === 'loading' || mine.state === 'loading')
    return (
      <div className={styles.form}>
        <Loading />
      </div>
    );
  const [first, ...others] = mine.value.fileable.filter((one) => one.round.id === round);
  if (first === undefined)
    return (
      <>
        <Head title={says.closed} back={back} />
        <Empty title={says.closed}>{says.closedWhat}</Empty>
      </>
    );
  const name = figure && nameOf([...asked.value.steps, ...asked.value.others] as readonly NamedStep[], figure);
  return (
    <>
      <Head
        title={says.title([first, ...others].map(({ kindName }) => kindName))}
        lead={says.about(first.round.name)}
        back={back}
      />
      <div className={styles.form}>
        <ObjectionForm
          remedies={[first, ...others]}
          {...(figure && name ? { figure: { id: figure, name } } : {})}
          done={({ id }) => {
            void queries.invalidateQueries();
            go(`/results/objections/${id}`);
          }}
        />
      </div>
    </>
  );
}

function useObjection(id: string) {
  return useAsked('GET /api/objections/:id', { params: { id } });
}

function ObjectionPage({ id }: { readonly id: string }) {
  const asked = useObjection(id);
  return (
    <>
      <Head
        title={asked.state === 'here' ? filing.one.title(asked.value.kindName) : filing.own.title}
        {...(asked.state === 'here' ? { lead: asked.value.round.name } : {})}
        back="/results"
      />
      <div className={styles.form}>
        {asked.state === 'loading' && <Loading />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && <OwnObjection objection={asked.value} />}
      </div>
    </>
  );
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
