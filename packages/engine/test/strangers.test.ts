/** What is said of facts that name what isn't there: what there is, what was meant, and how many rows are alike. */
import { describe, expect, it } from 'vitest';
import { score, sentenceOf } from '../src/index.ts';
import { findingsOf, type Rows, smallScheme } from './small-run.ts';

const scheme = smallScheme(`total:
    name: 得分
    sum:
      work: { name: 岗位工作, points: { within: [0, 100], roles: { 领导: 60%, 同事: 40% } }, missing: hold }
      tasks: { name: 重点任务, worth: 10, completion: { by: count, late: 0% }, missing: hold }
      vote: { name: 民主测评, ballots: { poll: town, within: [0, 50] }, missing: hold }
      conduct: { name: 作风, ballots: { poll: town, question: 作风, within: [0, 50] }, missing: hold }
      income: { name: 村收入, measure: { figure: 收入, within: [0, 50] }, missing: hold }
      lost:
        name: 扣分
        subtract: true
        events: { codes: { late: { name: 迟到, each: 1, atMost: 5 }, notice: { name: 通报, each: 2, atMost: 5 } }, sameKey: highest }`);
const point = (more: object) => ({ subject: 'A', indicator: 'work', rater: 'R1', role: '领导', value: '90', ...more });
const said = (rows: Rows): string[] => findingsOf(scheme, rows).map(sentenceOf);

describe('a name that the scheme does not have', () => {
  it('is told with those that it has, as people call them, and with the one that may be meant', () => {
    const read = { points: [point({})] };
    expect(said({ points: [point({ indicator: '岗位工做' }), point({})] })).toEqual([
      '方案里没有读取“岗位工做”的指标。是不是“岗位工作”？可填的有：岗位工作。',
    ]);
    expect(said({ ...read, items: [{ subject: 'A', key: 'T', indicator: 'work', due: '2026-02-01' }] })).toEqual([
      '方案里没有读取“work”的指标。可填的有：重点任务。',
    ]);
    expect(said({ ...read, events: [{ subject: 'A', code: '表扬', date: '2026-02-01' }] })).toEqual([
      '方案里没有事项“表扬”。可填的有：迟到、通报。',
    ]);
    expect(said({ ...read, tallies: [{ poll: 'twon', subject: 'A', value: '40', count: '2' }] })).toEqual([
      '方案里没有读取测评“twon”的指标。是不是“town”？可填的有：民主测评。',
    ]);
    expect(
      said({ ...read, papers: [{ poll: '民主测评', paper: '1', question: '廉洁', subject: 'A', value: '40' }] }),
    ).toEqual(['方案里没有读取测评“town”的题目“廉洁”的指标。可填的题目有：（无）、作风。']);
    expect(said({ ...read, measures: [{ subject: 'A', figure: '支出', value: '4' }] })).toEqual([
      '方案里没有用到数据项“支出”（共 1 条）。方案用到的有：村收入。',
    ]);
    expect(said({ ...read, spells: [{ subject: 'A', attribute: '单为', value: '财政所' }] })).toEqual([
      '方案里没有“单为”这个属性，这些记录不起作用（共 1 条）。是不是“单位”？方案里的属性有：单位、岗位。',
    ]);
  });

  it('is told with the first twenty of very many', () => {
    const codes = Array.from({ length: 21 }, (_, i) => `c${i}: { name: 事${i}, each: 1 }`).join(', ');
    const large = smallScheme(`total: { name: 得分, atMost: none, events: { codes: { ${codes} }, sameKey: highest } }`);
    const [only] = findingsOf(large, { events: [{ subject: 'A', code: '表扬', date: '2026-02-01' }] });
    expect(only?.values.known).toMatch(/^事0、.*、事19等 21 个$/);
  });
});

describe('facts of another scheme', () => {
  const foreign = {
    points: [point({ indicator: 'duty' })],
    events: [{ subject: 'A', code: 'praise', date: '2026-02-01' }],
  };
  it('are told once, as such', () => {
    expect(said(foreign)).toEqual([
      '这些像是别的方案的事实：评分、事件、任务和测评里（如“duty”“praise”）没有一项是“小方案”的。请核对方案和事实是否配套。',
    ]);
  });
  it('are those of which not a single row is the scheme’s, though it were one with a slip', () => {
    const codes = (rows: Rows): string[] => findingsOf(scheme, rows).map((d) => d.code);
    const each = ['indicator-not-in-scheme', 'code-not-in-scheme'];
    expect(codes({ ...foreign, measures: [{ subject: 'A', figure: '村收入', value: '4' }] })).toEqual(each);
    expect(codes({ ...foreign, tallies: [{ poll: 'town', subject: 'A', value: '40', count: '两张' }] })).toEqual([
      'cell-not-count',
      ...each,
    ]);
    expect(codes({ points: [point({ indicator: 'duty' })] })).toEqual(['indicator-not-in-scheme']);
  });
});

describe('rows that are wrong alike', () => {
  const without = (count: number) => Array.from({ length: count }, (_, i) => point({ rater: `R${i}`, role: '' }));
  it('are told one by one up to ten, and beyond as one finding at the first, with the rows', () => {
    expect(findingsOf(scheme, { points: without(10) })).toHaveLength(10);
    const [only, ...others] = findingsOf(scheme, { points: [...without(12)].reverse() });
    expect(others).toEqual([]);
    expect(only?.place).toMatchObject({ table: 'points', row: 1, column: '评分层级' });
    expect(sentenceOf(only as NonNullable<typeof only>)).toBe(
      '“评分层级”没有填。方案里有：领导、同事。同样的问题共 12 行：第 1、2、3、4、5、6、7、8、9、10、11、12 行。',
    );
    const [many] = findingsOf(scheme, { points: without(30) });
    expect(sentenceOf(many as NonNullable<typeof many>)).toMatch(/同样的问题共 30 行：第 1、.*、20 行等。$/);
  });
  it('but for what they say are told apart', () => {
    const points = Array.from({ length: 22 }, (_, i) => point({ rater: `R${i}`, role: i % 2 === 0 ? '群众' : '其他' }));
    expect(findingsOf(scheme, { points }).map((d) => [d.values.found, d.values.alike])).toEqual([
      ['群众', '11'],
      ['其他', '11'],
    ]);
  });
  it('are told in rows of their own sheet', () => {
    const places = { points: without(11).map((_, i) => ({ sheet: '评分', row: i + 4 })) };
    const tables = {
      run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
      subjects: [{ id: 'A', name: '甲' }],
      points: without(11),
    };
    expect(score(scheme, { tables, places }).diagnostics[0]?.values.rows).toMatch(/^4、5、/);
  });
});

describe('an id that stands for nobody', () => {
  const subjects = [
    { id: 'C01', name: '张三' },
    { id: '007', name: '李四' },
    { id: 'C03', name: '李四' },
  ];
  it.each([
    ['张三', '姓名是“张三”的，编号为：C01。'],
    ['李四', '姓名是“李四”的，编号为：007、C03。'],
    ['Ｃ０１', '是不是“C01”？'],
    ['c 01', '是不是“C01”？'],
    ['7', '是不是“007”？'],
    ['C99', ''],
  ])('%s is told with whom it may mean', (subject, hint) => {
    expect(said({ subjects, points: [point({ subject })] })).toEqual([
      `“对象编号”填的“${subject}”不在“对象”表里。${hint}请填对象的编号。`,
    ]);
  });
});
