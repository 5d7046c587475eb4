import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../src/features/roster/model.ts';
import { override, person, small, tenure, unit } from '../roster/small-roster.ts';
import { planned, sentences, told, tolds } from './planning.ts';

const roster: Roster = {
  ...small,
  unit: [...small.unit, unit('二股', 'section', '局'), unit('三股', 'section', '局')],
  person: [...small.person.map(({ id }) => person(id, { name: id })), person('新副', { name: '新副' })],
  tenure: [...small.tenure, tenure('新副', '局', 'inCharge')],
  override: [override('科员', '书记')],
};
const plan = (table: string, more?: Parameters<typeof planned>[3]) => planned('chains', table, roster, more);

describe('an import of who is in charge of what', () => {
  it('reads one section in a row or several in a cell, the unit itself where none is named', async () => {
    const { rows, changes } = await plan(`
单位|分管科室|分管领导
局|股|副局长
局|二股、三股|新副
镇||副镇长`);
    expect(rows.map(told)).toEqual(['unchanged', 'create (day-assumed) (day-assumed)', 'create (day-assumed)']);
    expect(changes.map(({ after }) => after)).toMatchObject([
      { leader: '新副', unit: '二股', since: '2025-06-01' },
      { leader: '新副', unit: '三股' },
      { leader: '副镇长', unit: '镇' },
    ]);
  });

  it('ends the one before where another leader takes over', async () => {
    const { rows, changes } = await plan('单位|股室|领导姓名|起始日期\n局|股|新副|2025-05-01');
    expect(rows.map(told)).toEqual(['change 局/股 分管领导 副局长→新副']);
    expect(changes).toMatchObject([
      { before: { leader: '副局长' }, after: { until: '2025-04-30' } },
      { after: { leader: '新副', since: '2025-05-01' } },
    ]);
  });

  it('lists oversight that the file is silent about, and ends it where that was chosen', async () => {
    const table = '单位|股室|分管领导\n局|二股|新副';
    expect((await plan(table)).missing.map(({ label }) => label)).toEqual(['局/股：副局长（局）']);
    const { changes } = await plan(table, { missing: { endOn: '2025-05-31' } });
    expect(changes.at(-1)).toMatchObject({ before: { leader: '副局长' }, after: { until: '2025-05-31' } });
  });

  it('neither lists oversight that another follows, nor makes longer what ends sooner anyway', async () => {
    const ending = small.oversight.map((one) => ({ ...one, until: '2025-06-10' }));
    const table = '单位|股室|分管领导|起始日期\n局|二股|新副|';
    const made = await planned('chains', table, { ...roster, oversight: ending }, { missing: { endOn: '2025-06-30' } });
    expect(made.missing).toHaveLength(1);
    expect(made.changes.map(({ before }) => before)).toEqual([undefined]);
    expect((await plan('单位|股室|分管领导|起始日期\n局|股|新副|2025-05-01')).missing).toEqual([]);
  });

  it('refuses several leaders, strangers, leaders from elsewhere, sections named twice', async () => {
    const { rows, changes } = await plan(`
单位|股室|分管领导
局|二股|副局长、新副
局|二股|某人
局|二股|书记
局|四股|新副
局|三股|新副
局|三股|副局长`);
    expect(rows.map(told)).toEqual([
      'refused leader several-leaders',
      'refused leader person-not-found',
      'refused law oversight-from-elsewhere',
      'refused section unit-not-found',
      'create (day-assumed)',
      'refused section row-twice',
    ]);
    expect(changes).toHaveLength(1);
    expect(rows[3] && sentences(rows[3])).toEqual([
      '没有名为“四股”的单位。是不是：“股”？请改为已有的名称，或先导入单位。',
    ]);
  });
});

describe('an import of reviewers named otherwise', () => {
  it('reads the person, the step, the reviewer and the reason', async () => {
    const { rows, changes } = await plan(`
被评鉴人|评鉴环节|评鉴人|理由|仅限任职单位
科员|主要领导|书记||
支书|股组长|副镇长|代管|
科员|分管领导|局长|回避|局/股`);
    expect(rows.map(told)).toEqual(['unchanged', 'create (day-assumed)', 'create (day-assumed)']);
    expect(changes.map(({ after }) => after)).toMatchObject([
      { person: '支书', step: 'sectionHead', reviewer: '副镇长', reason: '代管' },
      { person: '科员', step: 'inCharge', reviewer: '局长', reason: '回避', tenure: '科员@股' },
    ]);
  });

  it('follows with another reviewer, and puts the reason right in place', async () => {
    expect(tolds(await plan('姓名|环节|评鉴人|理由\n科员|主要领导|书记|借调'))).toEqual(['change 理由 回避→借调']);
    expect(tolds(await plan('姓名|环节|评鉴人|理由\n科员|主要领导|支书|回避'))).toEqual([
      'change 科员 主要领导环节的评鉴人 书记→支书 (day-assumed)',
    ]);
  });

  it('refuses a step that is not said, the person themself, no reason, a post that isn’t held', async () => {
    expect(
      tolds(
        await plan(`
姓名|环节|评鉴人|理由|仅限任职单位
支书||书记|代管|
支书|主要领导|支书|代管|
支书|主要领导|书记||
支书|主要领导|书记|代管|局`),
      ),
    ).toEqual([
      'refused step blank',
      'refused law override-of-oneself',
      'refused law override-without-reason',
      'refused only no-such-post',
    ]);
  });
});
