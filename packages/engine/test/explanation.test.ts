/** What a sheet says of single steps, every change of a value on a line of its own; and what the facets of a total come to. */
import { describe, expect, it } from 'vitest';
import { explain, type RawRow, type Run, readScheme, resultOf, type Step, score } from '../src/index.ts';

function runOf(
  figures: string,
  tables: Readonly<Record<string, readonly RawRow[]>>,
  published = 'total: total',
  more = '',
): Run {
  const { scheme, diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
${more}
populations: { staff: { name: 干部, ${published} } }
figures:
${figures}`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  const clock = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
  const scored = score(scheme, { tables: { run: [clock], subjects: [{ id: 'A', name: '甲' }], ...tables } });
  if (scored.run === undefined) throw new Error(JSON.stringify(scored.diagnostics));
  return scored.run;
}

function stepOf(figure: string, run: Run): Pick<Step, 'arithmetic' | 'raw' | 'adjustments' | 'outcome' | 'lines'> {
  const all = (steps: readonly Step[]): Step[] => steps.flatMap((s) => [s, ...all(s.parts)]);
  const step = all(explain(run, 'A')?.steps ?? []).find((s) => s.figure === figure);
  if (step === undefined) throw new Error(`no step ${figure}`);
  const { arithmetic, raw, adjustments, outcome, lines } = step;
  return { arithmetic, raw, adjustments, outcome, lines };
}

const points = (value: string): RawRow => ({ subject: 'A', indicator: 'work', rater: 'r', value });
const ruling = { kind: 'subject', target: 'A', by: '考核委员会', reason: '见会议纪要' };
const sum = (work: string): string => `  total:
    name: 得分
    sum:
      work: { name: 工作, points: { within: [0, 100] }, ${work} }
`;

describe('the lines below a figure', () => {
  it('say that a value stated for want of data was capped', () => {
    const figures = sum('missing: hold').replace(
      /points: .*/,
      'measure: { figure: 收入, within: [0, 100] }, missing: { count: 90 }, atMost: 60 }',
    );
    expect(stepOf('work', runOf(figures, {}))).toMatchObject({
      raw: undefined,
      adjustments: [
        { kind: 'stated', amount: '+90.00', text: '缺少数据，按方案计 90' },
        { kind: 'cap', amount: '-30.00', text: '封顶 60' },
      ],
      outcome: { value: '60.00' },
    });
  });

  it('say that a value given by a ruling was raised to the floor', () => {
    const rulings = [{ ...ruling, setting: 'missing.work', value: '12' }];
    expect(stepOf('work', runOf(sum('missing: hold, atLeast: 20'), { rulings })).adjustments).toEqual([
      { kind: 'stated', amount: '+12.00', text: '经裁定计 12' },
      { kind: 'floor', amount: '+8.00', text: '保底 20' },
    ]);
  });

  it('are followed by who ruled what in place of a value, and why', () => {
    const notesOf = (setting: string, value: string, figures = sum('missing: hold')): readonly string[] => {
      const all = (steps: readonly Step[]): Step[] => steps.flatMap((s) => [s, ...all(s.parts)]);
      const run = runOf(figures, { rulings: [{ ...ruling, setting, value }] });
      return all(explain(run, 'A')?.steps ?? []).find((s) => setting.endsWith(`.${s.figure}`))?.notes ?? [];
    };
    expect(notesOf('missing.work', '12')).toEqual(['由考核委员会决定计 12，理由：见会议纪要']);
    const two = `${sum('missing: hold')}      more: { name: 加分, events: { codes: { x: { name: 事, each: 1 } }, sameKey: first } }
`;
    expect(notesOf('missing.work', '不计', two)).toEqual(['由考核委员会决定不计，理由：见会议纪要']);
    const grouped = sum('missing: hold').replace(
      'within: [0, 100]',
      'within: [0, 100], roles: { 领导: 60%, 同事: 40% }',
    );
    expect(notesOf('missing.work', '分担', grouped)).toContain('由考核委员会决定分担，理由：见会议纪要');
  });

  it('stand under Chinese names, also of figures that are referred to or written in place without one', () => {
    const figures = `  total: { name: 得分, sum: { part-a: { figure: work-a }, part-b: { name: 折算, scale: { of: work-b, by: 50% } },
      part-c: { name: 倍数, ratio: { of: { measure: { figure: 增收, within: [0, 9] }, missing: hold }, to: work-a }, missing: hold },
      part-d: { name: 就高, highest: { part-e: { figure: work-a }, part-f: { figure: work-b } }, missing: skip } }, missing: hold }
  work-a: { name: 甲项, points: { within: [0, 100], indicator: work-a }, missing: hold }
  work-b: { name: 乙项, points: { within: [0, 100], indicator: work-b }, missing: pass }
`;
    const points = [{ subject: 'A', indicator: 'work-a', rater: 'r', value: '8' }];
    for (const measures of [[], [{ subject: 'A', figure: '增收', value: '4' }]]) {
      const run = runOf(figures, { points, measures });
      const sheet = explain(run, 'A');
      const texts = (of: readonly Step[]): string[] =>
        of.flatMap(({ name, arithmetic = '', lines, notes, outcome, parts }) => [
          name,
          arithmetic,
          ...lines.map((l) => l.label),
          ...notes,
          ...('absent' in outcome ? outcome.because.map((b) => b.text) : []),
          ...texts(parts),
        ]);
      const said = [...texts(sheet?.steps ?? []), ...(sheet?.open ?? []).map((o) => `${o.text}${o.ruling ?? ''}`)];
      expect(said.filter((text) => /work-|part-/.test(text))).toEqual([]);
      expect(said.some((text) => text.includes('倍数的分子'))).toBe(true);
    }
  });

  it('say nothing of a ruling that was not needed', () => {
    const rulings = [{ ...ruling, setting: 'missing.work', value: '12' }];
    const run = runOf(sum('missing: hold'), { rulings, points: [points('50')] });
    expect(JSON.stringify(explain(run, 'A'))).not.toContain('见会议纪要');
  });

  it('say what a cap on a reference takes away, in the decimals of the scheme', () => {
    const figures = `  total: { name: 得分, sum: { counted: { figure: work, atMost: 85 } } }
  work: { name: 工作, points: { within: [0, 100] }, missing: hold }
`;
    expect(stepOf('counted', runOf(figures, { points: [points('88')] }))).toMatchObject({
      raw: '88.00',
      adjustments: [{ kind: 'cap', amount: '-3.00', text: '封顶 85' }],
      outcome: { value: '85.00' },
    });
  });

  const vetoed = `  total:
    name: 得分
    veto: { of: work, when: { event: fraud, atLeast: 1 }, gives: 10 }
  work: { name: 工作, points: { within: [0, 100] }, missing: hold }
`;
  const events = [{ subject: 'A', code: 'fraud', date: '2026-02-01' }];

  it('say what a veto takes away', () => {
    expect(stepOf('total', runOf(vetoed, { events, points: [points('88')] }))).toMatchObject({
      arithmetic: '88.00',
      raw: '88.00',
      adjustments: [{ kind: 'veto', amount: '-78.00', text: '一票否决：考核期内发生过“fraud”，计 10' }],
      outcome: { value: '10.00' },
    });
  });

  it('say what a veto puts in place of a score that is held', () => {
    expect(stepOf('total', runOf(vetoed, { events }))).toMatchObject({
      raw: undefined,
      adjustments: [{ kind: 'veto', amount: '+10.00', text: '一票否决：考核期内发生过“fraud”，计 10' }],
      outcome: { value: '10.00' },
    });
  });

  it('say how far a grade that was settled first moves the score', () => {
    const figures = `  total: { name: 得分, clamp: { of: work, by: voted, to: { 优秀: [90, 100], 称职: [70, 89.99] } } }
  voted: { name: 票决, grade: { of: votes, levels: { 优秀: { atLeast: 1 }, 称职: otherwise } } }
  votes: { name: 票数, events: { codes: { vote: { name: 票, each: 1 } }, sameKey: highest } }
  work: { name: 工作, points: { within: [0, 100] }, missing: hold }
`;
    expect(stepOf('total', runOf(figures, { points: [points('95.5')] }))).toMatchObject({
      raw: '95.50',
      adjustments: [{ kind: 'clamp', amount: '-5.51', text: '“称职”限于分数段内，计 89.99' }],
    });
  });

  it('show the rounded division of a rescaled sum before anything is taken away', () => {
    const figures = `  total:
    name: 得分
    missing: rescale
    sum:
      work: { name: 工作, worth: 70, points: { within: [0, 70] }, missing: pass }
      base: { name: 基础, worth: 30, fixed: 30 }
      extra: { name: 附加, worth: 20, points: { within: [0, 20] }, missing: pass }
      late: { name: 迟到, subtract: true, fixed: 1.5 }
`;
    const found = stepOf('total', runOf(figures, { points: [points('61')] }));
    expect(found.lines).toEqual([{ label: '折算', arithmetic: '(61.00 + 30.00) × 120 ÷ 100', value: '109.20' }]);
    expect(found).toMatchObject({ arithmetic: '109.20 − 1.50', raw: '107.70' });
  });
});

describe('the facets of a total', () => {
  const facetsOf = (figures: string, tables: Readonly<Record<string, readonly RawRow[]>> = {}) => {
    const [subject] = resultOf(runOf(figures, tables, 'total: total', 'facets: [德, 绩]')).subjects;
    const told = (outcome: unknown): unknown => Object.values(outcome as object)[0];
    return [...Object.values(subject?.facets ?? {}), subject?.unassigned].map(told);
  };

  it('count references, weights and signs, and leave caps and figures without a facet over', () => {
    const figures = `  total:
    name: 得分
    sum:
      conduct: { figure: morals }
      work:
        name: 工作
        atMost: 40
        weigh:
          daily: { name: 日常, facet: 绩, weight: 60%, fixed: 70 }
          special: { name: 专项, weight: 40%, fixed: 20 }
      lost: { name: 扣分, subtract: true, sum: { late: { name: 迟到, facet: 德, fixed: 1.5 }, other: { name: 其他, fixed: 2 } } }
  morals: { name: 品德, facet: 德, fixed: 30 }
`;
    // 30 − 1.5; 70 × 60%; 20 × 40% = 8, capped from 50 to 40, less 2.
    expect(facetsOf(figures)).toEqual(['28.50', '42.00', '-4.00']);
  });

  it('take nothing from rescaling: what it adds belongs to no facet', () => {
    const figures = `  total:
    name: 得分
    missing: rescale
    sum:
      work: { name: 工作, facet: 绩, worth: 60, fixed: 60 }
      conduct: { name: 品德, facet: 德, worth: 40, points: { within: [0, 40] }, missing: pass }
`;
    expect(facetsOf(figures)).toEqual(['missing', '60.00', '40.00']);
    const given = { points: [{ subject: 'A', indicator: 'conduct', rater: 'r', value: '31' }] };
    expect(facetsOf(figures, given)).toEqual(['31.00', '60.00', '0.00']);
  });

  it('give a vetoed total back by what belongs to no facet', () => {
    const figures = `  total:
    name: 得分
    veto: { of: { name: 合计, sum: { work: { name: 工作, facet: 绩, fixed: 60 } } }, when: { event: fraud, atLeast: 1 }, gives: 0 }
`;
    const events = [{ subject: 'A', code: 'fraud', date: '2026-02-01' }];
    expect(facetsOf(figures, { events })).toEqual(['notApplicable', '60.00', '-60.00']);
  });

  it('have nothing inside what is stated as a whole', () => {
    const figures = `  total:
    name: 得分
    sum:
      work:
        name: 工作
        applies: { when: { event: fraud, atLeast: 1 }, otherwise: { count: 5 } }
        sum: { daily: { name: 日常, facet: 绩, fixed: 60 } }
      conduct: { name: 品德, facet: 德, fixed: 3 }
`;
    expect(facetsOf(figures)).toEqual(['3.00', 'notApplicable', '5.00']);
  });
});

describe('what would have been needed', () => {
  const parameters = 'parameters: { line: { name: 分数线, value: 60 } }';
  const figures = (seats: string): string => `  total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  extra: { name: 加分, points: { within: [0, 100] }, missing: { count: 0 } }
  place: { name: 名次, rank: { in: all, by: [total, extra], ties: open } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: { parameter: line } }, 差: otherwise }
      ranking: place
      seats: [${seats}]
`;
  const ceiling = '{ level: 好, atMost: 50%, of: assessed, mode: perPool, rounding: down }';
  const two = [
    { id: 'A', name: '甲' },
    { id: 'B', name: '乙' },
  ];
  const given = (indicator: string, a: string, b: string): RawRow[] => [
    { subject: 'A', indicator, rater: 'r', value: a },
    { subject: 'B', indicator, rater: 'r', value: b },
  ];
  const levelOf = (seats: string, tables: Readonly<Record<string, readonly RawRow[]>>): Step | undefined => {
    const run = runOf(
      figures(seats),
      { subjects: two, ...tables },
      'total: total, rank: place, grade: level',
      parameters,
    );
    return explain(run, 'A')?.steps.at(-1);
  };

  it('gives thresholds by their value in force, not by the name of a parameter', () => {
    const step = levelOf(ceiling, { points: given('total', '80', '70') });
    expect(step?.notes[0]).toBe('按分数和条件够得上“好”（≥ 60）');
  });

  it('tells whoever has the points of the last seat what came before', () => {
    const points = [...given('total', '80', '80'), ...given('extra', '1', '2')];
    expect(levelOf(ceiling, { points })?.needed).toEqual([
      '最后一个“好”名额为 80.00 分，与其同分，比较其他各项后名次在其后',
    ]);
  });

  it('tells whoever lost a tie by a ruling who decided, and why', () => {
    const rulings = [
      { kind: 'subject', target: 'A', setting: 'seat.好', value: 'no', by: '委员会', reason: '看一贯表现' },
      { kind: 'subject', target: 'B', setting: 'seat.好', value: 'yes', by: '委员会', reason: '看一贯表现' },
    ];
    expect(levelOf(ceiling, { points: given('total', '80', '80'), rulings })?.needed).toEqual([
      '最后一个“好”名额为 80.00 分，与其并列，由委员会决定不得，理由：看一贯表现',
    ]);
  });

  it('tells whoever fell to the lowest level for standing last how far the next one is', () => {
    const floor = '{ level: 差, atLeast: 50%, of: assessed, mode: perPool, rounding: down }';
    expect(levelOf(floor, { points: given('total', '80', '85.5') })?.needed).toEqual([
      '名次最后的“好”为 85.50 分，还差 5.5 分',
    ]);
  });
});
