/** Tells leaders that people wait for them: as soon as a level below has passed somebody, one message a day with how many. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { delegatesOf } from '../delegations/acting.ts';
import type { Notify } from '../messages/notify.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { levelsWith } from './finished.ts';
import type { Item } from './mine.ts';
import { reviewReader } from './store.ts';

/** With which everything that is said of somebody's turn in a stage begins. */
export const turnMatter = (round: string, stage: string): string => `round/${round}/${stage}/turn/`;

/** Who reviews for somebody else today is told of theirs, too. */
export async function withDelegates(
  scope: Scope | TxScope,
  open: ReadonlyMap<string, number>,
  today: Day,
): Promise<ReadonlyMap<string, number>> {
  const delegates = await delegatesOf(scope, [...open.keys()], today);
  const counts = new Map(open);
  for (const [leader, count] of open)
    for (const delegate of delegates.get(leader) ?? []) counts.set(delegate, (counts.get(delegate) ?? 0) + count);
  return counts;
}

/** `passed`: as the items stood before. */
export async function tellNext(
  tx: TxScope,
  notify: Notify,
  { round, stages }: WholeRound,
  passed: readonly Item[],
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  for (const stage of new Set(passed.map((item) => item.stage))) {
    const next = new Set(
      passed
        .filter((item) => item.stage === stage)
        .flatMap(({ levels, level }) => levels[levels.indexOf(level) + 1]?.reviewer ?? []),
    );
    const subjects = await roundReader(tx).subjectsReviewedBy(round.id, [...next]);
    const given = await reviewReader(tx).ofRound(
      round.id,
      subjects.map(({ person }) => person),
    );
    const levelsOf = levelsWith(round, given);
    const open = new Map<string, number>();
    for (const subject of subjects)
      for (const { reviewer, state } of levelsOf(subject, stage.id))
        if (state === 'open' && next.has(reviewer)) open.set(reviewer, (open.get(reviewer) ?? 0) + 1);
    const ends = stages.find(({ key }) => key === stage.id)?.ends ?? today;
    for (const [person, count] of await withDelegates(tx, open, today))
      await notify(
        tx,
        {
          kind: 'review-turn',
          to: [person],
          matter: `${turnMatter(round.id, stage.id)}${today}`,
          values: { round: round.name, count, until: spokenDay(ends, today) },
          console: `/reviews/${round.id}`,
          phone: `/reviews/${round.id}`,
          renew: true,
        },
        now,
      );
  }
}
