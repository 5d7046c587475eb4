/** Every key of the scheme language in Chinese, read off its JSON Schema: what the engine takes is what the manual lists. */
import { schemeJsonSchema } from '@shiji/engine';

/** As much of JSON Schema as the language's own uses. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
  readonly description?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

interface Row {
  readonly key: string;
  readonly required: boolean;
  readonly takes: string;
  readonly about: string;
}

const REF = '#/$defs/';
const refs: Readonly<Record<string, string>> = {
  figure: '指标',
  operand: '指标的编号，或就地写出的指标',
  parts: '编号: 指标',
  condition: '条件',
};
/** Keys that may stand nearly anywhere: said once, in the manual's own words. */
const MARKS = ['clause', 'words', 'local'];
const BOUNDS = ['atLeast', 'above', 'atMost', 'below'];
const HEADER = '| 键 | 必写 | 写什么 | 意思 |\n|---|---|---|---|';

/** The keys of a whole scheme, of a figure, of each term and of each condition. */
export function keyTables(): string {
  const scheme: Schema = schemeJsonSchema();
  const { figure, condition } = scheme.$defs ?? {};
  if (figure?.properties === undefined || condition === undefined) throw new Error('the language has lost its figures');
  const terms = (figure.oneOf ?? []).flatMap((one) => one.required ?? []);
  const keys = Object.entries(figure.properties);
  const common = Object.fromEntries(keys.filter(([key]) => !terms.includes(key)));
  return [
    table('方案', scheme),
    table('指标共有的键', { properties: common }),
    ...keys.filter(([key]) => terms.includes(key)).map(([key, term]) => table(`\`${key}\``, term)),
    conditionTable(condition),
  ].join('\n\n');
}

function table(title: string, schema: Schema): string {
  const rows = rowsOf(schema, '');
  const heading = `**${title}**${schema.description === undefined ? '' : `　${schema.description}`}`;
  return rows.length === 0
    ? `${heading}写：${takes(schema)}。`
    : `${heading}\n\n${HEADER}\n${rows.map((row) => line(row)).join('\n')}`;
}

/** Each form with the key that tells it from the others in bold. */
function conditionTable({ anyOf = [] }: Schema): string {
  const rows = anyOf.flatMap((form) => rowsOf(form, '').map((row, i) => line(row, i === 0 ? '**' : '')));
  return `**条件**　写其中一种，各种以第一个键（粗体）相区别。\n\n${HEADER}\n${rows.join('\n')}`;
}

const line = ({ key, required, takes: what, about }: Row, bold = ''): string =>
  `| ${bold}\`${key}\`${bold} | ${required ? '是' : ''} | ${what} | ${about} |`;

/** A row for each key, those of inner tables behind their own: `drop.highest`, `seats[].level`, `codes.*.each`. */
function rowsOf({ properties = {}, required = [] }: Schema, prefix: string): Row[] {
  const names = Object.keys(properties).filter((name) => prefix === '' || !MARKS.includes(name));
  const ranged = BOUNDS.every((name) => names.includes(name));
  return names.flatMap((name): Row[] => {
    const value = properties[name] as Schema;
    const key = `${prefix}${name}`;
    if (ranged && BOUNDS.includes(name)) {
      if (name !== BOUNDS[0]) return [];
      const all = BOUNDS.map((bound) => `${prefix}${bound}`).join('` `');
      const about = BOUNDS.map((bound) => properties[bound]?.description).join('、');
      return [{ key: all, required: false, takes: takes(value), about }, ...innerRows(value, key)];
    }
    const row = { key, required: required.includes(name), takes: takes(value), about: value.description ?? '' };
    return [row, ...innerRows(value, key)];
  });
}

/** What the value of a key has inside. Where it has several forms, none of their keys must be there. */
function innerRows(value: Schema, key: string): Row[] {
  const forms = formsOf(value);
  const rows = forms.flatMap((form) => {
    if (form.items !== undefined) return form.maxItems === 2 ? [] : innerRows(form.items, `${key}[]`);
    if (typeof form.additionalProperties === 'object') return innerRows(form.additionalProperties, `${key}.*`);
    return rowsOf(form, `${key}.`);
  });
  const several = forms.length > 1;
  return rows
    .filter((row, i) => rows.findIndex((other) => other.key === row.key) === i)
    .map((row) => (several ? { ...row, required: false } : row));
}

/** The forms of a value, without those that may stand for any number or any list of words: a parameter, or a choice. */
function formsOf(value: Schema): Schema[] {
  const all = value.anyOf === undefined ? [value] : value.anyOf.flatMap(formsOf);
  const stands = ({ properties = {} }: Schema): boolean => 'parameter' in properties || 'by' in properties;
  return value.anyOf === undefined ? all : all.filter((form) => form.type !== 'object' || !stands(form));
}

/** What may be written, in a few words. */
function takes(value: Schema): string {
  const forms = formsOf(value);
  const number = forms.some((form) => form.type === 'number');
  const others = forms.filter((form) => form.type !== 'number' && !(number && form.pattern?.includes('%') === true));
  const single = others.filter((form) => form.type !== 'array').map(takesOne);
  const lists = others
    .filter((form) => form.type === 'array')
    .map((form) => (single.includes(takes(form.items ?? {})) ? '列表' : takesOne(form)));
  return [...(number ? ['数'] : []), ...single, ...lists].join('，或');
}

function takesOne(form: Schema): string {
  if (form.$ref !== undefined) return refs[form.$ref.slice(REF.length)] ?? '';
  if (form.const !== undefined) return `\`${String(form.const)}\``;
  if (form.enum !== undefined) return form.enum.map((word) => `\`${word}\``).join(' ');
  if (form.type === 'integer') return `${form.minimum} 到 ${form.maximum} 的整数`;
  if (form.type === 'array') return form.maxItems === 2 ? '[最低, 最高]' : `列表${each('，每项是', form.items)}`;
  if (typeof form.additionalProperties === 'object') {
    return `“名称${each(': ', form.additionalProperties) || ': 内容'}”的表`;
  }
  if (form.properties !== undefined) return `\`{ ${Object.keys(form.properties).join(', ')} }\``;
  return form.pattern === undefined ? '文字' : '编号';
}

/** What each item is, where no row of its own says so. */
const each = (join: string, item: Schema | undefined): string =>
  item === undefined || innerRows(item, '').length > 0 ? '' : join + takes(item);
