/** Field visits and talks: recorded, seen by those whom they concern, answered, withdrawn. They give no points. */
import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { assessed } from '../../http/policies.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { type LoadedPerson, subjectOf } from '../people/file.ts';
import { rosterReader } from '../roster/load.ts';
import { isOrganization } from '../roster/model.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { spokenDay } from '../rounds/copy.ts';
import { unitNames } from '../rounds/view.ts';
import { supervisionContract } from './contract.ts';
import { supervisionKinds, supervisionRefusals } from './copy.ts';
import {
  mayAnswerTalk,
  mayListSupervision,
  mayReadTalks,
  mayTalk,
  mayVisit,
  mayWithdrawRecord,
  type OfRecord,
  seenBy,
} from './policy.ts';
import { type SupervisionRecord, supervisionReader, supervisionWriter } from './store.ts';

export function supervisionSlice({ notify }: { readonly notify: Notify }): Slice<typeof supervisionContract> {
  return {
    name: 'supervision',
    contract: supervisionContract,
    refusals: supervisionRefusals,
    handlers: handlersOf(notify),
  };
}

async function findPerson({
  params,
  scope,
  now,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly now: Date;
}): Promise<LoadedPerson | undefined> {
  return subjectOf(await rosterReader(scope).around({ people: [params.id] }), params.id, dayOf(now));
}

interface FoundRecord extends OfRecord {
  readonly record: SupervisionRecord;
}

async function findRecord({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<FoundRecord | undefined> {
  const record = await supervisionReader(scope).record(params.id);
  if (record === undefined) return undefined;
  const unitPaths = await rosterReader(scope).pathsOf([record.organization]);
  const { person, recordedBy: account } = record;
  return { record, unitPaths, account, ...(person === undefined ? {} : { person }) };
}

async function shown(scope: Scope | TxScope, actor: Actor, records: readonly SupervisionRecord[]) {
  const units = await unitNames(scope, [...new Set(records.map(({ organization }) => organization))]);
  const people = await rosterReader(scope).around({
    people: [...new Set(records.flatMap(({ person }) => person ?? []))],
  });
  return records.map(({ recordedBy, organization, person, ...record }) => {
    const stands = record.withdrawn === undefined;
    const of: OfRecord = { unitPaths: [], account: recordedBy, ...(person === undefined ? {} : { person }) };
    return {
      ...record,
      kindName: supervisionKinds[record.kind],
      organization: { id: organization, name: units(organization) },
      ...(person === undefined ? {} : { person: { id: person, name: people.person(person)?.name ?? '' } }),
      abilities: { answer: stands && mayAnswerTalk(actor, of), withdraw: stands && mayWithdrawRecord(actor, of) },
    };
  });
}

/** What is wrong with the days of a record. */
function daysFault({ day, until }: { readonly day: string; readonly until?: string | undefined }, today: string) {
  if (day > today) return refuse('supervision-later');
  return until !== undefined && until < day ? refuse('supervision-until') : undefined;
}

async function one(tx: TxScope, actor: Actor, id: string) {
  const record = await supervisionReader(tx).record(id);
  const [line] = record === undefined ? [] : await shown(tx, actor, [record]);
  if (line === undefined) throw new Error('a record that was just written is gone');
  return { record: line };
}

const handlersOf = (notify: Notify): Handlers<typeof supervisionContract> => ({
  'GET /api/supervision': whoever(mayListSupervision, async ({ scope, actor }) => {
    const { units, ...which } = seenBy(actor);
    const organizations = units.length === 0 ? [] : await rosterReader(scope).unitsBelow(units);
    const records = (await supervisionReader(scope).seen({ ...which, organizations, account: actor.account })).filter(
      ({ person }) => person === undefined || person !== actor.person,
    );
    const of = (kind: SupervisionRecord['kind']) =>
      records.filter((record) => record.kind === kind && record.withdrawn === undefined).length;
    return {
      records: await shown(scope, actor, records),
      counts: { visits: of('visit'), talks: of('talk') },
      abilities: { visit: mayVisit(actor) },
    };
  }),

  'POST /api/units/:id/visits': about(
    ({ params, scope }) => rosterReader(scope).record('unit', params.id),
    mayVisit,
    (call, unit) => {
      const { body, actor, now } = call;
      const id = uuid({ msecs: now.getTime() });
      const deed = { action: 'supervision-record', subject: unit.id, detail: { kind: 'visit' } } as const;
      return doRecorded(call, deed, async (tx) => {
        if (!isOrganization(unit.kind)) return refuse('organization-unknown');
        const fault = daysFault(body, dayOf(now));
        if (fault !== undefined) return fault;
        const { until, ...said } = body;
        await supervisionWriter(tx).insert({
          id,
          kind: 'visit',
          organization: unit.id,
          ...said,
          ...(until === undefined ? {} : { until }),
          recordedBy: actor.account,
          recordedAt: now.toISOString(),
        });
        return one(tx, actor, id);
      });
    },
  ),

  'POST /api/people/:id/talks': about(findPerson, mayTalk, (call, { book, person }) => {
    const { body, actor, now } = call;
    const today = dayOf(now);
    const id = uuid({ msecs: now.getTime() });
    return doRecorded(call, { action: 'supervision-record', subject: person, detail: { kind: 'talk' } }, async (tx) => {
      const unit = rosterOn(book, today).mainTenureOf(person)?.unit;
      const organization =
        unit === undefined ? undefined : book.upwards(unit).find(({ kind }) => isOrganization(kind))?.id;
      if (organization === undefined) return refuse('person-without-unit');
      const fault = daysFault(body, today);
      if (fault !== undefined) return fault;
      const { until, ...said } = body;
      await supervisionWriter(tx).insert({
        id,
        kind: 'talk',
        organization,
        person,
        ...said,
        ...(until === undefined ? {} : { until }),
        recordedBy: actor.account,
        recordedAt: now.toISOString(),
      });
      await notify(
        tx,
        {
          kind: 'talk-recorded',
          to: [person],
          matter: `talk/${id}`,
          values: { day: spokenDay(body.day, today) },
          console: '/talks',
          phone: '/mine/talks',
        },
        now,
      );
      return one(tx, actor, id);
    });
  }),

  'GET /api/people/:id/talks': about(findPerson, mayReadTalks, async ({ scope, actor }, subject) => ({
    records: await shown(scope, actor, await supervisionReader(scope).talksWith(subject.person)),
    abilities: { talk: mayTalk(actor, subject) },
  })),

  'GET /api/me/talks': whoever(assessed, async ({ scope, actor }) => ({
    records: await shown(scope, actor, await supervisionReader(scope).talksWith(actor.person as string)),
  })),

  'PUT /api/talks/:id/answer': about(findRecord, mayAnswerTalk, ({ actor, body, now, write }, { record }) =>
    write(async (tx) =>
      (await supervisionWriter(tx).answer(record.id, body.text, now))
        ? one(tx, actor, record.id)
        : refuse('supervision-withdrawn'),
    ),
  ),

  'POST /api/supervision/:id/withdrawal': about(findRecord, mayWithdrawRecord, (call, { record }) => {
    const { actor, body, now } = call;
    const deed = {
      action: 'supervision-withdraw',
      subject: record.person ?? record.id,
      detail: { record: record.id },
    } as const;
    return doRecorded(call, deed, async (tx) =>
      (await supervisionWriter(tx).withdraw(record.id, actor.account, body.reason, now))
        ? one(tx, actor, record.id)
        : refuse('supervision-withdrawn'),
    );
  }),
});
