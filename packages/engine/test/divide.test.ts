/** Money split over shares, to the last cent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawRow, score } from '../src/index.ts';
import { sharesOf } from '../src/terms/shares.ts';
import { evaluateArithmetic } from './oracle/index.ts';
import { add, fraction, parseNumber, round, toText, zero } from './oracle/rational.ts';
import { inUnits, people, reported, smallRun, smallScheme } from './worked-run.ts';

const measureOf = (id: string, name: string): string =>
  `${id}: { name: ${name}, measure: { figure: ${name}, within: [-1000, 1000000] }, missing: pass }`;

interface Split {
  readonly amount?: string;
  readonly by?: string;
  readonly cents?: string;
  readonly ties?: string;
  readonly missing?: string;
  readonly unit?: Record<string, string>;
  readonly points: Record<string, string>;
  readonly days?: Record<string, string>;
  readonly rulings?: readonly RawRow[];
}

function split({ amount = '1000', by = 'pts', cents = 'largest-remainder', ties = 'open', ...more }: Split) {
  const scheme = smallScheme(`total:
    name: 奖金
    divide: { amount: ${amount}, in: unit, by: ${by}, places: 2, cents: ${cents}, ties: ${ties} }
    missing: ${more.missing ?? 'pass'}
  ${measureOf('pts', '得分')}
  ${measureOf('served', '在岗天数')}
  order: { name: 名次, rank: { in: unit, by: served, ties: open } }`);
  const ids = Object.keys(more.points);
  return smallRun(scheme, {
    subjects: people(...ids),
    spells: inUnits(more.unit ?? Object.fromEntries(ids.map((id) => [id, '财政所']))),
    measures: [...reported('得分', more.points), ...reported('在岗天数', more.days ?? {})],
    rulings: (more.rulings ?? []).map((r) => ({ kind: 'subject', by: '委员会', reason: '研究', ...r })),
  });
}
const sumOf = (values: Record<string, string>): string =>
  toText(Object.values(values).map(parseNumber).reduce(add, zero));

describe('an amount that is split', () => {
  it('[XC-06] is shared by points, and the cents that are left go to the largest remainders', () => {
    // 1000 × 70 ÷ 213 = 328.638…, × 71 = 333.333…, × 72 = 338.028…: one cent is left, .8 is the largest remainder.
    const run = split({ points: { A: '70', B: '71', C: '72' } });
    expect(run.values('total')).toEqual({ A: '328.64', B: '333.33', C: '338.03' });
    expect(sumOf(run.values('total'))).toBe('1000');
    expect(run.step('A', 'total')).toMatchObject({
      arithmetic: '328.63 + 0.01',
      notes: ['“财政所”的总额 1000.00，按比例 1000.00 × 70.00 ÷ 213.00，舍去到 2 位小数为 328.63', '另得尾差 0.01'],
    });
  });

  it('prints a proportion that gives the share', () => {
    const run = split({ points: { A: '70', B: '71', C: '72.5' } });
    for (const id of ['A', 'B', 'C']) {
      const [, proportion = '', base = ''] =
        /按比例 (.+?)，舍去到 2 位小数为 (.+)$/.exec(run.step(id, 'total')?.notes[0] ?? '') ?? [];
      expect(toText(round(evaluateArithmetic(proportion), { places: 2, mode: 'down' }))).toBe(
        toText(parseNumber(base)),
      );
    }
  });

  it('is split in each pool by itself', () => {
    const unit = { A: '甲村', B: '甲村', C: '乙村' };
    const run = split({ amount: '100', unit, points: { A: '1', B: '3', C: '5' } });
    expect(run.values('total')).toEqual({ A: '25.00', B: '75.00', C: '100.00' });
  });

  it('gives the share of the days served to who left', () => {
    const run = split({ by: '[pts, served]', points: { A: '90', B: '90' }, days: { A: '90', B: '30' } });
    expect(run.values('total')).toEqual({ A: '750.00', B: '250.00' });
  });

  it('may count the days served itself, from the spells', () => {
    const scheme = smallScheme(`total:
    name: 奖金
    divide: { amount: 900, in: all, by: [pts, served], places: 2, cents: largest-remainder, ties: open }
    missing: hold
  pts: { name: 得分, measure: { figure: 得分, within: [0, 100] }, missing: hold }
  served: { name: 在岗天数, days: { attribute: post, is: 在岗 } }`);
    const run = smallRun(scheme, {
      subjects: people('A', 'B'),
      spells: [
        { subject: 'A', attribute: 'post', value: '在岗' },
        { subject: 'B', attribute: 'post', value: '在岗', to: '2026-02-14' },
        { subject: 'B', attribute: 'post', value: '调离', from: '2026-02-15' },
      ],
      measures: reported('得分', { A: '80', B: '80' }),
    });
    // 90 days and 45: two shares to one.
    expect(run.values('total')).toEqual({ A: '600.00', B: '300.00' });
    expect(run.values('served')).toEqual({ A: '90', B: '45' });
    expect(run.step('B', 'served')?.notes).toEqual(['考核期内“岗位”为在岗的日子，共 45 天']);
  });

  it('leaves a tie over a cent open until people settle it, or follows the chain', () => {
    const points = { A: '80', B: '80', C: '80' };
    const open = split({ points });
    expect(open.values('total')).toEqual({ A: 'open', B: 'open', C: 'open' });
    expect(open.result.open).toMatchObject([{ code: 'cent-tie', pool: '财政所', subjects: ['A', 'B', 'C'] }]);
    const yes = [{ target: 'B', setting: 'cent.total', value: 'yes' }];
    const settled = { A: '333.33', B: '333.34', C: '333.33' };
    expect(split({ points, rulings: yes }).values('total')).toEqual(settled);
    const no = ['A', 'C'].map((target) => ({ target, setting: 'cent.total', value: 'no' }));
    expect(split({ points, rulings: no }).values('total')).toEqual(settled);
    expect(split({ points, ties: 'id' }).values('total')).toEqual({ A: '333.34', B: '333.33', C: '333.33' });
    const days = { A: '10', B: '20', C: '30' };
    expect(split({ points, days, ties: '[order, open]' }).values('total')).toEqual({
      A: '333.33',
      B: '333.33',
      C: '333.34',
    });
  });

  it('lets nobody rule where nothing ties, and puts who has no place last', () => {
    const points = { A: '80', B: '80', C: '80' };
    const against = [{ target: 'A', setting: 'cent.total', value: 'no' }];
    expect(split({ points, ties: 'id', rulings: against }).values('total')).toMatchObject({ A: '333.34' });
    const days = { B: '20', C: '30' };
    expect(split({ points, days, ties: '[order, open]' }).values('total')).toMatchObject({ A: '333.33', C: '333.34' });
    const two = split({ points, days, amount: '1000.01', ties: '[order, open]' });
    expect(two.values('total')).toEqual({ A: '333.33', B: '333.34', C: '333.34' });
  });

  it('shares what is to be paid back as it shares what is paid', () => {
    const run = split({ amount: '-10', points: { A: '1', B: '1', C: '1' }, ties: 'id' });
    expect(run.values('total')).toEqual({ A: '-3.34', B: '-3.33', C: '-3.33' });
    expect(run.step('A', 'total')?.arithmetic).toBe('-3.33 − 0.01');
  });

  it('waits for who is held: nobody can tell a share before all points are in', () => {
    const scheme = smallScheme(`total:
    name: 奖金
    divide: { amount: 100, in: all, by: pts, places: 2, cents: largest-remainder, ties: open }
    missing: hold
  pts: { name: 得分, measure: { figure: 得分, within: [0, 100] }, missing: hold }`);
    const run = smallRun(scheme, { subjects: people('A', 'B', 'C'), measures: reported('得分', { A: '1', B: '3' }) });
    expect(run.values('total')).toEqual({ A: 'open', B: 'open', C: 'held' });
    expect(run.outcome('A', 'total')).toMatchObject({ because: [{ code: 'pool-undecided' }] });
  });

  it('leaves out whom a ruling does not count, and the others share the whole amount; nobody is ruled a number', () => {
    const scheme = smallScheme(`total:
    name: 奖金
    divide: { amount: 100, in: all, by: pts, places: 2, cents: largest-remainder, ties: open }
    missing: hold
  pts: { name: 得分, measure: { figure: 得分, within: [0, 100] }, missing: hold }`);
    const ruled = (value: string) => ({
      subjects: people('A', 'B', 'C'),
      measures: reported('得分', { A: '1', B: '3' }),
      rulings: [{ kind: '对象', target: 'C', setting: '缺项.奖金', value, by: '委员会', reason: '研究' }],
    });
    const run = smallRun(scheme, ruled('不计'));
    expect(run.values('total')).toEqual({ A: '25.00', B: '75.00', C: 'notApplicable' });
    expect(run.result.diagnostics.map((d) => d.code)).toEqual([]);
    const clock = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
    const { run: none, diagnostics } = score(scheme, { tables: { run: [clock], ...ruled('10') } });
    expect(none).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'ruling-divide-number', values: { name: '奖金', settings: '缺项.得分', word: '不计' } },
    ]);
  });

  it('gives all that is left to the largest share where the scheme says so', () => {
    const points = { A: '1', B: '1', C: '1', D: '1', E: '1', F: '2' };
    // 1000 ÷ 7 = 142.857…: five times 142.85 and 285.71 are 999.96.
    const run = split({ points, cents: 'largest-share' });
    expect(run.values('total')).toEqual({
      A: '142.85',
      B: '142.85',
      C: '142.85',
      D: '142.85',
      E: '142.85',
      F: '285.75',
    });
  });

  it('gives nothing to who has nothing or less, and leaves out who has no figure', () => {
    const run = split({ amount: '0.03', points: { A: '50', B: '0', C: '-20' }, days: {} });
    expect(run.values('total')).toEqual({ A: '0.03', B: '0.00', C: '0.00' });
    const lacking = split({ amount: '10', by: '[pts, served]', points: { A: '1', B: '1' }, days: { A: '3' } });
    expect(lacking.values('total')).toEqual({ A: '10.00', B: 'missing' });
    expect(split({ points: { A: '0' } }).values('total')).toEqual({ A: 'missing' });
  });

  it('may come from the organization of the pool, by a link', () => {
    const scheme = smallScheme(
      `total:
    name: 奖金
    divide:
      amount: { across: { role: 属于, population: offices, of: fund, take: only }, missing: hold }
      in: unit
      by: pts
      places: 2
      cents: largest-remainder
      ties: open
    missing: hold
  ${measureOf('pts', '得分')}
  fund: { name: 奖金总额, measure: { figure: 奖金总额, within: [0, 1000000] }, missing: hold }`,
      '',
      'offices: { name: 单位, where: { attribute: post, is: 单位 }, total: fund }',
    );
    const run = smallRun(scheme, {
      subjects: [
        ...people('A', 'B').map((p) => ({ ...p, population: 'staff' })),
        { id: 'U', name: '财政所', population: 'offices' },
      ],
      spells: [...inUnits({ A: '财政所', B: '财政所' }), { subject: 'U', attribute: 'post', value: '单位' }],
      links: ['A', 'B'].map((from) => ({ from, role: '属于', to: 'U' })),
      measures: [...reported('得分', { A: '1', B: '3' }), ...reported('奖金总额', { U: '100.01' })],
    });
    // 25.0025 and 75.0075: the cent goes to the larger remainder.
    expect(run.values('total')).toMatchObject({ A: '25.00', B: '75.01' });
  });
});

describe('the rank that would break a tie', () => {
  // In a scheme of several populations only what is read is computed.
  const scheme = smallScheme(
    `total:
    name: 奖金
    divide: { amount: 1000, in: unit, by: pts, places: 2, cents: largest-remainder, ties: [order, open] }
    missing: pass
  ${measureOf('pts', '得分')}
  ${measureOf('served', '在岗天数')}
  order: { name: 名次, rank: { in: unit, by: served, ties: open } }`,
    '',
    'others: { name: 其他人员, where: { attribute: post, is: 其他 }, total: pts }',
  );
  const placed = (points: Record<string, string>) => {
    const ids = Object.keys(points);
    const { result } = smallRun(scheme, {
      subjects: people(...ids).map((p) => ({ ...p, population: 'staff' })),
      spells: inUnits(Object.fromEntries(ids.map((id) => [id, '财政所']))),
      measures: [...reported('得分', points), ...reported('在岗天数', Object.fromEntries(ids.map((id) => [id, '60'])))],
    });
    return result.subjects.map(({ indicators }) => indicators.order);
  };

  it('stands in the result whether or not a cent is left to tie for', () => {
    const first = { value: '1' };
    expect(placed({ A: '70', B: '70', C: '70' })).toEqual([first, first, first]);
    expect(placed({ A: '70', B: '30' })).toEqual([first, first]);
  });
});

describe('shares', () => {
  it('always add up to what was split, and none is more than a unit from its exact size', () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 20n), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 24n), weights, (units, weight) => {
        const total = weight.reduce((a, b) => a + b, 0n);
        fc.pre(total > 0n);
        const { whole, left, claim } = sharesOf(units, weight);
        expect(whole.reduce((a, b) => a + b, 0n) + BigInt(left)).toBe(units);
        expect(claim.filter((c) => c > 0n).length).toBeGreaterThanOrEqual(left);
        weight.forEach((w, i) => {
          const rest = fraction(units * w - (whole[i] as bigint) * total, total);
          expect(rest.num >= 0n && rest.num < rest.den).toBe(true);
        });
      }),
    );
  });
});
