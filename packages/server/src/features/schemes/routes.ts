import { printScheme } from '@shiji/engine';
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import { record } from '../../ledger/store/record.ts';
import { dayOf } from '../../ports/clock.ts';
import type { SchemeLibrary } from '../../ports/scheme-library.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import type { AuditAction } from '../audit/actions.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { unitPathsOf } from '../roster/unit-paths.ts';
import { schemesContract } from './contract.ts';
import { schemeRefusals } from './copy.ts';
import { decideFault, draftFault, isLive, liveFault, returnFault, saveFault } from './decide.ts';
import { APPROVED, approvedFact, LIVE, liveFact } from './facts.ts';
import { checked, nameOf } from './findings.ts';
import type { AdoptedScheme, SchemeVersion } from './model.ts';
import {
  mayDecideSchemes,
  mayKeepSchemes,
  mayListSchemes,
  mayReadOwnSchemes,
  mayReadPrint,
  mayReadText,
  type OfVersion,
} from './policy.ts';
import { schemeReader } from './store.ts';
import { readable, schemeLines, schemePage, versionPage } from './view.ts';
import { schemeWriter } from './writer.ts';

export interface SchemeParts {
  readonly library: SchemeLibrary;
}

export function schemesSlice(parts: SchemeParts): Slice<typeof schemesContract> {
  return { name: 'schemes', contract: schemesContract, refusals: schemeRefusals, handlers: handlersOf(parts) };
}

interface Asked {
  readonly params: { readonly id: string; readonly number: number };
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
}

const find = ({ params, scope }: { params: { id: string }; scope: Scope }) => schemeReader(scope).scheme(params.id);

async function findVersion({ params, scope, actor, now }: Asked) {
  const scheme = await find({ params, scope });
  const version = await schemeReader(scope).version(params.id, params.number);
  if (scheme === undefined || version === undefined) return undefined;
  const live = isLive(scheme.live, await ownPaths(scope, actor, now), dayOf(now));
  return { version, state: version.state, live } satisfies OfVersion & { version: SchemeVersion };
}

async function ownPaths(scope: Scope, { person }: Actor, now: Date): Promise<readonly (readonly string[])[]> {
  if (person === undefined) return [];
  return (await unitPathsOf(scope, [person], now)).get(person) ?? [];
}

function handlersOf({ library }: SchemeParts): Handlers<typeof schemesContract> {
  return {
    'GET /api/schemes': whoever(mayListSchemes, async ({ scope, actor, now }) => {
      const all = await schemeReader(scope).list();
      const keeps = mayKeepSchemes(actor);
      const adopted = new Set(all.map((scheme) => scheme.library));
      const places = keeps ? await library.places() : [];
      return {
        schemes: await schemeLines(scope, actor, all, dayOf(now)),
        library: places.map(({ name, schemes }) => ({
          place: name,
          schemes: schemes.map(({ id, scheme }) => ({ id, name: scheme.name, adopted: adopted.has(id) })),
        })),
        abilities: { adopt: keeps },
      };
    }),

    'POST /api/schemes': whoever(mayKeepSchemes, async (call) => {
      const { body, actor, now } = call;
      const taken = 'library' in body ? await textOf(library, body.library) : body.text;
      if (taken === undefined) return refuse('library-unknown');
      const id = uuid({ msecs: now.getTime() });
      const source = 'library' in body ? { library: body.library } : undefined;
      const deed = { action: 'scheme-change', subject: id, detail: { what: 'adopt', ...source } } as const;
      return doRecorded(call, deed, async (tx) => {
        const first = { number: 1, text: taken, by: actor.account, at: now };
        await schemeWriter(tx).adopt({ id, name: nameOf(taken), ...source }, first);
        return shown(tx, actor, id, now);
      });
    }),

    'GET /api/schemes/:id': about(find, (actor, scheme) => readable(actor, scheme) !== undefined, pageOf),

    'POST /api/schemes/:id/versions': about(find, mayKeepSchemes, (call, { id }) =>
      change(call, id, { action: 'scheme-change', detail: { what: 'draft' } }, async (tx, scheme) => {
        const fault = draftFault(scheme);
        const [newest] = scheme.versions;
        if (fault !== undefined || newest === undefined) return refuse('draft-there');
        const { number, text } = await shownVersion(tx, id, newest.number);
        await schemeWriter(tx).addVersion(id, { number: number + 1, text, by: call.actor.account, at: call.now });
        return undefined;
      }),
    ),

    'GET /api/schemes/:id/versions/:number': about(findVersion, mayReadText, ({ scope, actor, params }, { version }) =>
      versionPage(scope, actor, params.id, version),
    ),

    'PUT /api/schemes/:id/versions/:number': about(findVersion, mayKeepSchemes, (call) => {
      const { params, body, actor, now } = call;
      const { id, number } = params;
      const deed = { action: 'scheme-change', subject: id, detail: { what: 'save', number } } as const;
      return doRecorded(call, deed, async (tx) => {
        const writer = schemeWriter(tx);
        await writer.lock(id);
        const before = await writer.version(id, number);
        if (before === undefined) return refuse('not-found');
        const fault = saveFault(before, body.revision);
        if (fault !== undefined) return refuse(fault);
        const { text, note } = body;
        await writer.save(id, number, { text, note, name: nameOf(text), by: actor.account, at: now });
        return versionPage(tx, actor, id, await shownVersion(tx, id, number));
      });
    }),

    'DELETE /api/schemes/:id/versions/:number': about(findVersion, mayKeepSchemes, (call) => {
      const { params, query } = call;
      const { id, number } = params;
      const deed = { action: 'scheme-change', subject: id, detail: { what: 'drop', number } } as const;
      return doRecorded(call, deed, async (tx) => {
        const writer = schemeWriter(tx);
        await writer.lock(id);
        const version = await writer.version(id, number);
        if (version === undefined) return refuse('not-found');
        const fault = saveFault(version, query.revision);
        if (fault !== undefined) return refuse(fault);
        return { whole: await writer.drop(id, number) };
      });
    }),

    'POST /api/schemes/:id/versions/:number/submit': about(findVersion, mayKeepSchemes, (call) => {
      const { params, body, actor, now } = call;
      const { id, number } = params;
      return change(call, id, { action: 'scheme-submit', detail: { number } }, async (tx) => {
        const version = await schemeReader(tx).version(id, number);
        if (version === undefined) return refuse('not-found');
        const fault = saveFault(version, body.revision);
        if (fault !== undefined) return refuse(fault);
        const found = checked(version.text);
        if (!found.ok) return found;
        const { hash } = found;
        await schemeWriter(tx).submit(id, number, { note: body.note, hash, by: actor.account, at: now });
        return undefined;
      });
    }),

    'POST /api/schemes/:id/versions/:number/approve': about(findVersion, mayDecideSchemes, (call) => {
      const { params, body, actor, now } = call;
      const { id, number } = params;
      return change(call, id, { action: 'scheme-approve', detail: { number } }, async (tx) => {
        const version = await schemeReader(tx).version(id, number);
        if (version === undefined) return refuse('not-found');
        const fault = decideFault(version, body.revision, await ownAccounts(tx, actor));
        if (fault !== undefined) return refuse(fault);
        // The engine may have learnt since to find what it did not: what is approved must check on the day.
        const found = checked(version.text);
        if (!found.ok) return found;
        const { above } = body;
        const payload = approvedFact(version, found, above);
        const fact = await recorded(tx, call, { kind: APPROVED, subject: id, payload });
        await schemeWriter(tx).approve(id, number, { fact, hash: found.hash, above, by: actor.account, at: now });
        return undefined;
      });
    }),

    'POST /api/schemes/:id/versions/:number/return': about(findVersion, mayDecideSchemes, (call) => {
      const { params, body, actor, now } = call;
      const { id, number } = params;
      return change(call, id, { action: 'scheme-return', detail: { number } }, async (tx) => {
        const version = await schemeReader(tx).version(id, number);
        if (version === undefined) return refuse('not-found');
        const fault = returnFault(version, body.revision);
        if (fault !== undefined) return refuse(fault);
        await schemeWriter(tx).sendBack(id, number, { reason: body.reason, by: actor.account, at: now });
        return undefined;
      });
    }),

    'GET /api/schemes/:id/versions/:number/print': about(findVersion, mayReadPrint, async (_call, { version }) => {
      const found = checked(version.text);
      if (!found.ok) return found;
      const { title, subtitle, chapters } = printScheme(found.scheme);
      return {
        number: version.number,
        title,
        subtitle: [...subtitle],
        chapters: chapters.map((chapter) => ({ title: chapter.title, blocks: chapter.blocks.map(blockShown) })),
      };
    }),

    'PUT /api/schemes/:id/units': about(find, mayKeepSchemes, (call, { id }) => {
      const { revision, units } = call.body;
      return change(call, id, { action: 'scheme-live', detail: { units } }, async (tx, scheme) => {
        const fault = liveFault(scheme, revision, units);
        if (fault !== undefined) return refuse(fault);
        const names = await schemeReader(tx).unitNames(units.map(({ unit }) => unit));
        if (units.some(({ unit }) => !names.has(unit))) return refuse('unit-unknown');
        await schemeWriter(tx).setUnits(id, units);
        await recorded(tx, call, { kind: LIVE, subject: id, payload: liveFact(scheme, units, names) });
        return undefined;
      });
    }),

    'GET /api/my-schemes': whoever(mayReadOwnSchemes, async ({ scope, actor, now }) => {
      const paths = await ownPaths(scope, actor, now);
      const live = (await schemeReader(scope).list()).filter((scheme) => isLive(scheme.live, paths, dayOf(now)));
      return {
        schemes: live.flatMap(({ id, name, versions }) => {
          const version = versions.find(({ state }) => state === 'approved')?.number;
          return version === undefined ? [] : [{ id, name, version }];
        }),
      };
    }),
  };
}

type Printed = ReturnType<typeof printScheme>['chapters'][number]['blocks'][number];
/** The engine's documents are read-only; an answer's lists are not. */
function blockShown(block: Printed) {
  if (block.kind === 'list') return { ...block, items: [...block.items] };
  if (block.kind === 'table') return { ...block, head: [...block.head], rows: block.rows.map((row) => [...row]) };
  return block;
}

async function textOf(library: SchemeLibrary, wanted: string): Promise<string | undefined> {
  return (await library.places()).flatMap(({ schemes }) => schemes).find(({ id }) => id === wanted)?.text;
}

async function shownVersion(tx: TxScope, id: string, number: number): Promise<SchemeVersion> {
  const version = await schemeReader(tx).version(id, number);
  if (version === undefined) throw new Error('a version of a scheme that is held is gone');
  return version;
}

interface What {
  readonly action: AuditAction;
  readonly detail: NonNullable<Parameters<typeof doRecorded>[1]['detail']>;
}

/** Takes the scheme, does the work, and shows what has become of it; what `work` refuses is undone. */
function change<R extends Refused>(
  call: Doing,
  id: string,
  what: What,
  work: (tx: TxScope, scheme: AdoptedScheme) => Promise<R | undefined>,
) {
  return doRecorded(call, { ...what, subject: id }, async (tx) => {
    const scheme = await schemeWriter(tx).lock(id);
    if (scheme === undefined) return refuse('not-found');
    return (await work(tx, scheme)) ?? shown(tx, call.actor, id, call.now);
  });
}

const pageOf = ({ scope, actor, now }: Omit<Asked, 'params'>, scheme: AdoptedScheme) =>
  schemePage(scope, actor, scheme, dayOf(now));

async function shown(tx: TxScope, actor: Actor, id: string, now: Date) {
  const scheme = await schemeReader(tx).scheme(id);
  if (scheme === undefined) throw new Error('a scheme that was just changed is gone');
  return schemePage(tx, actor, scheme, dayOf(now));
}

type Recording = Pick<Parameters<typeof record>[1][number], 'kind' | 'subject' | 'payload'>;

async function recorded(tx: TxScope, { actor, now }: Doing, fact: Recording): Promise<string> {
  const authority = mayKeepSchemes(actor) ? 'office' : 'committee';
  const done = await record(tx, [{ ...fact, at: now, actor: actor.account, authority }]);
  const id = done.ok ? done.ids[0] : undefined;
  if (id === undefined) throw new Error(`a scheme's fact could not be recorded: ${JSON.stringify(done)}`);
  return id;
}
