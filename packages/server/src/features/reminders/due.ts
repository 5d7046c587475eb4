/** Who is to be told what of a review that is on, and of entries that are missing: pure. */

import type { Level } from '../reviews/decide.ts';
import type { ChainStep } from '../roster/model.ts';
import type { RoundSubject } from '../rounds/model.ts';

const steps: readonly ChainStep[] = ['sectionHead', 'inCharge', 'principal'];

/** Somebody of a stage, with the levels they pass through. */
export interface Standing {
  readonly subject: RoundSubject;
  readonly levels: readonly Level[];
}

/** By reviewer, how many people it is their turn to review. */
export function turns(standings: readonly Standing[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { levels } of standings)
    for (const { reviewer, state } of levels) if (state === 'open') found.set(reviewer, (found.get(reviewer) ?? 0) + 1);
  return found;
}

/** Those with people who wait for them, and who have passed nobody yet. */
export function notBegun(standings: readonly Standing[]): ReadonlySet<string> {
  const begun = new Set(
    standings.flatMap(({ levels }) => levels.filter(({ state }) => state === 'passed').map(({ reviewer }) => reviewer)),
  );
  return new Set([...turns(standings).keys()].filter((reviewer) => !begun.has(reviewer)));
}

/** Who is told of leaders who are late: by whom they should be pushed on, how many people wait for each of them. */
export type Told = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The next above in the chain of whoever waits, and who administers the unit; `administrators`: of a department or town. Nobody is told of
 * themself.
 */
export function superiorsOf(
  standings: readonly Standing[],
  late: ReadonlySet<string>,
  administrators: (organization: string) => readonly string[],
): Told {
  const told = new Map<string, Map<string, number>>();
  for (const { subject, levels } of standings)
    for (const { reviewer, step, state } of levels) {
      if (state !== 'open' || !late.has(reviewer)) continue;
      for (const superior of new Set([...above(subject, step, reviewer), ...administrators(subject.organization)])) {
        if (superior === reviewer) continue;
        const of = told.get(superior) ?? new Map<string, number>();
        told.set(superior, of.set(reviewer, (of.get(reviewer) ?? 0) + 1));
      }
    }
  return told;
}

function above({ reviewers }: RoundSubject, step: ChainStep, reviewer: string): readonly string[] {
  for (const next of steps.slice(steps.indexOf(step) + 1)) {
    const one = reviewers[next];
    if (one.kind === 'reviewer' && one.person !== reviewer) return [one.person];
  }
  return [];
}

/** An entry that somebody has yet to hand in. */
export interface MissingEntry {
  readonly person: string;
  /** 周纪实（2026年第12周） */
  readonly what: string;
  readonly due: string;
}

/** For each person one thing to be told, however many entries there are; those who are told the same stand together. */
export function oneEach(
  missing: readonly MissingEntry[],
): readonly { readonly to: readonly string[]; readonly what: string; readonly due: string }[] {
  const own = new Map<string, MissingEntry[]>();
  for (const one of missing) own.set(one.person, [...(own.get(one.person) ?? []), one]);
  const groups = new Map<string, { readonly to: string[]; readonly what: string; readonly due: string }>();
  for (const [person, entries] of own) {
    const [first] = [...entries].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    if (first === undefined) continue;
    const what = entries.length === 1 ? first.what : `${first.what}等 ${entries.length} 篇`;
    const group = groups.get(`${what}\n${first.due}`) ?? { to: [], what, due: first.due };
    group.to.push(person);
    groups.set(`${what}\n${first.due}`, group);
  }
  return [...groups.values()];
}

/** 张三; 张三、李四; 张三、李四等 5 人 */
export function namesTogether(names: readonly string[]): string {
  return names.length <= 2 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 人`;
}
