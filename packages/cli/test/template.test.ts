import { readFileSync } from 'node:fs';
import { tableIds, tableSpec } from '@shiji/engine';
import { readWorkbook } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { FENGXIANG, Folder, run, TOWN } from './running.ts';

const folder = new Folder();

/** `warned`: the scheme has warnings, which are told beside. */
async function templateOf(scheme: string, { warned = false } = {}) {
  const path = folder.at('template.xlsx');
  const { code, err } = await run(['template', scheme, '--out', path]);
  expect([code, err !== '']).toEqual([0, warned]);
  const sheets = await readSheets(path);
  return { path, sheets, choices: Object.fromEntries(sheets.map((s) => [s.name, s.choices])) };
}

describe('the template', () => {
  it('has the tables that the scheme reads, and no others', async () => {
    const { sheets } = await templateOf(TOWN);
    expect(sheets.map((s) => s.name)).toEqual([
      '说明',
      '考核期',
      '对象',
      '经历',
      '评分',
      '选票',
      '计票',
      '事件',
      '裁定',
      '往期结果',
    ]);
    const { sheets: more } = await templateOf(FENGXIANG);
    expect(more.map((s) => s.name)).toEqual(expect.arrayContaining(['任务', '数据']));
  });

  it('has earlier results only where the scheme looks at them, and links only where it follows them', async () => {
    const namesOf = async (text: string, warned = false): Promise<string[]> =>
      (await templateOf(folder.write('other.yaml', text), { warned })).sheets.map((s) => s.name);
    const town = readFileSync(TOWN, 'utf8');
    const quiet = town.replace(/when: \{ history.*\n/, 'when: { figure: total, below: 60 }\n');
    expect(await namesOf(quiet)).not.toContain('往期结果');
    expect(await namesOf(quiet)).not.toContain('关系');
    const linked = `${quiet.split('consequences:')[0]}  team: { name: 班子分, across: { role: 成员, population: staff, of: total, take: mean }, missing: pass }\n`;
    expect(await namesOf(linked, true)).toContain('关系');
    expect((await templateOf(folder.write('linked.yaml', linked), { warned: true })).choices.关系).toEqual({
      '关系 *': ['成员'],
    });
    const yearly = `${quiet.split('consequences:')[0]}  past: { name: 往年, earlier: { scheme: small-town, take: count, of: { grade: 好 }, periods: 4 } }\n`;
    expect(await namesOf(yearly, true)).toContain('往期结果');
  });

  it('reads back as empty tables with all their columns; all that is wrong with it is that nothing is in it', async () => {
    const { path, sheets } = await templateOf(TOWN);
    for (const id of tableIds) {
      const { name, columns } = tableSpec(id);
      const sheet = sheets.find((s) => s.name === name);
      if (sheet === undefined) continue;
      expect(sheet.rows.filter((row) => row.length > 0)).toEqual([
        columns.map((c) => (c.required ? `${c.name} *` : c.name)),
      ]);
    }
    const { facts, diagnostics } = await readWorkbook(readFileSync(path));
    expect([diagnostics, Object.values(facts?.tables ?? {}).flat()]).toEqual([[], []]);
    const { diagnostics: found } = JSON.parse((await run(['score', TOWN, path, '--json'])).out);
    expect(found.map((d: { code: string }) => d.code)).toEqual(['run-rows', 'subjects-none']);
  });

  it('offers the scheme’s own words', async () => {
    const { choices } = await templateOf(TOWN);
    expect(choices).toMatchObject({
      对象: { 考核群体: ['镇干部'] },
      经历: { '属性 *': ['单位'] },
      评分: { '指标 *': ['岗位工作'] },
      选票: {
        '测评 *': ['town-rating'],
        评价主体: ['领导', '中层', '一般干部'],
        '评价 *': ['好', '较好', '一般', '差'],
      },
      事件: { '事项 *': ['无故迟到', '通报批评'], 级别: ['镇级', '县级'] },
      裁定: {
        '类别 *': ['对象', '范围', '测评', '记录'],
        '事项 *': ['名额.好', '缺项.岗位工作', '缺项.民主测评', '比例.好', '作废'],
      },
      往期结果: { '方案 *': ['small-town'], 等次: ['好', '较好', '一般', '较差'] },
    });
    // Units have no closed list, so nothing may keep one from being written.
    expect(choices.经历).not.toHaveProperty('内容 *');
  });

  it('offers every word that the engine takes, for a large scheme', async () => {
    const { choices } = await templateOf(FENGXIANG);
    expect(choices.评分?.评分层级).toEqual(['股组长', '分管领导', '主要领导']);
    expect(choices.数据?.['数据项 *']).toEqual(['入户走访率', '完成投资', '计划投资', '按期办结率']);
    expect(choices.事件?.['事项 *']).toContain('整改不力');
    expect(choices.任务).toMatchObject({ '指标 *': ['周纪实', '月小结', '岗位职责'], 状态: ['免'] });
  });

  it('uses an id where a name is shared', async () => {
    const text = readFileSync(TOWN, 'utf8').replace('name: 通报批评', 'name: 无故迟到');
    const { choices } = await templateOf(folder.write('shared.yaml', text));
    expect(choices.事件?.['事项 *']).toEqual(['late', 'notice']);
  });

  it('closes the list of values where every attribute is closed', async () => {
    const text = readFileSync(TOWN, 'utf8').replace('at: longest }', 'at: longest, values: [党政办, 经发办] }');
    const { choices } = await templateOf(folder.write('closed.yaml', text));
    expect(choices.经历?.['内容 *']).toEqual(['党政办', '经发办']);
  });

  it('is not written for a scheme with errors, nor over the scheme', async () => {
    const broken = folder.write('broken.yaml', 'scheme: x');
    expect((await run(['template', broken, '--out', folder.at('none.xlsx')])).code).toBe(1);
    expect(folder.names()).not.toContain('none.xlsx');
    const odd = folder.write('odd.xlsx', readFileSync(TOWN));
    expect(await run(['template', odd, '--out', odd])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/不能覆盖/),
    });
  });
});
