/** The forms of a unit: what is asked, what will follow, and what is sent. */
import { call } from '../../api/call.ts';
import { todayHere } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { choicesOf, kindNames, type UnitKind, type UnitPage } from '../roster/copy.ts';
import type { Chosen, EditForm } from '../roster/EditDrawer.tsx';
import { words } from './copy.ts';

const { fields, hints, follows, actions } = words;

type UnitValues = {
  readonly name: string;
  readonly kind: string;
  readonly parent: Chosen | undefined;
  readonly code: string;
  readonly since: string;
};

const unitFields: EditForm<UnitValues>['fields'] = [
  { name: 'name', label: fields.name, kind: 'text' },
  { name: 'kind', label: fields.kind, kind: 'choice', options: choicesOf(kindNames) },
  { name: 'parent', label: fields.parent, kind: 'unit', shown: ({ kind }) => kind !== 'county' },
  { name: 'code', label: fields.code, kind: 'text', optional: true, hint: hints.code },
  { name: 'since', label: fields.since, kind: 'day', optional: true },
];

const said = ({ name, kind, parent, code, since }: UnitValues) => ({
  name,
  kind: kind as UnitKind,
  ...(kind === 'county' || parent === undefined ? {} : { parent: parent.id }),
  ...(code.trim() === '' ? {} : { code }),
  ...(since === '' ? {} : { since }),
});

export function addUnit({ unit }: UnitPage): EditForm<UnitValues> {
  const kind = unit.kind === 'town' ? 'village' : unit.kind === 'county' ? 'department' : 'section';
  const below = unit.kind === 'village' || unit.kind === 'community' ? 'grid' : kind;
  return {
    draft: `unit-add/${unit.id}`,
    title: actions.addUnit,
    fields: unitFields,
    initial: { name: '', kind: below, parent: { id: unit.id, name: unit.name }, code: '', since: '' },
    action: actions.submit,
    follows: ({ name, parent }) => name !== '' && parent && follows.add(name, parent.name),
    send: (values, idempotencyKey) => call('POST /api/units', { body: said(values), idempotencyKey }),
  };
}

export function editUnit({ unit, path }: UnitPage): EditForm<UnitValues> {
  const parent = path.find(({ id }) => id === unit.parent);
  return {
    draft: `unit/${unit.id}/${unit.revision}`,
    title: actions.edit,
    fields: unitFields,
    initial: { name: unit.name, kind: unit.kind, parent, code: unit.code ?? '', since: unit.since ?? '' },
    action: actions.submit,
    follows: () => follows.edit,
    send: (values) =>
      call('PUT /api/units/:id', { params: { id: unit.id }, body: { revision: unit.revision, ...said(values) } }),
  };
}

export function closeUnit({ unit }: UnitPage): EditForm<{ readonly until: string }> {
  return {
    draft: `unit-close/${unit.id}/${unit.revision}`,
    title: unit.until === undefined ? actions.close : actions.reopen,
    fields: [{ name: 'until', label: fields.until, kind: 'day', optional: true, hint: hints.until }],
    initial: { until: unit.until ?? todayHere() },
    action: actions.submit,
    follows: ({ until }) => (until === '' ? follows.open(unit.name) : follows.close(unit.name, spokenDayOf(until))),
    send: ({ until }) =>
      call('PUT /api/units/:id/until', {
        params: { id: unit.id },
        body: { revision: unit.revision, ...(until === '' ? {} : { until }) },
      }),
  };
}

type OverseeValues = {
  readonly section: string;
  readonly leader: Chosen | undefined;
  readonly since: string;
  readonly until: string;
};

export function oversee({ unit, below }: UnitPage): EditForm<OverseeValues> {
  const sections = [unit, ...below];
  const nameOf = (id: string) => sections.find((each) => each.id === id)?.name ?? '';
  return {
    draft: `oversee/${unit.id}`,
    title: actions.oversee,
    fields: [
      {
        name: 'section',
        label: fields.section,
        kind: 'choice',
        options: sections.map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: 'leader', label: fields.leader, kind: 'person' },
      { name: 'since', label: fields.sinceDay, kind: 'day' },
      { name: 'until', label: fields.untilDay, kind: 'day', optional: true, hint: hints.still },
    ],
    initial: { section: unit.id, leader: undefined, since: todayHere(), until: '' },
    action: actions.submit,
    follows: ({ leader, section, since }) =>
      leader && since !== '' && follows.oversee(leader.name, nameOf(section), spokenDayOf(since)),
    send: ({ section, leader, since, until }, idempotencyKey) =>
      call('POST /api/units/:id/oversight', {
        params: { id: section },
        body: { leader: leader?.id ?? '', since, ...(until === '' ? {} : { until }) },
        idempotencyKey,
      }),
  };
}

type SpanValues = { readonly since: string; readonly until: string };

export function changeOversight(one: UnitPage['oversight'][number]): EditForm<SpanValues> {
  return {
    draft: `oversight/${one.id}/${one.revision}`,
    title: `${one.leader.name}分管“${one.unit.name}”`,
    fields: [
      { name: 'since', label: fields.sinceDay, kind: 'day' },
      { name: 'until', label: fields.untilDay, kind: 'day', optional: true, hint: hints.still },
    ],
    initial: { since: one.since, until: one.until ?? '' },
    action: actions.submit,
    follows: ({ since, until }) =>
      until === ''
        ? since !== '' && follows.oversee(one.leader.name, one.unit.name, spokenDayOf(since))
        : follows.end(one.leader.name, one.unit.name, spokenDayOf(until)),
    send: ({ since, until }) =>
      call('PUT /api/oversight/:id', {
        params: { id: one.id },
        body: { revision: one.revision, since, ...(until === '' ? {} : { until }) },
      }),
  };
}
