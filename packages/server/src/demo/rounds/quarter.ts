/** A round of the demonstration from its start to its filing, step by step: each takes it as far as it says. */
import { write } from '../../db/scope.ts';
import { pollReader } from '../../features/polls/store.ts';
import { pollWriter } from '../../features/polls/writer.ts';
import { askedOf } from '../../features/reviews/asked.ts';
import type { ChainStep, Day, Duty } from '../../features/roster/model.ts';
import { daysLater } from '../../features/roster/spans.ts';
import type { StageDays } from '../../features/rounds/schedule.ts';
import { roundReader } from '../../features/rounds/store.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { chance } from '../chance.ts';
import { castSlips } from '../slips.ts';
import type { Days } from './calendar.ts';
import type { Hand, Hands, Input } from './hands.ts';
import type { Told } from './words.ts';

export interface Setting {
  readonly hands: Hands;
  readonly ballotKeys: BallotKeys;
  readonly dutyOf: (person: string) => Duty;
}

export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly reviewers: Partial<Record<ChainStep, string>>;
}

export interface DemoRound {
  readonly id: string;
  readonly term: Days;
  /** Whom the scheme assesses. */
  readonly subjects: readonly Subject[];
  readonly stages: readonly (StageDays & { readonly kind: string })[];
}

type Wanted = Input<'POST /api/rounds'>['body'];

/** Taken from the library; the committee approves it a day later. */
export async function adopt({ hands }: Setting, library: string, day: Day): Promise<string> {
  const office = hands.by('office');
  hands.at(day);
  const made = await hands.well(office, 'POST /api/schemes', { body: { library } });
  const { versions } = await submit(hands, made.id, made.versions[0]?.revision ?? 0);
  hands.at(daysLater(day, 1));
  await hands.well(hands.by('committee'), 'POST /api/schemes/:id/versions/:number/approve', {
    params: { id: made.id, number: '1' },
    body: { revision: versions[0]?.revision ?? 0 },
  });
  return made.id;
}

export function submit(hands: Hands, id: string, revision: number) {
  return hands.well(hands.by('office'), 'POST /api/schemes/:id/versions/:number/submit', {
    params: { id, number: '1' },
    body: { revision, note: '照印发的办法录入，请审批' },
  });
}

export interface Beginning {
  readonly scheme: string;
  readonly name: string;
  readonly unit: string;
  readonly term: Days;
  /** The day of the start. */
  readonly on: Day;
  readonly days?: readonly StageDays[];
  readonly supplied?: Wanted['supplied'];
  /** Values of the roster in the scheme's words. */
  readonly as?: Readonly<Record<string, string>>;
}

/** As the roster has it; what it says in words that the scheme doesn't know counts for nothing, or for what `as` says. */
export async function begin({ hands }: Setting, beginning: Beginning): Promise<DemoRound> {
  const { scheme, name, unit, term, on, days, supplied, as = {} } = beginning;
  const office = hands.by('office');
  hands.at(on);
  const wanted: Wanted = {
    scheme,
    units: [unit],
    from: term.from,
    to: term.to,
    ...(days === undefined ? {} : { days: [...days] }),
    ...(supplied === undefined ? {} : { supplied }),
  };
  const drawn = await hands.well(office, 'POST /api/rounds/plans', { body: wanted });
  const translations = drawn.unlisted.map(({ attribute, value }) => ({
    attribute,
    value,
    ...(as[value] === undefined ? {} : { as: as[value] }),
  }));
  const page = await hands.well(office, 'POST /api/rounds', { body: { ...wanted, name, translations } });
  const { subjects } = await hands.well(office, 'GET /api/rounds/:id/subjects', {
    params: { id: page.id },
    query: { organization: unit },
  });
  return {
    id: page.id,
    term,
    stages: page.stages,
    subjects: subjects
      .filter(({ population }) => population !== undefined)
      .map(({ person, reviewers }) => ({
        ...person,
        reviewers: Object.fromEntries(
          reviewers.flatMap(({ step, reviewer }) => (reviewer === undefined ? [] : [[step, reviewer.id]])),
        ),
      })),
  };
}

/** The first morning of the stage of a kind, everything due done. */
export async function toStage({ hands }: Setting, { id, stages }: DemoRound, kind: string, hour = 9): Promise<Day> {
  const stage = stages.find((one) => one.kind === kind);
  if (stage === undefined) throw new Error(`a round of the demonstration has no ${kind}`);
  hands.at(stage.begins, hour);
  await hands.turned(id);
  return stage.begins;
}

/** The office hands out slips, most come back, and the counts go into the round on the evening of the stage's last day. */
export async function rate(setting: Setting, round: DemoRound, slips: number, cast = slips): Promise<void> {
  const { hands, ballotKeys } = setting;
  const { scope } = hands;
  const office = hands.by('office');
  await toStage(setting, round, 'poll');
  const stage = round.stages.find(({ kind }) => kind === 'poll');
  if (stage === undefined) throw new Error('no stage of rating');
  const params = { id: round.id, stage: stage.key };
  const { poll } = await hands.well(office, 'POST /api/rounds/:id/stages/:stage/polls', {
    params,
    body: { papers: 'one', voters: 'none' },
  });
  await write(scope, async (tx) => {
    const forms = await pollReader(tx).forms(poll);
    await pollWriter(tx).replaceForms(
      poll,
      forms.map(({ name, subjects, electorates }) => ({
        name,
        subjects: subjects.map(({ id: _, ...subject }) => subject),
        electorates: electorates.map(({ group }) => ({ group, slips, paper: false, voters: [] })),
      })),
    );
  });
  const { revision, title } = await hands.well(office, 'GET /api/polls/:id', { params: { id: poll } });
  await hands.well(office, 'POST /api/polls/:id/open', { params: { id: poll }, body: { revision } });
  await castSlips(scope, ballotKeys, poll, { title, cast });
  hands.at(stage.ends, 17);
  await hands.well(office, 'POST /api/polls/:id/close', { params: { id: poll }, body: {} });
  await hands.well(office, 'POST /api/rounds/:id/stages/:stage/completion', { params, body: {} });
}

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** A file of the office, looked at and then taken in. */
export async function bringIn({ hands }: Setting, { id }: DemoRound, tables: Rows): Promise<void> {
  const office = hands.by('office');
  const sent = await hands.well(office, 'POST /api/rounds/:id/imports', {
    params: { id },
    body: Buffer.from(JSON.stringify(tables)),
    file: '季度任务和指标数据.json',
  });
  await hands.well(office, 'POST /api/round-imports/:id/confirmation', { params: { id: sent.id }, body: {} });
}

/** Something that adds, reported by somebody themself, or that takes away, recorded by the unit; the office approves unless it waits. */
export async function report(
  { hands }: Setting,
  { id }: DemoRound,
  by: Hand,
  { person, day, what, waits = false }: { person: string; day: Day; what: Told; waits?: boolean },
): Promise<void> {
  hands.at(day, 15);
  const { event } = await hands.well(by, 'POST /api/rounds/:id/people/:person/events', {
    params: { id, person },
    body: { ...what, day },
  });
  if (waits) return;
  hands.at(daysLater(day, 2));
  await hands.well(hands.by('office'), 'POST /api/events/:id/approval', { params: { id: event.id }, body: {} });
}

/** How good somebody is, of 1000; a little different each time, and once in a while they have a bad quarter. */
function qualityOf(person: string, term: Days): number {
  const draw = chance(`quality/${person}`);
  const usual = draw.happens(0.5) ? draw.whole(945, 990) : draw.whole(850, 940);
  const now = chance(`quality/${person}/${term.from}`);
  return usual + now.whole(-10, 8) - (now.happens(BAD_QUARTERS) ? now.whole(330, 420) : 0);
}

const BAD_QUARTERS = 0.04;

export type Reviewing = {
  readonly step: ChainStep;
  /** Whom the leader passes, of those whose turn it is; absent: all. */
  readonly passes?: (leader: string, people: readonly string[]) => readonly string[];
};

/** What everybody is asked about, found at once: each leader's list would find it for their few people. */
export async function readyForReview({ hands: { scope } }: Setting, { id }: DemoRound): Promise<void> {
  const reader = roundReader(scope);
  const whole = await reader.round(id);
  if (whole === undefined) throw new Error('the demonstration lacks a round');
  askedOf(whole.round, await reader.subjects(id));
}

/** All leaders of a step look at their lists once and pass whom they pass. */
export async function review({ hands }: Setting, round: DemoRound, { step, passes }: Reviewing): Promise<void> {
  const leaders = new Set(round.subjects.flatMap(({ reviewers }) => reviewers[step] ?? []));
  const params = { id: round.id };
  for (const leader of leaders) {
    const hand = hands.of(leader);
    const { items, standards } = await hands.well(hand, 'GET /api/rounds/:id/reviews', { params });
    const open = items.filter(({ abilities, forThem }) => abilities.pass && !forThem);
    const chosen = passes?.(
      leader,
      open.map(({ person }) => person.id),
    );
    const handed = open
      .filter(({ person }) => chosen === undefined || chosen.includes(person.id))
      .map(({ person, role, revision, fields }) => ({
        person: person.id,
        role,
        revision,
        points: Object.fromEntries(
          fields.map(({ figure, indicator }) => {
            const standard = standards.find((one) => one.figure === figure);
            if (standard === undefined) throw new Error(`no standard of ${figure}`);
            const near = qualityOf(person.id, round.term) + chance(`${person.id}/${role}/${indicator}`).whole(-12, 12);
            const value = (Number(standard.high) * Math.min(1000, near)) / 1000;
            return [indicator, String(Number(value.toFixed(Math.min(standard.places, 1))))];
          }),
        ),
        ...(chance(`comment/${person.id}/${role}/${round.term.from}`).happens(0.15)
          ? { comment: '工作扎实，完成任务及时，望继续加强调查研究。' }
          : {}),
      }));
    if (handed.length > 0) await hands.well(hand, 'POST /api/rounds/:id/reviews', { params, body: { items: handed } });
  }
}

/** Ties that the rules leave to people are decided by the committee; then the office proposes. */
export async function propose(setting: Setting, round: DemoRound): Promise<void> {
  const { hands } = setting;
  const [office, committee] = [hands.by('office'), hands.by('committee')];
  const params = { id: round.id };
  await toStage(setting, round, 'propose');
  for (;;) {
    const board = await hands.well(committee, 'GET /api/rounds/:id/results', { params, query: {} });
    const [open] = board.decisions;
    if (open === undefined) break;
    const [first] = open.people;
    if (open.settles === undefined || first === undefined) throw new Error(`nobody knows how to settle: ${open.text}`);
    await hands.well(committee, 'POST /api/rounds/:id/rulings', {
      params,
      body: {
        ...open.settles,
        target: first.id,
        value: '是',
        by: '考核委员会',
        reason: '得分相同，经集体研究综合研判确定',
      },
    });
  }
  await hands.well(office, 'POST /api/rounds/:id/proposal', { params, body: { note: '经集体研究，提出等次建议' } });
}

/** Hung out on the first morning of its stage. */
export async function hangOut(setting: Setting, round: DemoRound): Promise<void> {
  const { hands } = setting;
  await toStage(setting, round, 'notice');
  await hands.well(hands.by('office'), 'POST /api/rounds/:id/notice', {
    params: { id: round.id },
    body: { contact: '县委组织部公务员股，县委大院2号楼305室，电话 0000-1234567' },
  });
}

/** Settled by a meeting of the unit, confirmed where the scheme asks for it, filed. */
export async function settleAndFile(setting: Setting, round: DemoRound, meeting: string): Promise<void> {
  const { hands } = setting;
  const params = { id: round.id };
  const day = await toStage(setting, round, 'settle');
  await hands.well(hands.by('committee'), 'POST /api/rounds/:id/settlement', {
    params,
    body: { version: 1, body: meeting, day, note: '同意等次建议' },
  });
  const office = hands.by('office');
  const { people } = await hands.well(office, 'GET /api/rounds/:id/deliveries', { params });
  // Nobody hands a letter to themself.
  const others = people.filter(({ person }) => person.name !== office.name).map(({ person }) => person.id);
  await hands.well(office, 'POST /api/rounds/:id/deliveries', { params, body: { people: others, day, way: 'hand' } });
  await toStage(setting, round, 'file');
  await hands.well(office, 'POST /api/rounds/:id/filing', { params, body: {} });
}
