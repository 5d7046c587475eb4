import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../src/features/roster/model.ts';
import { person, small, tenure } from '../roster/small-roster.ts';
import { planned, sentences, told, tolds } from './planning.ts';

const roster: Roster = {
  ...small,
  person: [
    person('p1', { code: '001', name: '张伟' }),
    person('p2', { code: '002', name: '李娜' }),
    person('p3', { name: '王芳' }),
    person('p4', { code: '004', name: '张伟' }),
  ],
  tenure: [
    tenure('p1', '股', 'staff', { post: '科员', rank: '一级科员' }),
    tenure('p2', '局', 'principal', { post: '局长' }),
    tenure('p3', '股', 'sectionHead', { post: '股长' }),
    tenure('p4', '镇', 'staff', { post: '干事' }),
  ],
  oversight: [],
};
const plan = (table: string, more?: Parameters<typeof planned>[3]) => planned('people', table, roster, more);

describe('an import of people', () => {
  it('finds people by code, or by a name that is one person’s in the organization', async () => {
    expect(
      tolds(
        await plan(`
工号|姓名|工作单位|股室|现任职务|任现职时间
00１|张 伟|局|股|科员|2025-01
   |王芳|局|股|股长|2025.1.1
   |张伟|镇|  |干事|`),
      ),
    ).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('tells what differs, before and after; blank cells change nothing', async () => {
    const { rows, changes } = await plan(`
工号|姓名|单位|内设机构|职务|职级|人员身份
001|张伟|局|股||四级主任科员|参公人员`);
    expect(rows.map(told)).toEqual(['change 职级 一级科员→四级主任科员; 人员身份 公务员→参公人员']);
    const [before] = roster.tenure;
    expect(changes).toEqual([
      { kind: 'tenure', before, after: { ...before, rank: '四级主任科员', staffing: '参公人员' } },
    ]);
  });

  it('takes another unit, or another post with a later day, for a new post that follows the one before', async () => {
    const { rows, changes } = await plan(`
工号|姓名|单位|内设机构|职务|任现职时间
001|张伟|镇||副科长|2025年3月`);
    expect(rows.map(told)).toEqual([
      'change 单位 局/股→镇; 职务 科员→副科长; 任现职时间 2025-01-01→2025-03-01 (month-first)',
    ]);
    expect(changes.map(({ before, after }) => [before !== undefined, after])).toMatchObject([
      [true, { id: 'p1@股', until: '2025-02-28' }],
      [false, { id: 'new1', unit: '镇', post: '副科长', rank: '一级科员', since: '2025-03-01', main: true }],
    ]);
  });

  it('puts a post right in place where no later day is said', async () => {
    const { changes } = await plan('工号|姓名|单位|职务\n002|李娜|局|党组书记、局长');
    expect(changes).toMatchObject([{ before: { id: 'p2@局' }, after: { id: 'p2@局', post: '党组书记、局长' } }]);
  });

  it('makes new people with what the row says, and says what it took for granted', async () => {
    const { rows, changes } = await plan(
      '姓名|单位|内设机构|职务|编制类型\n赵六|局|股|股长|公务员\n尼玛•次仁|镇|村|文书|村干部',
    );
    expect(rows.map(told)).toEqual(Array.from({ length: 2 }, () => 'create (day-assumed) (duty-assumed)'));
    expect(changes.map(({ after }) => after)).toMatchObject([
      { name: '赵六' },
      { unit: '股', duty: 'sectionHead', since: '2025-06-01', staffing: '公务员' },
      { name: '尼玛·次仁' },
      { unit: '村', duty: 'staff' },
    ]);
  });

  it('gives a code to somebody who had none', async () => {
    expect(tolds(await plan('工号|姓名|单位|股室\n003|王芳|局|股'))).toEqual(['change 工号 →003']);
  });

  it('adds a second post in a row that says so, and only then', async () => {
    const { rows } = await plan(`
工号|姓名|单位|职务|人员身份|是否兼任
002|李娜|局|局长|公务员|
002|李娜|镇|第一书记|公务员|兼任
002|李娜|镇|联络员|公务员|
002|李娜|镇|第一书记|公务员|兼任`);
    expect(rows.map(told)).toEqual([
      'unchanged',
      'change 兼任 →镇 第一书记 (day-assumed) (duty-assumed)',
      'refused main second-main',
      'refused row-twice',
    ]);
  });
});

it('rows of one name without codes are taken where the roster knows one of that name in each organization', async () => {
  const rows = '姓名|单位|股室|职务\n张伟|局|股|科员\n张伟|镇||干事';
  expect(tolds(await plan(rows))).toEqual(['unchanged', 'unchanged']);
  expect(tolds(await plan(`${rows}\n张伟|镇||文书`))).toEqual(
    Array.from({ length: 3 }, () => 'refused name name-without-code'),
  );
});

describe('a row about people is refused', () => {
  it('where two of one name have no code: both', async () => {
    const { rows, changes } = await plan('姓名|单位|人员身份\n刘洋|局|公务员\n刘洋|镇|公务员\n刘洋|镇|公务员');
    expect(rows.map(told)).toEqual(Array.from({ length: 3 }, () => 'refused name name-without-code'));
    expect(rows.map((row) => sentences(row)[0])).toEqual(
      Array.from({ length: 3 }, () => '第 3、4、5 行都是“刘洋”，没有工号，分不清是不是同一人。请给每人填写工号。'),
    );
    expect(changes).toEqual([]);
  });

  it('where a name without a code is somebody’s elsewhere', async () => {
    const [row] = (await plan('姓名|单位|人员身份\n李娜|镇|公务员')).rows;
    expect(row && sentences(row)).toEqual([
      '“李娜”已在李娜（局，工号 002），不知道是调来的同一人还是另一人。是同一人的请填写其工号；是另一人的请填写新的工号。',
    ]);
  });

  it('where the code is another’s', async () => {
    expect(tolds(await plan('工号|姓名|单位\n001|李娜|局'))).toEqual(['refused code code-of-another']);
  });

  it('where the unit is not known, with similar ones', async () => {
    const more = [...small.unit, { id: '财', name: '县财政局', kind: 'department' as const, parent: '县' }];
    const made = await planned(
      'people',
      '姓名|单位|股室|人员身份\n甲|财政局||公务员\n乙|县财政厅||公务员\n丙|局|股室|公务员\n丁|无此单位||公务员',
      { ...roster, unit: more },
    );
    expect(made.rows.map((row) => sentences(row)[0])).toEqual([
      '没有名为“财政局”的单位。是不是：“县财政局”？请改为已有的名称，或先导入单位。',
      '没有名为“县财政厅”的单位。是不是：“县财政局”？请改为已有的名称，或先导入单位。',
      '没有名为“股室”的单位。是不是：“股”？请改为已有的名称，或先导入单位。',
      '没有名为“无此单位”的单位。请先导入单位，或改为已有的名称。',
    ]);
  });

  it('where a cell can’t be what it must be, each with its column', async () => {
    expect(
      tolds(
        await plan(`
工号|姓名|单位|评鉴层级|是否兼任|人员身份|任现职时间
1|张三1|局|领导|也许|公务员|去年
2||||||
3|陈晨|局||| |2025-02-30
4|陈晨|局||||2025.6.1`),
      ),
    ).toEqual([
      'refused duty word-unknown; main word-unknown; since day-unreadable',
      'refused name blank; unit blank',
      'refused since day-unreadable; staffing staffing-blank',
      'refused staffing staffing-blank',
    ]);
  });

  it('where a move would begin before the post that it follows', async () => {
    expect(tolds(await plan('工号|姓名|单位|任现职时间\n001|张伟|镇|2024-12-01'))).toEqual([
      'refused since moved-before',
    ]);
  });

  it('where a law of the roster says no, in the law’s words, and nothing of the row is done', async () => {
    const made = await plan('工号|姓名|单位|人员身份\n9|张三（兼）|局|公务员');
    expect(made.rows.map(told)).toEqual(['refused law name-characters']);
    expect(made.changes).toEqual([]);
  });
});

it('a person whom a refused row would have made is made by a later row that is right', async () => {
  const unit = roster.unit.map((one) => (one.id === '股' ? { ...one, since: '2025-01-01' } : one));
  const made = await planned(
    'people',
    '工号|姓名|单位|股室|人员身份|任现职时间\n9|赵六|局|股|公务员|2024-01-01\n9|赵六|局|股|公务员|2025-02-01',
    { ...roster, unit },
  );
  expect(made.rows.map(told)).toEqual(['refused law tenure-outside-unit', 'create (duty-assumed)']);
  expect(made.changes.map(({ kind }) => kind)).toEqual(['person', 'tenure']);
});

it('a section’s name means the one directly below the unit before one further down', async () => {
  const unit = [...roster.unit, { id: 'x', name: '二股', kind: 'section' as const, parent: '局' }];
  const inner = { id: 'y', name: '股', kind: 'section' as const, parent: 'x' };
  const rows = '工号|姓名|单位|股室\n001|张伟|局|股\n001|张伟|局|二股/股';
  const made = await planned('people', rows, { ...roster, unit: [...unit, inner] });
  expect(made.rows.map(told)).toEqual(['unchanged', 'refused main second-main']);
});

describe('people whom the file is silent about', () => {
  const table = '工号|姓名|单位|股室\n001|张伟|局|股';

  it('are listed, within the file’s organizations, and left alone', async () => {
    const { missing, changes } = await plan(table);
    expect(missing.map(({ label }) => label)).toEqual(['李娜（局，工号 002）：局，局长', '王芳（局/股）：局/股，股长']);
    expect(changes).toEqual([]);
  });

  it('have their posts ended on a day where that was chosen', async () => {
    const { changes } = await plan(table, { missing: { endOn: '2025-05-31' } });
    expect(changes).toMatchObject([
      { before: { id: 'p2@局' }, after: { until: '2025-05-31' } },
      { before: { id: 'p3@股' }, after: { until: '2025-05-31' } },
    ]);
  });

  it('keep the end of a post that ends sooner anyway', async () => {
    const ending = roster.tenure.map((one) => (one.person === 'p2' ? { ...one, until: '2025-06-10' } : one));
    const made = await planned('people', table, { ...roster, tenure: ending }, { missing: { endOn: '2025-06-30' } });
    expect(made.missing).toHaveLength(2);
    expect(made.changes.map(({ before }) => before?.id)).toEqual(['p3@股']);
  });

  it('are not those whose row was refused', async () => {
    const { missing } = await plan(
      '工号|姓名|单位|股室|任现职时间\n001|张伟|局|股|\n002|李娜|局||去年\n|王芳|局|股|去年',
    );
    expect(missing).toEqual([]);
  });
});
