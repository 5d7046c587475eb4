import { readTexts } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { findingsWorkbook, importWorkbook } from '../../../src/features/imports/books.ts';
import { importKinds, importTables } from '../../../src/features/imports/columns.ts';
import { reasonSentences } from '../../../src/features/imports/copy.ts';
import { planImport } from '../../../src/features/imports/plan-import.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { small } from '../roster/small-roster.ts';
import { optionsOn, planned, rowsOf, tolds } from './planning.ts';

describe('workbooks of an import', () => {
  it.each(importKinds)('an empty table of %s reads as one without rows', async (kind) => {
    expect(rowsOf(kind, await importWorkbook(kind))).toEqual([]);
  });

  it('findings give the rows back, each with its result and its reasons', async () => {
    const plan = await planned(
      'people',
      '姓名|单位|职务|人员身份|任现职时间\n赵六|局|科员|公务员|2025-03\n甲|无|科员|公务员|',
      small,
    );
    const read = readTexts(await findingsWorkbook(plan), ['人员表', '_不在文件里的']);
    const [title, counts, , header, first, second] = read.sheets?.get('人员表')?.map(({ texts }) => texts) ?? [];
    expect(title?.[0]).toBe('人员表导入核对结果');
    expect(counts?.[0]).toBe('新增 1 行，变更 0 行，无变化 0 行，未接受 1 行；名单外 4 条。');
    expect(header?.slice(0, 6)).toEqual(['原行号', '结果', '说明', '工号', '姓名', '单位']);
    expect(first?.slice(0, 3)).toEqual([
      '3',
      '新增',
      '【任现职时间】只写到月份（2025-03），按当月第一天 2025-03-01 处理。\n【评鉴层级】没有填写评鉴层级，按“工作人员”处理。',
    ]);
    expect(second?.slice(1, 3)).toEqual(['未接受', '【单位】没有名为“无”的单位。请先导入单位，或改为已有的名称。']);
    expect(read.sheets?.get('_不在文件里的')).toHaveLength(6);
  });

  it('a findings workbook that is put right can be imported as it is', async () => {
    const book = new RosterBook(small);
    const plan = await planned('people', '姓名|单位|职务|人员身份\n赵六|局|科员|公务员', small);
    const again = planImport('people', rowsOf('people', await findingsWorkbook(plan)), book, optionsOn());
    expect(tolds(again)).toEqual(tolds(plan));
  });

  it('no two headers of a table mean the same for two columns', () => {
    for (const kind of importKinds) {
      const names = importTables[kind].columns.flatMap(({ name, also }) => [...new Set([name, ...also])]);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
  });

  it('every reason’s sentence ends as a sentence', () => {
    const values = { sentence: '不行。', similar: '', value: '值', known: '甲' };
    for (const sentence of Object.values(reasonSentences)) {
      expect((sentence as (v: Record<string, string>) => string)(values)).toMatch(/[。？]$/);
    }
  });
});
