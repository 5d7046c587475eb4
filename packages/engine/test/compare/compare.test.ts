/** Two schemes over the same facts, small enough to be followed by hand. */
import { describe, expect, it } from 'vitest';
import { compareRuns, type Figure, type Scheme, scoreBoth, writeScheme } from '../../src/index.ts';
import { causesOf, compared, facts, movedOf, office, schemeOf } from './offices.ts';

/** The total with the bonus in it. */
const withBonus = office.replace(
  '    weigh:\n',
  '    sum: { ground: { figure: base }, extra: { figure: bonus } }\n  base:\n    name: 基础\n    weigh:\n',
);

/** The facts with other points for somebody's party work. */
const withParty = (subject: string, value: string) =>
  facts({
    points: (facts().tables.points ?? []).map((p) =>
      p.subject === subject && p.indicator === 'party' ? { ...p, value } : p,
    ),
  });

describe('the causes of a total that is another', () => {
  it('are the shares of the figures whose weights changed, and not what stands below them', () => {
    const found = compared([
      ['weight: 60%', 'weight: 50%'],
      ['weight: 40%', 'weight: 50%'],
    ]);
    expect(causesOf(found, 'A')).toEqual(['weight duty -9.60', 'weight party +9.40']);
    expect(movedOf(found, 'A')).toMatchObject({ change: '-0.20', rest: '0.00' });
    expect(movedOf(found, 'A')?.causes[0]).toMatchObject({ name: '本职', before: '0.6', after: '0.5' });
  });

  it('are followed to the deepest figure that came out otherwise', () => {
    const found = compared([
      ['{ name: 作风, points: { within: [0, 40] }, missing: hold }', '{ name: 作风, fixed: 36 }'],
    ]);
    expect(movedOf(found, 'A')).toMatchObject({ change: '-1.20', rest: '0.00' });
    expect(movedOf(found, 'A')?.causes).toEqual([
      { kind: 'value', figure: 'conduct', name: '作风', before: '38', after: '36', effect: '-1.20' },
    ]);
    expect(movedOf(found, 'B')).toBeUndefined();
  });

  it('split evenly where a weight and the value changed together', () => {
    const found = compared([
      ['weight: 60%', 'weight: 50%'],
      ['weight: 40%, points: { within: [0, 100] }, missing: hold', 'weight: 50%, fixed: 90'],
    ]);
    // 94 × 40% → 90 × 50%: the weight (94 + 90) ÷ 2 × 10%, the value −4 × (40% + 50%) ÷ 2.
    expect(causesOf(found, 'A')).toEqual(['weight duty -9.60', 'weight party +9.20', 'value party -1.80']);
    expect(movedOf(found, 'A')?.change).toBe('-2.20');
  });

  it('are an indicator that came or went, with its value', () => {
    const found = compared([['party: { name: 党建, weight: 40%', 'groups: { name: 群团, weight: 40%']], {
      tables: {
        ...facts().tables,
        points: [
          ...(facts().tables.points ?? []),
          ...['A', 'B', 'C', 'D'].map((subject) => ({ subject, indicator: 'groups', value: '80' })),
        ],
      },
    });
    expect(causesOf(found, 'A')).toEqual(['removed party -37.60', 'added groups +32.00']);
    expect([found.added, found.removed]).toEqual([[{ id: 'groups', name: '群团' }], [{ id: 'party', name: '党建' }]]);
  });

  it('see through a group that was put around indicators or taken away', () => {
    const grouped = schemeOf([
      ['    weigh:', '    sum:'],
      ['        weight: 60%\n', ''],
      ['weight: 40%, ', ''],
      ['      requires:\n', ''],
      ['        - { for: 优秀, that: { figure: conduct, atLeast: 30 }, name: 作风不少于30分 }\n', ''],
    ]);
    const total = grouped.figures[0] as Figure;
    const [duty, party] = total.term.kind === 'sum' ? total.term.parts : [];
    const [tasks] = duty?.term.kind === 'sum' ? duty.term.parts : [];
    const parts = [tasks, party] as Figure[];
    const flat = {
      ...grouped,
      figures: [{ ...total, term: { kind: 'sum' as const, parts } }, ...grouped.figures.slice(1)],
    };
    const points = (facts().tables.points ?? []).map((p) =>
      p.subject === 'B' && p.indicator === 'conduct' ? { ...p, value: '0' } : p,
    );
    const { runs } = scoreBoth(
      grouped,
      schemeOf([], writeScheme(flat as Scheme).replace('by:\n      - total\n      - tasks', 'by: tasks')),
      facts({ points }),
    );
    const { before, after } = runs as NonNullable<typeof runs>;
    const found = compareRuns(before, after);
    expect(causesOf(found, 'A')).toEqual(['removed conduct -38.00']);
    expect(found.removed.map((f) => f.id)).toEqual(['duty', 'conduct']);
    expect(movedOf(found, 'B')?.causes).toEqual([]);
  });

  it('are a cap that lets more or less through', () => {
    const events = ['A', 'A', 'A', 'B'].map((subject, i) => ({ subject, code: 'praise', date: `2026-02-0${i + 1}` }));
    const raw = facts({ events });
    const found = compared([['atMost: 5\n', 'atMost: 3\n']], raw, withBonus);
    expect(movedOf(found, 'A')?.causes).toEqual([
      { kind: 'cap', figure: 'bonus', name: '加分', before: '-1', after: '-3', effect: '-2.00' },
    ]);
    expect(movedOf(found, 'B')).toBeUndefined();
  });

  it('leave to the rest what only rounding changes', () => {
    const found = compared([['decimals: { places: 2', 'decimals: { places: 0']]);
    expect(movedOf(found, 'A')).toMatchObject({ change: '-0.20', causes: [], rest: '-0.20' });
  });

  it('say of an indicator that both schemes have that only one counts it', () => {
    const events = [{ subject: 'B', code: 'praise', date: '2026-02-01' }];
    const sum =
      '    sum: { ground: { figure: base }, extra: { figure: bonus } }\n  base:\n    name: 基础\n    weigh:\n';
    const found = compared([['    weigh:\n', sum]], facts({ events }));
    expect(causesOf(found, 'B')).toEqual(['included bonus +2.00']);
    expect(movedOf(found, 'A')).toBeUndefined();
  });

  it('follow a total into a new one that it became a part of', () => {
    const found = compared(
      [
        ['total: total, rank', 'total: final, rank'],
        [
          '  bonus:\n',
          '  final: { name: 总评, weigh: { total: { weight: 80% }, base: { name: 基本, weight: 20%, fixed: 100 } } }\n  bonus:\n',
        ],
      ].map(
        ([from, to]) =>
          [
            from as string,
            (to as string).replace('total: { weight: 80% }', 'kept: { weight: 80%, figure: total }'),
          ] as const,
      ),
    );
    // 95.2 → 95.2 × 80% + 100 × 20% = 96.16
    expect(movedOf(found, 'A')?.change).toBe('+0.96');
    expect(causesOf(found, 'A')).toEqual(['added base +20.00', 'weight total -19.04']);
  });

  it('hold totals of different names against each other', () => {
    const renamed = office
      .replace('total: total, rank', 'total: score, rank')
      .replace('  total:\n', '  score:\n')
      .replace('by: [total, tasks]', 'by: [score, tasks]')
      .replace('of: total', 'of: score');
    const { runs } = scoreBoth(
      schemeOf([]),
      schemeOf([['{ name: 作风, points: { within: [0, 40] }, missing: hold }', '{ name: 作风, fixed: 36 }']], renamed),
      facts(),
    );
    const { before, after } = runs as NonNullable<typeof runs>;
    expect(causesOf(compareRuns(before, after), 'A')).toEqual(['value conduct -1.20']);
  });

  it('are the figure whose events expire, repeat or become others in only one of the schemes', () => {
    const lasting = [
      'expires: { months: 6 }',
      'repeats: { within: { months: 6 }, times: 2 }',
      'escalates: { every: 2, to: honour }',
    ].map((key) => ['praise: { name: 表扬, each: 2 }', `praise: { name: 表扬, each: 2, ${key} }`] as const);
    const honoured = withBonus.replace('each: 2 } }', 'each: 2 }, honour: { name: 表彰, each: 5 } }');
    const events = ['2025-12-05', '2026-01-05', '2026-02-05'].map((date) => ({ subject: 'A', code: 'praise', date }));
    const raw = facts({ events });
    const causes = lasting.map((change) => causesOf(compared([change], raw, honoured), 'A'));
    // Two count in the quarter, 4 points, and 5 is the most: 3 × 2 capped; 2 × 2 × 2 capped; two become one of 5.
    expect(causes).toEqual([
      ['value bonus +2.00', 'cap bonus -1.00'],
      ['value bonus +4.00', 'cap bonus -3.00'],
      ['value bonus +1.00'],
    ]);
  });

  it('stay with the best of several where another one is the best', () => {
    const best = office
      .replace(
        'sum:\n          tasks: { name: 任务, points: { within: [0, 60] }, missing: hold }\n          conduct: { name: 作风,',
        'highest:\n          tasks: { name: 任务, points: { within: [0, 60] }, missing: hold }\n          conduct: { name: 作风,',
      )
      .replace('{ atLeast: 90 }, 称职: { atLeast: 60 }', '{ atLeast: 60 }, 称职: { atLeast: 30 }')
      .replace('figure: conduct', 'figure: party');
    const change = ['{ name: 任务, points: { within: [0, 60] }, missing: hold }', '{ name: 任务, fixed: 10 }'] as const;
    expect(causesOf(compared([change], facts(), best), 'A')).toEqual(['value duty -12.00']);
    const same = ['{ name: 任务, points: { within: [0, 60] }, missing: hold }', '{ name: 任务, fixed: 55 }'] as const;
    expect(causesOf(compared([same], facts(), best), 'A')).toEqual(['value tasks -1.80']);
  });

  it('are a veto that came upon the score', () => {
    const vetoed = office.replace(
      'party: { name: 党建, weight: 40%, points: { within: [0, 100] }, missing: hold }',
      'party: { name: 党建, weight: 40%, veto: { of: { name: 党建评分, points: { within: [0, 100], indicator: party }, missing: hold }, when: { event: breach, atLeast: 1 }, gives: 0 } }',
    );
    const raw = facts({ events: [{ subject: 'B', code: 'breach', count: 2, date: '2026-02-01' }] });
    const found = compared([['{ event: breach, atLeast: 1 }', '{ event: breach, atLeast: 3 }']], raw, vetoed);
    expect(movedOf(found, 'B')?.causes).toEqual([
      { kind: 'veto', figure: 'party', name: '党建', before: '-91', after: '0', effect: '+36.40' },
    ]);
  });

  it('are none where one of the totals has no value', () => {
    const points = (facts().tables.points ?? []).filter((p) => p.subject !== 'A' || p.indicator !== 'party');
    const found = compared(
      [['points: { within: [0, 100] }, missing: hold', 'points: { within: [0, 100] }, missing: { count: 0 }']],
      facts({ points }),
    );
    expect(movedOf(found, 'A')).toMatchObject({
      causes: [],
      before: { total: { absent: 'held' } },
      after: { total: { value: '57.60' } },
    });
    expect(movedOf(found, 'A')).not.toHaveProperty('change');
    expect(found.overall).toMatchObject({ totalsOther: 1, totalsUp: 0 });
    expect(movedOf(found, 'A')?.gradeReasons).toEqual([{ kind: 'score', before: 'held', after: '57.60' }]);
  });
});

describe('the reasons of a grade that is another', () => {
  it('are the line, where the score is the same', () => {
    const found = compared([['优秀: { atLeast: 90 }', '优秀: { atLeast: 92 }']]);
    expect(movedOf(found, 'B')).toMatchObject({
      change: '0.00',
      gradeReasons: [{ kind: 'threshold', of: '优秀', before: '≥ 90', after: '≥ 92' }],
    });
    expect(found.moved.map((m) => m.id)).toEqual(['B']);
  });

  it('are the score, where the line is the same', () => {
    const found = compared([
      ['{ name: 任务, points: { within: [0, 60] }, missing: hold }', '{ name: 任务, fixed: 52 }'],
    ]);
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'score', before: '91.60', after: '89.20' }]);
    expect(movedOf(found, 'B')?.rankReasons).toEqual([]);
  });

  it('are both, where each alone would have been enough', () => {
    const found = compared([
      ['优秀: { atLeast: 90 }', '优秀: { atLeast: 92 }'],
      ['{ name: 任务, points: { within: [0, 60] }, missing: hold }', '{ name: 任务, fixed: 52 }'],
    ]);
    expect(movedOf(found, 'B')?.gradeReasons.map((r) => r.kind)).toEqual(['score', 'threshold']);
  });

  it('are the requirement that came or went', () => {
    const found = compared([['atLeast: 30 }, name: 作风不少于30分', 'atLeast: 37 }, name: 作风不少于37分']]);
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'requires', of: '作风不少于37分' }]);
  });

  it('are the seats, where the place is the same', () => {
    const found = compared([['atMost: 50%', 'atMost: 35%']]);
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'seats', of: '优秀', before: '2', after: '1' }]);
    expect(found.overall).toMatchObject({ gradesUp: 0, gradesDown: 1, totalsUp: 0, totalsDown: 0, ranksChanged: 0 });
    expect(found.pools).toMatchObject([{ before: '一科', after: '一科', both: 4, gradesDown: 1 }]);
    expect(found.overall.levels).toEqual([
      { level: '优秀', before: 2, after: 1 },
      { level: '称职', before: 1, after: 2 },
      { level: '较差', before: 1, after: 1 },
    ]);
  });

  it('are the place, where another order breaks the tie', () => {
    // B and C both have 91.60; B did more of the tasks, C has the better conduct.
    const found = compared([['by: [total, tasks]', 'by: [total, conduct]']], withParty('C', '91'));
    expect(found.moved.map((m) => [m.id, m.change, m.rankReasons, m.gradeReasons.map((r) => r.kind)])).toEqual([
      ['B', '0.00', ['order'], ['rank']],
      ['C', '0.00', ['order'], ['rank']],
    ]);
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'rank', of: '优秀', before: '2', after: '3' }]);
  });

  it('are seats and place, where each alone would have been enough', () => {
    const found = compared(
      [
        ['by: [total, tasks]', 'by: [total, conduct]'],
        ['atMost: 50%', 'atMost: 35%'],
      ],
      withParty('C', '91'),
    );
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([
      { kind: 'seats', of: '优秀', before: '2', after: '1' },
      { kind: 'rank', of: '优秀', before: '2', after: '3' },
    ]);
  });

  it('tell a place that others took from one that the own score lost', () => {
    const change = ['{ name: 作风, points: { within: [0, 40] }, missing: hold }', '{ name: 作风, fixed: 36 }'] as const;
    const found = compared([change], withParty('C', '91.5'));
    expect(movedOf(found, 'B')).toMatchObject({ change: '0.00', rankReasons: ['others'] });
    expect(movedOf(found, 'C')).toMatchObject({ change: '-1.20', rankReasons: ['score'] });
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'rank', of: '优秀', before: '3', after: '2' }]);
  });

  it('are the pool, where people compete with others', () => {
    const spells = ['A', 'B', 'C', 'D'].map((subject, i) => ({
      subject,
      attribute: 'unit',
      value: i < 2 ? '一科' : '二科',
    }));
    const found = compared([['rank: { in: unit', 'rank: { in: all']], facts({ spells }));
    expect(movedOf(found, 'B')).toMatchObject({
      gradeReasons: [
        { kind: 'seats', of: '优秀', before: '1', after: '2' },
        { kind: 'pool', of: '优秀', before: '一科', after: '全体' },
      ],
    });
    expect(found.pools.map((p) => [p.before, p.after])).toEqual([
      ['一科', '全体'],
      ['二科', '全体'],
    ]);
  });

  it('are a decision about others that the seat waits for', () => {
    const excepted = office.replace(
      '      seats:\n',
      '      exceptions: { hero: { name: 特殊贡献, to: 优秀, seat: takes, atMost: 2 } }\n      seats:\n',
    );
    const rulings = ['C', 'D'].map((target) => {
      return { kind: 'subject', target, setting: 'exception', value: 'hero', by: '组', reason: '由' };
    });
    // Where only one may be excepted, C and D are open: one of the two seats is kept for them, and whoever of them is left may take the other.
    const found = compared([['takes, atMost: 2', 'takes, atMost: 1']], facts({ rulings }), excepted);
    expect(movedOf(found, 'B')).toMatchObject({
      before: { grade: { value: '称职' } },
      after: { grade: { absent: 'open' } },
    });
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'waits', of: '优秀', after: 'open' }]);
  });

  it('are the seats, as far as it is decided how many there are', () => {
    const spells = ['A', 'B', 'C', 'D'].flatMap((subject, i) => [
      { subject, attribute: 'unit', value: '一科' },
      { subject, attribute: 'merit', value: i < 2 ? '好' : '一般' },
    ]);
    const merit = office.replace(
      'unit: { name: 单位, at: to }',
      'unit: { name: 单位, at: to }\n  merit: { name: 单位等次, at: to }',
    );
    const by = '{ by: merit, cases: { 好: 50%, 一般: 25% } }';
    const found = compared([['atMost: 50%', `atMost: ${by}`]], facts({ spells }), merit);
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'seats', of: '优秀', before: '2', after: '0–4' }]);
  });

  it('are a requirement of the level to which want of a seat led', () => {
    const change = [
      '      ranking: place',
      '        - { for: 称职, that: { figure: party, atLeast: 92 }, name: 党建不少于92分 }\n      ranking: place',
    ] as const;
    const found = compared([change], facts(), office.replace('atMost: 50%', 'atMost: 35%'));
    expect(movedOf(found, 'B')).toMatchObject({
      before: { grade: { value: '称职' } },
      after: { grade: { value: '较差' } },
    });
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'requires', of: '党建不少于92分' }]);
  });

  it('are a rule that leaves people without a grade', () => {
    const spells = ['A', 'B', 'C', 'D'].flatMap((subject) => [
      { subject, attribute: 'unit', value: '一科' },
      ...(subject === 'B' ? [{ subject, attribute: 'probation', value: '是' }] : []),
    ]);
    const found = compared(
      [
        ['unit: { name: 单位, at: to }', 'unit: { name: 单位, at: to }\n  probation: { name: 试用期, at: to }'],
        [
          '      requires:',
          '      ungraded: [{ when: { attribute: probation, is: 是 }, name: 试用期, outcome: none }]\n      requires:',
        ],
      ],
      facts({ spells }),
    );
    expect(movedOf(found, 'B')?.gradeReasons).toEqual([{ kind: 'ungraded', after: '试用期' }]);
    expect(found.overall).toMatchObject({ gradesOther: 1 });
  });
});

describe('people whom only one of the schemes assesses', () => {
  it('come out as such, with how they stand there', () => {
    const spells = ['A', 'B', 'C', 'D'].map((subject) => ({
      subject,
      attribute: 'unit',
      value: subject === 'D' ? '二科' : '一科',
    }));
    const found = compared(
      [['staff: { name: 干部,', 'staff: { name: 干部, where: { attribute: unit, is: 一科 },']],
      facts({ spells }),
    );
    expect(found.overall).toMatchObject({ both: 3, onlyBefore: 1, onlyAfter: 0 });
    expect(movedOf(found, 'D')).toMatchObject({
      before: { population: 'staff', total: { value: '58.00' } },
      causes: [],
    });
    expect(movedOf(found, 'D')).not.toHaveProperty('after');
    expect(movedOf(found, 'D')).not.toHaveProperty('change');
  });

  it('may be in a population that the other scheme does not know', () => {
    const named = facts({
      subjects: ['A', 'B', 'C', 'D'].map((id) => ({ id, name: id, ...(id === 'A' ? { population: 'heads' } : {}) })),
    });
    const heads = schemeOf([
      ['populations:\n', 'populations:\n  heads: { name: 领导, where: { attribute: unit, is: 无 }, total: party }\n'],
    ]);
    const { runs, leftOut } = scoreBoth(schemeOf([]), heads, named);
    expect(leftOut).toEqual([
      { side: 'before', table: 'subjects', code: 'population-not-known', found: 'heads', count: 1 },
    ]);
    expect(runs?.before.populations[0]?.rows.length).toBe(4);
    expect(runs?.after.outside).toEqual([0]);
  });
});

describe('facts that only one of the schemes knows', () => {
  const more = facts({
    points: [...(facts().tables.points ?? []), { subject: 'A', indicator: 'groups', value: '80' }],
  });
  const groups = schemeOf([['party: { name: 党建, weight: 40%', 'groups: { name: 群团, weight: 40%']]);

  it('are left out for the other, and counted', () => {
    const { leftOut, runs } = scoreBoth(schemeOf([]), groups, more);
    expect(leftOut).toEqual([
      { side: 'before', table: 'points', code: 'indicator-not-in-scheme', found: 'groups', count: 1 },
      { side: 'after', table: 'points', code: 'indicator-not-in-scheme', found: 'party', count: 4 },
    ]);
    expect([...(runs?.before.facts.points.keys() ?? [])]).not.toContain('groups');
    expect([...(runs?.after.facts.points.keys() ?? [])]).not.toContain('party');
  });

  it('are left out in one go however many are alike', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({
      subject: 'A',
      indicator: 'groups',
      rater: `R${i}`,
      value: '80',
    }));
    const after = schemeOf([['party: { name: 党建, weight: 40%', 'groups: { name: 群团, weight: 40%']]);
    const points = [...(facts().tables.points ?? []).filter((p) => p.indicator !== 'party'), ...many];
    const { leftOut, runs } = scoreBoth(schemeOf([]), after, facts({ points }));
    expect(leftOut).toEqual([
      { side: 'before', table: 'points', code: 'indicator-not-in-scheme', found: 'groups', count: 3000 },
    ]);
    expect(runs).toBeDefined();
  });

  it('are left out even where nothing else is there, or it is the question of a poll', () => {
    const other = office.replaceAll('tasks', 'jobs').replaceAll('conduct', 'manners').replaceAll('party', 'league');
    const after = schemeOf([], other);
    const league = ['league', 'jobs'].map((indicator) => ({ subject: 'A', indicator, value: '30' }));
    const { leftOut, runs } = scoreBoth(schemeOf([]), after, facts({ points: league, events: [] }));
    expect(leftOut.map((l) => [l.side, l.found])).toEqual([
      ['before', 'jobs'],
      ['before', 'league'],
    ]);
    expect(runs).toBeDefined();
    const asked = (question: string): Scheme =>
      schemeOf([
        [
          'party: { name: 党建, weight: 40%, points: { within: [0, 100] }',
          `party: { name: 党建, weight: 40%, ballots: { poll: p, question: ${question}, within: [0, 100] }`,
        ],
      ]);
    const points = (facts().tables.points ?? []).filter((p) => p.indicator !== 'party');
    const tallies = ['甲', '乙'].map((question) => ({ poll: 'p', question, subject: 'A', value: '80', count: '2' }));
    const both = scoreBoth(asked('甲'), asked('乙'), facts({ points, tallies }));
    expect(both.leftOut.map((l) => [l.side, l.code])).toEqual([
      ['before', 'question-not-in-scheme'],
      ['after', 'question-not-in-scheme'],
    ]);
    expect(both.runs).toBeDefined();
  });

  it('take with them what names nothing without them', () => {
    const closed = schemeOf([['unit: { name: 单位, at: to }', 'unit: { name: 单位, at: to, values: [一科] }']]);
    const spells = ['A', 'B', 'C', 'D'].map((subject) => ({
      subject,
      attribute: 'unit',
      value: subject === 'D' ? '二科' : '一科',
    }));
    const ruling = { kind: 'pool', target: '二科', setting: 'share.优秀', value: '100%', by: '组', reason: '由' };
    const { runs, leftOut } = scoreBoth(closed, schemeOf([]), facts({ spells, rulings: [ruling] }));
    expect(leftOut.map((l) => [l.side, l.table, l.code, l.count])).toEqual([
      ['before', 'spells', 'attribute-value-unknown', 1],
      ['before', 'rulings', 'ruling-target-unknown', 1],
    ]);
    expect(runs?.before.facts.rulings).toEqual([]);
  });

  it('may be rulings on seats of a level that only one of them limits', () => {
    const rulings = ['seat.优秀', 'seat.称职', 'seat.良好'].map((setting) => {
      return { kind: 'subject', target: 'A', setting, value: 'yes', by: '组', reason: '由' };
    });
    const limited = schemeOf([
      ['优秀: { atLeast: 90 }, 称职', '优秀: { atLeast: 90 }, 良好: { atLeast: 80 }, 称职'],
      [
        '        - { level: 优秀, atMost: 50%, of: assessed, mode: perPool, rounding: down }\n',
        ['优秀', '良好', '称职']
          .map((level) => `        - { level: ${level}, atMost: 50%, of: assessed, mode: perPool, rounding: down }\n`)
          .join(''),
      ],
    ]);
    const { leftOut, runs } = scoreBoth(schemeOf([]), limited, facts({ rulings }));
    expect(leftOut).toEqual([
      { side: 'before', table: 'rulings', code: 'ruling-seat-unlimited', found: '称职', count: 1 },
      { side: 'before', table: 'rulings', code: 'ruling-seat-no-level', found: '良好', count: 1 },
    ]);
    expect(runs?.before.facts.rulings.map((r) => r.setting)).toEqual(['seat.优秀']);
  });

  it('are left out, and no error, where other rows cannot be read', () => {
    const points = withParty('B', '九十').tables.points ?? [];
    const raw = facts({ points: [...points, { subject: 'A', indicator: 'groups', value: '80' }] });
    const { runs, leftOut, diagnostics } = scoreBoth(schemeOf([]), groups, raw);
    expect(runs).toBeUndefined();
    expect(leftOut.map((l) => [l.side, l.found, l.count])).toEqual([
      ['before', 'groups', 1],
      ['after', 'party', 3],
    ]);
    const codes = [diagnostics.before, diagnostics.after].map((found) => found.map((d) => d.code));
    expect(codes).toEqual([['cell-not-decimal'], ['cell-not-decimal']]);
  });

  it('stay an error where neither knows them', () => {
    const raw = facts({
      points: [...(facts().tables.points ?? []), { subject: 'A', indicator: 'gruops', value: '80' }],
    });
    const { runs, diagnostics } = scoreBoth(schemeOf([]), groups, raw);
    expect(runs).toBeUndefined();
    const wrong = (side: 'before' | 'after') =>
      diagnostics[side].filter((d) => d.severity === 'error').map((d) => d.values.found);
    expect([wrong('before'), wrong('after')]).toEqual([['gruops'], ['gruops']]);
  });

  it('do not bring back what they corrected', () => {
    const points = [
      ...(facts().tables.points ?? []).filter((p) => p.subject !== 'A' || p.indicator !== 'party'),
      { subject: 'A', indicator: 'party', value: '94', id: 'first' },
      { subject: 'A', indicator: 'groups', value: '80', id: 'second', corrects: 'first' },
    ];
    const { runs } = scoreBoth(schemeOf([]), groups, facts({ points }));
    const columns = [...(runs?.before.facts.points.values() ?? [])].flat();
    const ids = columns.flatMap(({ start, fact }) => Array.from({ length: start.at(-1) ?? 0 }, (_, k) => fact(k).id));
    expect(ids).not.toContain('first');
  });

  it('are an error for the scheme whose bounds they leave', () => {
    const { runs, diagnostics } = scoreBoth(schemeOf([]), schemeOf([['within: [0, 60]', 'within: [0, 57]']]), facts());
    expect(runs).toBeUndefined();
    expect(diagnostics.before).toEqual([]);
    expect(diagnostics.after.map((d) => d.code)).toEqual(['value-out-of-range']);
  });
});

describe('what no total counts', () => {
  const paid = `${office.replace('    atMost: 5\n', '')}  pay:
    name: 奖金
    divide: { amount: 1000, in: unit, by: total, places: 2, cents: largest-remainder, ties: id }
    missing: hold
`;

  it('is told of everybody for whom it is another, also where the own total stays', () => {
    const found = compared(
      [
        [
          'tasks: { name: 任务, points: { within: [0, 60] }, missing: hold }',
          'tasks: { name: 任务, atMost: 57, points: { within: [0, 60] }, missing: hold }',
        ],
      ],
      facts(),
      paid,
    );
    expect(movedOf(found, 'A')?.change).toBe('-0.60');
    // 1000 × 95.2 ÷ 334 = 285.03, and 1000 × 94.6 ÷ 333.4 = 283.74; B has 91.6 both times: 274.25, then 274.74.
    expect(movedOf(found, 'A')?.figures).toMatchObject([{ figure: 'pay', change: '-1.29' }]);
    expect(movedOf(found, 'B')).toMatchObject({ change: '0.00', figures: [{ name: '奖金', change: '+0.49' }] });
    expect(found.figures).toMatchObject([
      { id: 'pay', name: '奖金', up: 3, down: 1, other: 0, largestFall: { subject: 'A', change: '-1.29' } },
    ]);
  });

  it('has causes where it is made of parts', () => {
    const praised = facts({ events: [{ subject: 'A', code: 'praise', date: '2026-02-02', count: '2' }] });
    const found = compared([['    atMost: 5\n', '    atMost: 3\n']], praised);
    expect(movedOf(found, 'A')?.figures).toMatchObject([
      { figure: 'bonus', change: '-1.00', causes: [{ kind: 'cap', figure: 'bonus', effect: '-1.00' }] },
    ]);
  });

  it('and levels are counted for each population by itself, in the order of the scheme', () => {
    const two = office
      .replace(
        'populations:\n',
        'populations:\n  teams: { name: 班子, where: { attribute: unit, is: 班子 }, total: teamTotal, grade: teamLevel }\n',
      )
      .replace('{ name: 干部, total', '{ name: 干部, where: { attribute: unit, is: 一科 }, total')
      .concat(`  teamTotal: { name: 班子得分, points: { within: [0, 100] }, missing: hold }
  teamLevel: { name: 班子等次, grade: { of: teamTotal, levels: { 好: { atLeast: 80 }, 称职: otherwise } } }
`);
    const base = facts().tables;
    const raw = facts({
      subjects: [...(base.subjects ?? []), { id: 'T', name: '班子甲' }],
      spells: [...(base.spells ?? []), { subject: 'T', attribute: 'unit', value: '班子' }],
      points: [...(base.points ?? []), { subject: 'T', indicator: 'teamTotal', value: '70' }],
    });
    const { populations, pools } = compared([['好: { atLeast: 80 }', '好: { atLeast: 60 }']], raw, two);
    const [teams, staff] = ['班子', '干部'].map((name, i) => ({ id: ['teams', 'staff'][i], name }));
    expect(pools.map((p) => [p.populations, p.before, p.after, p.both])).toEqual([
      [{ before: teams, after: teams }, undefined, undefined, 1],
      [{ before: staff, after: staff }, '一科', '一科', 4],
    ]);
    expect(populations).toEqual([
      {
        id: 'teams',
        name: '班子',
        levels: [
          { level: '好', before: 0, after: 1 },
          { level: '称职', before: 1, after: 0 },
        ],
      },
      {
        id: 'staff',
        name: '干部',
        levels: [
          { level: '优秀', before: 2, after: 2 },
          { level: '称职', before: 1, after: 1 },
          { level: '较差', before: 1, after: 1 },
        ],
      },
    ]);
  });
});
