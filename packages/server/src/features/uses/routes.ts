/** What results were used for: recorded by one, many or from a file, withdrawn, listed and counted. */
import { v7 as uuid } from 'uuid';
import type { Scope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { assessed, type OfPerson, type OfUnits } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import { authorityOf } from '../notes/policy.ts';
import { RosterBook } from '../roster/book.ts';
import { rosterReader } from '../roster/load.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import { recordUses, sameUse, type UseParts, withdrawUses } from './acts.ts';
import { MOST_AT_ONCE, usesContract } from './contract.ts';
import { useRefusals, useWords } from './copy.ts';
import type { Use } from './model.ts';
import {
  mayKeepKinds,
  mayListUses,
  mayRecordSome,
  mayRecordUses,
  type OfSeveral,
  unitsOfNegative,
  unitsOfUses,
} from './policy.ts';
import { heldAgainst, readUses, usesTemplate } from './read-file.ts';
import { placeOf, useReader, useWriter } from './store.ts';
import { kindsShown, negativeOnly, revisionOf, scopeOfUses, summaryOf, usesShown } from './view.ts';
import { usesWorkbook } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 50;
/** A workbook of a year holds as many; a county has some hundreds. */
const MOST_EXPORTED = 100_000;

export function usesSlice(parts: UseParts): Slice<typeof usesContract> {
  return { name: 'uses', contract: usesContract, refusals: useRefusals, handlers: handlersOf(parts) };
}

interface Several extends OfSeveral {
  readonly names: ReadonlyMap<string, string>;
}

/** Undefined where one of them isn't in the roster. */
async function findPeople(scope: Scope, ids: readonly string[], now: Date): Promise<Several | undefined> {
  const people = [...new Set(ids)];
  const book = await rosterReader(scope).around({ people });
  const paths = await unitPathsOf(scope, people, now);
  const names = new Map<string, string>();
  for (const id of people) {
    const person = book.person(id);
    if (person === undefined) return undefined;
    names.set(id, person.name);
  }
  return { people: people.map((person) => ({ person, unitPaths: paths.get(person) ?? [] })), names };
}

interface Withdrawn extends OfSeveral {
  readonly uses: readonly Use[];
}

/** By the units where they were counted: who has moved on stays with those who recorded it. */
async function findUses(scope: Scope, id: string, batch: boolean): Promise<Withdrawn | undefined> {
  const reader = useReader(scope);
  const use = await reader.use(id);
  if (use === undefined) return undefined;
  const uses = batch ? (await reader.ofBatch(use.batch)).filter(({ withdrawn }) => withdrawn === undefined) : [use];
  const paths = await rosterReader(scope).pathsOf(uses.map(({ unit }) => unit));
  return { uses, people: uses.map(({ person }, at) => ({ person, unitPaths: [paths[at] ?? []] })) };
}

/** By what right each is recorded. */
function authorities(actor: Parameters<typeof authorityOf>[0], people: readonly (OfPerson & OfUnits)[]) {
  const by = new Map(people.map((one) => [one.person, one]));
  return (person: string): string => authorityOf(actor, by.get(person) ?? { unitPaths: [] });
}

function handlersOf(parts: UseParts): Handlers<typeof usesContract> {
  return {
    'GET /api/uses': whoever(mayListUses, async ({ scope, actor, query }) => {
      const reader = useReader(scope);
      const kinds = await reader.kinds();
      const wanted = kinds.filter(
        ({ key, effect }) =>
          (query.kind === undefined || key === query.kind) && (query.effect === undefined || effect === query.effect),
      );
      const found = await reader.list({
        year: query.year,
        kinds: wanted.map(({ key }) => key),
        units: await scopeOfUses(scope, actor),
        organization: query.organization,
        person: query.person,
        only: await negativeOnly(scope, actor, kinds),
        after: query.after,
        limit: PAGE + 1,
      });
      const page = found.slice(0, PAGE);
      const last = found.length > PAGE ? page.at(-1) : undefined;
      return {
        uses: await usesShown(scope, page, actor),
        ...(last === undefined ? {} : { next: placeOf(last) }),
        abilities: { record: mayRecordSome(actor), change: mayKeepKinds(actor) },
      };
    }),

    'POST /api/uses': about(
      ({ scope, body, now }) =>
        findPeople(
          scope,
          body.uses.map(({ person }) => person),
          now,
        ),
      mayRecordUses,
      (call, { people, names }) => {
        const { actor, body, now } = call;
        // Not of which kind: who was sanctioned is known to few.
        const detail = { count: body.uses.length };
        const [only, ...more] = people;
        const deed = {
          action: 'use-record',
          detail,
          ...(only === undefined || more.length > 0 ? {} : { subject: only.person }),
        } as const;
        const uses = body.uses.map(({ round, note, ...use }) => ({
          ...use,
          ...(round === undefined ? {} : { round }),
          ...(note === undefined ? {} : { note }),
        }));
        return doRecorded(call, deed, (tx) =>
          recordUses(tx, parts, uses, names, { account: actor.account, now, authority: authorities(actor, people) }),
        );
      },
    ),

    'POST /api/uses/:id/withdrawal': about(
      ({ scope, params, query }) => findUses(scope, params.id, query.batch === 'yes'),
      mayRecordUses,
      (call, { uses, people }) => {
        const { actor, body, now, params } = call;
        const deed = { action: 'use-withdraw', subject: params.id, detail: { count: uses.length } } as const;
        return doRecorded(call, deed, (tx) =>
          withdrawUses(tx, uses, body.reason, { account: actor.account, now, authority: authorities(actor, people) }),
        );
      },
    ),

    'GET /api/uses/mine': whoever(assessed, async ({ scope, actor }) => ({
      uses: await usesShown(scope, await useReader(scope).ofPerson(actor.person as string)),
    })),

    'GET /api/uses/summary': whoever(mayListUses, ({ scope, actor, query, now }) =>
      summaryOf(scope, actor, query.year, dayOf(now)),
    ),

    'GET /api/uses/export': whoever(mayListUses, async ({ scope, actor, query, now, origin, write }) => {
      const summary = await summaryOf(scope, actor, query.year, dayOf(now));
      const reader = useReader(scope);
      const kinds = await reader.kinds();
      const found = await reader.list({
        year: summary.year,
        units: await scopeOfUses(scope, actor),
        only: await negativeOnly(scope, actor, kinds),
        standing: true,
        limit: MOST_EXPORTED,
      });
      const uses = await usesShown(scope, found, actor);
      const hidden = unitsOfNegative(actor)?.length === 0;
      const bytes = await usesWorkbook(summary, uses, hidden, { at: now, by: actor.name });
      const detail = { year: String(summary.year), count: uses.length };
      await write((tx) =>
        recordAudit(tx, { action: 'use-export', outcome: 'done', actor: actor.account, at: now, origin, detail }),
      );
      return { name: useWords.fileName(String(summary.year)), type: XLSX, bytes };
    }),

    'GET /api/uses/template': whoever(mayRecordSome, async ({ scope }) => ({
      name: useWords.templateName,
      type: XLSX,
      bytes: await usesTemplate(await useReader(scope).kinds()),
    })),

    'POST /api/uses/readings': whoever(mayRecordSome, async ({ scope, actor, body, now }) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of body.bytes) pieces.push(piece);
      const book = new RosterBook(await rosterReader(scope).whole());
      const reader = useReader(scope);
      const [own] = unitsOfUses(actor) ?? [];
      const near = own === undefined ? undefined : rosterOn(book, dayOf(now)).organizationOf(own)?.id;
      const read = readUses(Buffer.concat(pieces), { book, kinds: await reader.kinds(), today: dayOf(now), near });
      if (!read.ok && read.because === 'kind') return refuse('file-kind', { first: read.first });
      if (!read.ok)
        return read.because === 'long' ? refuse('file-too-long', { most: MOST_AT_ONCE }) : refuse('file-empty');
      const people = [...new Set(read.rows.flatMap(({ ready }) => ready?.person ?? []))];
      const paths = await unitPathsOf(scope, people, now);
      const stands = (await reader.alike(people)).filter((one) => one.withdrawn_at === null).map(sameUse);
      const rows = heldAgainst(
        read.rows,
        (person) => mayRecordUses(actor, { people: [{ person, unitPaths: paths.get(person) ?? [] }] }),
        new Set(stands),
      );
      return { rows: [...rows], ready: rows.filter(({ ready }) => ready !== undefined).length };
    }),

    'GET /api/use-kinds': whoever(mayListUses, async ({ scope, actor }) =>
      kindsShown(await useReader(scope).kinds(), actor),
    ),

    'PUT /api/use-kinds': whoever(mayKeepKinds, (call) => {
      const { body, actor } = call;
      return doRecorded(call, { action: 'use-kinds-change', detail: { count: body.kinds.length } }, async (tx) => {
        const writer = useWriter(tx);
        const before = await writer.kinds();
        if (revisionOf(before) !== body.revision) return refuse('kinds-changed');
        const names = body.kinds.map(({ name }) => name);
        const twice = names.find((name, at) => names.indexOf(name) !== at);
        if (twice !== undefined) return refuse('kind-twice', { name: twice });
        const used = await writer.kindsUsed();
        const broken = before.find(
          ({ key, effect }) => used.includes(key) && body.kinds.find((one) => one.key === key)?.effect !== effect,
        );
        if (broken !== undefined) return refuse('kind-in-use', { name: broken.name });
        const kinds = body.kinds.map(({ key, name, effect, retired }) => ({
          key: before.some((one) => one.key === key) && key !== undefined ? key : uuid(),
          name,
          effect,
          retired,
        }));
        await writer.setKinds(kinds);
        return kindsShown(kinds, actor);
      });
    }),
  };
}
