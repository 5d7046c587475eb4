import { expect, it } from 'vitest';
import { openTable, writeOfficeTemplate } from '../../src/index.ts';
import { people } from './people-table.ts';

it('an empty template of an office’s table reads as a table without rows, all columns found', async () => {
  const bytes = await writeOfficeTemplate({ table: people, advice: ['一人一行。'] });
  const opened = openTable(bytes, people);
  if (!opened.ok) throw new Error('refused');
  expect([...opened.table.found.proposed.values()].map(({ confidence }) => confidence)).toEqual(
    people.columns.map(() => 'same'),
  );
  expect([...opened.table.rows()]).toEqual([]);
});

it('a template that is filled reads back as its rows', async () => {
  const rows = [{ code: '001', name: '=1+1', unit: '甲', since: '2025-03-01' }];
  const choices = { unit: ['甲', '乙,丙'] };
  const opened = openTable(await writeOfficeTemplate({ table: people, rows, choices, advice: [] }), people);
  if (!opened.ok) throw new Error('refused');
  expect([...opened.table.rows()].map(({ texts }) => texts)).toEqual(rows);
});

it('choices for a column that is not there are a mistake of the caller', async () => {
  await expect(writeOfficeTemplate({ table: people, choices: { x: ['1'] }, advice: [] })).rejects.toThrow(
    'no column x in 人员表',
  );
});
