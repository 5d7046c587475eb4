/** Files as offices keep them, from the bytes to the plan. */
import { openTable, writeWorkbook } from '@shiji/tables';
import { expect, it } from 'vitest';
import { importTables } from '../../../src/features/imports/columns.ts';
import { planImport } from '../../../src/features/imports/plan-import.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import type { Roster } from '../../../src/features/roster/model.ts';
import { person, small, tenure, unit } from '../roster/small-roster.ts';
import { optionsOn, tolds } from './planning.ts';

const roster: Roster = {
  ...small,
  unit: [...small.unit, unit('财政局', 'department', '县', { name: '县财政局' })],
  person: [person('p', { code: '007', name: '阿依古丽·艾山' })],
  tenure: [tenure('p', '财政局', 'staff', { post: '科员', since: '2024-03-01' })],
  oversight: [],
};

function plan(bytes: Uint8Array) {
  const opened = openTable(bytes, importTables.people);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  const { found } = opened.table;
  const guesses = [...found.proposed].map(([id, { column, confidence }]) => `${column.label}→${id} ${confidence}`);
  return { guesses, found, plan: planImport('people', opened.table.rows(), new RosterBook(roster), optionsOn()) };
}

it('a register as GB18030 text, with names, codes and days typed as people type them', () => {
  // 序号,人员编号,姓名,工作单位,现任职务,任职时间 / 1,００７,阿依古丽•艾山,县财政局,科员,2024.3 / 2,８,王 五,县财政局,,2025年3月, in GB18030.
  const text =
    'd0f2bac52cc8cbd4b1b1e0bac52cd0d5c3fb2cb9a4d7f7b5a5cebb2ccfd6c8ced6b0cef12cc8ced6b0cab1bce40d0a' +
    '312ca3b0a3b0a3b72cb0a2d2c0b9c5c0f6a1a4b0acc9bd2ccfd8b2c6d5febed62cbfc6d4b12c323032342e330d0a' +
    '322ca3b82ccdf52020cee52ccfd8b2c6d5febed62c2c32303235c4ea33d4c2';
  const { guesses, found, plan: made } = plan(Buffer.from(text, 'hex'));
  expect(guesses).toEqual([
    '人员编号→code same',
    '姓名→name same',
    '工作单位→unit same',
    '现任职务→post same',
    '任职时间→since same',
  ]);
  expect(found.unmatched.map(({ label }) => label)).toEqual(['序号']);
  expect(tolds(made)).toEqual(['unchanged', 'refused staffing staffing-blank']);
});

it('a workbook with a title, notes, headers in other words, a sheet in front, and full-width codes', async () => {
  const columns = ['序号', '姓　名', '单位名称（全称）', '职  务', '任现职时间', '身份', '备注'];
  const bytes = await writeWorkbook([
    { name: '封面', columns: [{ header: '青禾县干部花名册', kind: 'text' }], rows: [['2025年6月']] },
    {
      name: '在职人员',
      title: '青禾县在职干部花名册',
      notes: ['填报单位：县财政局        填报日期：2025.6.1'],
      columns: columns.map((header) => ({ header, kind: 'text' })),
      rows: [
        ['1', '阿依古丽．艾山', '县财政局 ', '科员', '2024-03-01', '公务员', ''],
        ['2', '李 𣲗', ' 县财政局', '主任科员（挂职）', '2025/3/1', '公务员', '新调入'],
      ],
    },
  ]);
  const { found, plan: made } = plan(bytes);
  expect([found.sheet, found.headerRows]).toEqual(['在职人员', [3, 3]]);
  expect(found.unmatched.map(({ label }) => label)).toEqual(['序号', '备注']);
  expect(tolds(made)).toEqual(['unchanged', 'create (duty-assumed)']);
  expect(made.changes.map(({ after }) => after)).toMatchObject([
    { name: '李𣲗' },
    { unit: '财政局', since: '2025-03-01' },
  ]);
});
