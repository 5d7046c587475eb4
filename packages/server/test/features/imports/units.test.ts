import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../src/features/roster/model.ts';
import { small, unit } from '../roster/small-roster.ts';
import { planned, sentences, told, tolds } from './planning.ts';

const roster: Roster = { ...small, unit: small.unit.map((one) => (one.id === '局' ? { ...one, code: 'B1' } : one)) };
const plan = (table: string, more = roster) => planned('units', table, more);

describe('an import of units', () => {
  it('finds units by code, by name below their parent, by a name that is one unit’s', async () => {
    const { rows, missing } = await plan(`
机构编码|单位全称|上级单位名称|单位性质
B1|局|县|县直部门
|股|局|股室
|村||行政村
|县||`);
    expect(rows.map(told)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    expect(missing.map(({ label }) => label)).toEqual(['镇', '镇/村/网格']);
  });

  it('takes rows in any order', async () => {
    const { rows, changes } = await plan(`
单位名称|上级单位|单位类别
第一网格|新镇/新村|网格
新村|新镇|村
新镇|县|乡镇`);
    expect(rows.map(told)).toEqual(['create', 'create', 'create']);
    expect(changes.map(({ after }) => after && 'name' in after && after.name)).toEqual(['新镇', '新村', '第一网格']);
  });

  it('knows a unit that was renamed or moved by its code', async () => {
    expect(tolds(await plan('单位代码|单位名称|上级单位\nB1|新局|县'))).toEqual(['change 单位名称 局→新局']);
    const more = { ...roster, unit: [...roster.unit, unit('二局', 'department', '县', { code: 'B2' })] };
    expect(tolds(await plan('单位代码|单位名称|上级单位\nB2|二局|局', more))).toEqual(['change 上级单位 县→局']);
  });

  it('refuses what can’t be, with the reason', async () => {
    const { rows } = await plan(`
单位名称|上级单位|单位类别|撤销日期
甲|无|部门|
乙||部门|
丙|县||
丁|县|衙门|
戊|村|股室|
己|庚|部门|
庚|己|部门|
股|局|股室|2025年5月
股|局|股室|`);
    expect(rows.map(told)).toEqual([
      'refused parent unit-not-found',
      'refused parent parent-blank',
      'refused kind blank',
      'refused kind word-unknown',
      'refused law unit-parent-kind',
      'refused parent unit-not-found',
      'refused parent unit-not-found',
      'refused law unit-has-people',
      'refused row-twice',
    ]);
  });

  it('refuses a unit that stands there twice, and a parent that may be one of several', async () => {
    const more = { ...roster, unit: [...roster.unit, unit('x', 'section', '镇', { name: '股' })] };
    const { rows } = await plan('单位名称|上级单位|单位类别\n组|股|股室\n组|局/股|股室\n组|局/股|股室', more);
    expect(rows.map(told)).toEqual(['refused parent unit-several', 'create', 'refused row-twice']);
    expect(rows[0] && sentences(rows[0])).toEqual([
      '有几个单位叫“股”：局/股、镇/股。请写全，如“局/股”，或填写单位代码。',
    ]);
  });
});
