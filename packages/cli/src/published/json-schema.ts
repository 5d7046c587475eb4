/** Small words for writing JSON Schemas that keep to the types: a property that is missing here does not compile. */

export type JsonSchema = { readonly [key: string]: unknown };

type OptionalKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** An object with the properties of the type; those that may be absent are named. More may be added later, so others are allowed. */
export function objectOf<T extends object>(
  description: string,
  properties: { readonly [K in keyof T]-?: JsonSchema },
  optional: Readonly<Record<OptionalKeys<T>, 'optional'>>,
): JsonSchema {
  const required = Object.keys(properties).filter((key) => !Object.hasOwn(optional, key));
  return { description, type: 'object', required, properties };
}

export const text = (description?: string): JsonSchema => ({
  type: 'string',
  ...(description === undefined ? {} : { description }),
});
export const decimal = (description: string): JsonSchema => ({
  type: 'string',
  pattern: '^-?\\d+(\\.\\d+)?$',
  description,
});
export const day = (description: string): JsonSchema => ({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description,
});
export const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
export const word = (...words: readonly string[]): JsonSchema => ({ enum: words });
export const listOf = (items: JsonSchema, description?: string): JsonSchema => ({
  type: 'array',
  ...(description === undefined ? {} : { description }),
  items,
});
export const mapOf = (values: JsonSchema, description: string): JsonSchema => ({
  description,
  type: 'object',
  additionalProperties: values,
});
export const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A whole schema document. */
export const documentOf = (title: string, schema: JsonSchema, $defs: Record<string, JsonSchema>): JsonSchema => ({
  $schema: DIALECT,
  title,
  ...schema,
  ...(Object.keys($defs).length === 0 ? {} : { $defs }),
});

/** What is printed instead where the input has errors. */
export const refused: JsonSchema = {
  description: 'The input has errors; exit code 1. Nothing was computed or written.',
  type: 'object',
  required: ['diagnostics'],
  properties: { diagnostics: { type: 'array', minItems: 1, items: ref('diagnostic') } },
  maxProperties: 1,
};
