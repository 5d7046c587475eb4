import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, everybody, type Handlers } from '../../http/handler.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import { treeReader } from '../../ledger/store/tree.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { countyByCode, countyById } from '../entrance/counties.ts';
import { type CalendarOf, unknownYears } from '../holidays/county-calendar.ts';
import type { Notify } from '../messages/notify.ts';
import { lockAt } from '../results/advance.ts';
import { stageOn } from '../results/decide.ts';
import { resultReader } from '../results/store.ts';
import { spokenDay } from '../rounds/copy.ts';
import { findRound } from '../rounds/find.ts';
import type { RoundStage } from '../rounds/model.ts';
import { followed } from '../rounds/move.ts';
import { mayReadRound, mayRunRounds } from '../rounds/policy.ts';
import { farthestDay, workdaysIn } from '../rounds/schedule.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import type { StageKeepers } from '../rounds/turn.ts';
import { processOf } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { noticesContract } from './contract.ts';
import { noticeRefusals, noticeWords } from './copy.ts';
import { daysFrom, leastDays } from './days.ts';
import { extendNotice } from './extend.ts';
import { figuresOf } from './figures.ts';
import { publicPage } from './hanging.ts';
import { hangs, type Notice } from './model.ts';
import { recordPublished, recordTakenDown } from './notice-facts.ts';
import { tellingPage } from './public-page.ts';
import { noticeReader, noticeWriter } from './store.ts';
import { tellDown, tellHangs } from './tell.ts';

export interface NoticeParts {
  readonly db: Kysely<Tables>;
  readonly calendarOf: CalendarOf;
  readonly keepers: StageKeepers;
  readonly notify: Notify;
  /** Style of the public page; absent: plain HTML. */
  readonly assets: PlainAssets | undefined;
}

export function noticesSlice(parts: NoticeParts): Slice<typeof noticesContract> {
  return { name: 'notices', contract: noticesContract, refusals: noticeRefusals, handlers: handlersOf(parts) };
}

/** It hung, and is over, before the stage was opened again: for what is proposed now there is none yet. */
const isOfBefore = ({ publishedAt, ends }: Notice, stage: RoundStage | undefined): boolean =>
  stage?.openedAt !== undefined && publishedAt < stage.openedAt && ends < dayOf(new Date(stage.openedAt));

/** Eighty random bits, which nobody guesses. */
const newCode = (): string => randomBytes(10).toString('hex');

function handlersOf({ db, calendarOf, keepers, notify, assets }: NoticeParts): Handlers<typeof noticesContract> {
  async function shown(scope: Scope | TxScope, actor: Actor, whole: WholeRound, now: Date) {
    const { round, stages } = whole;
    const today = dayOf(now);
    const scheme = schemeOf(round.schemeText);
    const all = figuresOf(scheme);
    const [notice] = await noticeReader(scope).ofRound(round.id);
    const [version] = await resultReader(scope).versions(round.id);
    const on = round.state === 'running' ? stageOn(stages, processOf(round), 'notice') : undefined;
    const free = notice === undefined || notice.takenDownAt !== undefined || isOfBefore(notice, on);
    const runs = mayRunRounds(actor);
    const county = await countyById(scope.db, scope.tenant);
    const calendar = await calendarOf(scope);
    const days = on === undefined ? undefined : daysFrom(whole, today, on.ends, calendar);
    return {
      ...(days === undefined || version === undefined || !free
        ? {}
        : {
            proposed: {
              title: noticeWords.title(round.name),
              version: version.version,
              people: (await resultReader(scope).sheets(round.id, version.version)).length,
              figures: [...all],
              ...days,
              workingDays: workdaysIn(days, calendar),
              cautions: [...unknownYears([days.begins, days.ends], calendar)],
            },
          }),
      ...(notice === undefined
        ? {}
        : {
            notice: {
              id: notice.id,
              title: notice.title,
              begins: notice.begins,
              ends: notice.ends,
              workingDays: workdaysIn(notice, calendar),
              leastDays: leastDays(whole),
              ...(notice.longer === undefined ? {} : { longer: notice.longer }),
              figures: all.filter(({ id }) => notice.figures.includes(id)),
              contact: notice.contact,
              address: `/p/${encodeURIComponent(`${county.code}-${notice.code}`)}`,
              hangs: hangs(notice, today),
              publishedAt: notice.publishedAt,
              ...(notice.takenDownAt === undefined ? {} : { takenDownAt: notice.takenDownAt }),
              ...(notice.reason === undefined ? {} : { reason: notice.reason }),
            },
          }),
      abilities: {
        publish: runs && free && on !== undefined && version !== undefined,
        takeDown: runs && notice !== undefined && hangs(notice, today),
        extend: runs && notice !== undefined && hangs(notice, today),
      },
    };
  }

  return {
    'GET /api/rounds/:id/notice': about(findRound, mayReadRound, ({ scope, actor, now }, { whole }) =>
      shown(scope, actor, whole, now),
    ),

    'POST /api/rounds/:id/notice': about(findRound, mayRunRounds, (call, { whole: before }) =>
      doRecorded(call, { action: 'notice-publish', subject: before.round.id }, async (tx) => {
        const { params, body, now, actor } = call;
        const locked = await lockAt(tx, params.id, 'notice', now, keepers);
        if (isRefused(locked)) return locked;
        const { whole, stage } = locked;
        const { round } = whole;
        const today = dayOf(now);
        const [version] = await resultReader(tx).versions(round.id);
        if (version === undefined) return refuse('not-proposed');
        const [earlier] = await noticeReader(tx).ofRound(round.id);
        if (earlier !== undefined && earlier.takenDownAt === undefined && !isOfBefore(earlier, stage))
          return refuse('notice-hangs');
        const all = figuresOf(schemeOf(round.schemeText)).map(({ id }) => id);
        const strange = body.figures?.find((id) => !all.includes(id));
        if (strange !== undefined) return refuse('figure-unknown', { figure: strange });
        const calendar = await calendarOf(tx);
        const proposed = daysFrom(whole, today, stage.ends, calendar);
        const ends = body.ends ?? proposed.ends;
        const last = farthestDay(round.term, today);
        if (ends > last)
          return refuse('notice-too-long', { ends: spokenDay(ends, today), last: spokenDay(last, today) });
        const days = ends < today ? 0 : workdaysIn({ begins: today, ends }, calendar);
        const least = leastDays(whole);
        if (days < least) return refuse('notice-too-short', { ends: spokenDay(ends, today), days, least });
        // From now on the days of the stage are those of the notice: whoever moves one moves the other.
        const over = { process: processOf(round), term: round.term, today, calendar };
        const set = followed(whole.stages, { ...stage, begins: today, ends }, over);
        await roundWriter(tx).setStages(round.id, set, now);
        const sealed = await treeReader(tx, 'facts').latestCheckpoint();
        const notice: Notice = {
          id: uuid({ msecs: now.getTime() }),
          round: round.id,
          code: newCode(),
          title: body.title ?? noticeWords.title(round.name),
          begins: today,
          ends,
          figures: body.figures ?? all,
          contact: body.contact,
          publishedAt: now.toISOString(),
          ...(sealed === undefined ? {} : { checkpoint: sealed.note }),
        };
        await noticeWriter(tx).insert(notice, actor.account);
        await recordPublished(
          tx,
          {
            notice: notice.id,
            round: round.id,
            version: version.version,
            begins: notice.begins,
            ends: notice.ends,
            tables: version.tablesHash,
            results: version.resultsHash,
          },
          { by: actor.account, now },
        );
        await tellHangs(notify, tx, round, notice, now);
        return again(tx, actor, round.id, now);
      }),
    ),

    'POST /api/rounds/:id/notice/withdrawal': about(findRound, mayRunRounds, (call, { whole }) =>
      doRecorded(call, { action: 'notice-withdraw', subject: whole.round.id }, async (tx) => {
        const { params, body, now, actor } = call;
        await roundWriter(tx).lock(params.id);
        const [notice] = await noticeReader(tx).ofRound(params.id);
        if (notice === undefined || !hangs(notice, dayOf(now))) return refuse('no-notice');
        await noticeWriter(tx).takeDown(notice.id, now, body.reason);
        const payload = { notice: notice.id, round: params.id, reason: body.reason };
        await recordTakenDown(tx, payload, { by: actor.account, now });
        await tellDown(notify, tx, whole.round, notice, now);
        return again(tx, actor, params.id, now);
      }),
    ),

    'POST /api/rounds/:id/notice/extension': about(findRound, mayRunRounds, (call, { whole }) => {
      const { params, body, now, actor } = call;
      const detail = { ends: body.ends, reason: body.reason };
      return doRecorded(call, { action: 'notice-extend', subject: whole.round.id, detail }, async (tx) => {
        const refused = await extendNotice(tx, params.id, body, {
          by: actor.account,
          now,
          calendar: await calendarOf(tx),
          notify,
        });
        return refused ?? again(tx, actor, params.id, now);
      });
    }),

    'GET /p/:code': everybody(async ({ params, now }) => {
      const at = params.code.lastIndexOf('-');
      const county = at <= 0 ? undefined : await countyByCode(db, params.code.slice(0, at));
      const scope = county && { tenant: county.id, db };
      const notice = scope && (await noticeReader(scope).byCode(params.code.slice(at + 1)));
      if (county === undefined || scope === undefined || notice === undefined)
        return {
          html: tellingPage(noticeWords.unknown, noticeWords.unknownWhat, assets),
          refusal: 'notice-unknown',
        };
      return { html: await publicPage({ calendarOf, assets }, scope, county.name, notice, now) };
    }),
  };

  async function again(tx: TxScope, actor: Actor, id: string, now: Date) {
    const whole = await roundReader(tx).round(id);
    if (whole === undefined) throw new Error('a round that was just changed is gone');
    return shown(tx, actor, whole, now);
  }
}
