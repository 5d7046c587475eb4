/** Bad input never crashes, hangs or half-writes: each ends in sentences and an exit code of 1 or 2. */
import { chmodSync, existsSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { writeFacts } from '@shiji/tables';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Folder, type Ran, run, runBin, TOWN, townFacts } from './running.ts';

const folder = new Folder();
const facts = folder.json('facts.json', townFacts());
const town = readFileSync(TOWN, 'utf8');

/** Scores the facts into a workbook; whatever happens, nothing may be written. */
async function refused(factsPath: string, scheme = TOWN): Promise<Ran> {
  const out = folder.at('never.xlsx');
  const ran = await run(['score', scheme, factsPath, '--out', out]);
  expect([ran.out, existsSync(out)]).toEqual(['', false]);
  expect(ran.err).not.toMatch(/程序出错|\n\s+at /);
  return ran;
}
const refusedFacts = async (content: unknown): Promise<string> => {
  const { code, err } = await refused(
    folder.write('hostile.json', typeof content === 'string' ? content : JSON.stringify(content)),
  );
  expect(code).toBe(1);
  return err;
};

describe('paths', () => {
  it('that lead nowhere, to a folder, or to what may not be read', async () => {
    expect(await refused(folder.at('none.xlsx'))).toMatchObject({
      code: 2,
      err: `找不到事实文件“${folder.at('none.xlsx')}”。\n用法：shiji score 方案 事实 [--json | --out 结果.xlsx] [--history 往期]… [--report 报告.html]\n`,
    });
    expect(await refused(folder.path)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/是文件夹，不是事实文件。/),
    });
    expect(await refused(`${facts}/x`)).toMatchObject({ code: 2, err: expect.stringMatching(/找不到/) });
    expect(await refused(facts, folder.at('none.yaml'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^找不到方案文件/),
    });
    expect(await refused('x'.repeat(5000))).toMatchObject({ code: 2, err: expect.stringMatching(/文件名太长/) });
    const denied = { read: () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })) };
    expect(await run(['score', TOWN, facts], { files: denied })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/读不了：没有权限。/),
    });
  });

  it('to an endless device are given up', async () => {
    const { code, err } = await run(['score', TOWN, '/dev/zero']);
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      '/dev/zero 错误 文件超过 250 MB，没有读取。请按单位或时间分成几个文件。',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('of files without permission', async () => {
    const secret = folder.write('secret.json', '{}');
    chmodSync(secret, 0);
    expect(await refused(secret)).toMatchObject({ code: 2, err: expect.stringMatching(/没有权限/) });
  });
});

describe('files of the wrong kind', () => {
  it('are refused quickly, a workbook of 100 MB among them', async () => {
    const big = folder.at('big.xlsx');
    writeSync(openSync(big, 'w'), 'PK\u0003\u0004');
    truncateSync(big, 100 * 1024 * 1024);
    const start = performance.now();
    const { code, err } = await runBin(['score', TOWN, big, '--out', folder.at('never.xlsx')]);
    // Mostly the start of a program, on a machine that does other things besides.
    expect(performance.now() - start).toBeLessThan(20_000);
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(/错误 文件有 100 MB，超过 20 MB 的上限，没有读取。/),
    ]);
    expect(existsSync(folder.at('never.xlsx'))).toBe(false);
  });

  it('are told by what is in them', async () => {
    expect((await refused(folder.write('a.xlsx', ''))).err).toMatch(/文件是空的/);
    expect((await refused(folder.write('a.json', ''))).err).toMatch(/JSON 写法有误/);
    expect((await refused(folder.write('a.csv', 'a,b\n'))).err).toMatch(/不是 \.xlsx 工作簿/);
    expect(
      (await refused(folder.write('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)))).err,
    ).toMatch(/旧格式/);
    expect((await refused(folder.write('gbk.json', Uint8Array.of(0x7b, 0x22, 0xd5, 0xc5, 0x22, 0x7d)))).err).toMatch(
      /不是 UTF-8 编码/,
    );
    expect(await refused(facts, folder.write('gbk.yaml', Uint8Array.of(0xd5, 0xc5)))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/不是 UTF-8 编码/),
    });
    // A JSON file may have any name.
    expect(await run(['score', TOWN, folder.json('facts.xlsx', townFacts())])).toMatchObject({ code: 0, err: '' });
  });

  it('cut short or spoilt anywhere are refused or read, never more', async () => {
    const whole = await writeFacts({ tables: { ...townFacts(), run: [townFacts().run] } as never });
    const path = folder.at('spoilt.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = cut ? whole.slice(0, at) : whole.with(at, byte);
        writeFileSync(path, bytes);
        const { code, err } = await run(['score', TOWN, path]);
        expect(err).not.toMatch(/程序出错/);
        expect([0, 1]).toContain(code);
      }),
      { numRuns: 80 },
    );
  });
});

describe('schemes', () => {
  const checked = async (text: string): Promise<string> => {
    const { code, out, err } = await run(['check', folder.write('hostile.yaml', text)]);
    expect([code, err]).toEqual([1, '']);
    return out;
  };
  it('that are no YAML, or more than a scheme may use of it', async () => {
    expect(await checked('')).toMatch(/文件是空的/);
    expect(await checked('a: [')).toMatch(/:1:4 错误 这里的 \[ 一直没有结束/);
    expect(await checked('\ta: 1')).toMatch(/从这里开始读不懂/);
    expect(await checked(town.replace('sum:', 'sum: &x').concat('\nother: *x\n'))).toMatch(/不能用锚点/);
    expect(await checked('scheme: !function x')).toMatch(/不能用标签/);
    expect(await checked(`${'['.repeat(100_000)}`)).toMatch(/嵌套超过/);
    expect(await checked(`${'a: {'.repeat(100)}`)).toMatch(/嵌套超过/);
    expect(await checked('x'.repeat(3_000_000))).toMatch(/不像是方案/);
    expect(await checked('{"scheme": 1}')).toMatch(/方案缺少/);
  });
  it('whose aliases would explode', async () => {
    const lines = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`)}]`),
    ];
    const start = process.cpuUsage();
    expect(await checked(lines.join('\n'))).toMatch(/不能用锚点/);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
  it('spoilt anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(town.length), fc.string({ maxLength: 4 }), fc.nat(20), async (at, put, drop) => {
        const path = folder.write('spoilt.yaml', town.slice(0, at) + put + town.slice(at + drop));
        const { code, err } = await run(['check', path]);
        expect([err, [0, 1].includes(code ?? 9)]).toEqual(['', true]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('facts', () => {
  it('with numbers that are none', async () => {
    const points = (value: string): string => `{"points": [{"subject": "a", "indicator": "work", "value": ${value}}]}`;
    expect(await refusedFacts(points('NaN'))).toMatch(/JSON 写法有误：第 1 行第 60 列/);
    expect(await refusedFacts(points('Infinity'))).toMatch(/JSON 写法有误/);
    expect(await refusedFacts(points('1e308'))).toMatch(/位数太多或带有指数/);
    expect(await refusedFacts(points('0.1000000000000000000001'))).toMatch(/位数太多/);
    expect(await refusedFacts(points('[1]'))).toMatch(/不能是数组或对象/);
    for (const value of ['NaN', '1e308', '1e3', '0x10', '七十', '75分', '1,000', '=1+1', `${'9'.repeat(31)}`]) {
      const err = await refusedFacts(townFacts({ points: [{ subject: 'a', indicator: 'work', value }] }));
      expect(err).toMatch(/points 第 1 行“分数” 错误 “分数”应当是数字，现在是“/);
    }
  });

  it('with numbers that are odd and right', async () => {
    const scored = async (value: unknown): Promise<string> => {
      const points = [{ subject: 'd', indicator: 'work', value }];
      const { out } = await run(['score', TOWN, folder.json('odd.json', townFacts({ points })), '--json']);
      return JSON.parse(out).subjects[3].indicators.work.value;
    };
    expect(await scored('-0')).toBe('0.00');
    expect(await scored(-0)).toBe('0.00');
    expect(await scored('７０．５')).toBe('70.50');
    expect(await scored(' 70.5 ')).toBe('70.50');
    expect(await scored('+70.50')).toBe('70.50');
    const minus = folder.write(
      'minus.json',
      JSON.stringify(townFacts({ points: [] })).replace(
        '"points":[]',
        '"points":[{"subject":"d","indicator":"work","value":-0.0}]',
      ),
    );
    expect(await run(['score', TOWN, minus])).toMatchObject({ code: 0, err: '' });
  });

  it('with dates as text', async () => {
    const dated = (date: string): Promise<Ran> => {
      const path = folder.json('dated.json', townFacts({ events: [{ subject: 'c', code: 'late', date }] }));
      return run(['score', TOWN, path]);
    };
    expect(await dated('2026-02-02')).toMatchObject({ code: 0, err: '' });
    expect(await dated('２０２６-02-02')).toMatchObject({ code: 0, err: '' });
    for (const date of ['2026-02-30', '2026.2', '昨天', '45000']) {
      const { code, err } = await dated(date);
      expect([code, err]).toEqual([1, expect.stringMatching(/events 第 1 行“日期” 错误 “日期”应当是完整的日期/)]);
    }
  });

  it('about nobody, about two with one id, about too much', async () => {
    expect(
      await refusedFacts(
        townFacts({
          subjects: [
            { id: 'a', name: '甲' },
            { id: 'a', name: '乙' },
          ],
        }),
      ),
    ).toMatch(/subjects 第 2 行“编号” 错误 编号“a”在第 1 行已经用过。/);
    expect(await refusedFacts(townFacts({ events: [{ subject: '甲', code: 'late', date: '2026-02-02' }] }))).toMatch(
      /events 第 1 行“对象编号” 错误 “对象编号”填的“甲”不在“对象”表里/,
    );
    expect(await refusedFacts(townFacts({ points: [{ subject: 'a', indicator: 'work', value: '80.01' }] }))).toMatch(
      /超出方案允许的 0 到 80/,
    );
    expect(
      await refusedFacts(townFacts({ events: [{ subject: 'a', code: 'late', date: '2026-02-02', count: '99999' }] })),
    ).toMatch(/“次数”应当是 0 到 10000 的整数/);
    expect(await refusedFacts(townFacts({ events: [{ subject: 'a', code: 'latte', date: '2026-02-02' }] }))).toMatch(
      /没有事项“latte”。是不是“late”？/,
    );
    expect(await refusedFacts({})).toMatch(/没有“考核期”表。请加上这张表/);
    expect(await refusedFacts({ ...townFacts(), run: [] })).toMatch(/“考核期”须有且只有一行，现在有 0 行/);
    expect(await refusedFacts('{"run": {}, "__proto__": []}')).not.toBe('');
  });

  it('lists all errors of a kind, each with its place and a remedy', async () => {
    const points = ['a', 'b', 'c'].map((subject) => ({ subject, indicator: 'work', value: '99' }));
    const err = await refusedFacts(townFacts({ points }));
    expect(err.split('\n').length).toBe(3 + 2);
    expect(err).toMatch(/共 3 处错误，请改正后再运行。\n$/);
  });

  it('of any shape', async () => {
    const whole = JSON.stringify(townFacts());
    const table = fc.constantFrom('items', 'papers', 'links', 'rulings', 'history');
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 5 }), table, fc.boolean(), async (json, name, alone) => {
        const text = alone ? json : whole.replace(/}$/, `,"${name}":${json}}`);
        const { code, err } = await run(['score', TOWN, folder.write('any.json', text)]);
        expect(err).not.toMatch(/程序出错/);
        expect([0, 1]).toContain(code);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a crash', () => {
  it('is told in a sentence, without where in the program it happened', async () => {
    const files = { kind: () => Promise.reject(new TypeError('x is not a function')) };
    expect(await run(['check', TOWN], { files })).toEqual({
      code: 1,
      out: '',
      err: '程序出错，请把下面的信息告诉维护人员：\nTypeError: x is not a function\n',
    });
  });
});
