/** My results round by round, and my objections. Nothing is shown before it is made known. */
import { useAsked } from '../../api/queries.ts';
import { classes } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { words as filing, type OwnObjections } from '../objections/copy.ts';
import { useMe } from '../sessions/who.tsx';
import { type OwnRound, words } from './copy.ts';
import type { OwnPlace } from './own-place.ts';
import styles from './results.module.css';
import { useReceipt } from './use-receipt.ts';

const { own: says, sheet } = words;
const { own: objections } = filing;

interface OwnProps {
  readonly place: OwnPlace;
}

export function OwnResults({ place }: OwnProps) {
  return useMe().person === undefined ? <None /> : <Rounds place={place} />;
}

function None() {
  return (
    <Empty icon="results" title={says.none}>
      {says.noneWhat}
    </Empty>
  );
}

function Rounds({ place }: OwnProps) {
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
      <div className={styles.waiting}>
        <Loading />
      </div>
    );
  const { rounds } = asked.value;
  return (
    <>
      {rounds.length === 0 ? (
        <None />
      ) : (
        <ul className={classes(styles.rounds, place.panels && styles.panels)}>
          {rounds.map((round) => (
            <li key={round.round.id}>
              <OneRound round={round} place={place} />
            </li>
          ))}
        </ul>
      )}
      {filed.state === 'here' && filed.value.own.length > 0 && <Filed filed={filed.value.own} place={place} />}
      {rounds.length > 0 &&
        place.part(
          undefined,
          <ul>
            <li className={styles.below}>{place.way('/trend', says.trend)}</li>
            <li className={styles.below}>{place.way('/uses', says.uses)}</li>
          </ul>,
        )}
      {place.more}
    </>
  );
}

function OneRound({ round: { round, from, to, now, result }, place }: { readonly round: OwnRound } & OwnProps) {
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
  return place.way(`/${round.id}`, inside, styles.round);
}

function Filed({ filed, place }: { readonly filed: OwnObjections['own'] } & OwnProps) {
  return place.part(
    objections.title,
    <ul>
      {filed.map(({ id, kindName, round, stateName, clock }) => (
        <li key={id} className={styles.below}>
          {place.way(`/objections/${id}`, objections.open(kindName, round.name))}
          <p className={styles.soft}>
            {stateName}
            {clock !== '' && `，${clock}`}
          </p>
        </li>
      ))}
    </ul>,
  );
}
