import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { recordAudit } from '../audit/record.ts';
import { type EditRefused, edit, seen, withoutGaps } from '../roster/edit.ts';
import { lawRefusals } from '../roster/law-refusals.ts';
import { rosterReader } from '../roster/load.ts';
import type { ChainOverride, RecordKind, Records, RosterChange, Standing, Tenure } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import type { RosterWriter } from '../roster/store.ts';
import { peopleContract } from './contract.ts';
import { fileOf, isSanction, type LoadedPerson, subjectOf } from './file.ts';
import { listPeople } from './list.ts';
import {
  mayAddPeople,
  mayEditPost,
  mayListPeople,
  mayMove,
  mayOverride,
  mayReadPerson,
  mayRecordSanctions,
} from './policy.ts';

export function peopleSlice(): Slice<typeof peopleContract> {
  return { name: 'people', contract: peopleContract, refusals: lawRefusals, handlers };
}

interface Asked {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly now: Date;
}

async function findPerson({ params, scope, now }: Asked): Promise<LoadedPerson | undefined> {
  return subjectOf(await rosterReader(scope).around({ people: [params.id] }), params.id, dayOf(now));
}

/** The record of the address, and whom it belongs to. */
async function findOf<K extends 'tenure' | 'standing' | 'override'>(kind: K, { params, scope, now }: Asked) {
  const record = await rosterReader(scope).record(kind, params.id);
  if (record === undefined) return undefined;
  const { person } = record as Records[K] & { readonly person: string };
  const subject = subjectOf(await rosterReader(scope).around({ people: [person] }), person, dayOf(now));
  return subject && { ...subject, record };
}

const pathsOf = (scope: Scope, unit: string) => rosterReader(scope).pathsOf([unit]);

const handlers: Handlers<typeof peopleContract> = {
  'GET /api/people': whoever(mayListPeople, ({ query, scope, actor, now }) =>
    listPeople(scope, actor, query, query.day ?? dayOf(now)),
  ),

  'GET /api/people/:id': about(findPerson, mayReadPerson, async (call, { book, person }) => {
    const { actor, now, origin, query } = call;
    if (actor.person !== person)
      await call.write((tx) =>
        recordAudit(tx, {
          action: 'person-view',
          outcome: 'done',
          actor: actor.account,
          subject: person,
          at: now,
          origin,
        }),
      );
    const today = dayOf(now);
    return fileOf(book, actor, person, query.day ?? today, today);
  }),

  'POST /api/people': about(
    async ({ body, scope }) => {
      const unitPaths = await pathsOf(scope, body.unit);
      return unitPaths[0]?.length === 0 ? undefined : { unitPaths };
    },
    mayAddPeople,
    (call) => {
      const { name, code, ...post } = call.body;
      const person = withoutGaps({ id: uuid(), name, code });
      const tenure: Tenure = {
        ...withoutGaps({ id: uuid(), person: person.id, main: true, ...post }),
        post: post.post,
      };
      return changePerson(call, person.id, 'person', async () => [
        { kind: 'person', after: person },
        { kind: 'tenure', after: tenure },
      ]);
    },
  ),

  'PUT /api/people/:id': about(findPerson, mayEditHome, (call) => {
    const { revision, ...said } = call.body;
    return changePerson(call, call.params.id, 'person', (writer) =>
      amended(writer, 'person', call.params.id, revision, ({ id }) => withoutGaps({ id, ...said })),
    );
  }),

  'POST /api/people/:id/tenures': about(
    async (call) => {
      const subject = await findPerson(call);
      const unitPaths = await pathsOf(call.scope, call.body.unit);
      return subject && { person: subject.person, unitPaths };
    },
    mayEditPost,
    (call, { person }) => {
      const after: Tenure = { ...withoutGaps({ id: uuid(), person, ...call.body }), post: call.body.post };
      return changePerson(call, person, 'tenure', async () => [{ kind: 'tenure', after }]);
    },
  ),

  'PUT /api/tenures/:id': about(findPost, mayEditPost, (call, { person }) => {
    const { revision, ...said } = call.body;
    return changePerson(call, person, 'tenure', (writer) =>
      amended(writer, 'tenure', call.params.id, revision, ({ id, unit }) => ({
        ...withoutGaps({ id, person, unit, ...said }),
        post: said.post,
      })),
    );
  }),

  'POST /api/tenures/:id/transfer': about(
    async (call) => {
      const post = await findPost(call);
      const to = { unitPaths: await pathsOf(call.scope, call.body.unit) };
      return post && { person: post.person, from: post, to };
    },
    mayMove,
    (call, { person }) => {
      const { revision, unit, since, ...post } = call.body;
      return changePerson(call, person, 'tenure', async (writer) => {
        const before = await seen(writer, 'tenure', call.params.id, revision);
        if (!before.ok) return before;
        const ended: Tenure = { ...before.record, until: daysLater(since, -1) };
        const { main } = before.record;
        const next: Tenure = { ...withoutGaps({ id: uuid(), person, unit, ...post, main, since }), post: post.post };
        return [
          { kind: 'tenure', before: before.record, after: ended },
          { kind: 'tenure', after: next },
        ];
      });
    },
  ),

  'POST /api/people/:id/standings': about(
    async (call) => {
      const subject = await findPerson(call);
      return subject && { ...subject, kind: call.body.kind };
    },
    mayEditStanding,
    (call, { person }) => {
      const after: Standing = withoutGaps({ id: uuid(), person, ...call.body });
      return changePerson(call, person, 'standing', async () => [{ kind: 'standing', after }]);
    },
  ),

  'PUT /api/standings/:id': about(
    async (call) => {
      const found = await findOf('standing', call);
      return found && { ...found, kind: found.record.kind };
    },
    mayEditStanding,
    (call, { person, kind }) => {
      const { revision, ...said } = call.body;
      return changePerson(call, person, 'standing', (writer) =>
        amended(writer, 'standing', call.params.id, revision, ({ id }) => withoutGaps({ id, person, kind, ...said })),
      );
    },
  ),

  'POST /api/people/:id/overrides': about(findPerson, mayOverride, (call, { person }) => {
    const { reason, ...said } = call.body;
    const after: ChainOverride = { ...withoutGaps({ id: uuid(), person, ...said }), reason };
    return changePerson(call, person, 'override', async () => [{ kind: 'override', after }]);
  }),

  'PUT /api/overrides/:id': about(
    (call) => findOf('override', call),
    mayOverride,
    (call, { person }) => {
      const { revision, reason, ...said } = call.body;
      return changePerson(call, person, 'override', (writer) =>
        amended(writer, 'override', call.params.id, revision, ({ id, step, tenure }) => ({
          ...withoutGaps({ id, person, step, tenure, ...said }),
          reason,
        })),
      );
    },
  ),
};

/** What is said of the person as a whole is kept by the administrator of the unit of their main post. */
function mayEditHome(actor: Parameters<typeof mayEditPost>[0], subject: LoadedPerson): boolean {
  return mayEditPost(actor, { person: subject.person, unitPaths: subject.unitPaths.slice(0, 1) });
}

function mayEditStanding(
  actor: Parameters<typeof mayEditPost>[0],
  subject: LoadedPerson & { readonly kind: string },
): boolean {
  return isSanction(subject.kind) ? mayRecordSanctions(actor) : mayEditHome(actor, subject);
}

async function findPost(call: Asked) {
  const tenure = await rosterReader(call.scope).record('tenure', call.params.id);
  if (tenure === undefined) return undefined;
  return { person: tenure.person, unitPaths: await pathsOf(call.scope, tenure.unit) };
}

type Doing = Parameters<typeof edit>[0];

/** Makes the changes and gives the person's file as it stands then. */
function changePerson(
  call: Doing,
  person: string,
  record: RecordKind,
  plan: (writer: RosterWriter) => Promise<readonly RosterChange[] | EditRefused>,
) {
  const today = dayOf(call.now);
  return edit(call, { subject: person, detail: { record } }, plan, async (tx: TxScope) => {
    const book = await rosterReader(tx).around({ people: [person] });
    return book.person(person) === undefined ? refuse('not-found') : fileOf(book, call.actor, person, today, today);
  });
}

async function amended<K extends RecordKind>(
  writer: RosterWriter,
  kind: K,
  id: string,
  revision: string,
  to: (before: Records[K]) => Records[K],
): Promise<readonly RosterChange[] | EditRefused> {
  const before = await seen(writer, kind, id, revision);
  return before.ok ? [{ kind, before: before.record, after: to(before.record) } as RosterChange] : before;
}
