import { v7 as uuid } from 'uuid';
import type { OpenDatabase } from '../../db/open.ts';
import { type Scope, type TxScope, write } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { JobHandler, Jobs } from '../../jobs/jobs.ts';
import { type Clock, dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { importWorkbook } from '../imports/books.ts';
import { importKinds, importTables } from '../imports/columns.ts';
import { rosterReader } from '../roster/load.ts';
import { importsContract } from './contract.ts';
import { importRefusals } from './copy.ts';
import { importFiles } from './files.ts';
import { BEFORE_ALL } from './findings.ts';
import { mayImport, mayImportAnything, mayImportKind, mayKeepImport, unitsOfImport } from './policy.ts';
import type { ImportChoices, ImportState } from './state.ts';
import { giveUpImport } from './steps.ts';
import { importStore } from './store.ts';
import { inThread } from './thread.ts';
import { rowView, viewOf, wholeViewOf } from './view.ts';

export interface ImportParts {
  readonly database: OpenDatabase;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly dataFolder: string;
}

/** The kind of the jobs that imports are. */
const JOB = 'imports';
const PAGE = 30;
const ROWS = 100;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function importJobs({ database, clock, dataFolder }: ImportParts): { readonly [JOB]: JobHandler } {
  return {
    [JOB]: {
      async run({ tenant, id }) {
        await inThread({ url: database.url, dataFolder, tenant, id, at: clock.now().getTime(), what: 'run' });
      },
      gaveUp: ({ tenant, id }) => giveUpImport({ tenant, db: database.db }, importFiles(dataFolder), id),
    },
  };
}

export function importsSlice(parts: ImportParts): Slice<typeof importsContract> {
  return { name: 'imports', contract: importsContract, refusals: importRefusals, handlers: handlersOf(parts) };
}

const found = ({ params, scope }: { readonly params: { readonly id: string }; readonly scope: Scope }) =>
  importStore(scope).byId(params.id);

/** To which the actor's powers confine an import. */
function confined(actor: Actor): Pick<ImportChoices, 'within' | 'self'> {
  const within = unitsOfImport(actor);
  if (within === undefined) return {};
  return { within, ...(actor.person === undefined ? {} : { self: actor.person }) };
}

function handlersOf({ database, jobs, dataFolder }: ImportParts): Handlers<typeof importsContract> {
  const files = importFiles(dataFolder);

  /** Holds the import, lets `decide` say what becomes of it, and gives it as it stands then. */
  async function changed<Code extends string>(
    call: {
      readonly params: { readonly id: string };
      readonly actor: Actor;
      write<T>(work: (tx: TxScope) => Promise<T>): Promise<T>;
    },
    decide: (one: ImportState, tx: TxScope) => Promise<Refused<Code> | undefined>,
  ) {
    return call.write(async (tx) => {
      const store = importStore(tx);
      const one = await store.lock(call.params.id);
      if (one === undefined) return refuse('not-found');
      const refused = await decide(one, tx);
      if (refused !== undefined) return refused;
      const now = await store.byId(call.params.id);
      return now === undefined ? refuse('not-found') : wholeViewOf(now, call.actor);
    });
  }

  return {
    'POST /api/imports/:kind': about(
      async ({ params }) => params,
      mayImportKind,
      async ({ params, query, body, scope, actor, now }) => {
        const key = { tenant: scope.tenant, id: uuid({ msecs: now.getTime() }) };
        const { hash, size } = await files.keep(key, body.bytes);
        if (size === 0) {
          await files.drop(key);
          return refuse('file-blank');
        }
        try {
          return await write(scope, async (tx) => {
            const choices = { day: query.day ?? dayOf(now), missing: 'leave', ...confined(actor) } as const;
            const { kind } = params;
            const by = { actor: actor.account, at: now };
            await importStore(tx).begin({ id: key.id, kind, fileName: body.name, fileHash: hash, choices, ...by });
            await jobs.queue(tx, JOB, key.id);
            const one = await importStore(tx).byId(key.id);
            if (one === undefined) throw new Error('an import that was begun is gone');
            return wholeViewOf(one, actor);
          });
        } catch (error) {
          await files.drop(key);
          throw error;
        }
      },
    ),

    'GET /api/imports/:kind/template': about(
      async ({ params }) => params,
      mayImportKind,
      async ({ params }) => ({
        name: `${importTables[params.kind].name}.xlsx`,
        type: WORKBOOK,
        bytes: await importWorkbook(params.kind),
      }),
    ),

    'GET /api/imports': whoever(mayImport, async ({ query, scope, actor }) => {
      const of = mayImportAnything(actor) ? undefined : actor.account;
      const rows = await importStore(scope).latest(of, query.after, PAGE + 1);
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
      return {
        imports: rows.slice(0, PAGE).map((one) => viewOf(one, actor)),
        ...(last === undefined ? {} : { next: last.id }),
        kinds: importKinds
          .filter((kind) => mayImportKind(actor, { kind }))
          .map((kind) => ({ kind, name: importTables[kind].name })),
      };
    }),

    'GET /api/imports/:id': about(found, mayKeepImport, async ({ actor }, one) => wholeViewOf(one, actor)),

    'GET /api/imports/:id/rows': about(found, mayKeepImport, async ({ query, scope }, one) => {
      const { outcome, after = outcome === 'missing' ? BEFORE_ALL : 0 } = query;
      const rows = await importStore(scope).rows(one.id, outcome, after, ROWS + 1);
      const last = rows.length > ROWS ? rows[ROWS - 1] : undefined;
      return {
        rows: rows.slice(0, ROWS).map((row) => rowView(one.kind, row)),
        ...(last === undefined ? {} : { next: last.row }),
      };
    }),

    'GET /api/imports/:id/findings': about(found, mayKeepImport, async (call, one) => {
      const { scope, actor, now, origin } = call;
      if (one.counts === undefined || one.status === 'dropped') return refuse('not-planned');
      const task = { url: database.url, dataFolder, tenant: scope.tenant, id: one.id, at: now.getTime() };
      const bytes = await inThread({ ...task, what: 'findings' });
      if (bytes === undefined) throw new Error('the findings of an import did not come');
      await call.write((tx) =>
        recordAudit(tx, {
          action: 'roster-export',
          outcome: 'done',
          actor: actor.account,
          subject: one.id,
          at: now,
          origin,
          detail: { what: 'findings' },
        }),
      );
      return { name: `${importTables[one.kind].name}核对结果.xlsx`, type: WORKBOOK, bytes };
    }),

    'PUT /api/imports/:id/mapping': about(found, mayKeepImport, (call) =>
      changed(call, async (one, tx) => {
        const refused = waiting(one);
        if (refused !== undefined) return refused;
        const { sheet, columns, day, staffing } = call.body;
        const moved = sheet !== undefined && sheet !== one.mapping.found?.sheet;
        const known = one.mapping.found?.columns ?? [];
        const ids = importTables[one.kind].columns.map(({ id }) => id);
        const fits = Object.entries(columns ?? {}).every(
          ([id, at]) => ids.includes(id) && known.some((column) => column.at === at),
        );
        // Columns of another sheet aren't known before it is read.
        if (!fits || (moved && columns !== undefined)) return refuse('columns-unknown');
        const { replanned: _, staffing: before, ...choices } = one.choices;
        const kept = staffing ?? before;
        await importStore(tx).change(one.id, {
          status: 'reading',
          mapping: {
            ...(sheet === undefined && one.mapping.sheet === undefined
              ? {}
              : { sheet: sheet ?? one.mapping.sheet ?? '' }),
            ...(columns === undefined ? {} : { columns }),
          },
          choices: {
            ...choices,
            ...(day === undefined ? {} : { day }),
            ...(kept === undefined || kept === '' ? {} : { staffing: kept }),
          },
          done: 0,
          total: 0,
        });
        await jobs.queue(tx, JOB, one.id);
        return undefined;
      }),
    ),

    'POST /api/imports/:id/apply': about(found, mayKeepImport, (call) =>
      changed(call, async (one, tx) => {
        const { actor, body } = call;
        const refused = waiting(one);
        if (refused !== undefined) return refused;
        if (one.status !== 'planned' || one.counts === undefined) return refuse('not-planned');
        const { create, change, missing } = one.counts;
        const ends = body.missing === 'leave' ? 0 : missing;
        if (create + change + ends === 0) return refuse('nothing-to-apply');
        if (await isAnotherApplying(tx, one.id)) return refuse('another-applying');
        const { replanned: _, within: before, self: __, ...choices } = one.choices;
        const now = one.actor === actor.account ? confined(actor) : {};
        const stale =
          (await rosterReader(tx).version()) !== one.plannedOn || JSON.stringify(before) !== JSON.stringify(now.within);
        await importStore(tx).change(one.id, {
          status: stale ? 'reading' : 'applying',
          choices: { ...choices, ...now, missing: body.missing, ...(stale ? { replanned: true } : {}) },
          appliedBy: actor.account,
          done: 0,
          problem: null,
        });
        await jobs.queue(tx, JOB, one.id);
        return undefined;
      }),
    ),

    'POST /api/imports/:id/undo': about(found, mayKeepImport, (call) =>
      changed(call, async (one, tx) => {
        if (UNDER_WAY.includes(one.status)) return refuse('import-under-way');
        if (one.status !== 'applied') return refuse('not-applied');
        if (await isAnotherApplying(tx, one.id)) return refuse('another-applying');
        await importStore(tx).change(one.id, { status: 'undoing', undoneBy: call.actor.account, problem: null });
        await jobs.queue(tx, JOB, one.id);
        return undefined;
      }),
    ),

    'DELETE /api/imports/:id': about(found, mayKeepImport, async (call) => {
      const answer = await changed(call, async (one, tx) => {
        const refused = waiting(one);
        if (refused !== undefined) return refused;
        await importStore(tx).dropRows(one.id);
        await importStore(tx).change(one.id, { status: 'dropped', mapping: {} });
        return undefined;
      });
      if (!('refusal' in answer)) await files.drop({ tenant: call.scope.tenant, id: call.params.id });
      return answer;
    }),
  };
}

const UNDER_WAY: readonly string[] = ['reading', 'planning', 'applying', 'undoing'];

/** Why nothing may be decided about the import now; undefined: it waits for that. */
function waiting({ status }: ImportState): Refused<'import-under-way' | 'import-ended'> | undefined {
  if (UNDER_WAY.includes(status)) return refuse('import-under-way');
  return status === 'planned' || status === 'mapping' ? undefined : refuse('import-ended');
}

async function isAnotherApplying({ tenant, db }: TxScope, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('tenant', '=', tenant)
    .where('status', 'in', ['applying', 'undoing'])
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
