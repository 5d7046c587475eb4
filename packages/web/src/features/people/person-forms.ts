/** The forms of a person: what is asked, what will follow, and what is sent. */
import { call } from '../../api/call.ts';
import { dayBefore, todayHere } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import {
  type ChainStep,
  choicesOf,
  type Duty,
  dutyNames,
  type PersonFile,
  type StandingKind,
  standingNames,
  stepNames,
} from '../roster/copy.ts';
import type { Chosen, EditForm } from '../roster/EditDrawer.tsx';
import { words } from './copy.ts';

const { fields, hints, follows, actions } = words;

type Tenure = PersonFile['tenures'][number];
type Standing = PersonFile['standings'][number];
type Override = PersonFile['overrides'][number];

type PostValues = {
  readonly unit: Chosen | undefined;
  readonly post: string;
  readonly rank: string;
  readonly duty: string;
  readonly staffing: string;
};

const postFields = [
  { name: 'post', label: fields.post, kind: 'text', hint: hints.post },
  { name: 'rank', label: fields.rank, kind: 'text', optional: true, hint: hints.rank },
  { name: 'duty', label: fields.duty, kind: 'choice', options: choicesOf(dutyNames) },
  { name: 'staffing', label: fields.staffing, kind: 'text', hint: hints.staffing },
] as const;
const unitField = { name: 'unit', label: fields.unit, kind: 'unit' } as const;
const mainField = { name: 'main', label: fields.main, kind: 'choice', options: words.mainChoices } as const;
const since = { name: 'since', label: fields.since, kind: 'day' } as const;
const until = { name: 'until', label: fields.until, kind: 'day', optional: true, hint: hints.until } as const;

const post = ({ post, rank, duty, staffing }: Omit<PostValues, 'unit'>) => ({
  post,
  ...(rank.trim() === '' ? {} : { rank }),
  duty: duty as Duty,
  staffing,
});
const span = ({ since, until }: { readonly since: string; readonly until: string }) => ({
  since,
  ...(until === '' ? {} : { until }),
});

type NewPerson = PostValues & { readonly name: string; readonly code: string; readonly since: string };

export function addPerson(unit: Chosen): EditForm<NewPerson> {
  return {
    draft: `person-add/${unit.id}`,
    title: actions.addPerson,
    fields: [
      { name: 'name', label: fields.name, kind: 'text' },
      { name: 'code', label: fields.code, kind: 'text', optional: true, hint: hints.code },
      unitField,
      ...postFields,
      since,
    ],
    initial: {
      name: '',
      code: '',
      unit: { id: unit.id, name: unit.name },
      post: '',
      rank: '',
      duty: 'staff',
      staffing: '公务员',
      since: todayHere(),
    },
    action: actions.submit,
    follows: (values) =>
      values.name !== '' &&
      values.unit &&
      values.post !== '' &&
      values.since !== '' &&
      follows.add(values.name, values.unit.name, values.post, spokenDayOf(values.since)),
    send: ({ name, code, unit, since, ...rest }, idempotencyKey) =>
      call('POST /api/people', {
        body: { name, ...(code.trim() === '' ? {} : { code }), unit: unit?.id ?? '', ...post(rest), since },
        idempotencyKey,
      }),
  };
}

export function editPerson({ person }: PersonFile): EditForm<{ readonly name: string; readonly code: string }> {
  return {
    draft: `person/${person.id}/${person.revision}`,
    title: actions.edit,
    fields: [
      { name: 'name', label: fields.name, kind: 'text' },
      { name: 'code', label: fields.code, kind: 'text', optional: true, hint: hints.code },
    ],
    initial: { name: person.name, code: person.code ?? '' },
    action: actions.submit,
    follows: () => follows.name,
    send: ({ name, code }) =>
      call('PUT /api/people/:id', {
        params: { id: person.id },
        body: { revision: person.revision, name, ...(code.trim() === '' ? {} : { code }) },
      }),
  };
}

type TenureValues = PostValues & { readonly main: string; readonly since: string; readonly until: string };

export function addTenure({ person, tenures }: PersonFile): EditForm<TenureValues> {
  const held = tenures.some(({ current, main }) => current && main);
  const [latest] = tenures;
  return {
    draft: `tenure-add/${person.id}`,
    title: actions.addTenure,
    fields: [mainField, unitField, ...postFields, since, until],
    initial: {
      main: held ? 'beside' : 'main',
      unit: undefined,
      post: '',
      rank: '',
      duty: 'staff',
      staffing: latest?.staffing ?? '公务员',
      since: todayHere(),
      until: '',
    },
    action: actions.submit,
    follows: ({ unit, post, since, main }) =>
      unit && post !== '' && since !== '' && follows.tenure(unit.name, post, spokenDayOf(since), main === 'beside'),
    send: ({ main, unit, ...rest }, idempotencyKey) =>
      call('POST /api/people/:id/tenures', {
        params: { id: person.id },
        body: { unit: unit?.id ?? '', main: main === 'main', ...post(rest), ...span(rest) },
        idempotencyKey,
      }),
  };
}

export function changeTenure(tenure: Tenure): EditForm<Omit<TenureValues, 'unit'>> {
  return {
    draft: `tenure/${tenure.id}/${tenure.revision}`,
    title: actions.changeTenure,
    lead: tenure.unit.path,
    fields: [mainField, ...postFields, since, until],
    initial: {
      main: tenure.main ? 'main' : 'beside',
      post: tenure.post,
      rank: tenure.rank ?? '',
      duty: tenure.duty,
      staffing: tenure.staffing,
      since: tenure.since,
      until: tenure.until ?? '',
    },
    action: actions.submit,
    follows: ({ until, post }) =>
      until !== '' && until !== tenure.until ? follows.end(tenure.unit.path, post, spokenDayOf(until)) : follows.change,
    send: ({ main, ...rest }) =>
      call('PUT /api/tenures/:id', {
        params: { id: tenure.id },
        body: { revision: tenure.revision, main: main === 'main', ...post(rest), ...span(rest) },
      }),
  };
}

type TransferValues = PostValues & { readonly since: string };

export function transfer(tenure: Tenure): EditForm<TransferValues> {
  return {
    draft: `transfer/${tenure.id}/${tenure.revision}`,
    title: actions.transfer,
    lead: `${tenure.unit.path} ${tenure.post}`,
    fields: [{ ...since, label: fields.moveDay }, unitField, ...postFields],
    initial: {
      since: todayHere(),
      unit: undefined,
      post: tenure.post,
      rank: tenure.rank ?? '',
      duty: tenure.duty,
      staffing: tenure.staffing,
    },
    action: actions.submit,
    follows: ({ unit, post, since }) =>
      unit &&
      post !== '' &&
      since !== '' &&
      follows.transfer(tenure.unit.path, spokenDayOf(dayBefore(since)), unit.name, post, spokenDayOf(since)),
    send: ({ unit, since, ...rest }, idempotencyKey) =>
      call('POST /api/tenures/:id/transfer', {
        params: { id: tenure.id },
        body: { revision: tenure.revision, unit: unit?.id ?? '', ...post(rest), since },
        idempotencyKey,
      }),
  };
}

type StandingValues = {
  readonly kind: string;
  readonly note: string;
  readonly document: string;
  readonly since: string;
  readonly until: string;
};

const standingFields = [
  since,
  until,
  { name: 'note', label: fields.note, kind: 'note', optional: true },
  { name: 'document', label: fields.document, kind: 'text', optional: true },
] as const;
const standingSaid = (values: StandingValues) => ({
  ...(values.note.trim() === '' ? {} : { note: values.note }),
  ...(values.document.trim() === '' ? {} : { document: values.document }),
  ...span(values),
});

export function addStanding({ person, abilities }: PersonFile): EditForm<StandingValues> {
  const sanctions = new Set(['sanction', 'investigation']);
  const kinds = choicesOf(standingNames).filter(({ value }) =>
    sanctions.has(value) ? abilities.addSanction : abilities.addStanding,
  );
  return {
    draft: `standing-add/${person.id}`,
    title: actions.addStanding,
    fields: [{ name: 'kind', label: fields.kind, kind: 'choice', options: kinds }, ...standingFields],
    initial: { kind: kinds[0]?.value ?? '', note: '', document: '', since: todayHere(), until: '' },
    action: actions.submit,
    follows: ({ kind, since }) =>
      since !== '' && follows.standing(standingNames[kind as StandingKind], spokenDayOf(since)),
    send: (values, idempotencyKey) =>
      call('POST /api/people/:id/standings', {
        params: { id: person.id },
        body: { kind: values.kind as StandingKind, ...standingSaid(values) },
        idempotencyKey,
      }),
  };
}

export function changeStanding(standing: Standing): EditForm<StandingValues> {
  return {
    draft: `standing/${standing.id}/${standing.revision}`,
    title: `${actions.changeStanding}“${standing.kindName}”`,
    fields: standingFields,
    initial: {
      kind: standing.kind,
      note: standing.note ?? '',
      document: standing.document ?? '',
      since: standing.since,
      until: standing.until ?? '',
    },
    action: actions.submit,
    follows: ({ until }) =>
      until === '' ? follows.change : follows.standingEnd(standing.kindName, spokenDayOf(until)),
    send: (values) =>
      call('PUT /api/standings/:id', {
        params: { id: standing.id },
        body: { revision: standing.revision, ...standingSaid(values) },
      }),
  };
}

type OverrideValues = {
  readonly step: string;
  readonly reviewer: Chosen | undefined;
  readonly tenure: string;
  readonly reason: string;
  readonly since: string;
  readonly until: string;
};

const reviewerField = { name: 'reviewer', label: fields.reviewer, kind: 'person' } as const;
const reasonField = { name: 'reason', label: fields.reason, kind: 'note', hint: hints.reason } as const;
const EVERY = 'every';

export function addOverride({ person, tenures }: PersonFile): EditForm<OverrideValues> {
  const held = tenures.filter(({ current }) => current);
  const choices = [
    { value: EVERY, label: words.everyTenure },
    ...held.map(({ id, unit, post }) => ({ value: id, label: `${unit.path} ${post}` })),
  ];
  return {
    draft: `override-add/${person.id}`,
    title: actions.override,
    fields: [
      { name: 'step', label: fields.step, kind: 'choice', options: choicesOf(stepNames) },
      reviewerField,
      { name: 'tenure', label: fields.tenure, kind: 'choice', options: choices, shown: () => held.length > 1 },
      reasonField,
      since,
      until,
    ],
    initial: { step: 'inCharge', reviewer: undefined, tenure: EVERY, reason: '', since: todayHere(), until: '' },
    action: actions.submit,
    follows: ({ step, reviewer, since }) =>
      reviewer && since !== '' && follows.override(stepNames[step as ChainStep], reviewer.name, spokenDayOf(since)),
    send: ({ step, reviewer, tenure, reason, ...days }, idempotencyKey) =>
      call('POST /api/people/:id/overrides', {
        params: { id: person.id },
        body: {
          step: step as ChainStep,
          reviewer: reviewer?.id ?? '',
          ...(tenure === EVERY ? {} : { tenure }),
          reason,
          ...span(days),
        },
        idempotencyKey,
      }),
  };
}

export function changeOverride(override: Override): EditForm<Omit<OverrideValues, 'step' | 'tenure'>> {
  return {
    draft: `override/${override.id}/${override.revision}`,
    title: `${actions.changeOverride}“${override.stepName}”的另行指定`,
    fields: [reviewerField, reasonField, since, until],
    initial: {
      reviewer: override.reviewer,
      reason: override.reason,
      since: override.since,
      until: override.until ?? '',
    },
    action: actions.submit,
    follows: ({ until }) =>
      until === '' ? follows.change : follows.overrideEnd(override.stepName, spokenDayOf(until)),
    send: ({ reviewer, reason, ...days }) =>
      call('PUT /api/overrides/:id', {
        params: { id: override.id },
        body: { revision: override.revision, reviewer: reviewer?.id ?? '', reason, ...span(days) },
      }),
  };
}
