/** One's own result of a round, opened step by step: with the letter, and the way to object to a step while that is open. */
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { words as papers } from '../archives/copy.ts';
import { TakePaper } from '../papers/TakePaper.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import type { OwnPlace } from './own-place.ts';
import styles from './results.module.css';
import { SheetView } from './SheetView.tsx';
import { useReceipt } from './use-receipt.ts';

export function useOwnSheet(round: string) {
  const person = useMe().person?.id ?? '';
  return useAsked('GET /api/rounds/:id/people/:person/sheet', { params: { id: round, person }, query: {} });
}

export function OwnSheet({ round, place }: { readonly round: string; readonly place: OwnPlace }) {
  const asked = useOwnSheet(round);
  const mine = useAsked('GET /api/objections/mine');
  const { sheet: says, own } = words;
  const known = useAsked('GET /api/results/mine');
  const seen = known.state === 'here' && known.value.rounds.find((one) => one.round.id === round);
  useReceipt(asked.state === 'here' && seen && seen.final && seen.unseen ? [round] : []);
  const opened = mine.state === 'here' && mine.value.fileable.some((one) => one.round.id === round);
  const lead = asked.state === 'here' ? asked.value.round.name : own.lead;
  return place.frame(
    { title: says.title, lead, back: '' },
    <>
      {asked.state === 'loading' && <Loading lines={10} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.version && <LetterButton round={round} />}
      {asked.state === 'here' && (
        <SheetView
          sheet={asked.value}
          earlierWay={({ id, name }) => place.way(`/${id}`, name, styles.object)}
          {...(opened
            ? {
                object: ({ figure, name }) =>
                  place.way(
                    `/${round}/object/${encodeURIComponent(figure)}`,
                    <>
                      {says.object}
                      <span className="unseen">：{name}</span>
                    </>,
                    styles.object,
                  ),
              }
            : {})}
        />
      )}
    </>,
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
