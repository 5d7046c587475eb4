import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Call, type Handlers, whoever } from '../../http/handler.ts';
import type { OfUnits } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { dayOf } from '../../ports/clock.ts';
import type { ObjectStorage } from '../../ports/object-storage.ts';
import { recordAudit } from '../audit/record.ts';
import { nameOfKind } from '../evidence/kinds.ts';
import { evidenceReader } from '../evidence/store.ts';
import { takeEvidence } from '../evidence/take.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { rosterReader } from '../roster/load.ts';
import type { RoundSubject } from '../rounds/model.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { recordInRound } from '../rounds/round-facts.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import { type AskedInRound, askedIn, entryOf, entryShown } from './asked.ts';
import { logsContract } from './contract.ts';
import { logRefusals } from './copy.ts';
import { notTaken, refusedText } from './decide.ts';
import { indicatorsOf } from './indicators.ts';
import { LOG_ENTRY, type LogEntryPayload } from './log-facts.ts';
import { type LogSubject, mayListOwnLogs, mayReadLogs, mayWatchLogs, mayWriteLog } from './policy.ts';
import { logReader, logWriter } from './store.ts';
import { type Found, gridShown, missingShown, oneShown, ownShown, personShown, spoken } from './view.ts';

export interface LogParts {
  readonly calendarOf: CalendarOf;
  readonly storage: ObjectStorage;
}

export function logsSlice(parts: LogParts): Slice<typeof logsContract> {
  return { name: 'logs', contract: logsContract, refusals: logRefusals, handlers: handlersOf(parts) };
}

interface Asked<Params> {
  readonly params: Params;
  readonly scope: Scope;
}

interface OfOne extends LogSubject {
  readonly whole: WholeRound;
  readonly subject: RoundSubject;
}

/** Somebody as the round has them: where they are assessed, and who reviews them there. For one's own sake nobody looks for one's unit. */
async function findOne({
  params,
  scope,
  actor,
}: Asked<{ readonly id: string; readonly person: string }> & { readonly actor: Actor }): Promise<OfOne | undefined> {
  const reader = roundReader(scope);
  const whole = await reader.round(params.id);
  const subject = whole && (await reader.subject(params.id, params.person));
  if (whole === undefined || subject === undefined) return undefined;
  const reviewers = Object.values(subject.reviewers).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : []));
  const unitPaths = subject.person === actor.person ? [] : await rosterReader(scope).pathsOf([subject.unit]);
  return { whole, subject, person: subject.person, reviewers, unitPaths };
}

interface OfRound extends OfUnits {
  readonly whole: WholeRound;
  readonly subjects: readonly RoundSubject[];
}

async function findRound({ params, scope }: Asked<{ readonly id: string }>): Promise<OfRound | undefined> {
  const reader = roundReader(scope);
  const whole = await reader.round(params.id);
  if (whole === undefined) return undefined;
  const subjects = await reader.subjects(params.id);
  const unitPaths = await rosterReader(scope).pathsOf([...new Set(subjects.map(({ unit }) => unit))]);
  return { whole, subjects, unitPaths };
}

/** Those of the round whom the asker may watch: of a unit administrator the people of their units. */
async function watched(scope: Scope, actor: Actor, { subjects }: OfRound): Promise<readonly RoundSubject[]> {
  const own = unitsSeen(actor);
  if (own === undefined) return subjects;
  const units = new Set(await rosterReader(scope).unitsBelow(own));
  return subjects.filter(({ unit }) => units.has(unit));
}

interface AtSpan {
  readonly entry: string;
  readonly span: string;
}

function placed(around: AskedInRound, subject: RoundSubject, at: AtSpan): Found | undefined {
  const entry = entryOf(around, at.entry);
  const one = entry?.whiles.find(({ span }) => span === at.span);
  return entry && one && { around, subject, entry, one };
}

function handlersOf({ calendarOf, storage }: LogParts): Handlers<typeof logsContract> {
  return {
    'GET /api/me/logs': whoever(mayListOwnLogs, async ({ scope, actor, now }) =>
      ownShown(scope, actor.person ?? '', await calendarOf(scope), dayOf(now)),
    ),

    'GET /api/rounds/:id/logs': about(findRound, mayWatchLogs, async ({ scope, actor, query, now }, found) => {
      const { whole } = found;
      const around = askedIn(whole, await calendarOf(scope));
      const shown = {
        round: { id: whole.round.id, name: whole.round.name },
        entries: around.entries.map((entry) => entryShown(around, entry)),
      };
      const entry = query.entry === undefined ? around.entries[0] : entryOf(around, query.entry);
      if (entry === undefined)
        return query.entry === undefined ? { ...shown, spans: [], units: [] } : refuse('entry-unknown');
      const all = await watched(scope, actor, found);
      const organizations = [...new Set(all.map(({ organization }) => organization))];
      // Of one department its sections are told apart.
      const organization = query.organization ?? (organizations.length === 1 ? organizations[0] : undefined);
      const subjects = organization === undefined ? all : all.filter((one) => one.organization === organization);
      const rowOf = (one: RoundSubject) => (organization === undefined ? one.organization : one.unit);
      const name = organization && (await rosterReader(scope).unitsAbove([organization])).unit(organization)?.name;
      return {
        ...shown,
        entry: entry.asked.id,
        ...(organization === undefined ? {} : { organization: { id: organization, name: name ?? '' } }),
        spans: entry.whiles.map(({ span, name: spanName, from, ends, due }) => ({
          span,
          name: spanName,
          from,
          ends,
          due,
        })),
        units: await gridShown(scope, around, entry, subjects, rowOf, dayOf(now)),
      };
    }),

    'GET /api/rounds/:id/missing-logs': about(findRound, mayWatchLogs, async ({ scope, actor, query, now }, found) => {
      const { whole } = found;
      const around = askedIn(whole, await calendarOf(scope));
      const entry = entryOf(around, query.entry);
      const one = entry?.whiles.find(({ span }) => span === query.span);
      if (entry === undefined || one === undefined) return refuse('entry-unknown');
      const all = await watched(scope, actor, found);
      const { unit, organization } = query;
      const subjects = all.filter(
        (each) =>
          (unit === undefined || each.unit === unit) &&
          (organization === undefined || each.organization === organization),
      );
      return missingShown(scope, around, entry, one, subjects, dayOf(now));
    }),

    'GET /api/rounds/:id/logs/:person': about(findOne, mayReadLogs, async ({ scope, now }, found) =>
      personShown(scope, found, await calendarOf(scope), dayOf(now)),
    ),

    'GET /api/rounds/:id/logs/:person/:entry/:span': about(findOne, mayReadLogs, async (call, { whole, subject }) => {
      const found = placed(askedIn(whole, await calendarOf(call.scope)), subject, call.params);
      if (found === undefined) return refuse('entry-unknown');
      return oneShown(call.scope, found, call.actor.person === subject.person, dayOf(call.now));
    }),

    'POST /api/rounds/:id/logs/:person/:entry/:span': about(
      findOne,
      mayWriteLog,
      ({ params, body, now, actor, once }, { subject, whole: before }) =>
        once(async (tx) => {
          const today = dayOf(now);
          const whole = await roundWriter(tx).hold(params.id, before);
          const found = whole && placed(askedIn(whole, await calendarOf(tx)), subject, params);
          if (whole === undefined || found === undefined) return refuse('entry-unknown');
          const { asked } = found.entry;
          const { process = [] } = found.around.scheme;
          const because = notTaken(whole, process, asked, found.one, today);
          if (because !== undefined)
            return refuse(because, { from: spoken(found.one.from), due: spoken(found.one.due) });
          const wrong = refusedText(body.text);
          if (wrong !== undefined) return wrong;
          const known = indicatorsOf(found.around.scheme, subject.population);
          const indicators = known.map(({ id }) => id).filter((id) => body.indicators.includes(id));
          if (indicators.length < new Set(body.indicators).size) return refuse('indicator-unknown');
          const kept = await keep(tx, found, { ...body, indicators }, { by: actor.account, now });
          return kept ?? oneShown(tx, found, true, today);
        }),
    ),

    'POST /api/rounds/:id/logs/:person/photos': about(findOne, mayWriteLog, async (call, { whole }) => {
      if (whole.round.state !== 'running') return refuse('log-round-over');
      const taken = await takeEvidence(call, storage, (type) => photos.includes(type));
      if (!taken.ok) return refuse(taken.because === 'empty' ? 'photo-empty' : 'photo-kind');
      return { sha256: taken.sha256, name: taken.name };
    }),

    'GET /api/rounds/:id/logs/:person/:entry/:span/photos/:hash': about(
      async (call) => {
        const found = await findOne(call);
        if (found === undefined) return undefined;
        const { id, person, entry, span, hash } = call.params;
        const entries = await logReader(call.scope).entriesOf(id, person);
        const own = entries.find((one) => one.entry === entry && one.span === span);
        const photo = own?.content?.photos.find(({ sha256 }) => sha256 === hash);
        return own && photo && { ...found, photo, fact: own.fact };
      },
      mayReadLogs,
      async (call, { photo, fact, person }) => {
        const known = await evidenceReader(call.scope).find(photo.sha256);
        const stored = await storage.get(photo.sha256);
        if (known === undefined || stored === undefined) throw new Error('a photo of an entry is not in the storage');
        if (call.actor.person !== person) await noteLook(call, person, fact);
        return { name: nameOfKind(photo.name, known.type), type: known.type, bytes: stored.content };
      },
    ),
  };
}

/** What every browser shows. */
const photos: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

interface Written {
  readonly text: string;
  readonly indicators: readonly string[];
  readonly photos: readonly { readonly sha256: string; readonly name: string }[];
  readonly revision: number;
}

/** Records the entry, or a version that corrects it; refuses what another window has changed meanwhile. */
async function keep(
  tx: TxScope,
  { around, subject, entry, one }: Found,
  { text, indicators, photos: evidence, revision }: Written,
  { by, now }: { readonly by: string; readonly now: Date },
) {
  const round = around.whole.round.id;
  const at = { round, person: subject.person, entry: entry.asked.id, span: one.span };
  const writer = logWriter(tx);
  const before = await writer.lock(at);
  if ((before?.revision ?? 0) !== revision) return refuse('log-changed-elsewhere');
  const today = dayOf(now);
  const first =
    before === undefined ? { day: today, inTime: today <= one.due } : { day: before.firstDay, inTime: before.inTime };
  const payload: LogEntryPayload = {
    round,
    entry: at.entry,
    span: one.span,
    ends: one.ends,
    ...first,
    text: text.trim(),
    indicators,
  };
  const recorded = await recordInRound(tx, round, [
    {
      kind: LOG_ENTRY,
      subject: subject.person,
      payload: payload as unknown as Json,
      at: now,
      actor: by,
      authority: 'self',
      evidence,
      ...(before === undefined
        ? // Of two windows that send the first version at once the later one waits, and is told.
          { occurrence: `log ${round} ${subject.person} ${at.entry} ${one.span}` }
        : { corrects: before.fact }),
    },
  ]);
  if (!recorded.ok && recorded.refusal === 'already-recorded') return refuse('log-changed-elsewhere');
  if (!recorded.ok && recorded.refusal === 'evidence-unknown') return refuse('photo-missing');
  const [fact] = recorded.ok ? recorded.ids : [];
  if (fact === undefined) throw new Error(`an entry could not be recorded: ${recorded.ok || recorded.refusal}`);
  if (before === undefined) await writer.insert(at, first, fact, now);
  else await writer.change(at, before.revision + 1, fact, now);
  return undefined;
}

/** Who looks at somebody else's photo leaves a trace. */
async function noteLook(
  { actor, now, origin, write }: Pick<Call<never>, 'actor' | 'now' | 'origin' | 'write'>,
  person: string,
  fact: string,
): Promise<void> {
  await write((tx) =>
    recordAudit(tx, {
      action: 'evidence-view',
      outcome: 'done',
      actor: actor.account,
      subject: person,
      at: now,
      origin,
      detail: { fact },
    }),
  );
}
