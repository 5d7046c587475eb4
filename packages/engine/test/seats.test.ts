/** Stories of seats: what comes out when rulings, floors, preconditions and undecided matters meet. */
import { describe, expect, it } from 'vitest';
import { explain, type RawRow, type Result, type Run, readScheme, resultOf, score } from '../src/index.ts';

/** 优 from 90, 良 from 60, 中 from 30, 差; ranked in units by total. `grade` is written after the levels. */
function schemeText(grade: string, ties = 'open', by = 'total'): string {
  return `scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 0, mode: half-up }
attributes: { unit: { name: 单位, at: longest }, post: { name: 岗位, at: to }, kind: { name: 班子, at: to } }
populations: { staff: { name: 干部, total: total, rank: place, grade: level } }
figures:
  total: { name: 得分, measure: { figure: 分, within: [0, 100] }, missing: hold }
  other: { name: 附加, measure: { figure: 附加, within: [0, 100] }, missing: { count: 0 } }
  place: { name: 名次, rank: { in: unit, by: [${by}, other], ties: ${ties} } }
  level:
    name: 等次
    grade:
      of: total
      ranking: place
      levels: { 优: { atLeast: 90 }, 良: { atLeast: 60 }, 中: { atLeast: 30 }, 差: otherwise }
      ${grade}
`;
}

type Rulings = Readonly<Record<string, string>>;

/** `A: '95 92-村'` are the people A1 and A2 of unit A, A2 with a post; `x` has no value. Rulings as `'A1 seat.优': 'yes'`. */
function runOf(text: string, units: Readonly<Record<string, string>>, rulings: Rulings = {}): Run {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  const people = Object.entries(units).flatMap(([unit, values]) =>
    values.split(' ').map((value, i) => ({ id: `${unit}${i + 1}`, unit, parts: value.split('-') })),
  );
  const spells = people.flatMap(({ id, unit, parts }): RawRow[] => [
    ...(unit === '_' ? [] : [{ subject: id, attribute: 'unit', value: unit }]),
    ...(parts[1] === undefined ? [] : [{ subject: id, attribute: 'post', value: parts[1] }]),
  ]);
  const measures = people.filter((p) => p.parts[0] !== 'x');
  const tables = {
    run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
    subjects: people.map(({ id }) => ({ id, name: id })),
    spells,
    measures: measures.map(({ id, parts }) => ({ subject: id, figure: '分', value: parts[0] ?? '' })),
    rulings: Object.entries(rulings).map(([what, value]) => {
      const [target = '', setting = ''] = what.split(' ');
      const kind = target in units ? 'pool' : 'subject';
      return { kind, target, setting, value, by: '考核委员会', reason: '见纪要' };
    }),
  };
  const { run, diagnostics: found } = score(scheme, { tables });
  if (run === undefined) throw new Error(JSON.stringify(found));
  return run;
}

/** `A1优 A2? B1!`: `?` open, `!` held, `/` not applicable. */
function gradesOf({ subjects }: Result): string {
  const letters = { open: '?', held: '!', missing: '-', notApplicable: '/' };
  return subjects.map(({ id, grade }) => `${id}${'value' in grade ? grade.value : letters[grade.absent]}`).join(' ');
}
const grades = (...args: Parameters<typeof runOf>): string => gradesOf(resultOf(runOf(...args)));
const decisions = (...args: Parameters<typeof runOf>): string[] =>
  resultOf(runOf(...args)).open.map((d) => `${d.code} ${d.subjects.join(' ')}`.trim());
const needed = (id: string, ...args: Parameters<typeof runOf>): readonly string[] =>
  explain(runOf(...args), id)?.steps.at(-1)?.needed ?? [];

const ceiling = (level: string, share: string, more = 'mode: perPool'): string =>
  `{ level: ${level}, atMost: ${share}, of: assessed, ${more}, rounding: down }`;
const floor = (share: string): string =>
  `{ level: 差, atLeast: ${share}, of: assessed, mode: perPool, rounding: down }`;
const seats = (...rules: readonly string[]): string => `seats: [${rules.join(', ')}]`;

describe('a ruling on a seat', () => {
  const both = schemeText(seats(ceiling('优', '50%'), floor('50%')));
  it('names the level: yes gets a limited level, and goes down to the level of a floor', () => {
    const units = { A: '95 95 70 70' };
    expect(grades(schemeText(seats(ceiling('优', '25%'))), units, { 'A2 seat.优': 'yes' })).toBe('A1良 A2优 A3良 A4良');
    const low = schemeText(seats(floor('25%')));
    expect(grades(low, units)).toBe('A1优 A2优 A3? A4?');
    expect(decisions(low, units)).toEqual(['tie-at-floor A3 A4']);
    expect(grades(low, units, { 'A4 seat.差': 'yes' })).toBe('A1优 A2优 A3良 A4差');
    expect(grades(low, units, { 'A4 seat.差': 'no' })).toBe('A1优 A2优 A3差 A4良');
  });
  it('on one level says nothing of another', () => {
    expect(grades(both, { A: '95 95 95 10' }, { 'A1 seat.差': 'yes' })).toBe('A1? A2? A3? A4差');
  });
});

describe('small pools that are put together', () => {
  const text = schemeText(seats(ceiling('优', '50%', 'mode: merged, mergeBelow: 3')));
  const taken = (units: Readonly<Record<string, string>>) =>
    resultOf(runOf(text, units)).seats.map(({ pool, base, seats, taken }) => `${pool} ${base} ${seats} ${taken}`);
  it('share their seats by their common order, whichever pool stands first', () => {
    const units = { A: '91', B: '99 98 97', C: '95', D: '92 93' };
    expect(taken(units)).toEqual(['B 3 1 1', '合并的小单位 4 2 2']);
    expect(grades(text, units)).toBe('A1良 B1优 B2良 B3良 C1优 D1良 D2优');
  });
  it('keep their name where there is only one', () => {
    expect(taken({ A: '91 92', B: '99 98 97' })).toEqual(['B 3 1 1', 'A 2 1 1']);
  });
});

describe('a stated number of seats', () => {
  const best = (people: number, more = ''): string =>
    `{ level: 优, atMost: { people: ${people} }, mode: perPool${more} }`;
  const text = schemeText(seats(best(2)));
  it('[WC-03] is the same in every pool, whatever its size', () => {
    const units = { A: '99 98 97 96', B: '99' };
    expect(grades(text, units)).toBe('A1优 A2优 A3良 A4良 B1优');
    expect(resultOf(runOf(text, units)).seats).toEqual(
      ['A', 'B'].map((pool, i) => ({
        population: 'staff',
        figure: 'level',
        level: '优',
        pool,
        base: [4, 1][i],
        seats: 2,
        taken: [2, 1][i],
      })),
    );
    expect(explain(runOf(text, units), 'A3')?.steps.at(-1)?.notes).toContain('“优”名额（A）：最多 2 个');
  });
  it('[WC-03] is parted by people where the last seat is tied for', () => {
    expect(decisions(text, { A: '99 98 98' })).toEqual(['tie-at-last-seat A2 A3']);
    expect(grades(text, { A: '99 98 98' }, { 'A3 seat.优': 'yes' })).toBe('A1优 A2良 A3优');
  });
  it('may stand in principle, and may be a floor', () => {
    const rescue = 'exceptions: { up: { name: 破格, to: 优, seat: takes } }';
    const soft = schemeText(`${seats(best(1, ', soft: true'))}\n      ${rescue}`);
    expect(grades(soft, { A: '99 70' }, { 'A2 exception': 'up' })).toBe('A1优 A2优');
    const low = schemeText(seats('{ level: 差, atLeast: { people: 1 }, mode: perPool }'));
    expect(grades(low, { A: '99 70', B: '99' })).toBe('A1优 A2差 B1差');
  });
});

describe('coming down for want of a seat', () => {
  it('goes on where the preconditions of the level below are not met, and stops where they can not be told', () => {
    const text = schemeText(`requires: [{ for: 良, that: { attribute: post, is: 村 }, name: 在村 }]
      ${seats(ceiling('优', '34%'))}`);
    expect(grades(text, { A: '95 94-村 93' })).toBe('A1优 A2良 A3中');
  });
});

describe('an adjustment', () => {
  const rules = (levels: string) => `adjust: { name: 调换, levels: ${levels} }`;
  it('must leave a level that the scheme names', () => {
    const text = schemeText(rules('[优, 良]'));
    expect(grades(text, { A: '50 70' }, { 'A1 grade': '优', 'A2 grade': '优' })).toBe('A1? A2优');
    expect(decisions(text, { A: '50 70' }, { 'A1 grade': '优' })).toEqual(['adjust-from-elsewhere A1']);
  });
  it('gives way where the floor of the level left can not be met otherwise', () => {
    const text = schemeText(`${rules('[良, 差]')}\n      ${seats(ceiling('优', '100%'), floor('34%'))}`);
    const units = { A: '95 94 10' };
    expect(decisions(text, units, { 'A3 grade': '良' })).toEqual(['adjust-breaks-floor A3']);
    expect(grades(text, units, { 'A3 grade': '良' })).toBe('A1优 A2优 A3?');
    // Somebody else can go down: the adjustment stands.
    expect(grades(text, { A: '95 70 10' }, { 'A3 grade': '良' })).toBe('A1优 A2差 A3良');
  });
});

describe('a pool with people whose result waits', () => {
  it('is reported with everybody without a result, but for those whom a decision of the grade names or who get no grade', () => {
    const text = schemeText(`ungraded: [{ when: { attribute: post, is: 新 }, name: 试用, outcome: later }]
      ${seats(ceiling('优', '50%'))}`).replace('missing: hold', 'missing: pass');
    // A3 passes `missing` up, A4 is graded later, A1 and A2 tie.
    expect(decisions(text, { A: '95 95 x 80-新' })).toEqual(['pool-waits A3', 'tie-at-last-seat A1 A2']);
  });
});

describe('a pool without seats', () => {
  const shared = (more: string, share = '40%'): string => schemeText(seats(ceiling('优', share, more)));
  it('is not reported for people whose result waits, who can only leave the base', () => {
    expect(decisions(schemeText(seats(ceiling('优', '40%'))), { A: '95 x' })).toEqual([]);
    expect(decisions(schemeText(seats(ceiling('优', '0%'))), { A: '95 x' })).toEqual([]);
    expect(decisions(schemeText(seats(floor('20%'))), { A: '95 x' })).toEqual([]);
    expect(decisions(schemeText(seats(ceiling('优', '40%'))), { A: '95 95 x' })).toContain('pool-waits A3');
    // Their own fact is awaited as before.
    const { waiting } = resultOf(runOf(schemeText(seats(ceiling('优', '40%'))), { A: '95 x' }));
    expect(waiting.map((w) => w.subject)).toEqual(['A2']);
  });
  it('is reported where they may yet bring it a seat, or another pool loses one', () => {
    const eligible = schemeText(seats('{ level: 优, atMost: 50%, of: eligible, mode: perPool, rounding: down }'));
    expect(decisions(eligible, { A: '95 x' })).toEqual(['pool-waits A2']);
    const apportioned = shared('mode: apportioned, remainders: [larger, open]', '30%');
    expect(decisions(apportioned, { A: '95 95 95', B: 'x' })).toEqual(['tie-at-last-seat A1 A2 A3', 'pool-waits B1']);
  });
  it('is reported where it may yet be put together with others', () => {
    const merged = shared('mode: merged, mergeBelow: 2');
    expect(decisions(merged, { A: '95 x', B: '95', C: '94' })).toEqual(['pool-waits A2']);
    expect(decisions(merged, { A: '95 95', B: 'x', C: '94' })).toEqual([]);
    expect(decisions(shared('mode: merged, mergeBelow: 2', '30%'), { A: '95 94 x', B: '94' })).toEqual([]);
  });
  it('says so in place of a number, and asks that rulings which give its seats be withdrawn', () => {
    const text = schemeText(`exceptions: { rescue: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '40%'))}`);
    const { open, subjects } = resultOf(runOf(text, { A: '95 70' }, { 'A2 exception': 'rescue' }));
    expect(open.map((d) => d.text)).toEqual(['A：没有“优”名额，不能直接定为“优”。请撤销裁定。']);
    expect(subjects[1]?.grade).toMatchObject({
      because: [{ text: 'A没有“优”名额，不能直接定为“优”，待考核委员会决定' }],
    });
    const tied = schemeText(`exceptions: { rescue: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '25%', 'mode: apportioned, remainders: [open]'))}`);
    const both = { 'A1 exception': 'rescue', 'A2 exception': 'rescue' };
    expect(resultOf(runOf(tied, { A: '70 70', B: '95 95' }, both)).open.map((d) => d.text)).toContainEqual(
      expect.stringContaining('A：直接定为“优”的多于 0 到 1 个名额。'),
    );
    const soft = schemeText(`exceptions: { rescue: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '40%', 'mode: perPool, soft: true'))}`);
    expect(explain(runOf(soft, { A: '95 70' }, { 'A2 exception': 'rescue' }), 'A2')?.steps.at(-1)?.notes).toContain(
      '“优”名额（A）：2 个 × 40%，原则上没有名额',
    );
  });
});

describe('seats that hang on something undecided', () => {
  it('are kept from those who come after a tie: as many as come down of it', () => {
    const text = schemeText(seats(ceiling('优', '25%'), ceiling('良', '50%')));
    // One of A1 and A2 comes down and has one of the two seats of 良; A3 has the other, A4 none, whoever it is.
    expect(grades(text, { A: '95 95 80 79' })).toBe('A1? A2? A3良 A4中');
  });
  it('leave open whose grade is another if an exception is withdrawn', () => {
    const text = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: takes, atMost: 1 } }
      ${seats(ceiling('优', '50%'))}`);
    const rulings = { 'A3 exception': 'up', 'A4 exception': 'up' };
    expect(grades(text, { A: '95 94 70 69' }, rulings)).toBe('A1优 A2? A3? A4?');
    expect(decisions(text, { A: '95 94 70 69' }, rulings)).toEqual(['exception-too-many A3 A4', 'seat-waits A2']);
  });
  it('leave open who would lose the seat to somebody whose exception is withdrawn and who is ahead', () => {
    const text = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: takes, atMost: 1 } }
      ${seats(ceiling('优', '50%'))}`);
    const units = { A: '95 94 93 50 49 48' };
    // Three seats, one of them kept. Without the exception A2 has the second of the others by rank, and A3 none.
    expect(grades(text, units, { 'A2 exception': 'up', 'A4 exception': 'up' })).toBe('A1优 A2? A3? A4? A5中 A6中');
    expect(grades(text, units, { 'A4 exception': 'up' })).toBe('A1优 A2优 A3良 A4优 A5中 A6中');
    expect(grades(text, units, { 'A2 exception': 'up' })).toBe('A1优 A2优 A3优 A4中 A5中 A6中');
  });
  it('of pools with equal remainders leave open those whom the seat would reach, and name them', () => {
    const text = schemeText(seats(ceiling('优', '50%', 'mode: apportioned, remainders: [open]')));
    const units = { A: '95', B: '95', C: '95 70' };
    expect(grades(text, units)).toBe('A1? B1? C1优 C2良');
    expect(decisions(text, units)).toEqual(['remainder-tie A1 B1']);
    expect(grades(text, units, { 'A seat.优': 'yes' })).toBe('A1优 B1良 C1优 C2良');
  });
  it('of a pool without a clear share leave open all who reach the level, and no other pool', () => {
    const text = schemeText(seats(ceiling('优', '{ by: post, cases: { 村: 50%, 镇: 20% } }')));
    const units = { A: '95-村 94-镇 70-村', B: '95-村 94-村' };
    expect(grades(text, units)).toBe('A1? A2? A3良 B1优 B2良');
    expect(decisions(text, units)).toEqual(['share-unclear A1 A2']);
    expect(grades(text, units, { 'A share.优': '34%' })).toBe('A1优 A2良 A3良 B1优 B2良');
  });
  it('of a pool without a clear share are ruled within the loosest that the scheme writes, unless they are in principle', () => {
    const text = (more: string) =>
      schemeText(seats(ceiling('优', '{ by: post, cases: { 村: 50%, 镇: 20% } }', `mode: perPool${more}`)));
    const units = { A: '95-村 94-镇 70-村' };
    expect(grades(text(''), units, { 'A share.优': '100%' })).toBe('A1? A2? A3良');
    expect(decisions(text(''), units, { 'A share.优': '100%' })).toEqual(['share-not-soft', 'share-unclear A1 A2']);
    expect(grades(text(', soft: true'), units, { 'A share.优': '100%' })).toBe('A1优 A2优 A3良');
    expect(decisions(text(''), units, { 'A share.优': '50%' })).toEqual([]);
  });
});

describe('a grade that is given', () => {
  it('is not changed at a floor by a share that is decided later', () => {
    const text = schemeText(`adjust: { name: 调整, levels: [优, 差] }
      ${seats(
        '{ level: 中, atMost: { by: post, cases: { 镇: 50% }, otherwise: 20% }, of: eligible, mode: perPool, rounding: down }',
        '{ level: 差, atLeast: 25%, of: assessed, mode: perPool, rounding: up }',
      )}`);
    const units = { A: '94 39 10 69 40-镇' };
    const rulings = { 'A2 seat.差': 'no', 'A3 grade': '优', 'A3 seat.差': 'yes' };
    // Until the share of 中 is known it can't be told who goes down: A3's adjustment may have to give way to the floor.
    expect(grades(text, units, rulings)).toBe('A1? A2? A3? A4? A5?');
    expect(grades(text, units, { ...rulings, 'A share.中': '50%' })).toBe('A1优 A2? A3? A4良 A5中');
  });
  it('is not changed at a floor by an exception to the last level that is withdrawn', () => {
    const text = schemeText(`exceptions: { down: { name: 直接定等, to: 差, atMost: 1 } }
      ${seats(floor('50%'))}`);
    const units = { A: '95 94 70 69' };
    expect(grades(text, units, { 'A3 exception': 'down', 'A4 exception': 'down' })).toBe('A1? A2? A3? A4?');
    expect(grades(text, units, { 'A3 exception': 'down' })).toBe('A1优 A2优 A3差 A4差');
  });
  it('is not changed by who is ruled to it from without: no ruling moves the base of a share', () => {
    const own = '{ figure: total, name: 本职, applies: { when: { attribute: post, is: 村 }, otherwise: skip } }';
    const text = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: beside } }
      ${seats(ceiling('优', '50%'))}`)
      .replace('total: total', 'total: whole')
      .replace('of: total', 'of: whole')
      .replace('by: [total', 'by: [whole')
      .replace('  other:', `  whole: { name: 总分, sum: { own: ${own} } }\n  other:`);
    // The total does not concern A2: of one person half is nobody.
    const result = resultOf(runOf(text, { A: '95-村 94' }, { 'A2 exception': 'up' }));
    expect(gradesOf(result)).toBe('A1良 A2优');
    expect(result.seats.map((s) => [s.base, s.seats])).toEqual([[1, 0]]);
  });
  it('waits for an exception without a seat, since whoever it is may come back to any level', () => {
    const text = schemeText(`exceptions: { up: { name: 直接定等, to: 良, seat: takes } }
      ${seats(ceiling('优', '50%'), ceiling('良', '20%'))}`);
    const units = { A: '94 95' };
    expect(grades(text, units, { 'A2 exception': 'up' })).toBe('A1? A2?');
    expect(grades(text, units)).toBe('A1中 A2优');
  });
});

describe('a share that says none', () => {
  it('lets everybody of the pool have the level', () => {
    const text = schemeText(seats(ceiling('优', '{ by: post, cases: { 村: none, 镇: 20% } }')));
    expect(grades(text, { A: '95-村 94-村 93-村', B: '95-镇 94-镇' })).toBe('A1优 A2优 A3优 B1良 B2良');
  });
});

describe('people without a pool', () => {
  it('take no seat of one, whatever a ruling says, and count in no base', () => {
    const text = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '50%', 'mode: apportioned, remainders: [open]'))}`);
    const result = resultOf(runOf(text, { A: '95 94', _: '93 92' }, { '_1 exception': 'up' }));
    expect(gradesOf(result)).toBe('A1优 A2良 _1! _2!');
    expect(result.seats.map((s) => [s.base, s.seats, s.taken])).toEqual([[2, 1, 1]]);
  });
});

describe('an exception for a few', () => {
  it('holds for all together where nobody is ranked', () => {
    const text = schemeText('exceptions: { up: { name: 破格, to: 优, atMost: 1 } }').replace('ranking: place', '');
    const both = { 'A1 exception': 'up', 'B1 exception': 'up' };
    expect(grades(text, { A: '70', B: '70' }, both)).toBe('A1? B1?');
    expect(grades(text, { A: '70', B: '70' }, { 'A1 exception': 'up' })).toBe('A1优 B1良');
  });
});

describe('a quota in principle', () => {
  const text = (soft: string) =>
    schemeText(`adjust: { name: 调整, levels: [优, 良] }
      ${seats(ceiling('优', '30%', `mode: perPool${soft}`))}`);
  const units = { A: '95 94 93 70' };
  it('[DZ-05] is exceeded only by a ruling, and the result names who approved it and why', () => {
    const run = runOf(text(', soft: true'), units, { 'A4 grade': '优' });
    const result = resultOf(run);
    expect(gradesOf(result)).toBe('A1优 A2良 A3良 A4优');
    expect(result.seats).toMatchObject([
      { seats: 1, taken: 2, approved: [{ subject: 'A4', by: '考核委员会', reason: '见纪要' }] },
    ]);
    const notes = explain(run, 'A4')?.steps.at(-1)?.notes ?? [];
    expect(notes).toContain('超出“优”原则上的名额，经考核委员会批准，理由：见纪要');
    expect(resultOf(runOf(text(', soft: true'), units)).seats[0]).not.toHaveProperty('approved');
  });
  it('[DZ-05] is not exceeded where a ruling finds a seat free, nor by somebody whose rank gives one anyway', () => {
    const free = runOf(text(', soft: true'), { A: '80 79 78 70' }, { 'A4 grade': '优' });
    expect(gradesOf(resultOf(free))).toBe('A1良 A2良 A3良 A4优');
    expect(resultOf(free).seats[0]).not.toHaveProperty('approved');
    expect(grades(text(', soft: true'), units, { 'A1 grade': '优' })).toBe('A1优 A2良 A3良 A4良');
  });
  it('a hard one gives the seat to the ruled, and never more than there are', () => {
    expect(grades(text(''), units, { 'A4 grade': '优' })).toBe('A1良 A2良 A3良 A4优');
    expect(grades(text(''), units, { 'A3 grade': '优', 'A4 grade': '优' })).toBe('A1良 A2良 A3? A4?');
  });
  it('lets a ruling raise the share of a pool; a hard one keeps the share of the scheme', () => {
    const raised = { 'A share.优': '50%' };
    expect(grades(text(', soft: true'), units, raised)).toBe('A1优 A2优 A3良 A4良');
    expect(grades(text(''), units, raised)).toBe('A1优 A2良 A3良 A4良');
    expect(decisions(text(''), units, raised)).toEqual(['share-not-soft']);
    expect(decisions(text(''), units, { 'A share.优': '10%' })).toEqual([]);
  });
});

describe('what would have been needed for the next grade', () => {
  const text = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '50%'))}`);
  it('compares with the last who has a seat by rank, not by a ruling', () => {
    expect(needed('A3', text, { A: '95 92 91 20' }, { 'A4 exception': 'up' })).toEqual([
      '最后一个“优”名额为 95 分，还差 4 分',
    ]);
  });
  it('says so where nobody has one by rank', () => {
    const rulings = { 'A3 exception': 'up', 'A4 exception': 'up' };
    expect(needed('A1', text, { A: '95 92 20 20' }, rulings)).toEqual(['“优”在A没有按名次给出的名额']);
  });
  it('names those who still contest the last seat', () => {
    expect(needed('A4', text, { A: '97 95 95 92' })).toEqual(['最后的“优”名额待定，在争的对象为 95 分，还差 3 分']);
  });
});

describe('the explanation of a grade', () => {
  const text = schemeText(seats(ceiling('优', '50%')));
  const noteOf = (id: string, ...args: Parameters<typeof runOf>): string | undefined =>
    explain(runOf(...args), id)
      ?.steps.at(-1)
      ?.notes.at(-1);
  it('says who settled a tie and why, also to those on whom nothing was ruled', () => {
    const rulings = { 'A2 seat.优': 'yes' };
    const units = { A: '95 94 94 70' };
    expect(noteOf('A2', text, units, rulings)).toBe('由考核委员会决定列入“优”，理由：见纪要');
    expect(noteOf('A3', text, units, rulings)).toBe('与另外 1 个对象并列，按对他们的裁定不列入“优”');
    expect(noteOf('A1', text, units, rulings)).toBe('“优”名额（A）：4 个 × 50%，最多 2 个');
    const against = { 'A2 seat.优': 'no' };
    expect(noteOf('A2', text, units, against)).toBe('由考核委员会决定不列入“优”，理由：见纪要');
    expect(noteOf('A3', text, units, against)).toBe('与另外 1 个对象并列，按对他们的裁定列入“优”');
    // Three for two seats: nothing is settled.
    const few = { 'A1 seat.优': 'yes', 'A2 seat.优': 'yes', 'A3 seat.优': 'yes' };
    expect(noteOf('A1', text, { A: '95 95 95 70' }, few)).toBe('“优”名额（A）：4 个 × 50%，最多 2 个');
  });
  it('says who settled a tie at a floor', () => {
    const low = schemeText(seats(floor('25%')));
    const rulings = { 'A4 seat.差': 'no' };
    expect(noteOf('A4', low, { A: '95 95 70 70' }, rulings)).toBe('由考核委员会决定不列入“差”，理由：见纪要');
    expect(noteOf('A3', low, { A: '95 95 70 70' }, rulings)).toBe('与另外 1 个对象并列，按对他们的裁定列入“差”');
    expect(noteOf('A1', low, { A: '95 95 70 70' }, rulings)).toBe('按分数和条件够得上“优”（≥ 90）');
  });
  it('says who gave one of too few seats to an exception', () => {
    const up = schemeText(`exceptions: { up: { name: 破格, to: 优, seat: takes } }
      ${seats(ceiling('优', '50%'))}`);
    const rulings = { 'A1 exception': 'up', 'A2 exception': 'up', 'A1 seat.优': 'yes' };
    expect(grades(up, { A: '70 69' }, rulings)).toBe('A1优 A2?');
    expect(explain(runOf(up, { A: '70 69' }, rulings), 'A1')?.steps.at(-1)?.notes).toContain(
      '由考核委员会决定列入“优”，理由：见纪要',
    );
  });
  it('says who gave a pool its share, and a seat for which remainders were equal', () => {
    const byPost = schemeText(seats(ceiling('优', '{ by: post, cases: { 村: 50%, 镇: 20% } }')));
    const units = { A: '95-村 94-镇 70-村' };
    expect(explain(runOf(byPost, units, { 'A share.优': '34%' }), 'A2')?.steps.at(-1)?.notes).toContain(
      'A的“优”比例由考核委员会决定为 34%，理由：见纪要',
    );
    const shared = schemeText(seats(ceiling('优', '50%', 'mode: apportioned, remainders: [open]')));
    const pools = { A: '95', B: '95' };
    const notesOf = (id: string): readonly string[] =>
      explain(runOf(shared, pools, { 'A seat.优': 'yes' }), id)?.steps.at(-1)?.notes ?? [];
    expect(notesOf('A1')).toContain('余数相同的名额由考核委员会决定给A，理由：见纪要');
    expect(notesOf('B1')).toEqual([
      '按分数和条件够得上“优”（≥ 90）',
      '“优”名额（B）：1 个 × 50%，没有名额',
      '本范围没有“优”名额，未列入“优”',
    ]);
  });
  it('says why equals who share have no seat, and why those behind them have none', () => {
    const together = schemeText(seats(ceiling('优', '50%')), 'share');
    const units = { A: '95 95 95 94' };
    expect(grades(together, units)).toBe('A1良 A2良 A3良 A4良');
    expect(noteOf('A1', together, units)).toBe('3 个对象并列第 1，只有 2 个名额，按同进同退都不列入“优”');
    expect(noteOf('A4', together, units)).toBe('排在前面并列而放不下的对象之后，名额不递补，未列入“优”');
    expect(noteOf('A3', together, { A: '95 95 94 94' })).toBe('名次在名额之外，未列入“优”');
    expect(noteOf('A1', together, { A: '95' })).toBe('本范围没有“优”名额，未列入“优”');
  });
  it('tells seats of a level only to those whom they concern, and calls the last level what it should be', () => {
    expect(explain(runOf(text, { A: '95 10' }), 'A2')?.steps.at(-1)?.notes).toEqual(['按分数和条件应为“差”']);
  });
});

describe('a rank', () => {
  it('keeps many equals apart from nobody, in time that grows with their number', () => {
    const many = 30_000;
    const text = schemeText(seats(ceiling('优', '50%')));
    const started = process.cpuUsage();
    const result = resultOf(runOf(text, { A: Array.from({ length: many }, () => '95').join(' ') }));
    expect(result.open.map((d) => [d.code, d.subjects.length])).toEqual([['tie-at-last-seat', many]]);
    expect(process.cpuUsage(started).user).toBeLessThan(20_000_000);
  });
});
