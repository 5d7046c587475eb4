/** Records of the roster as rows of their tables, and back. What is absent in a record is null in its row. */
import type { Selectable } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type {
  ChainOverride,
  ChainStep,
  Duty,
  Oversight,
  Person,
  RecordKind,
  Records,
  Standing,
  StandingKind,
  Tenure,
  Unit,
  UnitKind,
} from './model.ts';
import { type NameKeys, nameKeys } from './name-keys.ts';

export const tableOf = {
  unit: 'units',
  person: 'people',
  tenure: 'tenures',
  standing: 'standings',
  oversight: 'oversight',
  override: 'chain_overrides',
} as const satisfies Readonly<Record<RecordKind, keyof Tables>>;

export const kindOfTable = new Map<string, RecordKind>(
  Object.entries(tableOf).map(([kind, table]) => [table, kind as RecordKind]),
);

type Row<K extends RecordKind> = Selectable<Tables[(typeof tableOf)[K]]>;

/** Left out where it is null. */
const optional = <N extends string, T>(name: N, value: T | null): { readonly [P in N]?: T } =>
  value === null ? {} : ({ [name]: value } as { readonly [P in N]?: T });

const spanOf = ({ since, until }: { readonly since: string; readonly until: string | null }) => ({
  since,
  ...optional('until', until),
});

/** What the tables hold is what the writer put there, so that words needn't be asked again. */
export const recordOf: { readonly [K in RecordKind]: (row: Omit<Row<K>, 'tenant'>) => Records[K] } = {
  unit: (row): Unit => ({
    id: row.id,
    ...optional('code', row.code),
    name: row.name,
    kind: row.kind as UnitKind,
    ...optional('parent', row.parent),
    ...optional('since', row.since),
    ...optional('until', row.until),
  }),
  person: ({ id, code, name }): Person => ({ id, ...optional('code', code), name }),
  tenure: (row): Tenure => ({
    id: row.id,
    person: row.person,
    unit: row.unit,
    post: row.post,
    ...optional('rank', row.rank),
    duty: row.duty as Duty,
    staffing: row.staffing,
    main: !row.concurrent,
    ...spanOf(row),
  }),
  standing: (row): Standing => ({
    id: row.id,
    person: row.person,
    kind: row.kind as StandingKind,
    ...(row.detail === '' ? {} : { note: row.detail }),
    ...optional('document', row.document),
    ...spanOf(row),
  }),
  oversight: (row): Oversight => ({ id: row.id, leader: row.leader, unit: row.unit, ...spanOf(row) }),
  override: (row): ChainOverride => ({
    id: row.id,
    person: row.person,
    ...optional('tenure', row.tenure),
    step: row.step as ChainStep,
    reviewer: row.reviewer,
    reason: row.reason,
    ...spanOf(row),
  }),
};

/** Of each column: PostgreSQL's type, and its value. Position is given when a row is made and stays. */
type Columns<T> = { readonly [column: string]: readonly [type: string, value: (record: T) => unknown] };

const spanColumns = {
  since: ['date', ({ since }: { readonly since?: string }) => since ?? null],
  until: ['date', ({ until }: { readonly until?: string }) => until ?? null],
} as const;

/** A person with what people search by: reading a name's sounds takes longer than all else, so it is done once. */
export type WithKeys<K extends RecordKind> = K extends 'person' ? Person & NameKeys : Records[K];

export function withKeys<K extends RecordKind>(kind: K, record: Records[K]): WithKeys<K> {
  if (kind !== 'person') return record as WithKeys<K>;
  const person = record as Person;
  return { ...person, ...nameKeys(person.name) } as WithKeys<K>;
}

export const columnsOf: { readonly [K in RecordKind]: Columns<WithKeys<K>> } = {
  unit: {
    id: ['uuid', ({ id }) => id],
    parent: ['uuid', ({ parent }) => parent ?? null],
    kind: ['text', ({ kind }) => kind],
    name: ['text', ({ name }) => name],
    code: ['text', ({ code }) => code ?? null],
    ...spanColumns,
  },
  person: {
    id: ['uuid', ({ id }) => id],
    code: ['text', ({ code }) => code ?? null],
    name: ['text', ({ name }) => name],
    pinyin: ['text', ({ pinyin }) => pinyin],
    initials: ['text', ({ initials }) => initials],
  },
  tenure: {
    id: ['uuid', ({ id }) => id],
    person: ['uuid', ({ person }) => person],
    unit: ['uuid', ({ unit }) => unit],
    post: ['text', ({ post }) => post],
    rank: ['text', ({ rank }) => rank ?? null],
    duty: ['text', ({ duty }) => duty],
    staffing: ['text', ({ staffing }) => staffing],
    concurrent: ['boolean', ({ main }) => !main],
    ...spanColumns,
  },
  standing: {
    id: ['uuid', ({ id }) => id],
    person: ['uuid', ({ person }) => person],
    kind: ['text', ({ kind }) => kind],
    detail: ['text', ({ note }) => note ?? ''],
    document: ['text', ({ document }) => document ?? null],
    ...spanColumns,
  },
  oversight: {
    id: ['uuid', ({ id }) => id],
    leader: ['uuid', ({ leader }) => leader],
    unit: ['uuid', ({ unit }) => unit],
    ...spanColumns,
  },
  override: {
    id: ['uuid', ({ id }) => id],
    person: ['uuid', ({ person }) => person],
    tenure: ['uuid', ({ tenure }) => tenure ?? null],
    step: ['text', ({ step }) => step],
    reviewer: ['uuid', ({ reviewer }) => reviewer],
    reason: ['text', ({ reason }) => reason],
    ...spanColumns,
  },
};

/** Kinds whose rows stand in an order of their own. */
export const positioned: readonly RecordKind[] = ['unit', 'tenure'];
