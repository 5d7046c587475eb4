/** A filled-in workbook of days off as the text that would say the same, so that one reader judges both. Pure but for the file. */
import { type OfficeColumn, type OfficeTable, openTable, sentences, writeOfficeTemplate } from '@shiji/tables';
import { setDayKinds } from '../../ports/calendar.ts';
import { templateWords as words } from './copy.ts';

type Column = keyof typeof words.columns;
const also: Readonly<Record<Column, readonly string[]>> = {
  day: ['起始日期', '开始日期', '放假日期'],
  until: ['截止日', '结束日期', '至'],
  kind: ['类型', '种类', '放假或上班'],
  name: ['节假日', '名称', '假期'],
};

const columns = (Object.keys(words.columns) as Column[]).map((id): OfficeColumn => {
  const [name, about] = words.columns[id];
  const kind = id === 'day' || id === 'until' ? 'date' : 'text';
  return { id, name, about, kind, required: id === 'day' || id === 'kind', also: also[id] };
});
const table: OfficeTable = { name: words.name, about: words.about, columns };

export const holidaysTemplate = (): Promise<Uint8Array> =>
  writeOfficeTemplate({ table, choices: { kind: Object.values(setDayKinds) }, advice: words.advice });

export type FileRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly because: 'kind'; readonly first: string }
  | { readonly ok: false; readonly because: 'empty' };

/** What a cell holds goes on as it stands: a day that is none is found, with its line, where the text is read. */
export function textInFile(bytes: Uint8Array): FileRead {
  const opened = openTable(bytes, table);
  if (!opened.ok) return { ok: false, because: 'kind', first: sentenceOf(opened.diagnostics[0]) };
  if (opened.table.found.lacking.length > 0) return { ok: false, because: 'kind', first: '' };
  const lines: string[] = [];
  for (const { texts } of opened.table.rows()) {
    const { day = '', until = '', kind = '', name = '' } = texts;
    const days = until.trim() === '' ? day.trim() : `${day.trim()} 至 ${until.trim()}`;
    lines.push([days, kind.trim(), name.trim()].filter((part) => part !== '').join(' '));
  }
  return lines.length === 0 ? { ok: false, because: 'empty' } : { ok: true, text: lines.join('\n') };
}

function sentenceOf(
  diagnostic: { readonly code: string; readonly values: Readonly<Record<string, string>> } | undefined,
): string {
  if (diagnostic === undefined || !(diagnostic.code in sentences)) return '';
  return sentences[diagnostic.code as keyof typeof sentences](diagnostic.values);
}
