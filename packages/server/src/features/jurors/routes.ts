import type { Kysely } from 'kysely';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Tables } from '../../db/tables.ts';
import { undoneIfRefused } from '../../http/answer-once.ts';
import type { Slice } from '../../http/app.ts';
import { everybody } from '../../http/handler.ts';
import { isRefused, refuse } from '../../http/refusals.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import { countyByCode } from '../entrance/counties.ts';
import { inPanel, judge } from '../juries/decide.ts';
import type { Juror } from '../juries/model.ts';
import { juriesReader, type WholeJury } from '../juries/store.ts';
import { contextOf, hashOf, packed, readAddress, unpacked } from '../scoring/codes.ts';
import { enterRecusal } from '../scoring/lead.ts';
import { scoringReader, scoringWriter } from '../scoring/store.ts';
import { jurorsContract } from './contract.ts';
import { jurorRefusals, words } from './copy.ts';
import { type JurorView, jurorPage, stampOf } from './page.ts';

export interface JurorsParts {
  readonly db: Kysely<Tables>;
  readonly ballotKeys: BallotKeys;
}

/** Whoever holds the code, and what it lets them at. */
interface Seat {
  readonly scope: Scope;
  readonly jury: WholeJury;
  readonly juror: Juror;
  readonly key: BallotKey;
  readonly address: string;
}

export function jurorsSlice({ db, ballotKeys }: JurorsParts): Slice<typeof jurorsContract> {
  /** The code's juror, as long as their jury is open. */
  async function seatOf(address: string): Promise<Seat | undefined> {
    const read = readAddress(address);
    const county = read && (await countyByCode(db, read.county));
    if (read === undefined || county === undefined) return undefined;
    const scope = { tenant: county.id, db };
    const reader = juriesReader(scope);
    const found = await reader.jurorByCode(hashOf(read.code));
    const jury = found && (await reader.whole(found.jury));
    const key = found && (await ballotKeys.open(county.id, found.jury));
    if (found === undefined || key === undefined || jury?.state !== 'open') return undefined;
    return { scope, jury, juror: found.juror, key, address: `${read.county}-${read.code}` };
  }

  return {
    name: 'jurors',
    contract: jurorsContract,
    refusals: jurorRefusals,
    handlers: {
      'GET /j/:address': everybody(async ({ params, query }) => {
        const seat = await seatOf(params.address);
        if (seat === undefined) return refuse('code-unknown');
        const view = await viewOf(seat);
        return { html: query.seen === stampOf(view) ? '' : jurorPage(view) };
      }),

      'POST /j/:address/score': everybody(async ({ params, body }) => {
        const seat = await seatOf(params.address);
        if (seat === undefined) return refuse('code-unknown');
        const typed = typeof body.value === 'string' ? [body.value] : body.value;
        const { rules } = seat.jury;
        const given = judge(rules, typed);
        if (!given.ok) {
          const fault = { subject: body.subject, typed, sentence: words.fault(given, rules) };
          return { html: jurorPage({ ...(await viewOf(seat)), fault }), refusal: 'not-taken' };
        }
        const kept = rules.criteria.length === 0 ? [given.value] : typed;
        const done = await undoneIfRefused(seat.scope, (tx) => giveScore(tx, seat, body.subject, kept));
        if (isRefused(done))
          return { html: jurorPage({ ...(await viewOf(seat)), notice: words.tooLate }), refusal: 'not-now' };
        return { to: `/j/${seat.address}` };
      }),

      'POST /j/:address/recusal': everybody(async ({ params, body, now }) => {
        const seat = await seatOf(params.address);
        if (seat === undefined) return refuse('code-unknown');
        const { jury, juror, scope } = seat;
        const subject = jury.subjects.find(({ id }) => id === body.subject);
        if (subject === undefined || !inPanel(juror, subject)) return refuse('not-now');
        const tie = { subject: subject.id, juror: juror.id, kind: body.kind, note: '', declaredBy: 'juror' as const };
        const by = { actor: juror.id, authority: `juror:${jury.id}`, at: now };
        const done = await undoneIfRefused(scope, (tx) => enterRecusal(tx, jury.id, tie, by));
        // Who taps twice, or was recused by the office meanwhile, has what they wanted.
        if (isRefused(done) && done.refusal !== 'already-recused') return refuse('not-now');
        return { to: `/j/${seat.address}` };
      }),
    },
  };
}

/** Keeps a value, in place of the juror's one before. Many at once don't wait for each other; for who ends the subject they do. */
async function giveScore(tx: TxScope, { jury, juror, key }: Seat, subjectId: string, typed: readonly string[]) {
  const subject = jury.subjects.find(({ id }) => id === subjectId);
  if (subject === undefined || !inPanel(juror, subject)) return refuse('not-now');
  const writer = scoringWriter(tx);
  if ((await writer.hold(subjectId, 'together')) !== 'scoring') return refuse('not-now');
  if (await writer.isRecused(subjectId, juror.id)) return refuse('not-now');
  await writer.put(subjectId, { juror: juror.id, sealed: key.seal(packed(typed), contextOf(subjectId, juror.id)) });
  return { ok: true as const };
}

/** The page's content as it stands now: what happened since the seat was found is in it. */
async function viewOf({ scope, jury: { id }, juror, key, address }: Seat): Promise<JurorView> {
  const jury = await juriesReader(scope).whole(id);
  if (jury === undefined) throw new Error('a jury that was found is gone');
  const own = new Map<string, readonly string[]>();
  for (const subject of jury.subjects.filter(({ state }) => state === 'scoring')) {
    const sealed = await scoringReader(scope).score(subject.id, juror.id);
    const content = sealed && key.open(sealed, contextOf(subject.id, juror.id));
    if (content !== undefined) own.set(subject.id, unpacked(content));
  }
  return { jury, juror, address, own };
}
