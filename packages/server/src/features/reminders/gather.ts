/** What is to be told on a working day, gathered from the running rounds and schemes: notices, none of them sent. */
import type { Stage } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { accountReader } from '../accounts/store.ts';
import { eventReader } from '../events/store.ts';
import { grantsReader, type Holder } from '../grants/store.ts';
import { askedIn, standingIn } from '../logs/asked.ts';
import { notTaken } from '../logs/decide.ts';
import { logReader } from '../logs/store.ts';
import type { Notice } from '../messages/notify.ts';
import { messageReader } from '../messages/store.ts';
import { levelsWith } from '../reviews/finished.ts';
import { reviewReader } from '../reviews/store.ts';
import { turnMatter, withDelegates } from '../reviews/tell-turns.ts';
import { rosterReader } from '../roster/load.ts';
import type { Day } from '../roster/model.ts';
import { spokenDay } from '../rounds/copy.ts';
import { takesFacts } from '../rounds/fact-window.ts';
import type { RoundStage, RoundSubject } from '../rounds/model.ts';
import type { WholeRound } from '../rounds/store.ts';
import { processOf } from '../rounds/view.ts';
import { schemeReader } from '../schemes/store.ts';
import { type MissingEntry, namesTogether, notBegun, type Standing, superiorsOf, type Told, turns } from './due.ts';
import { type ReminderRules, remindedOn } from './rules.ts';

/** What every round of the day is looked at with. */
export interface Morning {
  readonly today: Day;
  /** When reminders went before; events that were proposed since are spoken of. */
  readonly since: string | undefined;
  readonly rules: ReminderRules;
  readonly calendar: Calendar;
  readonly office: readonly string[];
  readonly committee: readonly string[];
  /** Who administers a department or town, or something above it. */
  administrators(organization: string): readonly Holder[];
}

/** Who holds what, read once a morning. */
export async function morningOf(
  scope: Scope,
  given: Pick<Morning, 'today' | 'since' | 'rules' | 'calendar'>,
  organizations: readonly string[],
): Promise<Morning> {
  const holders = await grantsReader(scope).holders(['office', 'committee', 'unitAdmin']);
  const paths = await rosterReader(scope).pathsOf(organizations);
  const above = new Map(organizations.map((id, n) => [id, paths[n] ?? []]));
  const whole = (role: Holder['role']) => [
    ...new Set(holders.filter((one) => one.role === role && one.unit === undefined).map(({ person }) => person)),
  ];
  return {
    ...given,
    office: whole('office'),
    committee: whole('committee'),
    administrators: (organization) =>
      holders.filter(
        ({ role, unit }) => role === 'unitAdmin' && unit !== undefined && above.get(organization)?.includes(unit),
      ),
  };
}

/** Entries of a round that are still missing on the day on which people are reminded of them. */
export async function missingEntries(
  scope: Scope,
  whole: WholeRound,
  subjects: readonly RoundSubject[],
  { today, rules, calendar }: Morning,
): Promise<readonly MissingEntry[]> {
  const around = askedIn(whole, calendar);
  const found: MissingEntry[] = [];
  for (const { asked, whiles } of around.entries) {
    const due = whiles.filter(
      (one) =>
        today === remindedOn(one.due, rules.logDays, calendar) &&
        notTaken(whole, around.scheme.process ?? [], asked, one, today) === undefined,
    );
    if (due.length === 0) continue;
    const entered = new Map(
      (await logReader(scope).entered(whole.round.id, asked.id)).map((one) => [`${one.person} ${one.span}`, one]),
    );
    for (const one of due)
      for (const subject of subjects) {
        const { state } = standingIn(around, subject, one, entered.get(`${subject.person} ${one.span}`), today);
        if (state === 'open')
          found.push({ person: subject.person, what: `${asked.name}（${one.name}）`, due: one.due });
      }
  }
  return found;
}

/** Everything else of a round: turns to review, what is late, what waits for a decision. */
export async function noticesOf(
  scope: Scope,
  whole: WholeRound,
  subjects: readonly RoundSubject[],
  morning: Morning,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  const process = processOf(whole.round);
  for (const stage of whole.stages) {
    const found = process.find(({ id }) => id === stage.key);
    if (found === undefined || stage.state !== 'on') continue;
    if (found.work.kind === 'review')
      notices.push(...(await reviewNotices(scope, whole, found, stage, subjects, morning)));
    else notices.push(...stageNotices(whole, found, stage, morning));
  }
  return [...notices, ...(await eventNotices(scope, whole, morning))];
}

function stageNotices({ round }: WholeRound, { name, work }: Stage, stage: RoundStage, morning: Morning): Notice[] {
  const { today, office } = morning;
  const matter = `round/${round.id}/${stage.key}`;
  const notices: Notice[] = [];
  const values = { round: round.name, stage: name, until: spokenDay(stage.ends, today) };
  const asked = actorsOf(work.kind, morning);
  if (work.kind === 'settle' || work.kind === 'confirm')
    notices.push({
      kind: 'approval-waits',
      to: asked,
      matter,
      values: { what: `${round.name}：${name}` },
      console: `/rounds/${round.id}/results`,
    });
  else
    notices.push({
      kind: 'stage-open',
      to: asked,
      // Once more where its last day has changed.
      matter: `${matter}/open/${stage.ends}`,
      values,
      console: work.kind === 'propose' ? `/rounds/${round.id}/results` : `/rounds/${round.id}`,
    });
  if (today > stage.ends)
    notices.push({
      kind: 'stage-overdue',
      to: [...new Set([...office, ...asked])],
      matter: `${matter}/${stage.ends}`,
      values,
      console: `/rounds/${round.id}`,
    });
  return notices;
}

/** Who does the work of a stage that is done in one act; of the others everybody is told by themselves of their own part. */
function actorsOf(kind: Stage['work']['kind'], { office, committee }: Morning): readonly string[] {
  if (kind === 'propose') return [...new Set([...committee, ...office])];
  if (kind === 'settle') return committee;
  return kind === 'notice' || kind === 'confirm' || kind === 'file' ? office : [];
}

async function reviewNotices(
  scope: Scope,
  whole: WholeRound,
  stage: Stage,
  { key, ends }: RoundStage,
  subjects: readonly RoundSubject[],
  morning: Morning,
): Promise<readonly Notice[]> {
  const { round } = whole;
  const { today, rules, calendar, office } = morning;
  const levelsOf = levelsWith(round, await reviewReader(scope).ofRound(round.id));
  const standings: readonly Standing[] = subjects.map((subject) => ({ subject, levels: levelsOf(subject, key) }));
  const open = turns(standings);
  if (open.size === 0) return [];
  const matter = turnMatter(round.id, key);
  const values = { round: round.name, stage: stage.name, until: spokenDay(ends, today) };
  const counts = await withDelegates(scope, open, today);
  const known = await messageReader(scope).told('review-turn', matter, [...counts.keys()]);
  const turn = (person: string, of: string): Notice => ({
    kind: 'review-turn',
    to: [person],
    matter: `${matter}${of}`,
    values: { round: round.name, count: counts.get(person) ?? 0, until: values.until },
    console: `/reviews/${round.id}`,
    phone: `/reviews/${round.id}`,
  });
  const isLast = today === remindedOn(ends, rules.reviewDays, calendar);
  const notices = [...counts.keys()].flatMap((person): readonly Notice[] => {
    if (isLast) return [turn(person, `last/${ends}`)];
    return known.has(person) ? [] : [turn(person, today)];
  });
  const administrators = (organization: string) => morning.administrators(organization).map(({ person }) => person);
  const keepers = new Set([
    ...office,
    ...[...new Set(subjects.map(({ organization }) => organization))].flatMap(administrators),
  ]);
  const names = await namesOf(scope, [...open.keys()]);
  const tell = (kind: 'reviewers-late' | 'reviewers-overdue', told: Told) => {
    for (const [superior, of] of told)
      notices.push({
        kind,
        to: [superior],
        matter: `${matter}${ends}`,
        values: {
          ...values,
          who: namesTogether([...of.keys()].map((id) => names.get(id) ?? '')),
          count: [...of.values()].reduce((sum, count) => sum + count, 0),
        },
        // Leaders above have their own people there; the round itself is read by those who keep it.
        ...(keepers.has(superior)
          ? { console: `/rounds/${round.id}` }
          : { console: `/reviews/${round.id}`, phone: `/reviews/${round.id}` }),
      });
  };
  if (today > ends) {
    const all = new Set(open.keys());
    const told = superiorsOf(standings, all, administrators);
    tell('reviewers-overdue', new Map([...told, ...office.map((person) => [person, open] as const)]));
  } else if (today === remindedOn(ends, rules.superiorDays, calendar))
    tell('reviewers-late', superiorsOf(standings, notBegun(standings), administrators));
  return notices;
}

async function namesOf(scope: Scope, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const nameOf = await rosterReader(scope).names(people);
  return new Map(people.map((id) => [id, nameOf(id)]));
}

/** What was proposed since the last morning, for those who may decide it: the unit's administrators, and the office where it has none. */
async function eventNotices(scope: Scope, whole: WholeRound, morning: Morning): Promise<readonly Notice[]> {
  const { round } = whole;
  if (!takesFacts(whole)) return [];
  const waiting = await eventReader(scope).ofRound(round.id, { state: 'proposed' });
  const counts = new Map<string, { count: number; fresh: boolean }>();
  for (const { organization, proposed, person } of waiting) {
    const able = (one: string) => one !== proposed.person && one !== person;
    const own = [...new Set(morning.administrators(organization).map((holder) => holder.person))].filter(able);
    const fresh = morning.since === undefined || proposed.at > morning.since;
    for (const to of own.length > 0 ? own : morning.office.filter(able)) {
      const known = counts.get(to) ?? { count: 0, fresh: false };
      counts.set(to, { count: known.count + 1, fresh: known.fresh || fresh });
    }
  }
  return [...counts].flatMap(([to, { count, fresh }]): readonly Notice[] =>
    fresh
      ? [
          {
            kind: 'approval-waits',
            to: [to],
            matter: `round/${round.id}/events/${morning.today}`,
            values: { what: `${round.name}：加分减分 ${count} 件` },
            console: `/rounds/${round.id}/events`,
          },
        ]
      : [],
  );
}

/** Schemes that were submitted, for those who may approve them; who submitted one approves it not. */
export async function schemeNotices(scope: Scope): Promise<readonly Notice[]> {
  const holders = (await grantsReader(scope).holders(['office', 'committee'])).filter(({ unit }) => unit === undefined);
  const notices: Notice[] = [];
  for (const { id, name, versions } of await schemeReader(scope).list())
    for (const { number, state, submitted } of versions) {
      if (state !== 'submitted' || submitted === undefined) continue;
      const submitter = (await accountReader(scope).byId(submitted.by))?.person;
      notices.push({
        kind: 'approval-waits',
        to: [...new Set(holders.map(({ person }) => person).filter((person) => person !== submitter))],
        matter: `scheme/${id}/${number}/${submitted.at}`,
        values: { what: `${name}（第 ${number} 版）` },
        console: `/schemes/${id}/versions/${number}`,
      });
    }
  return notices;
}
