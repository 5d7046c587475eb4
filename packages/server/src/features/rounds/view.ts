/** A round as its page and lists show it: where it stands, until when, what is late. */
import type { Scheme, Stage } from '@shiji/engine';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import { unknownYears } from '../holidays/county-calendar.ts';
import { stepSentences } from '../people/copy.ts';
import { rosterReader } from '../roster/load.ts';
import { type ChainStep, chainSteps, type Day } from '../roster/model.ts';
import { daysBetween } from '../roster/spans.ts';
import { roundWords, spokenDay } from './copy.ts';
import { daysLate } from './decide.ts';
import type { FrozenSubject } from './freeze.ts';
import { gapsIn } from './lacks.ts';
import { type Round, type RoundStage, type RoundSubject, roundStates, stageStates } from './model.ts';
import type { Plan } from './plan.ts';
import { mayRunRounds } from './policy.ts';
import { schemeOf } from './scheme-of.ts';
import { roundReader, type WholeRound } from './store.ts';

/** The stages of the scheme that the round has pinned. */
export function processOf({ schemeText }: Pick<Round, 'schemeText'>): readonly Stage[] {
  return schemeOf(schemeText).process ?? [];
}

const shownStage = (stage: Pick<RoundStage, 'key' | 'begins' | 'ends'>, process: readonly Stage[]) => {
  const found = process.find(({ id }) => id === stage.key);
  if (found === undefined) throw new Error(`the round's scheme has no stage ${stage.key}`);
  return { key: stage.key, name: found.name, kind: found.work.kind, begins: stage.begins, ends: stage.ends };
};

/** The first that isn't done. */
const current = (stages: readonly RoundStage[]): RoundStage | undefined =>
  stages.find(({ state }) => state === 'on') ?? stages.find(({ state }) => state === 'waiting');

export function lineOf({ round, stages }: WholeRound, people: number, now: Date) {
  const today = dayOf(now);
  const process = processOf(round);
  const at = round.state === 'running' ? current(stages) : undefined;
  return {
    id: round.id,
    name: round.name,
    schemeName: schemeOf(round.schemeText).name,
    from: round.term.from,
    to: round.term.to,
    state: round.state,
    stateName: roundStates[round.state],
    people,
    ...(at === undefined ? {} : { stage: shownStage(at, process).name, until: at.ends }),
    daysLate: at === undefined || at.state !== 'on' ? 0 : daysLate(at, today, daysBetween),
  };
}

function nowSentence({ round, stages }: WholeRound, process: readonly Stage[], today: Day): string {
  if (round.state === 'filed') return roundWords.filed;
  if (round.state === 'given-up') return roundWords.givenUp(round.reason ?? '');
  const at = current(stages);
  if (at === undefined) return '';
  const { name } = shownStage(at, process);
  return at.state === 'on'
    ? roundWords.now(name, spokenDay(at.ends, today), daysLate(at, today, daysBetween))
    : roundWords.waits(name, spokenDay(at.begins, today));
}

export async function pageOf(
  scope: Scope | TxScope,
  actor: Actor,
  whole: WholeRound,
  now: Date,
  calendar: Pick<Calendar, 'knows'>,
) {
  const { round, stages } = whole;
  const today = dayOf(now);
  const process = processOf(round);
  const subjects = await roundReader(scope).subjects(round.id);
  const gaps = gapsIn(process, subjects);
  const organizations = [...new Set(subjects.map(({ organization }) => organization))];
  const names = await unitNames(scope, organizations);
  return {
    ...lineOf(whole, subjects.length, now),
    revision: String(round.revision),
    scheme: { id: round.scheme, name: schemeOf(round.schemeText).name, version: round.version },
    period: round.period,
    asOf: round.term.asOf,
    begunAt: round.begunAt,
    ...(round.endedAt === undefined ? {} : { endedAt: round.endedAt }),
    ...(round.reason === undefined ? {} : { reason: round.reason }),
    now: nowSentence(whole, process, today),
    cautions: round.state === 'running' ? [...unknownYears(daysAhead(stages), calendar)] : [],
    stages: stages.map((stage) => ({
      ...shownStage(stage, process),
      state: stage.state,
      stateName: stageStates[stage.state],
      ...(stage.openedAt === undefined ? {} : { openedAt: stage.openedAt }),
      ...(stage.doneAt === undefined ? {} : { doneAt: stage.doneAt }),
      daysLate: stage.state === 'on' ? daysLate(stage, today, daysBetween) : 0,
    })),
    organizations: organizations.map((id) => ({
      id,
      name: names(id),
      people: subjects.filter(({ organization }) => organization === id).length,
      gaps: gaps.filter(({ subject }) => subject.organization === id).length,
    })),
    abilities: { run: mayRunRounds(actor) && round.state === 'running' },
  };
}

const daysAhead = (stages: readonly RoundStage[]): readonly Day[] =>
  stages.filter(({ state }) => state !== 'done').flatMap(({ begins, ends }) => [begins, ends]);

export async function unitNames(scope: Scope | TxScope, ids: readonly string[]): Promise<(id: string) => string> {
  const book = await rosterReader(scope).unitsAbove([...ids]);
  return (id) => book.unit(id)?.name ?? '';
}

/** People of one department or town, with who reviews them. */
export async function subjectsShown(scope: Scope, subjects: readonly RoundSubject[]) {
  const reviewers = subjects.flatMap(({ reviewers: own }) =>
    Object.values(own).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : [])),
  );
  const nameOf = await rosterReader(scope).names(reviewers);
  const units = await unitNames(scope, [...new Set(subjects.map(({ unit }) => unit))]);
  return subjects.map((subject) => ({
    person: { id: subject.person, name: subject.name },
    unit: units(subject.unit),
    ...(subject.population === undefined ? {} : { population: subject.population }),
    reviewers: (Object.keys(chainSteps) as ChainStep[]).map((step) => {
      const own = subject.reviewers[step];
      return {
        step,
        stepName: chainSteps[step],
        ...(own.kind === 'reviewer'
          ? { reviewer: { id: own.person, name: nameOf(own.person) } }
          : { because: own.kind === 'skipped' ? roundWords.skipped : gapSentence(own.because) }),
      };
    }),
  }));
}

const gapSentence = (because: string): string =>
  (stepSentences as Readonly<Record<string, string>>)[because] ?? because;

/** Values of the roster that the scheme doesn't list, with those that it does. */
export const unlistedShown = ({ attributes = [] }: Pick<Scheme, 'attributes'>, unlisted: Plan['unlisted']) =>
  unlisted.map((one) => {
    const attribute = attributes.find(({ id }) => id === one.attribute);
    return { ...one, attributeName: attribute?.name ?? one.attribute, values: [...(attribute?.values ?? [])] };
  });

/** What would be started. */
export function planShown(
  { scheme, process, period, days, book, subjects, leftOut, unlisted, lacks, cautions }: Plan,
  approved: { readonly id: string; readonly name: string; readonly version: number },
) {
  const organizations = [...new Set(subjects.map(({ organization }) => organization))];
  const attributes = scheme.attributes ?? [];
  return {
    name: `${period.name}${scheme.name.replace(/[（(][^（）()]*[）)]$/, '')}`,
    scheme: { id: approved.id, name: approved.name, version: approved.version },
    period: period.period,
    from: period.from,
    to: period.to,
    asOf: period.asOf,
    stages: days.map((one) => shownStage(one, process)),
    organizations: organizations.map((id) => ({
      id,
      name: book.unit(id)?.name ?? '',
      people: subjects.filter(({ organization }) => organization === id).length,
    })),
    people: subjects.length,
    leftOut: [...leftOut],
    unlisted: unlistedShown(scheme, unlisted),
    toSupply: attributes
      .filter(({ from }) => from === undefined)
      .map(({ id, name, values = [] }) => ({
        attribute: id,
        name,
        values: [...values],
        supplied: having(subjects, id),
      })),
    gaps: gapsIn(process, subjects).map(({ subject, step, because }) => ({
      person: { id: subject.person, name: subject.name },
      step,
      stepName: chainSteps[step],
      organization: book.unit(subject.organization)?.name ?? '',
      because: gapSentence(because),
    })),
    lacks: [...lacks],
    cautions: [...cautions],
  };
}

const having = (subjects: readonly FrozenSubject[], attribute: string): number =>
  subjects.filter(({ spells }) => spells.some((spell) => spell.attribute === attribute)).length;
