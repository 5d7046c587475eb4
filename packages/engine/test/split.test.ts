/** Somebody who moved in mid-period. */
import { describe, expect, it } from 'vitest';
import { type RawRow, readScheme, score, sentenceOf } from '../src/index.ts';
import { ruledOn } from './small-run.ts';
import { people, smallRun, smallScheme } from './worked-run.ts';

const spell = (subject: string, value: string, from?: string, to?: string): RawRow => ({
  subject,
  attribute: 'unit',
  value,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
const point = (subject: string, value: string, date?: string): RawRow => ({
  subject,
  indicator: 'work',
  rater: `r${value}`,
  value,
  ...(date === undefined ? {} : { date }),
});

const splitBy = (weigh: string, inside = 'missing: hold', outside = 'missing: hold') =>
  smallScheme(
    `total: { name: 得分, split: { by: unit, weigh: ${weigh}, of: { points: { within: [0, 100], indicator: work }, ${inside} } }, ${outside} }`,
  );

const quarter = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };

/** A moved on 10 February: 40 days in one office, 50 in the other. B stayed. */
const moved = [spell('A', '财政所', undefined, '2026-02-09'), spell('A', '农业所', '2026-02-10'), spell('B', '财政所')];
const points = [
  point('A', '90', '2026-01-20'),
  point('A', '80', '2026-02-09'),
  point('A', '70', '2026-03-01'),
  point('B', '88'),
];
const facts = { subjects: people('A', 'B'), spells: moved, points };

describe('a split', () => {
  it.each([
    // (85 × 40 + 70 × 50) ÷ 90
    ['days', '76.67'],
    // January and no other month: of February 19 of 28 days were in the second office. (85 × 1 + 70 × 2) ÷ 3
    ['months', '75.00'],
    ['equal', '77.50'],
  ])('computes each stretch with the facts of its days and weighs them by %s', (weigh, A) => {
    expect(smallRun(splitBy(weigh), facts).values('total')).toEqual({ A, B: '88.00' });
  });

  it('shows a line for each stretch, the computation, and the facts', () => {
    const step = smallRun(splitBy('days'), facts).step('A', 'total');
    expect(step).toMatchObject({
      arithmetic: '(85.00 × 40 + 70.00 × 50) ÷ 90',
      raw: '76.67',
      lines: [
        { label: '财政所（2026-01-01 至 2026-02-09，40 天）', value: '85.00' },
        { label: '农业所（2026-02-10 至 2026-03-31，50 天）', value: '70.00' },
      ],
    });
    expect(step?.facts).toHaveLength(3);
    expect(step?.parts).toEqual([]);
  });

  it('weighs by what is reported of the office that the value names', () => {
    const offices = [
      { id: 'U1', name: '财政所', population: 'offices' },
      { id: '农业所', name: '农业服务中心', population: 'offices' },
    ];
    const scheme = smallScheme(
      `total: { name: 得分, split: { by: unit, weigh: { measure: 人数 }, of: { points: { within: [0, 100], indicator: work }, missing: hold } }, missing: hold }
  size: { name: 规模, fixed: 1 }`,
      '',
      'offices: { name: 单位, where: { attribute: post, is: 单位 }, total: size }',
    );
    const run = (measures: readonly RawRow[]) =>
      smallRun(scheme, {
        ...facts,
        subjects: [...people('A', 'B').map((p) => ({ ...p, population: 'staff' })), ...offices],
        spells: [...moved, ...offices.map(({ id }) => ({ subject: id, attribute: 'post', value: '单位' }))],
        measures,
      });
    const [first, second] = [
      { subject: 'U1', figure: '人数', value: '30' },
      { subject: '农业所', figure: '人数', value: '10' },
    ];
    // (85 × 30 + 70 × 10) ÷ 40
    expect(run([first, second]).values('total')).toMatchObject({ A: '81.25', B: '88.00' });
    expect(run([first]).outcome('A', 'total')).toMatchObject({
      absent: 'held',
      because: [{ code: 'weight-not-reported' }],
    });
  });

  it('holds back who has facts that belong to no stretch, and nobody who has only one', () => {
    const undated = { ...facts, points: [...points, point('A', '60')] };
    expect(smallRun(splitBy('days'), undated).outcome('A', 'total')).toMatchObject({
      absent: 'held',
      because: [
        { code: 'outside-spells', text: '“得分”有 1 条记录没有日期，或日期不在“单位”的任何一段之内，不知道归哪一段' },
      ],
    });
    // B's points have no date and one office only.
    expect(smallRun(splitBy('days'), undated).values('total')).toMatchObject({ B: '88.00' });
  });

  it('passes over facts that count for nothing, which hold nobody back', () => {
    const late = {
      ...facts,
      run: [{ ...quarter, asOf: '2026-03-10' }],
      points: [...points, point('A', '10', '2026-03-11')],
    };
    expect(smallRun(splitBy('days'), late).values('total')).toEqual({ A: '76.67', B: '88.00' });
  });

  it('lets a rater judge somebody once in each stretch, and no more', () => {
    const by = (rater: string, rows: readonly RawRow[]): RawRow[] => rows.map((row) => ({ ...row, rater }));
    const [january, , march, still = {}] = points as RawRow[];
    const once = { ...facts, points: by('head', [january ?? {}, march ?? {}, still]) };
    expect(smallRun(splitBy('days'), once).values('total')).toEqual({ A: '78.89', B: '88.00' });
    const codes = (more: RawRow, spells: readonly RawRow[] = moved): string[] =>
      score(splitBy('days'), {
        tables: { run: [quarter], ...once, spells, points: [...once.points, ...by('head', [more])] },
      }).diagnostics.flatMap((d) => (d.severity === 'error' ? [d.code] : []));
    expect(codes(point('A', '60', '2026-03-02'))).toEqual(['rater-twice']);
    expect(codes(point('B', '60', '2026-03-02'))).toEqual(['rater-twice']);
    // With a spell that can't be read nobody knows which stretch a score is for.
    const unreadable = { ...spell('B', '农业所'), from: '三月' };
    expect(codes(point('B', '60', '2026-03-02'), [...moved, unreadable])).toEqual(['cell-not-day']);
  });

  it('names the ruling that settles it, though what lacks stands inside', () => {
    const none = { ...facts, points: [] };
    const { result } = smallRun(splitBy('days'), none);
    expect(result.waiting.map((w) => w.items.map((i) => i.ruling))).toEqual([['缺项.得分'], ['缺项.得分']]);
  });

  it('follows a ruling on what stands inside, and calls one idle only where nothing lacks', () => {
    const few = { ...facts, points: points.slice(0, 3) };
    const rule = (target: string) => ({
      rulings: [{ ...ruledOn('missing.total.of', '60', { target }) }],
    });
    const settled = smallRun(splitBy('days'), { ...few, ...rule('B') });
    expect(settled.values('total')).toMatchObject({ B: '60.00' });
    const said = ({ diagnostics }: typeof settled.result) => diagnostics.map((d) => d.code);
    expect(said(settled.result)).toEqual([]);
    expect(said(smallRun(splitBy('days'), { ...few, ...rule('A') }).result)).toEqual(['ruling-idle-not-missing']);
  });

  it('leaves out a stretch without facts where the scheme shares its weight, else takes over its absence', () => {
    const early = { ...facts, points: points.slice(0, 2) };
    expect(smallRun(splitBy('days'), early).values('total')).toMatchObject({ A: 'held' });
    expect(smallRun(splitBy('days', 'missing: pass'), early).values('total')).toMatchObject({ A: 'held' });
    expect(smallRun(splitBy('days', 'missing: pass', 'missing: pass'), early).values('total')).toMatchObject({
      A: 'missing',
    });
    const shared = smallRun(splitBy('days', 'missing: pass', 'missing: redistribute'), early);
    expect(shared.values('total')).toMatchObject({ A: '85.00' });
    expect(shared.step('A', 'total')?.notes).toEqual(['农业所（2026-02-10 至 2026-03-31，50 天）：不计']);
  });

  it('counts events and tasks in the stretch in which they fell', () => {
    const scheme = smallScheme(`total:
    name: 得分
    missing: hold
    split:
      by: unit
      weigh: equal
      of:
        sum:
          base: { name: 基础分, fixed: 60 }
          tasks: { name: 任务, worth: 10, completion: { by: count, late: 0% }, missing: { count: 10 } }
          lost: { name: 扣分, subtract: true, events: { codes: { late: { name: 迟到, each: 2, atMost: 3 } }, sameKey: sum } }`);
    const late = (date: string) => ({ subject: 'A', code: 'late', date });
    const task = (key: string, due: string, done: string) => ({ subject: 'A', indicator: 'tasks', key, due, done });
    const run = smallRun(scheme, {
      ...facts,
      points: [],
      // Two in the first office are capped at 3, one in the second is 2.
      events: [late('2026-01-05'), late('2026-02-09'), late('2026-02-10')],
      // One of two in the first office.
      items: [task('a', '2026-01-31', '2026-01-31'), task('b', '2026-02-01', '2026-03-01')],
    });
    // (60 + 5 − 3 + 60 + 10 − 2) ÷ 2
    expect(run.values('total')).toMatchObject({ A: '65.00', B: '70.00' });
    expect(run.step('A', 'total')?.facts).toHaveLength(5);
  });

  it('gives a month that is halved to the later stretch, and holds nobody back for one that wins no month', () => {
    const halved = [spell('A', '财政所', undefined, '2026-02-14'), spell('A', '农业所', '2026-02-15')];
    const marks = [point('A', '90', '2026-01-15'), point('A', '60', '2026-03-25')];
    const run = smallRun(splitBy('months'), { subjects: people('A'), spells: halved, points: marks });
    // February has 14 days in each: (90 × 1 + 60 × 2) ÷ 3
    expect(run.values('total')).toEqual({ A: '70.00' });
    const brief = [spell('A', '财政所', undefined, '2026-03-25'), spell('A', '农业所', '2026-03-26')];
    const early = { subjects: people('A'), spells: brief, points: marks };
    expect(smallRun(splitBy('months'), early).step('A', 'total')).toMatchObject({
      arithmetic: '(75.00 × 3) ÷ 3',
      notes: ['农业所（2026-03-26 至 2026-03-31，6 天）：不计'],
    });
  });

  it('chooses by the value of the stretch, and leaves out a stretch that the figure does not concern', () => {
    const scheme = smallScheme(`total:
    name: 得分
    missing: hold
    split:
      by: unit
      weigh: days
      of:
        choose:
          by: unit
          cases:
            finance: { name: 财政, is: 财政所, fixed: 90 }
            farming: { name: 农业, is: 农业所, fixed: 60 }`);
    const run = smallRun(scheme, { ...facts, points: [] });
    // (90 × 40 + 60 × 50) ÷ 90
    expect(run.values('total')).toEqual({ A: '73.33', B: '90.00' });
    const elsewhere = [
      spell('A', '财政所', undefined, '2026-02-09'),
      spell('A', '学校', '2026-02-10'),
      spell('B', '学校'),
    ];
    expect(smallRun(scheme, { ...facts, spells: elsewhere, points: [] }).values('total')).toEqual({
      A: '90.00',
      B: 'notApplicable',
    });
  });

  it('who came back has three stretches; days without an office are in none', () => {
    const back = [
      spell('A', '财政所', '2026-01-11', '2026-01-20'),
      spell('A', '农业所', '2026-01-21', '2026-01-30'),
      spell('A', '财政所', '2026-01-31', '2026-02-19'),
    ];
    const marks = [point('A', '90', '2026-01-15'), point('A', '60', '2026-01-25'), point('A', '75', '2026-02-01')];
    const run = smallRun(splitBy('days'), { subjects: people('A'), spells: back, points: marks });
    // (90 × 10 + 60 × 10 + 75 × 20) ÷ 40
    expect(run.values('total')).toEqual({ A: '75.00' });
  });

  it('refuses what it can’t tell apart by days', () => {
    const text = `
scheme: moved
version: "1"
name: 分段
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
populations: { staff: { name: 干部, total: total } }
figures:
  total: { name: 得分, split: { by: unit, weigh: days, of: OF }, missing: hold }
  other: { name: 其他, fixed: 1 }
`;
    const codes = (of: string) =>
      readScheme(text.replace('OF', of))
        .diagnostics.filter((d) => d.severity === 'error')
        .map((d) => `${d.code} ${sentenceOf(d)}`);
    const refused = (what: string) => [expect.stringMatching(new RegExp(`^split-inside .*不能用 ${what}：`))];
    expect(codes('{ fixed: 5 }')).toEqual([]);
    expect(codes('{ ballots: { poll: p, within: [0, 100] }, missing: hold }')).toEqual(refused('ballots'));
    expect(codes('other')).toEqual(refused('other'));
    expect(codes('{ fixed: 5, applies: { when: { attribute: unit, is: 甲 }, otherwise: skip } }')).toEqual(
      refused('applies'),
    );
  });
});
