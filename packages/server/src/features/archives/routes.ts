import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import { recordAudit } from '../audit/record.ts';
import { mayReadMinutes } from '../papers/policy.ts';
import { fileNameOf } from '../papers/words.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import { rosterReader } from '../roster/load.ts';
import { findRound } from '../rounds/find.ts';
import { roundReader } from '../rounds/store.ts';
import { unitNames } from '../rounds/view.ts';
import { roundWriter } from '../rounds/writer.ts';
import { archivesContract } from './contract.ts';
import { archiveRefusals, archiveWords } from './copy.ts';
import { archiveFiles } from './files.ts';
import { ARCHIVES } from './make.ts';
import { type Archive, archiveStates } from './model.ts';
import { extentOf, mayExportRound, mayTakeArchive, type OfArchive } from './policy.ts';
import { archiveStore } from './store.ts';

export interface ArchiveParts {
  readonly jobs: Jobs;
  readonly dataFolder: string;
}

export function archivesSlice(parts: ArchiveParts): Slice<typeof archivesContract> {
  return { name: 'archives', contract: archivesContract, refusals: archiveRefusals, handlers: handlersOf(parts) };
}

interface FoundArchive extends OfArchive {
  readonly archive: Archive;
}

async function findArchive({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<FoundArchive | undefined> {
  const archive = await archiveStore(scope).byId(params.id);
  return archive && { archive, ...(await ofArchive(scope, archive)) };
}

async function ofArchive(scope: Scope | TxScope, { madeBy, organizations }: Archive): Promise<OfArchive> {
  const unitPaths = organizations === undefined ? [] : await rosterReader(scope).pathsOf(organizations);
  return { madeBy, whole: organizations === undefined, unitPaths };
}

/** The organizations that the actor's file of the round is about; undefined: all. */
async function ownExtent(scope: Scope | TxScope, actor: Actor, round: string): Promise<readonly string[] | undefined> {
  const ids = (await roundReader(scope).organizations(round)).map(({ id }) => id);
  const paths = await rosterReader(scope).pathsOf(ids);
  const found = extentOf(
    actor,
    ids.map((id, at) => ({ id, path: paths[at] ?? [] })),
  );
  return found && [...found].sort();
}

const HUNDRED = 100;

function shown({ organizations, done, total, madeByName, state, ...archive }: Archive) {
  const { round: _, madeBy: __, ...rest } = archive;
  return {
    ...rest,
    state,
    stateName: archiveStates[state],
    percent: state === 'made' ? HUNDRED : total === 0 ? 0 : Math.floor((done * HUNDRED) / total),
    whole: organizations === undefined,
    madeBy: madeByName,
  };
}

function handlersOf({ jobs, dataFolder }: ArchiveParts): Handlers<typeof archivesContract> {
  const files = archiveFiles(dataFolder);
  return {
    'GET /api/rounds/:id/archives': about(findRound, mayExportRound, async ({ params, scope, actor }, { whole }) => {
      const archives = await archiveStore(scope).ofRound(params.id);
      const may = await Promise.all(archives.map(async (one) => mayTakeArchive(actor, await ofArchive(scope, one))));
      const versions = await resultReader(scope).versions(params.id);
      return {
        archives: archives.filter((_, at) => may[at]).map(shown),
        ready: versions.length > 0,
        whole: (await ownExtent(scope, actor, params.id)) === undefined,
        papers: {
          letters: (await told(scope, whole, versions)) !== undefined,
          minutes: mayReadMinutes(actor) && versions.some(({ settled }) => settled !== undefined),
        },
      };
    }),

    'POST /api/rounds/:id/archives': about(findRound, mayExportRound, (call, { whole: { round } }) =>
      doRecorded(call, { action: 'round-export', subject: round.id, detail: { what: 'begin' } }, async (tx) => {
        const { actor, now } = call;
        // Of two taps at once the second sees what the first began.
        await roundWriter(tx).lock(round.id);
        if ((await resultReader(tx).versions(round.id)).length === 0) return refuse('not-proposed');
        const organizations = await ownExtent(tx, actor, round.id);
        const store = archiveStore(tx);
        const under = (await store.ofRound(round.id)).find(
          (one) =>
            one.state === 'making' &&
            JSON.stringify(one.organizations) === JSON.stringify(organizations) &&
            (organizations === undefined || one.madeBy === actor.account),
        );
        if (under !== undefined) return shown(under);
        const id = uuid({ msecs: now.getTime() });
        const part = organizations && (await partName(tx, organizations));
        await store.begin({
          id,
          round: round.id,
          ...(organizations === undefined ? {} : { organizations }),
          fileName: archiveWords.fileName(fileNameOf(round.name), part, dayOf(now)),
          madeBy: actor.account,
          begunAt: now.toISOString(),
        });
        await jobs.queue(tx, ARCHIVES, id);
        const begun = await store.byId(id);
        if (begun === undefined) throw new Error('an archive that was begun is gone');
        return shown(begun);
      }),
    ),

    'GET /api/archives/:id/file': about(findArchive, mayTakeArchive, async (call, { archive }) => {
      const { scope, actor, now, origin } = call;
      if (archive.state === 'making') return refuse('archive-making');
      const key = { tenant: scope.tenant, id: archive.id };
      const bytes = archive.state === 'made' ? await files.read(key) : undefined;
      if (bytes === undefined) return refuse('archive-gone');
      await call.write((tx) =>
        recordAudit(tx, {
          action: 'round-export',
          outcome: 'done',
          actor: actor.account,
          subject: archive.round,
          at: now,
          origin,
          detail: { what: 'download', archive: archive.id },
        }),
      );
      return { name: archive.fileName, type: 'application/zip', bytes };
    }),
  };
}

async function partName(scope: TxScope, organizations: readonly string[]): Promise<string> {
  const [one, ...more] = organizations;
  if (one === undefined || more.length > 0) return archiveWords.parts(organizations.length);
  return fileNameOf((await unitNames(scope, [one]))(one));
}
