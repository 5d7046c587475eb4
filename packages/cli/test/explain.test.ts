import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());

describe('explain', () => {
  it('opens a score into its steps', async () => {
    const { code, out, err } = await run(['explain', TOWN, facts, '--subject', 'c']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 12)).toEqual([
      '王五（c） 镇干部',
      '总分 79.00，名次 3（党政办），等次 一般',
      '',
      '季度得分 79.00 合计',
      '  算式：60.50 + 20.00 − 1.50 = 79.00',
      '  岗位工作 60.50 评分',
      '    依据：c/work/r1//',
      '  民主测评 20.00 民主测评',
      '    领导：(3×20) ÷ 3 = 20.00',
      '    中层：(3×20) ÷ 3 = 20.00',
      '    一般干部：(3×20) ÷ 3 = 20.00',
      '    算式：20.00 × 40% + 20.00 × 30% + 20.00 × 30% = 20.00',
    ]);
    expect(out).toContain('还差：距“较好”的分数线 80 还差 1 分');
  });

  it('opens what no total counts below it, and in the sheet of steps', async () => {
    const paid = folder.write(
      'paid.yaml',
      readFileSync(TOWN, 'utf8')
        .replace(
          '  place:\n    name: 单位内名次',
          `  bonus: { name: 奖金, divide: { amount: 1000, in: unit, by: total, places: 2, cents: largest-remainder, ties: id }, missing: hold }
  attendance: { name: 出勤率, measure: { figure: 出勤率, within: [0, 100%], places: 3 }, missing: hold }
  place:\n    name: 单位内名次`,
        )
        .replace(
          'consequences:\n',
          'consequences:\n  pay: { name: 发奖, when: { all: [{ figure: bonus, above: 0 }, { figure: attendance, atLeast: 90% }] }, then: [{ do: allowance, name: 奖金 }] }\n',
        ),
    );
    const rates = folder.json(
      'rates.json',
      townFacts({ measures: ['a', 'b', 'c', 'd'].map((subject) => ({ subject, figure: '出勤率', value: '89.9%' })) }),
    );
    const { out } = await run(['explain', paid, rates, '--subject', 'c']);
    const others = out.slice(out.indexOf('\n其他指标：\n'));
    expect(others).toMatch(
      /^\n其他指标：\n奖金 \d+\.\d\d 按比例分配\n {2}说明：“党政办”的总额 1000\.00，按比例 1000\.00 × 79\.00 ÷ /,
    );
    expect(others).toContain('\n出勤率 89.9% 上报数据\n  说明：上报 89.9%\n  依据：c/出勤率/');
    expect((await run(['score', paid, rates, '--out', folder.at('paid.xlsx')])).code).toBe(0);
    const steps = (await readSheets(folder.at('paid.xlsx'))).find((sheet) => sheet.name === '明细');
    expect(steps?.rows.filter((row) => row[1] === '奖金')).toHaveLength(4);
  });

  it('gives the sheet as JSON', async () => {
    const result = JSON.parse((await run(['explain', TOWN, facts, '--subject', 'c', '--json'])).out);
    expect(result).toMatchObject({ scheme: { id: 'small-town' }, run: { period: '2026Q1' }, diagnostics: [] });
    expect(result.subject).toMatchObject({ id: 'c', total: { value: '79.00' } });
    expect(result.subject.steps.map((s: { figure: string }) => s.figure)).toEqual(['total', 'place', 'level']);
  });

  it('takes a name that is one subject’s; refuses one that several have, and what is neither', async () => {
    const byId = await run(['explain', TOWN, facts, '--subject', 'c', '--json']);
    expect(await run(['explain', TOWN, facts, '--subject', '王五', '--json'])).toEqual(byId);
    const subjects = (townFacts().subjects as { id: string }[]).map((s) => (s.id === 'd' ? { ...s, name: '王五' } : s));
    const two = folder.json('two.json', townFacts({ subjects }));
    const { code, out, err } = await run(['explain', TOWN, two, '--subject', '王五', '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^“对象”表里没有编号“王五”。姓名是“王五”的，编号为：c、d。\n用法：shiji explain /);
    expect((await run(['explain', TOWN, facts, '--subject', 'z'])).err).toMatch(/没有编号“z”。请核对。/);
  });

  it('says of someone whom the scheme does not assess that this is so', async () => {
    const path = folder.json(
      'stranger.json',
      townFacts({ subjects: [...(townFacts().subjects as []), { id: 'e', name: '钱七', population: 'staff' }] }),
    );
    const scheme = folder.write(
      'where.yaml',
      (await import('node:fs'))
        .readFileSync(TOWN, 'utf8')
        .replace('name: 镇干部,', 'name: 镇干部, where: { attribute: unit, is: [党政办, 经发办] },'),
    );
    expect((await run(['explain', scheme, path, '--subject', 'e'])).out).toBe(
      '钱七（e）：不属于方案规定的考核范围。\n',
    );
    const json = JSON.parse((await run(['explain', scheme, path, '--subject', 'e', '--json'])).out);
    expect(json).toMatchObject({ outside: { id: 'e', name: '钱七' } });
    expect(json).not.toHaveProperty('subject');
  });
});
