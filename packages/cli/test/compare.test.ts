import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Comparison } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { FENGXIANG, Folder, run, TOWN, townFacts } from './running.ts';

const DEMO = fileURLToPath(new URL('../../../schemes/fengxiang/demo/2026Q1.xlsx', import.meta.url));

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());
const town = readFileSync(TOWN, 'utf8');
const other = (name: string, ...changes: (readonly [string, string])[]): string =>
  folder.write(
    name,
    changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`“${from}” does not stand there`);
      return text.replace(from, to);
    }, town),
  );

/** The lines, with checksums left out. */
const linesOf = (out: string): string[] => out.replace(/方案校验码 [0-9a-f]{12}/g, '方案校验码 …').split('\n');

describe('the worked example of the page', () => {
  it('is what the program prints', { timeout: 60_000 }, async () => {
    const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
    const example = /```text\n(原方案：[\s\S]*?)```/.exec(page)?.[1]?.trim().split('\n') ?? [];
    const stricter = folder.write(
      'quarter-35.yaml',
      readFileSync(FENGXIANG, 'utf8').replace('atMost: 40%', 'atMost: 35%'),
    );
    const { code, out } = await run(['compare', FENGXIANG, stricter, DEMO]);
    // Checksums move with every choice in the scheme; what the example shows does not.
    const printed = new Set(linesOf(out));
    expect([code, linesOf(example.join('\n')).filter((line) => line !== '…' && !printed.has(line))]).toEqual([0, []]);
    expect(example.length).toBeGreaterThan(10);
  });
});

describe('compare', () => {
  it('puts those whose other figures fall first where no total moves', async () => {
    const paid = (share: string): string =>
      `scheme: pay
version: "1"
name: 奖金
period: month
decimals: { places: 2, mode: half-up }
populations: { staff: { name: 干部, total: points } }
figures:
  points: { name: 积分, measure: { figure: 积分, within: [0, 100] }, missing: hold }
  bonus: { name: 奖金, divide: { amount: 100, in: all, by: points, places: 2, cents: ${share}, ties: id }, missing: hold }
consequences:
  pay: { name: 发放, when: { figure: points, above: 0 }, then: [{ do: allowance, name: 发放, amount: { figure: bonus } }] }
`;
    // 100 × 1 ÷ 6 = 16.66…, × 2 = 33.33…, × 3 = 50: one cent, to the largest remainder (a), or to the largest share (c).
    const rows = folder.json('pay.json', {
      run: { period: '2026-03', from: '2026-03-01', to: '2026-03-31', asOf: '2026-04-05' },
      subjects: ['a', 'b', 'c'].map((id) => ({ id, name: id })),
      measures: ['1', '2', '3'].map((value, i) => ({ subject: 'abc'[i], figure: '积分', value })),
    });
    const [byRemainder, byShare] = ['largest-remainder', 'largest-share'].map((cents) =>
      folder.write(`${cents}.yaml`, paid(cents)),
    );
    const order = async (before = '', after = ''): Promise<string[]> =>
      [...(await run(['compare', before, after, rows])).out.matchAll(/^- (\w)（.*奖金 .*（(.*)）/gm)].map(
        ([, who, change]) => `${who} ${change}`,
      );
    expect(await order(byRemainder, byShare)).toEqual(['a -0.01', 'c +0.01']);
    expect(await order(byShare, byRemainder)).toEqual(['c -0.01', 'a +0.01']);
  });
  it('gives the sums first, then whom it moves, those who lose most first, by how much and why', async () => {
    const path = other(
      'stricter.yaml',
      ['each: 0.5, atMost: 5', 'each: 2, atMost: 5'],
      ['好: { atLeast: 90 }, 较好: { atLeast: 80 }', '好: { atLeast: 96 }, 较好: { atLeast: 91 }'],
      ['"2026.1"', '"2026.2"'],
    );
    const { code, out, err } = await run(['compare', TOWN, path, facts]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(linesOf(out)).toEqual([
      '原方案：某镇干部季度考核（版本 2026.1，方案校验码 …）',
      '新方案：某镇干部季度考核（版本 2026.2，方案校验码 …）',
      '考核期 2026Q1：2026-01-01 至 2026-03-31，统计到 2026-04-10',
      '',
      '两个方案都考核 4 个对象。',
      '得分有变化 1 个：升 0 个，降 1 个。',
      '平均变化 -0.88；降得最多 王五（c）-3.50。',
      '名次有变化 0 个。',
      '等次有变化 3 个：升 0 个，降 1 个，其他 2 个。',
      '',
      '等次  原方案  新方案  增减',
      '较好       1       2    +1',
      '一般       1       2    +1',
      '待定       2       0    -2',
      '',
      '单位    对象数  得分升  得分降  平均变化  最大变化  名次变  等次升  等次降  等次其他',
      '党政办       3       0       1     -1.17     -3.50       0       0       0         2',
      '经发办       1       0       0      0.00         —       0       0       1         0',
      '',
      '有变化的 4 个对象，降得多的在前：',
      '- 王五（c，党政办）：得分 79.00 → 75.50（-3.50），名次 3，等次 一般',
      '    得分：违纪扣分由 1.5 变为 5，-3.50',
      '- 赵六（d，经发办）：得分 90.00，名次 1，等次 较好 → 一般',
      '    等次：“好”的分数线变了（由 ≥ 90 变为 ≥ 96）；“较好”的分数线变了（由 ≥ 80 变为 ≥ 91）',
      '- 张䶮（a，党政办）：得分 95.00，名次 1，等次 待定 → 较好',
      '    等次：“好”的分数线变了（由 ≥ 90 变为 ≥ 96）',
      '- 𠮷田·买买提（b，党政办）：得分 95.00，名次 1，等次 待定 → 较好',
      '    等次：“好”的分数线变了（由 ≥ 90 变为 ≥ 96）',
      '',
      '',
    ]);
  });

  it('keeps populations apart whose pools have one name, and names them', async () => {
    const population = (name: string, unit: string): string =>
      `{ name: ${name}, where: { attribute: unit, is: ${unit} }, total: total, rank: place, grade: level }`;
    const path = other(
      'two.yaml',
      [
        'staff: { name: 镇干部, total: total, rank: place, grade: level }',
        `outer: ${population('经发干部', '经发办')}\n  staff: ${population('镇干部', '党政办')}`,
      ],
      ['in: unit', 'in: all'],
    );
    const pools = async (before: string): Promise<string[]> =>
      linesOf((await run(['compare', before, path, facts])).out)
        .filter((line) => line.includes('全体') && !line.startsWith('-'))
        .map((line) => line.split(/ {2,}/).slice(0, 3).join(' '));
    expect(await pools(path)).toEqual(['经发干部 全体 1', '镇干部 全体 3']);
    expect(await pools(TOWN)).toEqual(['镇干部 → 经发干部 经发办 → 全体 1', '镇干部 党政办 → 全体 3']);
    const own = new Folder();
    expect((await run(['compare', path, path, facts, '--out', own.at('c.xlsx')])).code).toBe(0);
    expect((await readSheets(own.at('c.xlsx')))[1]?.rows.map((r) => r.slice(0, 4))).toEqual([
      ['考核群体', '名次范围', '对象数', '得分升'],
      ['经发干部', '全体', 1, 0],
      ['镇干部', '全体', 3, 0],
    ]);
  });

  it('says where nobody is moved', async () => {
    const { code, out } = await run(['compare', TOWN, TOWN, facts]);
    expect(code).toBe(0);
    expect(out).toContain('得分有变化 0 个：升 0 个，降 0 个。\n平均变化 0.00。\n');
    expect(out.endsWith('得分、名次、等次、其他指标、结果运用都没有变化。\n\n')).toBe(true);
  });

  it('counts indicators that came and went, and the facts that only one scheme can read', async () => {
    const path = other(
      'renamed.yaml',
      ['      work:\n        name: 岗位工作', '      duty:\n        name: 岗位职责'],
      ['by: [total, work]', 'by: [total, duty]'],
    );
    const both = townFacts();
    const points = both.points as readonly Record<string, unknown>[];
    const more = folder.json('more.json', {
      ...both,
      points: [...points, ...points.map((p) => ({ ...p, indicator: '岗位职责', value: '70' }))],
    });
    const { code, out, err } = await run(['compare', TOWN, path, more]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('新增指标：岗位职责（duty）\n取消指标：岗位工作（work）\n');
    expect(out).toContain('“评分”表有 4 行（岗位职责）原方案读不了，只用于另一个方案。\n');
    expect(out).toContain('“评分”表有 4 行（work）新方案读不了，只用于另一个方案。\n');
    expect(out).toContain('    得分：取消岗位工作（原 75），-75.00；新增岗位职责（70），+70.00\n');
  });

  it('names the scheme by which something is wrong with the facts, and exits with 1', async () => {
    const path = other('narrow.yaml', ['within: [0, 80]', 'within: [0, 70]'], ['worth: 80', 'worth: 70']);
    const { code, out, err } = await run(['compare', TOWN, path, facts]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(
      `${facts} points 第 1 行“分数” 错误 按方案“${path}”：“分数”是 75，超出方案允许的 0 到 70。\n`,
    );
    expect(err).toContain('共 2 处错误，请改正后再运行。');
  });

  it('lists what is wrong with both schemes and the facts, once', async () => {
    const [a, b] = [other('a.yaml', ['period: quarter', 'period: q']), other('b.yaml', ['version:', 'vers:'])];
    const bad = folder.json('bad.json', '{');
    const { code, out } = await run(['compare', a, b, bad, '--json']);
    expect(code).toBe(1);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { place: { file: string } }[] };
    expect(new Set(diagnostics.map((d) => d.place.file))).toEqual(new Set([a, b, bad]));
    const shared = folder.json('shared.json', townFacts({ points: [{ subject: 'a', indicator: 'wrok', value: '1' }] }));
    const again = other('again.yaml', ['each: 0.5', 'each: 1']);
    const twice = JSON.parse((await run(['compare', TOWN, again, shared, '--json'])).out) as typeof diagnostics & {
      diagnostics: { code: string; text: string }[];
    };
    expect(twice.diagnostics.map((d) => [d.code, d.text.startsWith('按方案')])).toEqual([
      ['indicator-not-in-scheme', false],
    ]);
  });

  it('takes earlier results for both', async () => {
    const past = folder.json('past.json', {
      history: [
        { subject: 'c', scheme: 'small-town', period: '2025Q4', from: '2025-10-01', to: '2025-12-31', grade: '一般' },
      ],
    });
    expect(await run(['compare', TOWN, TOWN, facts, '--history', past])).toMatchObject({ code: 0, err: '' });
    expect(await run(['compare', TOWN, TOWN, facts, '--history', folder.at('none.json')])).toMatchObject({
      code: 2,
      out: '',
    });
  });

  it('names whom only one of the schemes assesses', async () => {
    const path = other('some.yaml', ['name: 镇干部,', 'name: 镇干部, where: { attribute: unit, is: 党政办 },']);
    const { out } = await run(['compare', TOWN, path, facts]);
    expect(out).toContain('两个方案都考核 3 个对象；只有原方案考核 1 个。\n');
    expect(out).toContain('- 赵六（d，经发办）：只有原方案考核，得分 90.00，名次 1，等次 较好\n');
  });

  it('writes a workbook with everybody, numbers as numbers', async () => {
    const own = new Folder();
    const path = other('later.yaml', ['each: 0.5, atMost: 5', 'each: 2, atMost: 5']);
    const { code, out, err } = await run(['compare', TOWN, path, facts, '--out', own.at('c.xlsx')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.endsWith(`已写出 ${own.at('c.xlsx')}\n`)).toBe(true);
    const [people, pools, levels] = await readSheets(own.at('c.xlsx'));
    expect(people?.rows.slice(1)).toEqual([
      [
        '编号',
        '姓名',
        '原单位',
        '新单位',
        '原得分',
        '新得分',
        '得分变化',
        '原名次',
        '新名次',
        '原等次',
        '新等次',
        '新增结果运用',
        '不再有的结果运用',
        '得分为什么变',
        '名次为什么变',
        '等次为什么变',
      ],
      [
        'c',
        '王五',
        '党政办',
        '党政办',
        79,
        75.5,
        -3.5,
        3,
        3,
        '一般',
        '一般',
        null,
        null,
        '违纪扣分由 1.5 变为 5，-3.50',
      ],
    ]);
    expect(pools?.rows.map((r) => r.slice(0, 6))).toEqual([
      ['单位', '对象数', '得分升', '得分降', '平均变化', '最大变化'],
      ['党政办', 3, 0, 1, -1.17, -3.5],
      ['经发办', 1, 0, 0, 0, null],
    ]);
    expect(levels?.rows.at(1)).toEqual(['镇干部', '较好', 1, 1, 0]);
    expect(own.names()).toEqual(['c.xlsx']);
    expect((await run(['compare', TOWN, path, facts, '--out', own.at('c.xlsx'), '--json'])).code).toBe(2);
    const over = await run(['compare', TOWN, path, facts, '--out', own.at('none/c.xlsx')]);
    expect(over).toMatchObject({ code: 2, out: '' });
  });

  it('says what newly follows for whom, and what no longer does', async () => {
    const own = new Folder();
    const when = 'when: { history: { grade: [一般, 较差] }, consecutive: 2 }';
    const now = (limit: number): readonly [string, string] => [when, `when: { figure: total, below: ${limit} }`];
    const more = `
  praise:
    name: 表扬
    when: { figure: total, atLeast: 95 }
    then:
      - { do: reward, name: 通报表扬 }
`;
    const first = other('first.yaml', now(80));
    const second = own.write('second.yaml', `${town.replace(...now(50)).trimEnd()}${more}`);
    const { out } = await run(['compare', first, second, facts]);
    expect(out).toContain(
      [
        '',
        '结果运用有变化：',
        '- 不足提醒：原方案 1 个，新方案 0 个；不再 王五（c）',
        '- 表扬：原方案 0 个，新方案 2 个；新增 张䶮（a）、𠮷田·买买提（b）',
        '',
      ].join('\n'),
    );
    expect(out).toContain('有变化的 3 个对象，降得多的在前：');
    expect(out).toContain('- 王五（c，党政办）：得分 79.00，名次 3，等次 一般\n    结果运用：不再不足提醒\n');
    expect(out).toContain('    结果运用：新增表扬\n');
    const json = JSON.parse((await run(['compare', first, second, facts, '--json'])).out) as Comparison;
    expect(json.consequences).toEqual([
      {
        id: 'remind',
        name: '不足提醒',
        before: 1,
        after: 0,
        untoldBefore: 0,
        untoldAfter: 0,
        newly: [],
        noLonger: ['c'],
      },
      {
        id: 'praise',
        name: '表扬',
        before: 0,
        after: 2,
        untoldBefore: 0,
        untoldAfter: 0,
        newly: ['a', 'b'],
        noLonger: [],
      },
    ]);
    await run(['compare', first, second, facts, '--out', own.at('c.xlsx')]);
    const sheets = await readSheets(own.at('c.xlsx'));
    expect(sheets.find((s) => s.name === '结果运用')?.rows).toEqual([
      ['结果运用', '原方案', '新方案', '增减', '原方案未定', '新方案未定', '新增', '不再'],
      ['不足提醒', 1, 0, -1, 0, 0, null, '王五（c）'],
      ['表扬', 0, 2, 2, 0, 0, '张䶮（a）、𠮷田·买买提（b）'],
    ]);
    expect(sheets[0]?.rows.find((r) => r[0] === 'c')?.slice(9, 13)).toEqual(['一般', '一般', null, '不足提醒']);
  });

  it('is a wrong call without facts', async () => {
    expect(await run(['compare', TOWN, TOWN])).toMatchObject({
      code: 2,
      err: '缺少事实。\n用法：shiji compare 原方案 新方案 事实 [--json | --out 对照.xlsx] [--history 往期]…\n',
    });
  });
});
