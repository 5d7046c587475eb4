/** How far the reviews of a round have come, by unit: what the office looks at when a stage is late. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { dayOf } from '../../ports/clock.ts';
import { rosterReader } from '../roster/load.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { type StageKeepers, stagesNow } from '../rounds/turn.ts';
import { processOf } from '../rounds/view.ts';
import { isReviewed, type Level } from './decide.ts';
import { levelsWith } from './finished.ts';
import { reviewReader } from './store.ts';
import { stageShown } from './view.ts';

interface Standing {
  readonly subject: RoundSubject;
  /** By stage. */
  readonly levels: readonly { readonly stage: string; readonly levels: readonly Level[] }[];
}

/** A unit's administrator sees their own units. */
export async function progressOf(scope: Scope, whole: WholeRound, actor: Actor, now: Date, keepers: StageKeepers) {
  const { round } = whole;
  const seen = unitsSeen(actor);
  const under = seen === undefined ? undefined : new Set(await rosterReader(scope).unitsBelow(seen));
  const subjects = (await roundReader(scope).subjects(round.id)).filter(
    ({ organization }) => under === undefined || under.has(organization),
  );
  const stages = processOf(round).flatMap(({ id, work }) => (work.kind === 'review' ? [id] : []));
  const order = processOf(round).flatMap(({ work }) =>
    work.kind === 'review' ? work.levels.map(({ role }) => role) : [],
  );
  const days = await stagesNow(scope, whole, now, keepers);
  const levelsOf = levelsWith(round, await reviewReader(scope).ofRound(round.id));
  const standings = subjects.map((subject) => ({
    subject,
    levels: stages.map((stage) => ({ stage, levels: levelsOf(subject, stage) })),
  }));
  const organizations = [...new Set(subjects.map(({ organization }) => organization))];
  const units = await rosterReader(scope).unitsAbove(organizations);
  const turns = organizations.map((id) => turnsOf(standings.filter(({ subject }) => subject.organization === id)));
  const people = await rosterReader(scope).around({
    people: [...new Set(turns.flatMap((ofUnit) => ofUnit.map(({ reviewer }) => reviewer)))],
  });
  return {
    stages: stages.map((key) => ({
      ...stageShown(round, days, key, dayOf(now)),
      people: subjects.length,
      reviewed: reviewedIn(standings, key),
    })),
    units: organizations.map((id, n) => {
      const own = standings.filter(({ subject }) => subject.organization === id);
      return {
        unit: { id, name: units.unit(id)?.name ?? '' },
        people: own.length,
        reviewed: own.filter(({ levels }) => levels.every((one) => isReviewed(one.levels))).length,
        levels: countsByLevel(own, order),
        turns: (turns[n] ?? []).map(({ reviewer, role, open }) => ({
          reviewer: { id: reviewer, name: people.person(reviewer)?.name ?? '' },
          role,
          open,
        })),
      };
    }),
  };
}

const reviewedIn = (standings: readonly Standing[], stage: string): number =>
  standings.filter(({ levels }) => levels.every((one) => one.stage !== stage || isReviewed(one.levels))).length;

function countsByLevel(standings: readonly Standing[], order: readonly string[]) {
  const found = new Map<string, { stage: string; role: string; all: number; passed: number; open: number }>();
  for (const { levels } of standings)
    for (const { stage, levels: own } of levels)
      for (const { role, state } of own) {
        const key = `${stage}\n${role}`;
        const line = found.get(key) ?? { stage, role, all: 0, passed: 0, open: 0 };
        line.all += 1;
        if (state === 'passed') line.passed += 1;
        if (state === 'open') line.open += 1;
        found.set(key, line);
      }
  return [...found.values()].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

function turnsOf(standings: readonly Standing[]) {
  const found = new Map<string, { reviewer: string; role: string; open: number }>();
  for (const { levels } of standings)
    for (const { levels: own } of levels)
      for (const { reviewer, role, state } of own) {
        if (state !== 'open') continue;
        const line = found.get(`${reviewer}\n${role}`) ?? { reviewer, role, open: 0 };
        line.open += 1;
        found.set(`${reviewer}\n${role}`, line);
      }
  return [...found.values()].sort((a, b) => b.open - a.open);
}
