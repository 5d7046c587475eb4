/** A filled-in list of uses, row by row: who is meant, and what keeps it from being recorded. Pure but for the file. */
import { type OfficeColumn, type OfficeTable, openTable, sentences, writeOfficeTemplate } from '@shiji/tables';
import { PersonFinder } from '../imports/person-finder.ts';
import { UnitFinder } from '../imports/unit-finder.ts';
import type { RosterBook } from '../roster/book.ts';
import type { Day } from '../roster/model.ts';
import { tidyCode, tidyName } from '../roster/names.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { sameUse } from './acts.ts';
import { MOST_AT_ONCE } from './contract.ts';
import { useWords } from './copy.ts';
import type { UseContent, UseKind } from './model.ts';

const { template, row: says } = useWords;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = { document: 100, note: 200 };

const also: Partial<Record<keyof typeof template.columns, readonly string[]>> = {
  name: ['名字', '人员姓名'],
  code: ['编号', '人员编号'],
  unit: ['所在单位', '工作单位', '单位名称'],
  kind: ['种类', '运用方式', '运用情况', '结果运用'],
  day: ['时间', '决定日期', '发文日期'],
  document: ['文件文号', '依据文件', '文件', '发文字号'],
  note: ['备注'],
};

const columns = (Object.keys(template.columns) as (keyof typeof template.columns)[]).map((id): OfficeColumn => {
  const [name, about] = template.columns[id];
  return {
    id,
    name,
    about,
    kind: id === 'day' ? 'date' : 'text',
    required: id === 'name' || id === 'kind' || id === 'day' || id === 'document',
    also: also[id] ?? [],
  };
});
const table: OfficeTable = { name: template.name, about: template.about, columns };

export const usesTemplate = (kinds: readonly UseKind[]): Promise<Uint8Array> =>
  writeOfficeTemplate({
    table,
    choices: { kind: kinds.filter(({ retired }) => !retired).map(({ name }) => name) },
    advice: template.advice,
  });

export interface ReadUse {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
  readonly day: string;
  readonly document: string;
  readonly note: string;
  readonly ready?: { readonly person: string; readonly kind: string };
  readonly fault?: string;
}

export interface Known {
  readonly book: RosterBook;
  readonly kinds: readonly UseKind[];
  readonly today: Day;
  /** The department or town whose people are meant where a name is others', too. */
  readonly near?: string | undefined;
}

export type UsesRead =
  | { readonly ok: true; readonly rows: readonly ReadUse[] }
  | { readonly ok: false; readonly because: 'kind'; readonly first: string }
  | { readonly ok: false; readonly because: 'empty' | 'long' };

export function readUses(bytes: Uint8Array, known: Known): UsesRead {
  const opened = openTable(bytes, table);
  if (!opened.ok) return { ok: false, because: 'kind', first: sentenceOf(opened.diagnostics[0]) };
  if (opened.table.found.lacking.length > 0) return { ok: false, because: 'kind', first: '' };
  const finding = finder(known);
  const seen = new Map<string, number>();
  const rows: ReadUse[] = [];
  for (const { row, texts, problems } of opened.table.rows()) {
    if (rows.length === MOST_AT_ONCE) return { ok: false, because: 'long' };
    const bad = Object.entries(problems ?? {}).find(([, problem]) => problem !== 'lost-digits')?.[0];
    const found = bad === undefined ? finding(texts) : { fault: says.cell(nameOf(bad)) };
    const said = {
      row,
      name: texts.name ?? '',
      unit: texts.unit ?? '',
      kindName: texts.kind ?? '',
      day: texts.day ?? '',
      document: texts.document ?? '',
      note: texts.note ?? '',
    };
    if ('fault' in found) rows.push({ ...said, fault: found.fault });
    else {
      const earlier = seen.get(sameUse(found));
      if (earlier === undefined) seen.set(sameUse(found), row);
      const { person, kind, unit, document } = found;
      rows.push({
        ...said,
        unit,
        document,
        ...(earlier === undefined ? { ready: { person, kind } } : { fault: says.again(earlier) }),
      });
    }
  }
  return rows.length === 0 ? { ok: false, because: 'empty' } : { ok: true, rows };
}

/** Rows that could be recorded, but not by this reader, or no more. `stands`: what is recorded already, as `sameUse` writes it. */
export const heldAgainst = (
  rows: readonly ReadUse[],
  may: (person: string) => boolean,
  stands: ReadonlySet<string>,
): readonly ReadUse[] =>
  rows.map(({ ready, ...row }) => {
    if (ready === undefined) return row;
    if (!may(ready.person)) return { ...row, fault: says.notYours };
    return stands.has(sameUse({ ...ready, day: row.day, document: row.document }))
      ? { ...row, fault: says.known }
      : { ...row, ready };
  });

const nameOf = (id: string): string => columns.find((one) => one.id === id)?.name ?? id;

function sentenceOf(
  diagnostic: { readonly code: string; readonly values: Readonly<Record<string, string>> } | undefined,
) {
  if (diagnostic === undefined || !(diagnostic.code in sentences)) return '';
  return sentences[diagnostic.code as keyof typeof sentences](diagnostic.values);
}

type Meant = (Omit<UseContent, 'round' | 'note'> & { readonly unit: string }) | { readonly fault: string };

function finder({ book, kinds, today, near }: Known) {
  const units = new UnitFinder(book, today);
  const persons = new PersonFinder(book, today, units);
  const on = rosterOn(book, today);
  const open = kinds.filter(({ retired }) => !retired);
  return (texts: Readonly<Record<string, string>>): Meant => {
    const { unit: typed, code, kind: named = '', day = '', document = '', note = '' } = texts;
    const name = tidyName(texts.name ?? '');
    const unit = typed === undefined ? undefined : units.find(typed);
    if (unit !== undefined && !unit.ok && code === undefined) return { fault: says.noUnit(typed ?? '') };
    const organization = unit?.ok ? on.organizationOf(unit.unit.id)?.id : near;
    const found = persons.reference(code === undefined ? undefined : tidyCode(code), name, organization);
    if (found.kind === 'none') return { fault: says.noPerson(texts.name ?? code ?? '') };
    if (found.kind === 'otherName') return { fault: says.otherName(found.person.name) };
    if (found.kind === 'several') return { fault: says.several(found.labels.join('、')) };
    const { id: person } = found.person;
    const kind = open.find((one) => one.name === named.trim());
    if (kind === undefined) return { fault: says.noKind(named, open.map((one) => one.name).join('、')) };
    if (!DAY.test(day)) return { fault: says.noDay(day) };
    if (day > today) return { fault: says.ahead };
    if (document.trim() === '') return { fault: says.noDocument };
    if ([...document].length > LONGEST.document || [...note].length > LONGEST.note) return { fault: says.long };
    const at = on.mainTenureOf(person)?.unit;
    return {
      person,
      kind: kind.key,
      day,
      document: document.trim(),
      unit: at === undefined ? (typed ?? '') : units.pathOf(at),
    };
  };
}
