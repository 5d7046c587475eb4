/** What the papers of a round say: read once, for all of its people or those of some units. */
import { figureName, placedFigures, recordsOf, type Scheme, type SubjectResult } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import { countyById } from '../entrance/counties.ts';
import { codesOf } from '../events/codes.ts';
import { LOG_ENTRY, type LogEntryPayload } from '../logs/log-facts.ts';
import type { Notice } from '../notices/model.ts';
import { noticeReader } from '../notices/store.ts';
import type { Objection } from '../objections/model.ts';
import { objectionReader } from '../objections/store.ts';
import type { ResultVersion } from '../results/model.ts';
import { type OwnFinal, ownFinals } from '../results/receipts.ts';
import { EVENT_APPROVED, type EventPayload } from '../results/result-facts.ts';
import { rulingsOf, rulingsShown } from '../results/rulings.ts';
import { resultReader } from '../results/store.ts';
import { levelsOf } from '../results/view.ts';
import { REVIEW_POINTS, type ReviewPointsPayload } from '../reviews/review-facts.ts';
import type { Tenure } from '../roster/model.ts';
import { recordOf } from '../roster/rows.ts';
import type { Spell } from '../rounds/freeze.ts';
import type { Round } from '../rounds/model.ts';
import { periodAt } from '../rounds/periods.ts';
import { factsOfRound } from '../rounds/round-facts.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';

/** Somebody who is assessed, with all that a form about them says. */
export interface Assessed {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly organization: string;
  readonly organizationName: string;
  readonly unitName: string;
  readonly tenure?: Tenure;
  readonly spells: readonly Spell[];
  readonly result: SubjectResult;
  /** What they summed up of their work, in the order of time; of those who only write by the week their weeks. */
  readonly summaries: readonly { readonly name: string; readonly text: string }[];
  readonly events: readonly {
    readonly name: string;
    readonly level?: string;
    readonly date: string;
    readonly text: string;
    readonly effect: 'adds' | 'subtracts' | 'either';
  }[];
  readonly comments: readonly { readonly role: string; readonly reviewer: string; readonly comment: string }[];
  /** Their final result of the round; absent: it isn't final. */
  readonly final?: OwnFinal;
  /** What they have filed in the round, the newest first. */
  readonly objections: readonly Objection[];
}

export type Ruling = ReturnType<typeof rulingsShown>[number];

export interface Papers {
  readonly county: string;
  readonly round: Round;
  readonly scheme: Scheme;
  readonly version: ResultVersion;
  readonly versions: readonly ResultVersion[];
  /** Words of the grades, best first. */
  readonly levels: readonly string[];
  /** The parts of the totals, and with `all` every figure with a name. */
  readonly figures: readonly { readonly id: string; readonly name: string; readonly part: boolean }[];
  /** In the order of the round: unit by unit. */
  readonly people: readonly Assessed[];
  /** Decisions of people that stand; of some units those about their people. */
  readonly rulings: readonly Ruling[];
  readonly notice?: Notice;
  /** Everybody's results, or those of some units alone. */
  readonly extent: 'whole' | 'part';
}

export interface Wanted {
  readonly round: Round;
  readonly version: ResultVersion;
  /** Whose people; absent: everybody. */
  readonly organizations?: readonly string[];
  /** One alone of them. */
  readonly person?: string;
}

export async function gatherPapers(scope: Scope, { round, version, organizations, person }: Wanted): Promise<Papers> {
  const scheme = schemeOf(round.schemeText);
  const subjects = (await roundReader(scope).subjects(round.id)).filter(
    (one) =>
      (organizations === undefined || organizations.includes(one.organization)) &&
      (person === undefined || one.person === person),
  );
  const ids = subjects.map((one) => one.person);
  const sheets = new Map(
    (await resultReader(scope).sheets(round.id, version.version, organizations)).map((one) => [one.person, one.result]),
  );
  const facts = await factsOfRound(
    scope,
    round.id,
    [LOG_ENTRY, EVENT_APPROVED, REVIEW_POINTS],
    organizations === undefined && person === undefined ? undefined : ids,
  );
  const by = new Map<string, (typeof facts)[number][]>();
  for (const fact of facts) by.set(fact.subject, [...(by.get(fact.subject) ?? []), fact]);
  const reviewers = facts.flatMap(({ kind, payload }) =>
    kind === REVIEW_POINTS ? [(payload as unknown as ReviewPointsPayload).reviewer] : [],
  );
  const people = await peopleBy(scope, [...new Set([...ids, ...reviewers])]);
  const tenures = await tenuresBy(
    scope,
    subjects.map(({ tenure }) => tenure),
  );
  const names = await unitNames(scope, [
    ...new Set(subjects.flatMap(({ unit, organization }) => [unit, organization])),
  ]);
  const spans = summarySpans(scheme);
  const codes = new Map(codesOf(round).map((one) => [one.code, one]));
  const all = new Set(ids);
  const finals = new Map(
    (await ownFinals(scope, ids)).filter((one) => one.round === round.id).map((one) => [one.person, one]),
  );
  const filed = (await objectionReader(scope).ofRound(round.id)).filter((one) => all.has(one.person));
  const [notice] = await noticeReader(scope).ofRound(round.id);
  const rulings = (await rulingsOf(scope, round.id)).filter(
    ({ payload }) =>
      (organizations === undefined && person === undefined) || (payload.kind === 'subject' && all.has(payload.target)),
  );
  return {
    county: (await countyById(scope.db, scope.tenant)).name,
    round,
    scheme,
    version,
    versions: await resultReader(scope).versions(round.id),
    levels: levelsOf(scheme),
    figures: figuresOf(scheme),
    people: subjects.flatMap((subject): readonly Assessed[] => {
      const result = sheets.get(subject.person);
      if (result === undefined) return [];
      const own = by.get(subject.person) ?? [];
      const of = <P>(kind: string) =>
        own.filter((fact) => fact.kind === kind).map(({ payload }) => payload as unknown as P);
      const tenure = tenures.get(subject.tenure);
      const code = people.get(subject.person)?.code;
      const final = finals.get(subject.person);
      return [
        {
          id: subject.person,
          name: subject.name,
          ...(code === undefined || code === null ? {} : { code }),
          organization: subject.organization,
          organizationName: names(subject.organization),
          unitName: names(subject.unit),
          ...(tenure === undefined ? {} : { tenure }),
          spells: subject.spells,
          result,
          summaries: of<LogEntryPayload>(LOG_ENTRY)
            .filter(({ entry }) => spans.has(entry))
            .sort((a, b) => (a.ends < b.ends ? -1 : 1))
            .map(({ entry, ends, text }) => ({
              name: `${recordName(scheme, entry)}（${periodAt(spans.get(entry) ?? 'month', ends).name}）`,
              text,
            })),
          events: of<EventPayload>(EVENT_APPROVED)
            .filter(({ withdrawn }) => withdrawn !== true)
            .map(({ code: key, level, date, text }) => ({
              name: codes.get(key)?.name ?? key,
              ...(level === undefined ? {} : { level }),
              date,
              text,
              effect: codes.get(key)?.effect ?? 'either',
            })),
          comments: of<ReviewPointsPayload>(REVIEW_POINTS)
            .filter(({ comment }) => comment !== undefined && comment !== '')
            .map(({ role, reviewer, comment = '' }) => ({
              role,
              reviewer: people.get(reviewer)?.name ?? '',
              comment,
            })),
          ...(final === undefined ? {} : { final }),
          objections: filed.filter((one) => one.person === subject.person),
        },
      ];
    }),
    rulings: rulingsShown(rulings, (id) => people.get(id)?.name),
    ...(notice === undefined ? {} : { notice }),
    extent: organizations === undefined && person === undefined ? 'whole' : 'part',
  };
}

/** Entries that sum up, or else what is written, with how often. */
function summarySpans(scheme: Scheme): ReadonlyMap<string, 'week' | 'month' | 'quarter'> {
  const records = recordsOf(scheme);
  const summing = records.filter(({ from, every }) => from !== undefined || every !== 'week');
  return new Map((summing.length > 0 ? summing : records).map(({ id, every }) => [id, every]));
}

const recordName = (scheme: Scheme, entry: string): string =>
  recordsOf(scheme).find(({ id }) => id === entry)?.name ?? '';

/** Figures with a name of their own, the parts of totals marked. */
function figuresOf(scheme: Scheme): Papers['figures'] {
  const totals = new Set(scheme.populations.map(({ total }) => total));
  return placedFigures(scheme)
    .filter(({ figure }) => figure.name !== undefined || figure.term.kind !== 'figure')
    .map(({ figure: { id }, parent }) => ({
      id,
      name: figureName(scheme, id),
      part: parent !== undefined && totals.has(parent.id),
    }));
}

async function peopleBy({ tenant, db }: Scope, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { readonly name: string; readonly code: string | null }>();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name', 'code'])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name, code }) => [id, { name, code }]));
}

async function tenuresBy({ tenant, db }: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Tenure>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tenures').selectAll().where('tenant', '=', tenant).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, recordOf.tenure(row)]));
}
