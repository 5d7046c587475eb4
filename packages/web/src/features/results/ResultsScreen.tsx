/** The results of a round: as they stand or of a version; what is to be decided, what lacks, everybody's line, and the acts in their order. */
import { useParams } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { ChoiceField, Notice } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words as papers } from '../archives/copy.ts';
import { LaterGrades } from '../later-grades/LaterGrades.tsx';
import { TakePaper } from '../papers/TakePaper.tsx';
import { useMe } from '../sessions/who.tsx';
import { ShareApprovals } from '../share-approvals/ShareApprovals.tsx';
import { Bars } from './Bars.tsx';
import styles from './board.module.css';
import { type Board, words } from './copy.ts';
import { Decisions } from './Decisions.tsx';
import { LinesTable } from './LinesTable.tsx';
import { ResultActs } from './ResultActs.tsx';
import { RulingsMade } from './RulingsMade.tsx';
import { SeatsPanel } from './SeatsPanel.tsx';

const { board: says } = words;

export function ResultsScreen() {
  const { id } = useParams({ from: '/rounds/$id/results' });
  const { values, change } = useFilters(['version']);
  const round = useAsked('GET /api/rounds/:id', { params: { id } });
  const { board, shown, newest } = useBoard(
    id,
    values.version,
    round.state === 'here' && round.value.state === 'filed',
  );
  if (round.state === 'failed') return <Failure problem={round.problem} again={round.again} />;
  if (board.state === 'failed') return <Failure problem={board.problem} again={board.again} />;
  if (round.state === 'loading' || board.state === 'loading') return <Loading lines={12} />;
  return (
    <Page
      title={says.title(round.value.name)}
      lead={<GoLink href={`/rounds/${id}`}>{says.back}</GoLink>}
      actions={<ResultActs round={round.value} board={board.value} />}
    >
      {round.value.now !== '' && <Notice tone={round.value.daysLate > 0 ? 'bad' : 'good'}>{round.value.now}</Notice>}
      {board.value.versions.length > 0 && (
        <div className={styles.versions}>
          <ChoiceField
            label={says.shown}
            value={shown}
            onValue={(version) => change({ version })}
            options={[
              { value: NOW, label: says.now },
              ...board.value.versions.map(({ version, stateName }) => ({
                value: String(version),
                label: says.version(version, stateName),
              })),
            ]}
          />
          <VersionFacts board={board.value} />
          <Minutes round={id} board={board.value} />
        </div>
      )}
      <Distribution round={id} board={board.value} />
      {board.value.version === undefined && <Decisions round={id} board={board.value} />}
      {board.value.version === undefined && <RulingsMade round={id} board={board.value} />}
      {board.value.version === undefined && <ShareApprovals round={id} />}
      {(shown === NOW || shown === newest) && <LaterGrades round={id} />}
      <LinesTable round={id} board={board.value} />
    </Page>
  );
}

/** In the address: as results stand, and no version of them. */
const NOW = 'now';

/** What the address asks for; where it asks for nothing, results as they stand, and of a round that is over its last version. */
function useBoard(id: string, asked: string, over: boolean) {
  const of = (version: string) => ({
    params: { id },
    query: /^\d+$/.test(version) ? { version: Number(version) } : {},
    timeout: 60_000,
  });
  const first = useAsked('GET /api/rounds/:id/results', of(asked));
  const last = first.state === 'here' ? first.value.versions[0]?.version : undefined;
  const newest = last === undefined ? undefined : String(last);
  const shown = asked !== '' ? asked : ((over ? newest : undefined) ?? NOW);
  return { board: useAsked('GET /api/rounds/:id/results', of(shown)), shown, newest };
}

function VersionFacts({ board: { version } }: { readonly board: Board }) {
  if (version === undefined) return null;
  const { reason, settled } = version;
  return (
    <p className={styles.soft}>
      {settled && `${settled.body}审定：${settled.note}`}
      {reason !== undefined && `　${reason}`}
    </p>
  );
}

/** For the committee, whose meeting it was. */
function Minutes({ round, board: { versions } }: { readonly round: string; readonly board: Board }) {
  const may = useMe().abilities.includes('papers.minutes');
  if (!may || versions.every(({ settled }) => settled === undefined)) return null;
  return (
    <TakePaper
      label={papers.minutes}
      name={papers.minutesName}
      kind="plain"
      fetch={() => call('GET /api/rounds/:id/minutes', { params: { id: round }, timeout: 60_000 })}
    />
  );
}

interface DistributionProps {
  readonly round: string;
  readonly board: Board;
}

/** Only where the scheme lets somebody swap: elsewhere there would be nothing behind it. */
function ToSeats({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/seats', { params: { id: round } });
  if (asked.state !== 'here' || asked.value.organizations.length === 0) return null;
  return (
    <p>
      <GoLink href={`/rounds/${round}/seats`}>{words.seats.link}</GoLink>
    </p>
  );
}

function Distribution({ round, board: { distribution, ungraded, seats } }: DistributionProps) {
  // Leaders find it where they review; of those who come here the office may swap.
  const runs = useMe().abilities.includes('rounds.run');
  const all = distribution.reduce((sum, { people }) => sum + people, ungraded);
  const row = (grade: string, people: number, tone: 'plus' | 'change') => ({
    key: grade,
    label: grade,
    text: `${says.people(people)}${all === 0 ? '' : `，${Math.round((people / all) * 1000) / 10}%`}`,
    tone,
    from: 0,
    to: people,
  });
  return (
    <Section title={says.distribution}>
      <div className={styles.narrow}>
        <Bars
          label={says.distribution}
          whole={all}
          rows={[
            ...distribution.map(({ grade, people }) => row(grade, people, 'plus')),
            ...(ungraded > 0 ? [row(says.ungraded, ungraded, 'change')] : []),
          ]}
        />
      </div>
      <ul className={styles.seats}>
        {seats.map(({ pool, level, taken, seats: most, approved = [] }) => (
          <li key={`${pool}/${level}`}>
            {says.seatLine(pool, level, taken, most)}
            {approved.map(({ by, reason }) => (
              <p key={by} className={styles.soft}>
                {says.approvedBy(by, reason)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {runs && seats.length > 0 && <ToSeats round={round} />}
    </Section>
  );
}

/** For leaders at a PC. */
export function SeatsScreen() {
  const { id } = useParams({ from: '/rounds/$id/seats' });
  // The office comes from the results, leaders from where they review.
  const runs = useMe().abilities.includes('rounds.run');
  return (
    <Page
      title={words.seats.title}
      lead={
        runs ? (
          <GoLink href={`/rounds/${id}/results`}>{words.seats.toResults}</GoLink>
        ) : (
          <GoLink href={`/reviews/${id}`}>{words.seats.toReviews}</GoLink>
        )
      }
    >
      <SeatsPanel round={id} />
    </Page>
  );
}
