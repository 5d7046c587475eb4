import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, run, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());

describe('the summary', () => {
  it('gives people, means, grades and seats by unit, then what people have to settle', async () => {
    const { code, out, err } = await run(['score', TOWN, facts]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/方案校验码 [0-9a-f]{12}/, '方案校验码 …').split('\n')).toEqual([
      '某镇干部季度考核（版本 2026.1，方案校验码 …）',
      '考核期 2026Q1：2026-01-01 至 2026-03-31，统计到 2026-04-10',
      '',
      '镇干部：4 个对象',
      '单位    对象数  平均分  好  较好  一般  较差  待定  好名额',
      '党政办       3   89.67   0     0     1     0     2     0/1',
      '经发办       1   90.00   0     1     0     0     0     0/0',
      '合计         4   89.75   0     1     1     0     2     0/1',
      '名额一栏为“已用/共有”；“—”表示并入其他范围计算或没有名额。',
      '',
      '待定事项 1 项，须由人决定：',
      '1. 党政办：以下对象并列，争“好”最后 1 个名额。请在裁定表中写：类别“对象”，针对填有关对象的编号或姓名，事项“名额.好”，决定填“是”（得）或“否”（不得），并写明决定人和理由。涉及：张䶮（a）、𠮷田·买买提（b）。',
      '',
      '',
    ]);
  });

  it('says who settles the results, and who only proposes them', async () => {
    const settled = async (by: string): Promise<string | undefined> => {
      const text = readFileSync(TOWN, 'utf8').replace('name: 镇干部,', `name: 镇干部, settledBy: { ${by} },`);
      return (await run(['score', folder.write('settled.yaml', text), facts])).out.split('\n')[3];
    };
    expect(await settled('by: 镇党委')).toBe('镇干部：4 个对象，结果由镇党委审定');
    expect(await settled('by: 县委组织部, proposedBy: 镇党委')).toBe(
      '镇干部：4 个对象，结果由镇党委提出建议，报县委组织部审定',
    );
  });

  it('says what follows for whom, who is to act and by when', async () => {
    const low = folder.write(
      'low.yaml',
      readFileSync(TOWN, 'utf8').replace(
        'when: { history: { grade: [一般, 较差] }, consecutive: 2 }',
        'when: { figure: total, below: 92 }',
      ),
    );
    expect((await run(['score', low, facts])).out).toContain(
      '\n\n结果运用建议：\n- 不足提醒，2 个：王五（c）、赵六（d）。提醒谈话（分管领导，15 日内）。\n',
    );
  });

  it('counts those who are held back, says why, and who is not assessed', async () => {
    const held = folder.json('held.json', townFacts({ points: [{ subject: 'a', indicator: 'work', value: '75' }] }));
    const { out } = await run(['score', TOWN, held]);
    expect(out).toContain(
      '待补事项 1 项，补上、查清或作出裁定后重新计算：\n- “岗位工作”没有有效的评分：𠮷田·买买提（b）、王五（c）、赵六（d）。请评分人补评，或由考核委员会裁定（类别“对象”，事项“缺项.岗位工作”，决定填应计的数）。\n',
    );
    const some = folder.write(
      'some.yaml',
      readFileSync(TOWN, 'utf8').replace('name: 镇干部,', 'name: 镇干部, where: { attribute: unit, is: 党政办 },'),
    );
    expect((await run(['score', some, facts])).out).toContain('不考核 1 个，不属于方案规定的范围：赵六（d）');
  });

  it('tells of somebody who lacks everything once, with the first of what lacks', async () => {
    const parts = ['德', '能', '勤', '绩', '廉'].map(
      (name, i) => `      p${i}: { name: ${name}, points: { within: [0, 20] }, missing: hold }`,
    );
    const scheme = folder.write(
      'five.yaml',
      ['scheme: five', 'version: "1"', 'name: 五项', 'period: quarter', 'decimals: { places: 2, mode: half-up }']
        .concat(['populations: { staff: { name: 干部, total: total } }', 'figures:', '  total:', '    name: 得分'])
        .concat(['    sum:', ...parts])
        .join('\n'),
    );
    const five = folder.json('five.json', {
      run: townFacts({}).run,
      subjects: [{ id: 'a', name: '张三' }],
      points: [],
    });
    const { out, err } = await run(['score', scheme, five]);
    expect(err).toBe('');
    const lines = out.split('\n');
    const at = lines.indexOf('- 张三（a），共 5 项：');
    expect(lines.slice(at - 1, at + 6).map((line) => line.replace(/。请.*/, ''))).toEqual([
      '待补事项 5 项，补上、查清或作出裁定后重新计算：',
      '- 张三（a），共 5 项：',
      '  - “德”没有有效的评分',
      '  - “能”没有有效的评分',
      '  - “勤”没有有效的评分',
      '  - 其余 2 项见结果的“待定”表。',
      '',
    ]);
  });

  it('says on standard error what was noticed', async () => {
    const late = townFacts({ events: [{ subject: 'c', code: 'late', date: '2025-02-02' }] });
    const path = folder.json('late.json', late);
    const { code, out, err } = await run(['score', TOWN, path]);
    expect(code).toBe(0);
    expect(err).toBe(
      `${path} events 第 1 行 警告 有 1 条事件的日期不在考核期（2026-01-01 至 2026-03-31）内，不计入本期，其中第一条是 2025-02-02。事件按发生的日期计入，请核对。\n`,
    );
    expect(out).toContain('输入有 1 处警告。');
  });

  it('keeps names from forging lines and colours', async () => {
    const path = folder.json(
      'forged.json',
      townFacts({
        subjects: [{ id: 'a', name: '甲\u001b[31m红\n总分 100' }],
        spells: [],
        points: [],
        tallies: [],
        events: [],
      }),
    );
    const { out } = await run(['score', TOWN, path]);
    expect(out).toContain('- 甲�[31m红�总分 100（a），共 5 项：');
  });
});

describe('progress', () => {
  it('shows on a terminal only', async () => {
    const { err } = await run(['score', TOWN, facts], { terminal: true });
    expect(err.split('\r\u001b[K')).toEqual(['', `读取 ${facts} …`, '计算 …', '', '写出 …', '']);
    expect((await run(['score', TOWN, facts])).err).toBe('');
  });
});

describe('files that are written', () => {
  it('are named, whole, and leave nothing beside them', async () => {
    const own = new Folder();
    const { code, out, err } = await run([
      'score',
      TOWN,
      facts,
      '--out',
      own.at('r.xlsx'),
      '--report',
      own.at('r.html'),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.endsWith(`已写出 ${own.at('r.xlsx')}\n已写出 ${own.at('r.html')}\n`)).toBe(true);
    expect(own.names()).toEqual(['r.html', 'r.xlsx']);
    expect(readFileSync(own.at('r.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(own.at('r.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('are the same bytes for facts in another order', async () => {
    const turned = Object.fromEntries(
      Object.entries(townFacts()).map(([k, v]) => [k, Array.isArray(v) ? v.toReversed() : v]),
    );
    const other = folder.json('turned.json', turned);
    const bytes = async (path: string): Promise<Buffer> => {
      await run(['score', TOWN, path, '--out', folder.at('same.xlsx')]);
      return readFileSync(folder.at('same.xlsx'));
    };
    expect((await bytes(facts)).equals(await bytes(other))).toBe(true);
  });

  it('replace an older file only when all goes well', async () => {
    const out = folder.write('old.xlsx', 'old');
    const bad = folder.json('bad.json', townFacts({ points: [{ subject: 'nobody', indicator: 'work', value: '1' }] }));
    expect((await run(['score', TOWN, bad, '--out', out])).code).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect((await run(['score', TOWN, facts, '--out', out])).code).toBe(0);
    expect(statSync(out).size).toBeGreaterThan(1000);
  });

  it('never take the place of an input, by whatever path', async () => {
    const own = new Folder();
    const input = own.json('facts.xlsx', townFacts());
    symlinkSync(input, own.at('link.xlsx'));
    for (const out of [input, own.at('./facts.xlsx'), own.at('link.xlsx')]) {
      const { code, err } = await run(['score', TOWN, input, '--out', out]);
      expect(code).toBe(2);
      expect(err).toMatch(/不能覆盖。请换一个文件名。/);
    }
    expect(JSON.parse(readFileSync(input, 'utf8'))).toEqual(townFacts());
  });

  it('follow a link and keep the mode of the file behind it', async () => {
    const own = new Folder();
    const real = own.write('real.xlsx', '');
    writeFileSync(real, '', { mode: 0o600 });
    symlinkSync(real, own.at('link.xlsx'));
    const mode = statSync(real).mode;
    await run(['score', TOWN, facts, '--out', own.at('link.xlsx')]);
    expect([statSync(real).size > 1000, statSync(real).mode]).toEqual([true, mode]);
    expect(own.names()).toEqual(['link.xlsx', 'real.xlsx']);
  });

  it('that can not be written are a wrong call', async () => {
    const own = new Folder();
    const to = (path: string, files = {}) => run(['score', TOWN, facts, '--out', path], { files });
    expect((await to(own.at('none/r.xlsx'))).err).toMatch(/写不了：文件夹“.*none”不存在。/);
    expect(await to(own.path.concat('.xlsx'))).toMatchObject({ code: 0 });
    const full = { write: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) };
    expect(await to(own.at('r.xlsx'), full)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/写不了：磁盘已满。/),
    });
  });
});

describe('JSON', () => {
  it('stands alone on standard output, with decimals as text', async () => {
    const { code, out, err } = await run(['score', TOWN, facts, '--json', '--report', folder.at('r.html')], {
      terminal: false,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out);
    expect(result.scheme).toEqual({
      id: 'small-town',
      name: '某镇干部季度考核',
      version: '2026.1',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(result.subjects[3]).toMatchObject({
      id: 'd',
      name: '赵六',
      total: { value: '90.00' },
      grade: { value: '较好' },
      pool: { value: '经发办' },
    });
    expect(result.subjects[0].grade).toMatchObject({ absent: 'open' });
    expect(result.open).toMatchObject([{ code: 'tie-at-last-seat', subjects: ['a', 'b'] }]);
  });

  it('holds the findings alone where the input has errors', async () => {
    const bad = folder.json('bad2.json', townFacts({ points: [{ subject: 'a', indicator: 'work', value: '80.1' }] }));
    const { code, out, err } = await run(['score', TOWN, bad, '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      diagnostics: [
        {
          code: 'value-out-of-range',
          severity: 'error',
          place: { kind: 'fact', file: bad, table: 'points', sheet: 'points', row: 1, column: '分数' },
          values: { column: '分数', found: '80.1', low: '0', high: '80' },
          text: '“分数”是 80.1，超出方案允许的 0 到 80。',
        },
      ],
    });
  });

  it('lists errors of scheme and facts together', async () => {
    const scheme = folder.write(
      'broken.yaml',
      readFileSync(TOWN, 'utf8').replace('period: quarter', 'period: quarterly'),
    );
    const broken = folder.write('broken.json', '{"points": [[]]}');
    const codes = JSON.parse((await run(['score', scheme, broken, '--json'])).out).diagnostics.map(
      (d: { code: string }) => d.code,
    );
    expect(codes).toEqual(['not-expected', 'json-row-shape']);
  });
});

describe('a ruling', () => {
  it('settles the tie on the next run', async () => {
    const ruling = {
      kind: 'subject',
      target: 'b',
      setting: 'seat.好',
      value: 'yes',
      by: '考核委员会',
      reason: '工作量大',
    };
    const path = folder.json('ruled.json', townFacts({ rulings: [ruling, { ...ruling, target: 'a', value: 'no' }] }));
    const { subjects, open } = JSON.parse((await run(['score', TOWN, path, '--json'])).out);
    expect([open, subjects[0].grade, subjects[1].grade]).toEqual([[], { value: '较好' }, { value: '好' }]);
  });
});
