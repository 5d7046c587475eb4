/** The API's description for programs: OpenAPI 3.1, from the same contracts that check every request. */
import { z } from 'zod';
import type { Slice } from './app.ts';
import type { Endpoint } from './contract.ts';
import { commonRefusals, type RefusalTable } from './refusals.ts';

type JsonObject = { readonly [key: string]: unknown };

export function openApi(slices: readonly Slice[], version: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const slice of slices)
    for (const [address, endpoint] of Object.entries(slice.contract)) {
      if (endpoint === undefined) continue;
      const [method = '', path = ''] = address.split(' ');
      const template = path.replace(/:(\w+)/g, '{$1}');
      paths[template] = { ...paths[template], [method.toLowerCase()]: operation(slice, address, endpoint) };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: '实绩 接口',
      version,
      description: '拒绝一律按 RFC 9457 以 application/problem+json 返回，code 为稳定代码。',
    },
    tags: slices.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shiji' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(slice: Slice, address: string, endpoint: Endpoint): JsonObject {
  const open =
    (slice.handlers as Readonly<Record<string, { readonly to: string } | undefined>>)[address]?.to === 'everybody';
  return {
    tags: [slice.name],
    summary: endpoint.about,
    ...(open ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parametersOf('path', endpoint.params),
      ...parametersOf('query', endpoint.query),
      ...(address.startsWith('GET') || endpoint.returns === 'page' ? [] : [csrfHeader]),
    ],
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(endpoint.body, 'input') } }),
    responses: {
      ...(endpoint.returns === 'redirect'
        ? { 303: { description: '转到下一页' } }
        : { 200: { description: '成功', content: contentOf(endpoint.returns, 'output') } }),
      ...refusalsOf(endpoint.refusals, slice.refusals),
    },
  };
}

const csrfHeader = { name: 'x-shiji', in: 'header', required: true, schema: { const: '1' } };

function parametersOf(where: 'path' | 'query', schema: z.ZodObject | undefined): readonly JsonObject[] {
  if (schema === undefined) return [];
  const json = z.toJSONSchema(schema, { io: 'input' });
  const required = json.required ?? [];
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function contentOf(schema: z.ZodType | 'file' | 'page', io: 'input' | 'output'): JsonObject {
  if (schema === 'page') return { 'text/html': { schema: { type: 'string' } } };
  if (schema === 'file') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return { 'application/json': { schema: json } };
}

/** Refusals of one status stand together, each with its sentence. */
function refusalsOf(codes: readonly string[], table: RefusalTable): JsonObject {
  const byStatus = new Map<number, string[]>();
  const common: RefusalTable = commonRefusals;
  for (const code of ['invalid-input', 'not-signed-in', 'forbidden', ...codes]) {
    const words = table[code] ?? common[code];
    if (words === undefined) throw new Error(`no words for the refusal ${code}`);
    byStatus.set(words.status, [...(byStatus.get(words.status) ?? []), `${code}：${words.title}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      {
        description: lines.join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'request'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    request: { type: 'string' },
    values: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'message'],
        properties: { at: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
