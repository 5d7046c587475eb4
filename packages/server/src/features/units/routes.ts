import { v7 as uuid } from 'uuid';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import { dayOf } from '../../ports/clock.ts';
import { mayAddPeople } from '../people/policy.ts';
import { edit, seen, withoutGaps } from '../roster/edit.ts';
import { lawRefusals } from '../roster/law-refusals.ts';
import { rosterReader } from '../roster/load.ts';
import { duties, type Oversight, type Unit, unitKinds } from '../roster/model.ts';
import { revisionOf } from '../roster/revision.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { covers } from '../roster/spans.ts';
import { unitsContract } from './contract.ts';
import { mayChangeUnits, mayOversee, mayReadTree, mayReadUnit } from './policy.ts';
import { summedUp, unitsReader } from './store.ts';

export function unitsSlice(): Slice<typeof unitsContract> {
  return { name: 'units', contract: unitsContract, refusals: lawRefusals, handlers };
}

interface Subject {
  readonly unitPaths: readonly (readonly string[])[];
}

/** The unit of the address, by its path. */
async function find({ params, scope }: { params: { id: string }; scope: Scope }): Promise<Subject | undefined> {
  const unitPaths = await rosterReader(scope).pathsOf([params.id]);
  return unitPaths[0] === undefined || unitPaths[0].length === 0 ? undefined : { unitPaths };
}

const shown = (unit: Unit) => ({ ...unit, kindName: unitKinds[unit.kind], revision: revisionOf(unit) });

const handlers: Handlers<typeof unitsContract> = {
  'GET /api/units': whoever(mayReadTree, async ({ query, scope, now, actor }) => {
    const day = query.day ?? dayOf(now);
    const reader = unitsReader(scope);
    const units = await reader.tree(day);
    const own = await reader.counts(day);
    const sums = summedUp(units, own);
    return {
      day,
      units: units.map((unit) => ({
        ...unit,
        kindName: unitKinds[unit.kind],
        people: own.get(unit.id) ?? 0,
        all: sums.get(unit.id) ?? 0,
      })),
      abilities: { add: mayChangeUnits(actor) },
    };
  }),

  'GET /api/units/:id': about(find, mayReadUnit, ({ params, query, scope, now, actor }) =>
    page(scope, actor, params.id, query.day ?? dayOf(now)),
  ),

  'POST /api/units': about(
    async ({ body, scope }) => (body.parent === undefined ? {} : await rosterReader(scope).record('unit', body.parent)),
    mayChangeUnits,
    (call) => {
      const unit: Unit = withoutGaps({ id: uuid(), ...call.body });
      return edit(
        call,
        { subject: unit.id, detail: { record: 'unit' } },
        async () => [{ kind: 'unit', after: unit }],
        (tx) => page(tx, call.actor, unit.id, dayOf(call.now)),
      );
    },
  ),

  'PUT /api/units/:id': about(find, mayChangeUnits, (call) => {
    const { revision, ...said } = call.body;
    return change(call, revision, ({ id, until }) => withoutGaps({ id, ...said, until }));
  }),

  'PUT /api/units/:id/until': about(find, mayChangeUnits, (call) => {
    const { revision, until } = call.body;
    return change(call, revision, (unit) => withoutGaps({ ...unit, until }));
  }),

  'POST /api/units/:id/oversight': about(find, mayOversee, (call) => {
    const { params, body, now, actor } = call;
    const after: Oversight = withoutGaps({ id: uuid(), unit: params.id, ...body });
    return edit(
      call,
      { subject: params.id, detail: { record: 'oversight', id: after.id } },
      async () => [{ kind: 'oversight', after }],
      (tx) => page(tx, actor, params.id, dayOf(now)),
    );
  }),

  'PUT /api/oversight/:id': about(
    async ({ params, scope }) => {
      const record = await rosterReader(scope).record('oversight', params.id);
      if (record === undefined) return undefined;
      return { record, unitPaths: await rosterReader(scope).pathsOf([record.unit]) };
    },
    mayOversee,
    (call, { record: { unit } }) => {
      const { revision, ...days } = call.body;
      return edit(
        call,
        { subject: unit, detail: { record: 'oversight', id: call.params.id } },
        async (writer) => {
          const before = await seen(writer, 'oversight', call.params.id, revision);
          if (!before.ok) return before;
          const { id, leader } = before.record;
          return [{ kind: 'oversight', before: before.record, after: withoutGaps({ id, leader, unit, ...days }) }];
        },
        (tx) => page(tx, call.actor, unit, dayOf(call.now)),
      );
    },
  ),
};

type Changing = Parameters<typeof edit>[0] & { readonly params: { readonly id: string } };

const change = (call: Changing, revision: string, to: (before: Unit) => Unit) =>
  edit(
    call,
    { subject: call.params.id, detail: { record: 'unit' } },
    async (writer) => {
      const before = await seen(writer, 'unit', call.params.id, revision);
      return before.ok ? [{ kind: 'unit', before: before.record, after: to(before.record) }] : before;
    },
    (tx) => page(tx, call.actor, call.params.id, dayOf(call.now)),
  );

async function page(scope: Scope, actor: Actor, id: string, day: string) {
  const book = await rosterReader(scope).around({ units: [id] });
  const unit = book.unit(id);
  if (unit === undefined) throw new Error('a unit that was found is gone');
  const on = rosterOn(book, day);
  const path = on.unitPath(id);
  const below = book.childrenOf(id).filter((child) => covers(child, day));
  const counts = await unitsReader(scope).counts(
    day,
    below.map((child) => child.id),
  );
  const subject = { unitPaths: [path.map((one) => one.id)] };
  const byDuty = Object.keys(duties);
  const overseen = [id, ...below.map((child) => child.id)].flatMap((one) => book.oversightOf(one));
  return {
    day,
    unit: shown(unit),
    path: path.map(named),
    below: below.map((child) => ({ ...shown(child), people: counts.get(child.id) ?? 0 })),
    people: on
      .tenuresIn(id)
      .sort((a, b) => byDuty.indexOf(a.duty) - byDuty.indexOf(b.duty))
      .map(({ id: tenure, person, post, rank, duty, main }) => ({
        tenure,
        person: book.person(person) ?? { id: person, name: '' },
        post,
        ...(rank === undefined ? {} : { rank }),
        duty,
        dutyName: duties[duty],
        main,
      })),
    oversight: overseen
      .sort((a, b) => Number(covers(b, day)) - Number(covers(a, day)) || (a.since < b.since ? 1 : -1))
      .map((one) => ({
        id: one.id,
        revision: revisionOf(one),
        leader: named(book.person(one.leader) ?? { id: one.leader, name: '' }),
        unit: named(book.unit(one.unit) ?? { id: one.unit, name: '' }),
        since: one.since,
        ...(one.until === undefined ? {} : { until: one.until }),
      })),
    abilities: {
      edit: mayChangeUnits(actor),
      close: mayChangeUnits(actor),
      addUnit: mayChangeUnits(actor),
      addPerson: mayAddPeople(actor, subject),
      oversee: mayOversee(actor, subject),
    },
  };
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
