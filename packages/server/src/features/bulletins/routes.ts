import { createHash } from 'node:crypto';
import { canonicalJson } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import { WORD_TYPE, wordFile } from '../../documents/word.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { record } from '../../ledger/store/record.ts';
import type { Calendar } from '../../ports/calendar.ts';
import { dayOf, timeText } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { figuresOf } from '../bulletin-figures/figures.ts';
import { countyById } from '../entrance/counties.ts';
import { reviewersOf } from '../events/assessed.ts';
import { grantsReader } from '../grants/store.ts';
import type { CalendarOf } from '../holidays/county-calendar.ts';
import { askedIn } from '../logs/asked.ts';
import { spoken } from '../logs/view.ts';
import type { Notify } from '../messages/notify.ts';
import { rosterReader } from '../roster/load.ts';
import { findRound } from '../rounds/find.ts';
import { mayReadRound, unitsSeen } from '../rounds/policy.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { bulletinsContract } from './contract.ts';
import { bulletinRefusals, bulletinWords as words } from './copy.ts';
import { type Bulletin, type BulletinKind, bulletinKinds, type Content, type Section, type UnitList } from './model.ts';
import { offersOf } from './offers.ts';
import { mayIssueBulletins, mayListBulletins, mayReadBulletin, type OfBulletin, seesAllLists } from './policy.ts';
import { bulletinReader, bulletinWriter } from './store.ts';
import { bulletinDocument, headingNumber } from './word.ts';

export interface BulletinParts {
  readonly calendarOf: CalendarOf;
  readonly notify: Notify;
}

export function bulletinsSlice(parts: BulletinParts): Slice<typeof bulletinsContract> {
  return { name: 'bulletins', contract: bulletinsContract, refusals: bulletinRefusals, handlers: handlersOf(parts) };
}

interface Found extends OfBulletin {
  readonly bulletin: Bulletin;
  readonly whole: WholeRound;
}

async function find({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<Found | undefined> {
  const bulletin = await bulletinReader(scope).bulletin(params.id);
  const found = bulletin && (await findRound({ params: { id: bulletin.round }, scope }));
  if (bulletin === undefined || found === undefined) return undefined;
  const subjects = await roundReader(scope).subjects(bulletin.round);
  return { ...found, bulletin, members: subjects.flatMap((one) => [one.person, ...reviewersOf(one)]) };
}

/** Departments and towns whose names somebody may read: where they are assessed, review others, or administer. */
async function ownUnits(scope: Scope | TxScope, { person, held }: Actor, round: string): Promise<ReadonlySet<string>> {
  const administered = held.flatMap(({ role, unit }) => (role === 'unitAdmin' && unit !== undefined ? [unit] : []));
  const below = administered.length === 0 ? [] : await rosterReader(scope).unitsBelow(administered);
  const subjects = person === undefined ? [] : await roundReader(scope).subjects(round);
  const ours = subjects.filter((one) => one.person === person || reviewersOf(one).includes(person ?? ''));
  return new Set([...below, ...ours.map(({ organization }) => organization)]);
}

const lineOf = ({ id, kind, year, number, title, issuedAt }: Bulletin, round: { id: string; name: string }) => ({
  id,
  round,
  kind,
  kindName: bulletinKinds[kind],
  year,
  number,
  title,
  issuedAt,
});

const sectionShown = ({ heading, lines, table }: Section, n: number) => ({
  heading: `${headingNumber(n + 1)}${heading}`,
  lines: [...lines],
  ...(table === undefined ? {} : { table: { columns: [...table.columns], rows: table.rows.map((row) => [...row]) } }),
});

const listShown = ({ organization, heading, columns, rows }: UnitList) => ({
  organization,
  heading,
  columns: [...columns],
  rows: rows.map((row) => [...row]),
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const digestOf = (content: Content): string => sha256(canonicalJson(content));

const BULLETIN_ISSUED = 'bulletin.issued';

/** Of everything that stands in it. */
const wholeDigest = ({ title, introduction, requests, signedBy, content, asOf }: Bulletin): string =>
  sha256(canonicalJson({ title, introduction, requests, signedBy, content, asOf }));

/** 2026年3月25日9时 */
const momentOf = (at: string): string =>
  `${spoken(dayOf(new Date(at)))}${Number(timeText(new Date(at)).slice(11, 13))}时`;

function handlersOf({ calendarOf, notify }: BulletinParts): Handlers<typeof bulletinsContract> {
  const spanOf = (whole: WholeRound, calendar: Calendar, kind: BulletinKind, span: string, today: string) =>
    offersOf(askedIn(whole, calendar), today)
      .find((offer) => offer.kind === kind)
      ?.spans.find((one) => one.span === span);

  /** With the lists that the actor may read; `organization`: of this one alone. */
  async function shown(scope: Scope | TxScope, actor: Actor, { bulletin, whole }: Pick<Found, 'bulletin' | 'whole'>) {
    const { introduction, requests, signedBy, asOf, content } = bulletin;
    const { id, name } = whole.round;
    const own = seesAllLists(actor) ? undefined : await ownUnits(scope, actor, id);
    return {
      ...lineOf(bulletin, { id, name }),
      introduction,
      opening: words.opening(name, momentOf(asOf)),
      sections: content.sections.map(sectionShown),
      lists: content.lists.filter(({ organization }) => own?.has(organization.id) ?? true).map(listShown),
      requests,
      signedBy,
      asOf,
    };
  }

  /** Who answers for the units of a round: their administrators and principals. */
  async function responsible(tx: TxScope, round: string): Promise<readonly string[]> {
    const subjects = await roundReader(tx).subjects(round);
    const paths = (
      await rosterReader(tx).pathsOf([...new Set(subjects.map(({ organization }) => organization))])
    ).flat();
    const administrators = (await grantsReader(tx).holders(['unitAdmin'])).filter(
      ({ unit }) => unit !== undefined && paths.includes(unit),
    );
    const principals = subjects.flatMap(({ reviewers: { principal } }) =>
      principal.kind === 'reviewer' ? [principal.person] : [],
    );
    return [...new Set([...administrators.map(({ person }) => person), ...principals])];
  }

  return {
    'GET /api/bulletins': whoever(mayListBulletins, async ({ scope, actor }) => {
      const reader = bulletinReader(scope);
      const rounds = roundReader(scope);
      const seen = unitsSeen(actor);
      const below = seen === undefined || seen.length === 0 ? [] : await rosterReader(scope).unitsBelow(seen);
      const administered = below.length === 0 ? [] : await rounds.list(below, 1000);
      const own = actor.person === undefined ? [] : await reader.roundsWith(actor.person);
      const found = await reader.list(
        seen === undefined ? undefined : [...own, ...administered.map(({ round }) => round.id)],
      );
      const names = new Map<string, string>();
      for (const id of new Set(found.map(({ round }) => round)))
        names.set(id, (await rounds.round(id))?.round.name ?? '');
      return {
        bulletins: found.map((one) => lineOf(one, { id: one.round, name: names.get(one.round) ?? '' })),
      };
    }),

    'GET /api/rounds/:id/bulletins': about(findRound, mayReadRound, async ({ scope, actor, now }, { whole }) => {
      const { id, name } = whole.round;
      return {
        round: { id, name },
        bulletins: (await bulletinReader(scope).list([id])).map((one) => lineOf(one, { id, name })),
        offers: mayIssueBulletins(actor)
          ? offersOf(askedIn(whole, await calendarOf(scope)), dayOf(now)).map(({ spans, ...offer }) => ({
              ...offer,
              spans: [...spans],
            }))
          : [],
      };
    }),

    'GET /api/rounds/:id/bulletins/draft': about(
      findRound,
      mayIssueBulletins,
      async ({ scope, query, now }, { whole }) => {
        const calendar = await calendarOf(scope);
        const at = spanOf(whole, calendar, query.kind, query.span, dayOf(now));
        if (at === undefined) return refuse('bulletin-span-unknown');
        const content = await figuresOf(scope, whole, query.kind, at, calendar, dayOf(now));
        const asOf = now.toISOString();
        return {
          title: words.title(query.kind, whole.round.name, at),
          opening: words.opening(whole.round.name, momentOf(asOf)),
          sections: content.sections.map(sectionShown),
          lists: content.lists.map(listShown),
          signedBy: words.signedBy((await countyById(scope.db, scope.tenant)).name),
          asOf,
          digest: digestOf(content),
        };
      },
    ),

    'POST /api/rounds/:id/bulletins': about(findRound, mayIssueBulletins, (call, { whole }) => {
      const { body, actor, now, origin } = call;
      const today = dayOf(now);
      const { round } = whole;
      return call.once(async (tx) => {
        const calendar = await calendarOf(tx);
        const at = spanOf(whole, calendar, body.kind, body.span, today);
        if (at === undefined) return refuse('bulletin-span-unknown');
        const content = await figuresOf(tx, whole, body.kind, at, calendar, today);
        if (digestOf(content) !== body.digest) return refuse('figures-changed');
        const writer = bulletinWriter(tx);
        const year = Number(today.slice(0, 4));
        const bulletin: Bulletin = {
          id: uuid({ msecs: now.getTime() }),
          round: round.id,
          kind: body.kind,
          span: body.span,
          year,
          number: await writer.nextNumber(year),
          title: words.title(body.kind, round.name, at),
          introduction: body.introduction,
          requests: body.requests,
          signedBy: body.signedBy,
          content,
          asOf: now.toISOString(),
          issuedAt: now.toISOString(),
        };
        await writer.insert(bulletin, actor.account);
        const { id, number, title } = bulletin;
        // What was issued can be held against this for good: the words and figures themselves stay with the bulletin.
        const recorded = await record(tx, [
          {
            kind: BULLETIN_ISSUED,
            subject: round.id,
            payload: { bulletin: id, year, number, kind: body.kind, span: body.span, digest: wholeDigest(bulletin) },
            at: now,
            actor: actor.account,
            authority: 'office',
          },
        ]);
        if (!recorded.ok) throw new Error(`a bulletin could not be recorded: ${recorded.refusal}`);
        await recordAudit(tx, {
          action: 'bulletin-issue',
          outcome: 'done',
          actor: actor.account,
          subject: round.id,
          at: now,
          origin,
          detail: { bulletin: id, year, number, kind: body.kind, span: body.span },
        });
        await notify(
          tx,
          {
            kind: 'bulletin-issued',
            to: await responsible(tx, round.id),
            matter: `bulletin/${id}`,
            values: { year, number, title },
            console: `/bulletins/${id}`,
            phone: `/bulletins/${id}`,
          },
          now,
        );
        return shown(tx, actor, { bulletin, whole });
      });
    }),

    'GET /api/bulletins/:id': about(find, mayReadBulletin, ({ scope, actor }, found) => shown(scope, actor, found)),

    'GET /api/bulletins/:id/file': about(
      async (call) => {
        const found = await find(call);
        const { organization } = call.query;
        if (found === undefined || organization === undefined) return found;
        // Names of another unit aren't there for whoever may not read them.
        const list = (await shown(call.scope, call.actor, found)).lists.some(
          (one) => one.organization.id === organization,
        );
        return list ? found : undefined;
      },
      mayReadBulletin,
      async ({ query }, { bulletin, whole }) => {
        const lists = bulletin.content.lists.filter(({ organization }) => organization.id === query.organization);
        const opening = words.opening(whole.round.name, momentOf(bulletin.asOf));
        return {
          name: words.file(bulletin.year, bulletin.number, lists[0]?.organization.name),
          type: WORD_TYPE,
          bytes: await wordFile(bulletinDocument(bulletin, opening, bulletin.content.sections, lists)),
        };
      },
    ),
  };
}
