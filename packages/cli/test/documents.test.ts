import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishedDocuments } from '../src/published/documents.ts';
import { FENGXIANG, Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const docs = new URL('../../../docs/', import.meta.url);
const committed = (name: string): string => readFileSync(new URL(name, docs), 'utf8');

type Json = Record<string, unknown>;

/** The schema with nothing allowed beside what it describes: what the program prints must all be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, closed(v)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

function validator(name: string): (value: unknown) => string {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  const validate: ValidateFunction = ajv.compile(closed(JSON.parse(committed(name))) as Json);
  return (value) => (validate(value) ? '' : ajv.errorsText(validate.errors));
}

describe('the documents that are written by program', () => {
  it.each(publishedDocuments().map(({ name, content }) => [name, content]))('%s is current', (name, content) => {
    expect(committed(name) === content, 'run: node packages/cli/scripts/write-docs.ts').toBe(true);
  });

  it('describe every column, in both languages', () => {
    expect(committed('facts.md')).toContain('| `rater` | 评分人 | text |  | 评分人的编号；同一人在一期里只计一次。 |');
    expect(committed('facts.md')).toContain('Natural key: `subject`, `indicator`, `rater`, `role`, `date`.');
  });
});

describe('what is printed as JSON', () => {
  const facts = folder.json('facts.json', townFacts());
  const broken = folder.json('broken.json', townFacts({ points: [{ subject: 'x', indicator: 'work', value: 'y' }] }));
  const printed = async (...argv: string[]): Promise<unknown> => JSON.parse((await run([...argv, '--json'])).out);

  it('by score is as the schema says', async () => {
    const valid = validator('result.schema.json');
    expect(valid(await printed('score', TOWN, facts))).toBe('');
    expect(valid(await printed('score', TOWN, broken))).toBe('');
    expect(valid(await printed('score', TOWN, folder.json('held.json', townFacts({ points: [] }))))).toBe('');
    expect(valid({ diagnostics: [] })).not.toBe('');
    expect(valid({})).not.toBe('');
  });

  it('by score with consequences, facets and people outside', async () => {
    const valid = validator('result.schema.json');
    const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-10' };
    const person = (id: string, staffing: string) => ({
      subjects: { id, name: id },
      spells: [
        { subject: id, attribute: 'staffing', value: staffing },
        { subject: id, attribute: 'unit', value: '甲局' },
      ],
    });
    const people = [person('a', '公务员'), person('b', '工勤')];
    const path = folder.json('fx.json', {
      run,
      subjects: people.map((p) => p.subjects),
      spells: people.flatMap((p) => p.spells),
      rulings: ['loyalty'].map((id) => ({
        kind: 'subject',
        target: 'a',
        setting: `missing.${id}`,
        value: '2',
        by: '组',
        reason: '缺',
      })),
    });
    const result = (await printed('score', FENGXIANG, path)) as { outside: unknown[]; subjects: { facets: Json }[] };
    expect(valid(result)).toBe('');
    expect([result.outside.length, Object.keys(result.subjects[0]?.facets ?? {})]).toEqual([
      1,
      ['德', '能', '勤', '绩', '廉'],
    ]);
    const past = folder.json('past.json', {
      history: [
        { subject: 'c', scheme: 'small-town', period: '2025Q4', from: '2025-10-01', to: '2025-12-31', grade: '一般' },
      ],
    });
    const followed = (await printed('score', TOWN, facts, '--history', past)) as {
      subjects: { consequences: Json[] }[];
    };
    expect(valid(followed)).toBe('');
    expect(followed.subjects[2]?.consequences).toHaveLength(1);
  });

  it('by explain', async () => {
    const valid = validator('explain.schema.json');
    for (const id of ['a', 'b', 'c', 'd'])
      expect(valid(await printed('explain', TOWN, facts, '--subject', id))).toBe('');
    expect(valid(await printed('explain', TOWN, broken, '--subject', 'a'))).toBe('');
  });

  it('by compare', async () => {
    const valid = validator('compare.schema.json');
    const changes = [
      ['      lost:', '      more: { name: 加项, fixed: 1 }\n      lost:'],
      ['atMost: 40%', 'atMost: 20%'],
      ['by: [total, work]', 'by: [total]'],
      ['name: 镇干部,', 'name: 镇干部, where: { not: { attribute: unit, is: 经发办 } },'],
      ['late: { name: 无故迟到, each: 0.5', 'late: { name: 无故迟到, each: 1'],
    ] as const;
    const text = changes.reduce((t, [from, to]) => t.replace(from, to), readFileSync(TOWN, 'utf8'));
    const other = folder.write('other.yaml', text);
    const compared = (await printed('compare', TOWN, other, facts)) as { moved: { causes: Json[] }[] };
    expect(valid(compared)).toBe('');
    expect(compared.moved.flatMap((m) => m.causes)).not.toEqual([]);
    expect(valid(await printed('compare', other, TOWN, facts))).toBe('');
    expect(valid(await printed('compare', TOWN, other, broken))).toBe('');
    expect(valid({})).not.toBe('');
  });

  it('by check', async () => {
    const valid = validator('check.schema.json');
    expect(valid(await printed('check', TOWN))).toBe('');
    expect(valid(await printed('check', folder.write('x.yaml', 'scheme: X')))).toBe('');
  });
});

describe('the schemas of the input', () => {
  it('take the facts that the program takes, and notice a misspelt column', () => {
    const valid = validator('facts.schema.json');
    expect(valid(townFacts())).toBe('');
    expect(valid({ ...townFacts(), $schema: 'x', _note: 'x' })).toBe('');
    expect(valid(townFacts({ points: [{ subject: 'a', indicatr: 'work', value: 1 }] }))).toMatch(/indicator/);
    expect(valid(townFacts({ events: [{ subject: 'a', code: 'late', date: '2026/1/1' }] }))).toMatch(/date/);
  });

  it('take the schemes that the program takes', () => {
    const valid = validator('scheme.schema.json');
    expect(valid(parse(readFileSync(TOWN, 'utf8')))).toBe('');
    expect(valid(parse(readFileSync(FENGXIANG, 'utf8')))).toBe('');
    expect(valid({ ...(parse(readFileSync(TOWN, 'utf8')) as Json), period: 'decade' })).toMatch(/period/);
  });
});
