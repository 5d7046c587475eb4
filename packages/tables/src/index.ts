/**
 * The spreadsheet port: workbooks and JSON ⇄ the raw fact tables, and workbooks of results. Nothing here judges a fact: what a file
 * holds is handed on as exact text with its place, and the engine says what is wrong with it.
 */
export { readJson } from './json/read-json.ts';
export type {
  CellProblem,
  FoundTable,
  Mapping,
  OfficeColumn,
  OfficeRow,
  OfficeTable,
  OpenTable,
} from './office/office-table.ts';
export { openTable } from './office/open-table.ts';
export { notText } from './ooxml/kind.ts';
export { readZip } from './ooxml/read-zip.ts';
export { type ReadTexts, readTexts, type TextRow } from './reading/read-texts.ts';
export { type ReadFacts, readWorkbook } from './reading/read-workbook.ts';
export { sentences } from './sentences.ts';
export { writeFacts } from './writing/write-facts.ts';
export { type OfficeTemplate, writeOfficeTemplate } from './writing/write-office-template.ts';
export { type TemplateOptions, writeTemplate } from './writing/write-template.ts';
export { type ColumnToWrite, type SheetToWrite, writeWorkbook } from './writing/write-workbook.ts';
export { type ZipEntry, zipArchive, zipEntry } from './writing/zip.ts';
