/**
 * The rounds of 青禾县: a finished year with its four quarters, the last quarter on notice in one unit and in review in another, the
 * quarter that runs, and a town's village secretaries who are to report. Done by the requests of everybody in them, each on its day; what
 * people write every week is recorded in one go.
 */
import { join } from 'node:path';
import { RosterBook } from '../../features/roster/book.ts';
import { rosterReader } from '../../features/roster/load.ts';
import type { Day, Duty } from '../../features/roster/model.ts';
import { daysLater } from '../../features/roster/spans.ts';
import { periodAt } from '../../features/rounds/periods.ts';
import { announcedCalendar } from '../../ports/calendar.ts';
import { dayOf, dayStart } from '../../ports/clock.ts';
import { localBallotKeys } from '../../ports/local-ballot-keys.ts';
import { chance } from '../chance.ts';
import { demoCounty } from '../county.ts';
import type { DemoPast } from '../load.ts';
import { calendarOn, type Days } from './calendar.ts';
import { writeEntries } from './entries.ts';
import { type HandParts, openHands } from './hands.ts';
import { dataOf, happen } from './happenings.ts';
import {
  adopt,
  type Beginning,
  begin,
  bringIn,
  type DemoRound,
  hangOut,
  propose,
  rate,
  readyForReview,
  report,
  review,
  type Setting,
  settleAndFile,
  submit,
  toStage,
} from './quarter.ts';
import { settledBefore } from './settled-roster.ts';
import { townOf, villageReview } from './village-review.ts';
import { highlights } from './words.ts';

/** Where the year was finished and a quarter is in review. */
export const REVIEWED = '县农业农村局';
/** Whose quarter is on notice. */
export const NOTIFIED = '县水利局';

/** Before the first of these rounds everybody who is assessed was in post, and the office had its powers. */
export function pastOf(today: Day): Required<DemoPast> {
  const { year } = calendarOn(today, announcedCalendar());
  const day = daysLater(year.from, -BEFORE_ALL);
  return { roster: settledBefore(demoCounty(today), [REVIEWED, NOTIFIED], day), since: dayStart(day) };
}

const BEFORE_ALL = 30;

/** Into a county that has its roster, its accounts and no round yet. */
export async function loadRounds(parts: HandParts): Promise<void> {
  const scope = { tenant: parts.tenant, db: parts.database.db };
  const book = new RosterBook(await rosterReader(scope).whole());
  const places = [REVIEWED, NOTIFIED].map((name) => {
    const unit = book.unitsNamed(name)[0]?.id;
    if (unit === undefined) throw new Error(`the demonstration has no ${name}`);
    const people = [unit, ...book.childrenOf(unit).map(({ id }) => id)].flatMap((id) => book.tenuresIn(id));
    return { unit, people: people.map(({ person }) => person) };
  });
  const [reviewed, notified] = places;
  if (reviewed === undefined || notified === undefined) throw new Error('the demonstration lacks a unit');
  const ids = places.flatMap(({ people }) => people);
  const others = ids.flatMap((id) => book.overridesOf(id).map(({ reviewer }) => reviewer));
  const people = [...new Set([...ids, ...others])].flatMap((id) => book.person(id) ?? []);
  const days = calendarOn(dayOf(parts.now), announcedCalendar());
  const hands = await openHands(parts, people, dayStart(daysLater(days.year.from, -BEFORE_ALL)));
  const dutyOf = (person: string): Duty =>
    book.tenuresOf(person).find(({ main, until }) => main && until === undefined)?.duty ?? 'staff';
  const ballotKeys = localBallotKeys(join(parts.dataFolder, 'ballot-keys'));
  const setting: Setting = { hands, ballotKeys, dutyOf };
  try {
    const quarterly = await adopt(setting, 'fengxiang/quarter', daysLater(days.year.from, -20));
    for (const term of days.quarters) await finishedQuarter(setting, quarterly, reviewed.unit, term);
    const yearly = await adopt(setting, 'fengxiang/year', daysLater(days.year.to, 2));
    await finishedYear(setting, yearly, reviewed.unit, days.year);
    const other = await adopt(setting, 'xiulin/quarter', daysLater(days.last.from, -12));
    const leaders = notified.people.filter((person) => ['principal', 'inCharge'].includes(dutyOf(person)));
    const onNotice = { scheme: other, unit: notified.unit, term: days.last, days: days.onNotice };
    await quarterOnNotice(setting, onNotice, leaders);
    await quarterInReview(setting, {
      scheme: quarterly,
      unit: reviewed.unit,
      term: days.last,
      days: days.inReview,
    });
    await runningQuarter(setting, quarterly, reviewed.unit, days.running);
    await villageReview(setting, townOf(book, await personOf(setting, 'village')), days.last, announcedCalendar());
    await schemeInApproval(setting);
  } finally {
    await hands.close();
  }
}

const nameOf = (unit: string, { from }: Days): string => `${periodAt('quarter', from).name}${unit}公务员平时考核`;

/** Everybody of the bureau has the same key work. */
const suppliedTo = (unit: string) => [{ attribute: 'work', value: '乡村振兴', units: [unit] }];

async function finishedQuarter(setting: Setting, scheme: string, unit: string, term: Days): Promise<void> {
  const round = await begin(setting, {
    scheme,
    name: nameOf(REVIEWED, term),
    unit,
    term,
    on: term.from,
    supplied: suppliedTo(unit),
  });
  await happen(setting, round);
  setting.hands.at(daysLater(term.to, 1), 8);
  await entries(setting, round, daysLater(term.to, 8));
  await rate(setting, round, 12, 11);
  await bringIn(setting, round, dataOf(round));
  await toStage(setting, round, 'review');
  await readyForReview(setting, round);
  for (const step of ['sectionHead', 'inCharge', 'principal'] as const) await review(setting, round, { step });
  await propose(setting, round);
  await hangOut(setting, round);
  await settleAndFile(setting, round, '局党组会议');
}

async function finishedYear(setting: Setting, scheme: string, unit: string, term: Days): Promise<void> {
  // The fourth quarter is filed by then.
  const round = await begin(setting, {
    scheme,
    name: `${term.from.slice(0, 4)}年度${REVIEWED}公务员考核`,
    unit,
    term,
    on: daysLater(term.to, 32),
  });
  await toStage(setting, round, 'review');
  await readyForReview(setting, round);
  for (const step of ['inCharge', 'principal'] as const) await review(setting, round, { step });
  await propose(setting, round);
  await hangOut(setting, round);
  await settleAndFile(setting, round, '局党组会议');
}

type Standing = Omit<Beginning, 'on' | 'name'>;

async function quarterOnNotice(setting: Setting, standing: Standing, leaders: readonly string[]): Promise<void> {
  const { hands } = setting;
  const { term } = standing;
  const round = await begin(setting, {
    ...standing,
    name: nameOf(NOTIFIED, term),
    on: term.from,
    supplied: [{ attribute: 'duty', value: '班子成员', people: [...leaders] }],
    as: { 参公人员: '公务员' },
  });
  hands.at(daysLater(term.to, 1), 8);
  await entries(setting, round, daysLater(term.to, 5));
  await rate(setting, round, 5);
  await toStage(setting, round, 'propose', 8);
  const points = round.subjects.map(({ id }) => {
    const draw = chance(`panel/${id}`);
    return {
      subject: id,
      indicator: 'individual',
      rater: '评分组',
      value: `${draw.whole(74, 97)}.${draw.whole(1, 9)}`,
    };
  });
  await bringIn(setting, round, { points });
  await propose(setting, round);
  await hangOut(setting, round);
  const objector = round.subjects.at(-1);
  if (objector === undefined) throw new Error('nobody of the demonstration can object');
  hands.at(hands.today);
  await hands.well(hands.of(objector.id), 'POST /api/rounds/:id/objections', {
    params: { id: round.id },
    body: { text: '本季度承担的水库除险加固项目验收工作没有计入个性指标，请核实评分组的评分依据。' },
  });
}

async function quarterInReview(setting: Setting, standing: Standing): Promise<void> {
  const { hands } = setting;
  const { term, unit } = standing;
  const round = await begin(setting, {
    ...standing,
    name: nameOf(REVIEWED, term),
    on: term.from,
    supplied: suppliedTo(unit),
  });
  await happen(setting, round);
  hands.at(daysLater(term.to, 1), 8);
  await entries(setting, round, daysLater(term.to, 6));
  await rate(setting, round, 12, 11);
  await bringIn(setting, round, dataOf(round));
  await toStage(setting, round, 'review');
  await readyForReview(setting, round);
  const own = await personOf(setting, 'staff');
  const head = await personOf(setting, 'head');
  const inCharge = await personOf(setting, 'incharge');
  await review(setting, round, {
    step: 'sectionHead',
    // One of the section has yet to be looked at.
    passes: (leader, people) => {
      const last = people.findLast((person) => person !== own);
      return leader === head ? people.filter((person) => person !== last) : people;
    },
  });
  hands.at(daysLater(hands.today, -3));
  await review(setting, round, {
    step: 'inCharge',
    passes: (leader, people) =>
      leader === inCharge ? people.filter((person) => person !== own).slice(0, people.length / 2) : people,
  });
  hands.at(daysLater(hands.today, -1));
  const principal = hands.by('principal');
  const params = { id: round.id };
  const { items } = await hands.well(principal, 'GET /api/rounds/:id/reviews', { params });
  const back = items.find(
    ({ abilities, person }) =>
      abilities.return && round.subjects.find(({ id }) => id === person.id)?.reviewers.inCharge === inCharge,
  );
  if (back === undefined) throw new Error('there is nobody to return');
  await hands.well(principal, 'POST /api/rounds/:id/reviews/:person/return', {
    params: { ...params, person: back.person.id },
    body: { role: back.role, revision: back.revision, reason: '改革创新的分数偏高，请补充依据后重新评鉴。' },
  });
  await review(setting, round, { step: 'principal', passes: (_, people) => people.slice(0, people.length / 2) });
}

/** This week's entry is still to be written. */
async function runningQuarter(setting: Setting, scheme: string, unit: string, term: Days): Promise<void> {
  const { hands } = setting;
  const round = await begin(setting, {
    scheme,
    name: nameOf(REVIEWED, term),
    unit,
    term,
    on: term.from,
    supplied: suppliedTo(unit),
  });
  hands.at(hands.today, 24);
  await entries(setting, round, hands.today);
  const own = await personOf(setting, 'staff');
  const day = daysLater(hands.today, -1);
  if (day < term.from) return;
  await report(setting, round, hands.of(own), { person: own, day, what: highlights[3] ?? highlights[0], waits: true });
}

/** A scheme that the committee has yet to approve. */
async function schemeInApproval({ hands }: Setting): Promise<void> {
  hands.at(daysLater(hands.today, -1), 16);
  const made = await hands.well(hands.by('office'), 'POST /api/schemes', { body: { library: 'xiacun/quarter' } });
  await submit(hands, made.id, made.versions[0]?.revision ?? 0);
}

async function entries(setting: Setting, { id }: DemoRound, until: Day): Promise<void> {
  const { hands, dutyOf } = setting;
  const diligent = new Set([await personOf(setting, 'staff')]);
  await writeEntries(hands, { round: id, until, dutyOf, diligent });
}

async function personOf({ hands }: Setting, login: 'staff' | 'village' | 'head' | 'incharge'): Promise<string> {
  const { account } = hands.by(login);
  const row = await hands.scope.db
    .selectFrom('accounts')
    .select('person')
    .where('tenant', '=', hands.scope.tenant)
    .where('id', '=', account)
    .executeTakeFirst();
  if (row?.person == null) throw new Error(`${login} of the demonstration is nobody of the roster`);
  return row.person;
}
