/** 成绩: my results round by round, and my objections. Nothing is shown before it is made known. */
import { useAsked } from '../api/queries.ts';
import { words as filing, type OwnObjections } from '../features/objections/copy.ts';
import { type OwnRound, words } from '../features/results/copy.ts';
import styles from '../features/results/results.module.css';
import { useReceipt } from '../features/results/use-receipt.ts';
import { useMe } from '../features/sessions/who.tsx';
import { spokenDayOf } from '../ui/moment.ts';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Head } from './Head.tsx';
import own from './own-file.module.css';
import { linkTo } from './route.ts';

const { own: says, sheet } = words;
const { own: objections } = filing;

export function ResultsPage() {
  const { person } = useMe();
  return (
    <>
      <Head title={says.title} lead={says.lead} />
      {person === undefined ? <None /> : <Rounds />}
    </>
  );
}

function None() {
  return (
    <Empty icon="results" title={says.none}>
      {says.noneWhat}
    </Empty>
  );
}

function Rounds() {
  const asked = useAsked('GET /api/results/mine');
  const filed = useAsked('GET /api/objections/mine');
  useReceipt(
    asked.state === 'here'
      ? asked.value.rounds.flatMap(({ round, final, unseen }) => (final && unseen ? [round.id] : []))
      : [],
  );
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading')
    return (
      <div className={own.waiting}>
        <Loading />
      </div>
    );
  if (asked.value.rounds.length === 0) return <None />;
  return (
    <>
      <ul className={styles.rounds}>
        {asked.value.rounds.map((round) => (
          <li key={round.round.id}>
            <OneRound round={round} />
          </li>
        ))}
      </ul>
      <section className={own.part}>
        <ul>
          <li className={own.row}>
            <a {...linkTo('/results/trend')}>{says.trend}</a>
          </li>
          <li className={own.row}>
            <a {...linkTo('/results/uses')}>{says.uses}</a>
          </li>
        </ul>
      </section>
      {filed.state === 'here' && filed.value.own.length > 0 && <Filed filed={filed.value.own} />}
    </>
  );
}

function OneRound({ round: { round, from, to, now, result } }: { readonly round: OwnRound }) {
  const inside = (
    <>
      <span className={styles.roundName}>{round.name}</span>
      <span className={styles.roundNow}>
        {says.from(spokenDayOf(from), spokenDayOf(to))}，{now}
      </span>
      {result === undefined ? (
        <span className={styles.roundNow}>{says.notYet}</span>
      ) : (
        <span className={styles.roundNumbers}>
          <span>
            {sheet.total} <strong>{result.total ?? sheet.none}</strong>
          </span>
          <span>
            {sheet.grade} <strong>{result.grade ?? sheet.none}</strong>
          </span>
          {result.rank !== undefined && <span>{sheet.rankIn(result.rank, result.pool)}</span>}
        </span>
      )}
    </>
  );
  if (result === undefined) return <div className={styles.round}>{inside}</div>;
  return (
    <a className={styles.round} {...linkTo(`/results/${round.id}`)}>
      {inside}
    </a>
  );
}

function Filed({ filed }: { readonly filed: OwnObjections['own'] }) {
  return (
    <section className={own.part}>
      <h2>{objections.title}</h2>
      <ul>
        {filed.map(({ id, kindName, round, stateName, clock }) => (
          <li key={id} className={own.row}>
            <a {...linkTo(`/results/objections/${id}`)}>{objections.open(kindName, round.name)}</a>
            <p className={own.soft}>
              {stateName}
              {clock !== '' && `，${clock}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
