import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { isRefused, type Refused, refuse } from '../../http/refusals.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import { type Doing, doRecorded } from '../audit/deed.ts';
import { countyById } from '../entrance/counties.ts';
import type { Juror } from '../juries/model.ts';
import { juryPageOf } from '../juries/page.ts';
import { mayLeadJuries } from '../juries/policy.ts';
import { juriesReader, juriesWriter, type WholeJury } from '../juries/store.ts';
import { BALLOTS_SHRED } from '../polls/shred.ts';
import { addressOf, codeOf, hashOf } from './codes.ts';
import { scoringContract } from './contract.ts';
import { scoringRefusals } from './copy.ts';
import { type By, beginSubject, closeJury, endSubject, enterRecusal, openJury, undoRecusal } from './lead.ts';
import { scoringWriter } from './store.ts';
import { type Belonging, belongingOf } from './unit-ties.ts';

export interface ScoringParts {
  readonly ballotKeys: BallotKeys;
  readonly jobs: Jobs;
}

export function scoringSlice(parts: ScoringParts): Slice<typeof scoringContract> {
  return { name: 'scoring', contract: scoringContract, refusals: scoringRefusals, handlers: handlersOf(parts) };
}

const byOffice = ({ actor, now }: { readonly actor: Actor; readonly now: Date }): By => ({
  actor: actor.account,
  authority: 'office',
  at: now,
});

const found = ({ params, scope }: { readonly params: { readonly id: string }; readonly scope: Scope }) =>
  juriesReader(scope).whole(params.id);

/** The jury of the address, if the subject of the address is one of its own. */
async function foundSubject(call: {
  readonly params: { readonly id: string; readonly subject: string };
  readonly scope: Scope;
}): Promise<WholeJury | undefined> {
  const jury = await found(call);
  return jury?.subjects.some(({ id }) => id === call.params.subject) ? jury : undefined;
}

/** The jury as it stands now, unless what was done is refused. */
async function after<Code extends string>(
  tx: TxScope,
  actor: Actor,
  id: string,
  done: { readonly ok: true } | Refused<Code>,
) {
  if (isRefused(done)) return done;
  const jury = await juriesReader(tx).whole(id);
  if (jury === undefined) throw new Error('a jury that was found is gone');
  return juryPageOf(tx, actor, jury);
}

function handlersOf({ ballotKeys, jobs }: ScoringParts): Handlers<typeof scoringContract> {
  const keyOf = (scope: Scope, jury: string) => ballotKeys.open(scope.tenant, jury);

  /** Outside the transaction: a file doesn't roll back. One that is left over by a failure, or made by a second tap, serves. */
  async function keyMade(tenant: string, jury: string): Promise<BallotKey> {
    const there = await ballotKeys.open(tenant, jury);
    if (there !== undefined) return there;
    try {
      await ballotKeys.make(tenant, jury);
    } catch (error) {
      const made = await ballotKeys.open(tenant, jury);
      if (made === undefined) throw error;
      return made;
    }
    const made = await ballotKeys.open(tenant, jury);
    if (made === undefined) throw new Error('a key that was made is gone');
    return made;
  }

  return {
    'POST /api/juries/:id/opening': about(found, mayLeadJuries, async (call, { id }) => {
      const key = await keyMade(call.scope.tenant, id);
      return doRecorded(call, { action: 'jury-open', subject: id }, async (tx) =>
        after(tx, call.actor, id, await openJury(tx, id, key, byOffice(call))),
      );
    }),

    'POST /api/juries/:id/slips': about(found, mayLeadJuries, async (call, jury) => {
      if (jury.state !== 'open') return refuse('jury-not-open');
      const key = await keyOf(call.scope, jury.id);
      if (key === undefined) return refuse('key-gone');
      const county = await countyById(call.scope.db, call.scope.tenant);
      const belonging = await belongingOf(call.scope, jury, jury.day);
      return doRecorded(call, { action: 'jury-slips', subject: jury.id }, async () => ({
        title: jury.title,
        county: county.name,
        slips: jury.jurors.map((juror) => slipOf(county.code, key, juror, belonging)),
      }));
    }),

    'POST /api/juries/:id/jurors/:juror/slip': about(
      async (call) => {
        const jury = await found(call);
        const juror = jury?.jurors.find(({ id }) => id === call.params.juror);
        return jury === undefined || juror === undefined ? undefined : { jury, juror };
      },
      mayLeadJuries,
      async (call, { jury, juror }) => {
        const key = await keyOf(call.scope, jury.id);
        if (jury.state === 'open' && key === undefined) return refuse('key-gone');
        const county = await countyById(call.scope.db, call.scope.tenant);
        const belonging = await belongingOf(call.scope, jury, jury.day);
        const detail = { juror: juror.id };
        return doRecorded(call, { action: 'jury-slips', subject: jury.id, detail }, async (tx) => {
          const held = await juriesWriter(tx).lock(jury.id);
          const now = (await juriesReader(tx).jurors(jury.id)).find(({ id }) => id === juror.id);
          if (held?.state !== 'open' || now === undefined || key === undefined) return refuse('jury-not-open');
          // Numbers of the first codes are the jurors' places: far beyond all of them none comes twice.
          const anew = { ...now, codeNumber: now.codeNumber + 1000 };
          await scoringWriter(tx).setCode(juror.id, hashOf(codeOf(key, anew)), anew.codeNumber);
          return slipOf(county.code, key, anew, belonging);
        });
      },
    ),

    'POST /api/juries/:id/subjects/:subject/scoring': about(foundSubject, mayLeadJuries, (call) => {
      const { id, subject } = call.params;
      return call.write(async (tx) =>
        after(tx, call.actor, id, await beginSubject(tx, id, subject, call.body.despite, byOffice(call))),
      );
    }),

    'POST /api/juries/:id/subjects/:subject/ending': about(foundSubject, mayLeadJuries, async (call, { id }) => {
      const key = await keyOf(call.scope, id);
      if (key === undefined) return refuse('key-gone');
      const { subject } = call.params;
      return call.write(async (tx) =>
        after(tx, call.actor, id, await endSubject(tx, id, subject, call.body.despite, key, byOffice(call))),
      );
    }),

    'POST /api/juries/:id/subjects/:subject/recusals': about(
      async (call) => {
        const jury = await foundSubject(call);
        return jury?.jurors.some(({ id }) => id === call.body.juror) ? jury : undefined;
      },
      mayLeadJuries,
      (call, { id }) => {
        const { juror, kind, note } = call.body;
        const tie = { subject: call.params.subject, juror, kind, note, declaredBy: 'office' as const };
        return call.write(async (tx) => after(tx, call.actor, id, await enterRecusal(tx, id, tie, byOffice(call))));
      },
    ),

    'POST /api/juries/:id/subjects/:subject/recusals/:juror/undoing': about(foundSubject, mayLeadJuries, (call) => {
      const { id, subject, juror } = call.params;
      return call.write(async (tx) =>
        after(tx, call.actor, id, await undoRecusal(tx, id, subject, juror, call.body.reason, byOffice(call))),
      );
    }),

    'POST /api/juries/:id/closing': about(found, mayLeadJuries, (call: Doing & { actor: Actor }, { id }) =>
      doRecorded(call, { action: 'jury-close', subject: id }, async (tx) => {
        const done = await closeJury(tx, id, byOffice(call));
        if (!isRefused(done)) await jobs.queue(tx, BALLOTS_SHRED, id);
        return after(tx, call.actor, id, done);
      }),
    ),
  };
}

const slipOf = (county: string, key: BallotKey, juror: Juror, belonging: Belonging) => ({
  juror: juror.id,
  name: juror.name,
  line: juror.person === undefined ? juror.unitName : belonging.line(juror.person),
  role: juror.role,
  path: `/j/${addressOf(county, codeOf(key, juror))}`,
});
