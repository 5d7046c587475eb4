/** The laws of the engine, over generated schemes and facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { RawFacts, RawRow, TableId } from '../../src/facts/tables.ts';
import { type Run, readScheme, resultOf, score, writeScheme } from '../../src/index.ts';
import type { OpenDecision } from '../../src/run/evaluating.ts';
import type { Outcome } from '../../src/run/result.ts';
import type { Amount } from '../../src/scheme/amount.ts';
import { checkScheme } from '../../src/scheme/check.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import { placedFigures } from '../../src/scheme/tree.ts';
import { oracleResults } from '../oracle/index.ts';
import { add, parseNumber, toText, zero } from '../oracle/rational.ts';
import { type Draw, pick } from './draw.ts';
import { drawRun, settings, timeLimit } from './draw-run.ts';

const plain = (outcome: Outcome | undefined): string =>
  outcome === undefined ? 'none' : 'value' in outcome ? shortest(outcome.value) : outcome.absent;
const shortest = (text: string): string =>
  /^-?\d+\.\d+$/.test(text) ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
/** `level: 差`, of a finding on a level of a grade. */
const saidOf = ({ place }: Diagnostic): string => {
  const [, figure, level] = /([^.]+)\.grade\.levels\.(.+)$/.exec(place?.kind === 'scheme' ? place.path : '') ?? [];
  if (figure === undefined) throw new Error('a finding on a level stands elsewhere');
  return `${figure}: ${level}`;
};

describe('the engine', () => {
  it('[P1] equals an independent oracle of rational arithmetic to the last digit', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, facts, run } = drawRun(g);
        const oracle = [...oracleResults(scheme, facts).populations];
        const subjects = new Map(oracle.flatMap(([, population]) => [...population.subjects]));
        for (const subject of resultOf(run).subjects) {
          const theirs = subjects.get(subject.id);
          for (const [figure, outcome] of Object.entries(subject.indicators)) {
            const found = theirs?.figures.get(figure);
            const text =
              found === undefined
                ? 'none'
                : 'value' in found
                  ? shortest(found.value)
                  : 'grade' in found
                    ? found.grade
                    : found.absent;
            expect(`${subject.id} ${figure} ${plain(outcome)}`).toBe(`${subject.id} ${figure} ${text}`);
          }
          for (const [facet, outcome] of [...Object.entries(subject.facets), ['', subject.unassigned] as const]) {
            const found = theirs?.facets.get(facet);
            const text =
              found === undefined ? 'none' : 'value' in found ? shortest(found.value) : plain(found as Outcome);
            expect(`${subject.id} facet ${facet} ${plain(outcome)}`).toBe(`${subject.id} facet ${facet} ${text}`);
          }
          expect(subject.consequences.map((c) => c.id)).toEqual(theirs?.holding ?? []);
        }
        // The engine works out what a population publishes, the oracle everything for everybody.
        const publishing = scheme.populations.filter((p) => p.grade === 'level').map((p) => p.id);
        const seats = oracle.flatMap(([id, population]) =>
          publishing.includes(id) ? [...population.seats.values()].flat().map((s) => s.seats) : [],
        );
        expect(
          resultOf(run)
            .seats.map((s) => s.seats)
            .sort(),
        ).toEqual(seats.sort());
      }),
      settings(),
    );
  });

  it('calls a ruling idle only where the results are the same without it', { timeout: timeLimit }, () => {
    let idle = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, run } = drawRun(g);
        const rows = new Set(
          run.diagnostics.flatMap(({ code, place }) =>
            code.startsWith('ruling-idle-') && place?.kind === 'fact' ? [place.row] : [],
          ),
        );
        if (rows.size === 0) return;
        idle += rows.size;
        const rulings = (raw.tables.rulings ?? []).filter((_, i) => !rows.has(i + 1));
        const without = score(scheme, { ...raw, tables: { ...raw.tables, rulings } }).run;
        if (without === undefined) throw new Error('without a ruling the facts were refused');
        const told = (one: Run) => ({ ...resultOf(one), diagnostics: [] });
        expect(told(without)).toEqual(told(run));
      }),
      settings(),
    );
    expect(idle).toBeGreaterThan(20);
  });

  it('gives nobody a level that the checker calls out of reach, rulings aside', {
    timeout: timeLimit,
  }, () => {
    let told = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme: drawn, raw } = drawRun(g);
        // A floor of the score takes the lower levels away, and without rulings nobody is put there.
        const figures = drawn.figures.map((figure): Figure => {
          if (figure.id === 'total') return { ...figure, atLeast: '15' };
          if (figure.term.kind !== 'grade') return figure;
          const { exceptions: _exceptions, adjust: _adjust, ...term } = figure.term;
          return { ...figure, term };
        });
        const scheme = { ...drawn, figures };
        const found = checkScheme(scheme);
        if (found.some((d) => d.severity === 'error')) return;
        const { run } = score(scheme, { ...raw, tables: { ...raw.tables, rulings: [] } });
        if (run === undefined) throw new Error('without rulings the facts were refused');
        const said = new Set(found.flatMap((d) => (d.code === 'level-out-of-reach' ? [saidOf(d)] : [])));
        told += said.size;
        for (const { id, population, grade } of resultOf(run).subjects) {
          const figure = scheme.populations.find((p) => p.id === population)?.grade;
          expect(said, id).not.toContain(`${figure}: ${plain(grade)}`);
        }
      }),
      settings(0.5),
    );
    expect(told).toBeGreaterThan(3);
  });

  it('gives facets that are the total to the last digit, together with what belongs to none', {
    timeout: timeLimit,
  }, () => {
    let totals = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        for (const { id, total, facets, unassigned } of resultOf(drawRun(g).run).subjects) {
          if ('absent' in total) {
            expect(unassigned, id).toEqual(total);
            continue;
          }
          const parts = [...Object.values(facets), unassigned].flatMap((o) => (o && 'value' in o ? [o.value] : []));
          expect(`${id} ${toText(parts.map(parseNumber).reduce(add, zero))}`).toBe(`${id} ${shortest(total.value)}`);
          if (parts.length > 1) totals += 1;
        }
      }),
      settings(0.5),
    );
    expect(totals).toBeGreaterThan(0);
  });

  it('names everybody whose result is not final among the decisions or those who wait', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { subjects, open, waiting } = resultOf(drawRun(g).run);
        const named = new Set([...open.flatMap((d) => d.subjects), ...waiting.map((w) => w.subject)]);
        for (const { id, total, rank, grade, open: items } of subjects) {
          const lacks = [total, rank, grade].some((o) => 'absent' in o && o.absent !== 'notApplicable');
          if (lacks) expect(`${id} ${items.length > 0} ${named.has(id)}`).toBe(`${id} true true`);
        }
      }),
      settings(0.3),
    );
  });

  it('[P2] gives byte-identical results for the same facts in any order', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, run } = drawRun(g);
        const shuffled = score(scheme, shuffle(g, raw)).run;
        // Findings name rows of the file, which were moved; all else is the same to the byte.
        const bytes = (of: Run | undefined): string => JSON.stringify(of && { ...resultOf(of), diagnostics: [] });
        expect(bytes(shuffled)).toBe(bytes(run));
      }),
      settings(0.3),
    );
  });

  it('[P3] never gives more places than the share of all people, in any mode', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        const result = resultOf(run);
        const level = scheme.figures.find((f) => f.id === 'level')?.term;
        if (level?.kind !== 'grade') return;
        for (const rule of level.seats ?? []) {
          if (rule.atMost === undefined) continue;
          const bound = rule.atMost;
          const pools = result.seats.filter((s) => s.level === rule.level);
          for (const { id } of scheme.populations) {
            const own = pools.filter((p) => p.population === id);
            const people = own.reduce((sum, p) => sum + p.base, 0);
            const seats = own.reduce((sum, p) => sum + p.seats, 0);
            const holders = result.subjects.filter(
              ({ population, grade }) => population === id && 'value' in grade && grade.value === rule.level,
            );
            // Nobody holds a limited level outside the pools, but for exceptions that stand beside the seats.
            const others = level.exceptions?.some((e) => e.to === rule.level && e.seat === 'beside');
            if (!others) expect(holders).toHaveLength(own.reduce((sum, p) => sum + p.taken, 0));
            // A share by kind is at most the largest; a ruling may go beyond one that stands in principle only, and says one where the kinds of a pool differ or leave it open.
            const unclear = typeof bound === 'object' && 'by' in bound;
            const ruled = (rule.soft || unclear) && run.facts.rulings.some((r) => r.setting === `share.${rule.level}`);
            if (typeof bound === 'object' && 'people' in bound) {
              for (const pool of own) expect(pool).toMatchObject({ seats: bound.people });
            } else if (!ruled) expect(seats).toBeLessThanOrEqual(Math.floor((largest(bound) * people) / 1000));
          }
          const beside = level.exceptions?.some((e) => e.to === rule.level && e.seat === 'beside');
          for (const pool of pools) {
            if (beside) continue;
            const granted =
              rule.soft === true ? (pool.approved ?? []).filter((a) => a.subject !== undefined).length : 0;
            expect(pool.taken).toBeLessThanOrEqual(pool.seats + granted);
          }
        }
      }),
      settings(),
    );
  });

  // But for what a floor leaves open: giving up an adjustment or a seat for it frees a place above, which comes to the next in rank (0013).
  it('[P3] changes no grade that is settled when people settle an open decision of seats', {
    timeout: timeLimit,
  }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, raw, run } = drawRun(g);
        const open = run.populations.flatMap((p) => p.open);
        const settled = open.map((decision) => settle(raw, decision)).filter((facts) => facts !== undefined);
        if (settled.length === 0) return;
        const facts = pick(g, ...settled);
        const after = new Map(resultOf(expectRun(score(scheme, facts))).subjects.map((s) => [s.id, s.grade]));
        for (const { id, grade } of resultOf(run).subjects) {
          if ('value' in grade) expect(`${id} ${plain(after.get(id))}`).toBe(`${id} ${grade.value}`);
        }
      }),
      settings(),
    );
  });

  it('[P3] splits an amount so that the shares of all people are the amount, to the last unit', {
    timeout: timeLimit,
  }, () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme, run } = drawRun(g);
        const bonus = placedFigures(scheme).find(({ figure }) => figure.id === 'bonus')?.figure.term;
        fc.pre(bonus?.kind === 'divide' && bonus.in === 'all' && typeof bonus.amount === 'string');
        // Everybody of a population is one pool.
        for (const { id } of scheme.populations) {
          const own = resultOf(run).subjects.filter((s) => s.population === id);
          const outcomes = own.flatMap((s) => s.indicators.bonus ?? []);
          const values = outcomes.flatMap((o) => ('value' in o ? [parseNumber(o.value)] : []));
          const isSettled = !outcomes.some((o) => 'absent' in o && (o.absent === 'held' || o.absent === 'open'));
          if (!isSettled || values.length === 0) continue;
          tried++;
          expect(values.reduce(add)).toEqual(parseNumber(bonus.amount));
        }
      }),
      { ...settings(0.1), maxSkipsPerRun: 1000 },
    );
    expect(tried).toBeGreaterThan(3);
  });

  it('[P6] reads a scheme in canonical form back the same', { timeout: timeLimit }, () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const { scheme } = drawRun(g);
        expect(readScheme(writeScheme(scheme)).scheme).toEqual(scheme);
      }),
      settings(0.3),
    );
  });
});

function expectRun({ run, diagnostics }: ReturnType<typeof score>): Run {
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  return run;
}

/** The facts with a ruling that settles an open decision, or with one that is withdrawn; undefined: nothing of the kind settles it. */
function settle({ tables }: RawFacts, decision: OpenDecision): RawFacts | undefined {
  const { code, population, pool, subjects, values } = decision;
  const named = (name: string | undefined): string | undefined => name && `${population}/${name}`;
  const rulings = tables.rulings ?? [];
  const adding = (kind: string, target: string | undefined, setting: string, value: string): RawFacts | undefined => {
    const before = rulings.some(
      (r) => r.kind === kind && [target, target?.split('/').at(-1)].includes(String(r.target)) && r.setting === setting,
    );
    if (target === undefined || before) return undefined;
    const more = { kind, target, setting, value, by: '委员会', reason: '研究' };
    return { tables: { ...tables, rulings: [...rulings, more] } };
  };
  if (code === 'tie-at-last-seat' || code === 'tie-at-floor')
    return adding('subject', subjects[0], `seat.${values.level}`, 'yes');
  if (code === 'remainder-tie')
    return adding('pool', named(values.pools?.split('、')[0]), `seat.${values.level}`, 'yes');
  if (code === 'share-unclear') return adding('pool', named(pool), `share.${values.level}`, '50%');
  const withdrawn = ['exception-too-many', 'exception-no-seat', 'adjust-not-eligible', 'adjust-from-elsewhere'];
  if (!withdrawn.includes(code)) return undefined;
  // Whoever has an exception and an adjustment loses both: the one that stays would come into force.
  const isWithdrawn = (r: RawRow): boolean =>
    r.target === subjects[0] && (r.setting === 'exception' || r.setting === 'grade');
  return { tables: { ...tables, rulings: rulings.filter((r) => !isWithdrawn(r)) } };
}

/** The largest share of an amount, in tenths of a per cent; `none` is everybody. */
function largest(amount: Amount): number {
  const written = typeof amount === 'string' ? [amount] : 'by' in amount ? amount.cases.map((c) => c.value) : [];
  const rest = typeof amount === 'object' && 'by' in amount ? (amount.otherwise ?? '0%') : '0%';
  return Math.max(
    ...[...written, rest].map((w) => (w === 'none' ? 1000 : Math.round(Number(w.replace('%', '')) * 10))),
  );
}

function shuffle(g: Draw, raw: RawFacts): RawFacts {
  const tables = Object.entries(raw.tables).map(([table, rows]) => [
    table,
    g(fc.shuffledSubarray<unknown>, rows as unknown[], { minLength: rows.length }),
  ]);
  return { tables: Object.fromEntries(tables) as { [T in TableId]?: never } };
}
