import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();

async function workbookOf(change: Parameters<typeof townFacts>[0] = {}, scheme = TOWN) {
  const { code, err } = await run([
    'score',
    scheme,
    folder.json('f.json', townFacts(change)),
    '--out',
    folder.at('r.xlsx'),
  ]);
  expect([code, err]).toEqual([0, '']);
  return await readSheets(folder.at('r.xlsx'));
}

describe('the results workbook', () => {
  it('has all its sheets, always in the same order', async () => {
    expect((await workbookOf()).map((s) => s.name)).toEqual([
      '结果',
      '指标得分',
      '明细',
      '名额',
      '待定',
      '不考核',
      '方案',
      '提示',
    ]);
  });

  it('shows results by unit and rank, numbers as numbers with their places', async () => {
    const [results] = await workbookOf();
    expect(results?.rows.slice(0, 2)).toEqual([
      ['某镇干部季度考核 2026Q1（2026-01-01 至 2026-03-31）'],
      ['编号', '姓名', '单位', '总分', '名次', '等次', '待定事项', '结果运用'],
    ]);
    expect(results?.rows.slice(2).map((r) => r.slice(0, 6))).toEqual([
      ['a', '张䶮', '党政办', 95, 1, '待定'],
      ['b', '𠮷田·买买提', '党政办', 95, 1, '待定'],
      ['c', '王五', '党政办', 79, 3, '一般'],
      ['d', '赵六', '经发办', 90, 1, '较好'],
    ]);
    expect(results?.formatOf(2, 3)).toBe('0.00');
  });

  it('has a column for every figure, with a word where there is no number', async () => {
    const [, figures] = await workbookOf({ points: [{ subject: 'a', indicator: 'work', value: '75' }] });
    expect(figures?.rows.slice(0, 3)).toEqual([
      ['编号', '姓名', '季度得分', '岗位工作', '民主测评', '违纪扣分', '单位内名次', '季度等次'],
      ['a', '张䶮', 95, 75, 20, 0, 1, '好'],
      ['b', '𠮷田·买买提', '暂缓', '暂缓', 20, 0, '暂缓', '暂缓'],
    ]);
  });

  it('tells figures of one name apart', async () => {
    const text = readFileSync(TOWN, 'utf8').replace('name: 违纪扣分', 'name: 岗位工作');
    const [, figures] = await workbookOf({}, folder.write('same-name.yaml', text));
    expect(figures?.rows[0]?.slice(2)).toEqual([
      '季度得分',
      '岗位工作（work）',
      '民主测评',
      '岗位工作（lost）',
      '单位内名次',
      '季度等次',
    ]);
  });

  it('writes every step out, each once', async () => {
    const [, , steps] = await workbookOf();
    const own = steps?.rows.filter((r) => r[0] === '王五（c）') ?? [];
    expect(own.map((r) => [r[1], r[4]])).toEqual([
      ['季度得分', 79],
      ['　岗位工作', 60.5],
      ['　民主测评', 20],
      ['　减：违纪扣分', 1.5],
      ['单位内名次', 3],
      ['季度等次', '一般'],
    ]);
    expect(own[0]?.[3]).toBe('60.50 + 20.00 − 1.50');
    expect(own[1]?.[6]).toBe('c/work/r1//');
  });

  it('lists seats, open decisions with what settles them, and what single people lack', async () => {
    const sheets = await workbookOf({
      points: ['a', 'b', 'c'].map((subject) => ({ subject, indicator: 'work', value: '75' })),
    });
    expect(sheets[3]?.rows).toEqual([
      ['考核群体', '等次', '名次范围', '基数', '比例', '名额', '已用'],
      ['镇干部', '好', '党政办', 3, '40%', 1, 0],
      ['镇干部', '好', '经发办', 1, '40%', 0, 0],
    ]);
    expect(sheets[4]?.rows.map((r) => r.slice(0, 3))).toEqual([
      ['类别', '名次范围', '对象'],
      ['须决定', '党政办', '张䶮（a）、𠮷田·买买提（b）'],
      // 经发办 has no seat that could go to another: only the fact is awaited.
      ['暂缓', '经发办', '赵六（d）'],
    ]);
    expect(sheets[4]?.rows[2]?.[3]).toBe(
      '“岗位工作”没有有效的评分。请评分人补评，或由考核委员会裁定（类别“对象”，事项“缺项.岗位工作”，决定填应计的数）。',
    );
  });

  it('says what it rests on', async () => {
    const text = readFileSync(TOWN, 'utf8')
      .replace(
        'populations:',
        'parameters:\n  cap: { name: 迟到封顶, at: periodStart, dated: [{ from: 2025-01-01, value: 5 }, { from: 2027-01-01, value: 6 }] }\n  grades: { name: 提醒等次, value: [一般, 较差] }\n\npopulations:',
      )
      .replace('atMost: 5 }', 'atMost: { parameter: cap } }')
      .replace('name: 镇干部,', 'name: 镇干部, settledBy: { by: 县委, proposedBy: 镇党委 },')
      .replace('grade: [一般, 较差]', 'grade: { parameter: grades }');
    const sheets = await workbookOf({}, folder.write('parameters.yaml', text));
    const rows = Object.fromEntries(sheets[6]?.rows ?? []);
    expect(rows).toMatchObject({
      方案编号: 'small-town',
      版本: '2026.1',
      考核期: '2026Q1',
      统计日: '2026-04-10',
      对象数: '4',
      镇干部的结果: '由镇党委提出建议，报县委审定',
      '参数：迟到封顶': '5',
      '参数：提醒等次': '一般、较差',
    });
    expect(rows.方案校验码).toMatch(/^[0-9a-f]{64}$/);
  });

  it('repeats the warnings, and who is not assessed', async () => {
    const scheme = folder.write(
      'where.yaml',
      readFileSync(TOWN, 'utf8').replace('name: 镇干部,', 'name: 镇干部, where: { attribute: unit, is: 党政办 },'),
    );
    const path = folder.json(
      'warned.json',
      townFacts({ events: [{ subject: 'c', code: 'late', date: '2025-02-02' }] }),
    );
    await run(['score', scheme, path, '--out', folder.at('w.xlsx')]);
    const sheets = await readSheets(folder.at('w.xlsx'));
    expect(sheets[5]?.rows[1]).toEqual(['d', '赵六', '不属于方案规定的考核范围']);
    expect(sheets[7]?.rows[1]).toEqual([
      '警告',
      `${path} events 第 1 行`,
      '有 1 条事件的日期不在考核期（2026-01-01 至 2026-03-31）内，不计入本期，其中第一条是 2025-02-02。事件按发生的日期计入，请核对。',
      'outside-period',
    ]);
  });
});
