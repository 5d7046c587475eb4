/** The sheets of a file, be it a workbook or CSV. */
import { Refusal } from '../finding.ts';
import { limits, megabytes } from '../limits.ts';
import { isPlainText } from '../ooxml/kind.ts';
import { openWorkbook, type Sheet } from '../ooxml/workbook.ts';
import { csvRows, textOfCsv } from './csv.ts';

/** Throws a Refusal that says what the file is where it has no rows to read. */
export function sheetsOf(bytes: Uint8Array): Sheet[] {
  const fits = bytes.length > 0 && bytes.length <= megabytes(limits.fileMegabytes);
  if (!fits || !isPlainText(bytes)) return openWorkbook(bytes);
  const text = textOfCsv(bytes);
  // Lines without a separator are a letter or a log, not a table.
  if (!/[,;\t]/.test(text)) throw new Refusal('workbook-other-kind', { kind: 'CSV 或纯文本文件' });
  return [{ name: 'CSV', hidden: false, hasCells: true, open: () => ({ merges: [], rows: () => csvRows(text) }) }];
}
