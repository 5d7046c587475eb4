/** Requests read by their contract; what doesn't fit comes back with its place and a sentence. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isWellFormed } from '../ledger/bytes.ts';
import type { Endpoint } from './contract.ts';
import type { Upload } from './handler.ts';
import type { InputError, Refused } from './refusals.ts';

// Sentences of zod's own checks; schemas say their own where these would be too dry.
z.config(z.locales.zhCN());

export type Input =
  | { readonly ok: true; readonly params: unknown; readonly query: unknown; readonly body: unknown }
  | Refused<'invalid-input'>;

export function inputOf(request: FastifyRequest, endpoint: Endpoint): Input {
  const errors: InputError[] = [];
  const read = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value ?? {});
    if (parsed.success) {
      errors.push(...unsavable(parsed.data, part));
      return parsed.data;
    }
    for (const issue of parsed.error.issues)
      errors.push({ at: [part, ...issue.path.map(String)].join('.'), message: issue.message });
    return undefined;
  };
  const params = read('params', endpoint.params, request.params);
  const query = read('query', endpoint.query, request.query);
  const body = endpoint.body === 'file' ? undefined : read('body', endpoint.body, request.body);
  return errors.length > 0 ? { ok: false, refusal: 'invalid-input', errors } : { ok: true, params, query, body };
}

/** Texts that no database keeps: half of a surrogate pair, and U+0000. Looked for here, once for all routes. */
function unsavable(value: unknown, at: string): readonly InputError[] {
  if (typeof value === 'string')
    return isWellFormed(value) && !value.includes('\u0000')
      ? []
      : [{ at, message: '有无法保存的字符，请删去后重试。' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    ...(isWellFormed(name) && !name.includes('\u0000') ? [] : unsavable(name, at)),
    ...unsavable(one, `${at}.${name}`),
  ]);
}

/** The fields of a form as a contract reads them: a name that stands several times is a list. */
export function fieldsOf(text: string): Readonly<Record<string, string | readonly string[]>> {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** More came than the route takes. */
export class TooLarge extends Error {
  readonly megabytes: number;

  constructor(megabytes: number) {
    super('too large');
    this.megabytes = megabytes;
  }
}

const FILE_MEGABYTES = 20;

/** The body that a handler gets: what was read, or the file that is still coming. */
export function bodyOf(request: FastifyRequest, endpoint: Endpoint, read: unknown): unknown {
  return endpoint.body === 'file' ? uploadOf(request, endpoint.megabytes ?? FILE_MEGABYTES) : read;
}

function uploadOf(request: FastifyRequest, megabytes: number): Upload {
  return { name: fileName(request.headers['x-file-name']), bytes: limited(request.body, megabytes) };
}

async function* limited(body: unknown, megabytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  // Without a body there is nothing to read.
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > megabytes * 1024 * 1024) throw new TooLarge(megabytes);
    yield piece;
  }
}

const UNNAMED = '未命名文件';
const LONGEST_NAME = 200;

/** The last part of the name, without what would change a line or a folder. */
function fileName(header: string | string[] | undefined): string {
  try {
    const name =
      decodeURIComponent(String(header ?? ''))
        .split(/[\\/]/)
        .at(-1) ?? '';
    return [...name.replace(/\p{Cc}/gu, '').trim()].slice(0, LONGEST_NAME).join('') || UNNAMED;
  } catch {
    return UNNAMED;
  }
}
