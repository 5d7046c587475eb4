/** The days off of a year: seen, entered with the document that announced them, undone; what they change is said before. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { Json } from '../../ledger/json.ts';
import { record } from '../../ledger/store/record.ts';
import { calendarOf, inOrder, type SetDay, setDayKinds, weekdayOf, type Years } from '../../ports/calendar.ts';
import { dayOf } from '../../ports/clock.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { holidaysContract } from './contract.ts';
import { faultSentence, holidayRefusals, type Origin, origins, templateWords, textOf, weekdayName } from './copy.ts';
import { unknownYears } from './county-calendar.ts';
import { changesFor } from './effects.ts';
import { faultsOf, type HolidayTable, inForce, sameDays } from './model.ts';
import { mayKeepHolidays, mayReadHolidays } from './policy.ts';
import { holidaysTemplate, textInFile } from './read-file.ts';
import { readDays } from './read-text.ts';
import { holidayReader, holidayWriter } from './store.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ENTERED = 'holidays.entered';
const UNDONE = 'holidays.undone';

/** `known`: what the program knows by itself. */
export function holidaysSlice(parts: { readonly known: Years }): Slice<typeof holidaysContract> {
  return { name: 'holidays', contract: holidaysContract, refusals: holidayRefusals, handlers: handlersOf(parts) };
}

/** Every entry and every undoing gives another. */
const revisionOf = (tables: readonly HolidayTable[]): string =>
  `${tables.length}/${tables.filter(({ undone }) => undone !== undefined).length}`;

const dayShown = ({ day, kind, name }: SetDay) => ({
  day,
  weekday: weekdayName(weekdayOf(day)),
  kind,
  kindName: setDayKinds[kind],
  name,
});

function handlersOf({ known }: { readonly known: Years }): Handlers<typeof holidaysContract> {
  async function shown(scope: Scope | TxScope, actor: Actor, year: number) {
    const tables = await holidayReader(scope).ofYear(year);
    const table = inForce(tables);
    const days = table?.days ?? known.get(year) ?? [];
    const origin: Origin = table !== undefined ? 'county' : known.has(year) ? 'program' : 'unknown';
    const [caution] = unknownYears([`${year}-01-01`], { knows: () => origin !== 'unknown' });
    return {
      year,
      origin,
      originName: origins[origin],
      ...(table === undefined ? {} : { source: table.source }),
      ...(caution === undefined ? {} : { caution: caution.sentence }),
      days: days.map(dayShown),
      text: textOf(days),
      revision: revisionOf(tables),
      history: tables.map((one) => ({
        version: one.version,
        source: one.source,
        days: one.days.length,
        entered: { ...one.entered },
        ...(one.undone === undefined ? {} : { undone: { ...one.undone } }),
        inForce: one === table,
      })),
      abilities: { keep: mayKeepHolidays(actor), undo: mayKeepHolidays(actor) && table !== undefined },
    };
  }

  /** By another table of the year; undefined: by none of the county's. */
  async function changed(scope: Scope, year: number, days: readonly SetDay[] | undefined, now: Date) {
    const entered = await holidayReader(scope).inForce();
    const next = new Map(entered);
    if (days === undefined) next.delete(year);
    else next.set(year, days);
    const inYears = new Map([...next].sort(([a], [b]) => a - b));
    const found = await changesFor(scope, {
      before: calendarOf(known, entered),
      after: calendarOf(known, inYears),
      today: dayOf(now),
    });
    return found.map(({ round, sentences }) => ({ round, sentences: [...sentences] }));
  }

  return {
    'GET /api/holidays/:year': whoever(mayReadHolidays, ({ scope, actor, params }) => shown(scope, actor, params.year)),

    'GET /api/holidays/template': whoever(mayKeepHolidays, async () => ({
      name: templateWords.fileName,
      type: XLSX,
      bytes: await holidaysTemplate(),
    })),

    'POST /api/holidays/:year/files': whoever(mayKeepHolidays, async ({ body }) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of body.bytes) pieces.push(piece);
      const read = textInFile(Buffer.concat(pieces));
      if (read.ok) return { text: read.text };
      return read.because === 'kind' ? refuse('file-kind', { first: read.first }) : refuse('file-empty');
    }),

    'POST /api/holidays/:year/plans': whoever(mayKeepHolidays, async ({ scope, params: { year }, body, now }) => {
      const { days, faults, source } = readDays(body.text, year);
      const all = [...faults, ...faultsOf(year, days).map((one) => faultSentence(one, year))];
      const standing = inForce(await holidayReader(scope).ofYear(year))?.days ?? known.get(year) ?? [];
      return {
        days: days.map(dayShown),
        faults: all,
        ...(source === undefined ? {} : { source }),
        same: sameDays(days, standing),
        changes: all.length > 0 ? [] : await changed(scope, year, days, now),
      };
    }),

    'PUT /api/holidays/:year': whoever(mayKeepHolidays, (call) => {
      const { params, body, actor, now } = call;
      const { year } = params;
      const { source } = body;
      const detail = { year: String(year), source, days: body.days.length };
      return doRecorded(call, { action: 'holidays-enter', detail }, async (tx) => {
        const writer = holidayWriter(tx);
        await writer.lock();
        const tables = await writer.ofYear(year);
        if (revisionOf(tables) !== body.revision) return refuse('holidays-changed', { year });
        const days = inOrder(body.days);
        const [fault] = faultsOf(year, days);
        if (fault !== undefined) return refuse('holidays-wrong', { fault: faultSentence(fault, year) });
        const standing = inForce(tables);
        if (standing !== undefined && standing.source === source && sameDays(standing.days, days))
          return refuse('holidays-same', { year });
        const version = (tables[0]?.version ?? 0) + 1;
        const payload = { year, version, source, days: days.map((one) => ({ ...one })) };
        const fact = await recorded(call, tx, ENTERED, payload);
        await writer.add({ year, version, days, source, fact }, actor.account, now);
        return shown(tx, actor, year);
      });
    }),

    'GET /api/holidays/:year/undoing': whoever(mayKeepHolidays, async ({ scope, params: { year }, now }) => {
      const tables = await holidayReader(scope).ofYear(year);
      const standing = inForce(tables);
      if (standing === undefined) return refuse('nothing-entered', { year });
      const before = inForce(tables.filter((one) => one !== standing));
      return { changes: await changed(scope, year, before?.days, now) };
    }),

    'POST /api/holidays/:year/undoing': whoever(mayKeepHolidays, (call) => {
      const { params, body, actor, now } = call;
      const { year } = params;
      const detail = { year: String(year), reason: body.reason };
      return doRecorded(call, { action: 'holidays-undo', detail }, async (tx) => {
        const writer = holidayWriter(tx);
        await writer.lock();
        const tables = await writer.ofYear(year);
        if (revisionOf(tables) !== body.revision) return refuse('holidays-changed', { year });
        const standing = inForce(tables);
        if (standing === undefined) return refuse('nothing-entered', { year });
        const { version, fact } = standing;
        await recorded(call, tx, UNDONE, { year, version, entered: fact, reason: body.reason });
        await writer.undo(year, version, body.reason, actor.account, now);
        return shown(tx, actor, year);
      });
    }),
  };
}

/** The subject is the county: days off are nobody's. */
async function recorded({ actor, now }: Doing, tx: TxScope, kind: string, payload: Json): Promise<string> {
  const common = { at: now, actor: actor.account, authority: 'office' };
  const done = await record(tx, [{ ...common, kind, subject: tx.tenant, payload }]);
  const id = done.ok ? done.ids[0] : undefined;
  if (id === undefined) throw new Error(`days off could not be recorded: ${JSON.stringify(done)}`);
  return id;
}
