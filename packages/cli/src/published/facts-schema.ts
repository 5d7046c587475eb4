/** JSON Schema of the facts, from the description of their tables. */
import { type CellKind, type ColumnSpec, type TableSpec, tables } from '@shiji/engine';
import { documentOf, type JsonSchema } from './json-schema.ts';

/** Keys such as `$schema` or `_note` are passed over in reading. */
const REMARKS = { '^[$_]': {} };

const cells: { readonly [K in CellKind]: readonly JsonSchema[] } = {
  text: [{ type: 'string', maxLength: 500 }, { type: 'number' }],
  decimal: [{ type: 'string', pattern: '^[+-]?\\d+(\\.\\d+)?%?$' }, { type: 'number' }],
  date: [{ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }],
  whole: [
    { type: 'string', pattern: '^\\d{1,7}$' },
    { type: 'integer', minimum: 0 },
  ],
};

/** The form with English names; in their place the Chinese ones are read as well. */
export function factsSchema(): JsonSchema {
  return documentOf(
    'Facts for shiji score',
    {
      description:
        'Tables by their English ids. Chinese names of tables and columns are read as well. Decimals are best written as text.',
      type: 'object',
      required: ['run', 'subjects'],
      properties: Object.fromEntries(tables.map((table) => [table.id, tableSchema(table)])),
      patternProperties: REMARKS,
      additionalProperties: false,
    },
    {},
  );
}

function tableSchema(table: TableSpec): JsonSchema {
  const row: JsonSchema = {
    type: 'object',
    required: table.columns.filter((c) => c.required).map((c) => c.id),
    properties: Object.fromEntries(table.columns.map((column) => [column.id, columnSchema(column)])),
    patternProperties: REMARKS,
    additionalProperties: false,
  };
  const head = { title: table.name, description: table.about };
  return table.id === 'run' ? { ...head, ...row } : { ...head, type: 'array', items: row };
}

function columnSchema({ name, about, kind, required }: ColumnSpec): JsonSchema {
  const absent = required ? [] : [{ enum: [null, ''] }];
  return { title: name, description: about, anyOf: [...cells[kind], ...absent] };
}
