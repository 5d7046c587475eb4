/** Everything under `docs/` that is written by program, so that it can't fall behind. */
import { schemeJsonSchema } from '@shiji/engine';
import { factsPage } from './facts-page.ts';
import { factsSchema } from './facts-schema.ts';
import { checkSchema, compareSchema, explainSchema, resultSchema } from './outputs.ts';

export interface PublishedDocument {
  /** File name under `docs/`. */
  readonly name: string;
  readonly content: string;
}

/** The documents as they should stand. */
export function publishedDocuments(): PublishedDocument[] {
  const schemas = {
    'scheme.schema.json': schemeJsonSchema(),
    'facts.schema.json': factsSchema(),
    'result.schema.json': resultSchema(),
    'explain.schema.json': explainSchema(),
    'check.schema.json': checkSchema(),
    'compare.schema.json': compareSchema(),
  };
  return [
    ...Object.entries(schemas).map(([name, schema]) => ({ name, content: `${jsonText(schema)}\n` })),
    { name: 'facts.md', content: factsPage() },
  ];
}

const LINE = 120;

/** JSON as the formatter of this repository leaves it: lists of plain values on one line where they fit. `used`: columns taken on the line. */
function jsonText(value: unknown, indent = '', used = 0): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    if (value.length === 0 || (plain && used + flat.length < LINE)) return flat;
    return `[\n${value.map((item) => deeper + jsonText(item, deeper, deeper.length)).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${deeper}${JSON.stringify(key)}: `;
    return name + jsonText(item, deeper, name.length);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
