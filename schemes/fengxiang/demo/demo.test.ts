import { readFileSync } from 'node:fs';
import { explain, type Outcome, readScheme, resultOf, type Step, type SubjectResult, score } from '@shiji/engine';
import { readWorkbook } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { awkwardCases } from './awkward.ts';
import { quarterFacts } from './facts.ts';
import { workbook } from './make.ts';
import { units } from './units.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const { scheme } = readScheme(readFileSync(new URL('../quarter.yaml', import.meta.url), 'utf8'));
const read = await readWorkbook(readFileSync(workbook));
if (scheme === undefined || read.facts === undefined) throw new Error('the scheme or the workbook cannot be read');
const { facts } = read;
const { run, diagnostics } = score(scheme, facts);
if (run === undefined) throw new Error(JSON.stringify(diagnostics[0]));
const result = resultOf(run);

const textOf = (outcome: Outcome | undefined): string =>
  outcome === undefined ? 'nothing' : 'value' in outcome ? outcome.value : outcome.absent;
const subject = (id: string): SubjectResult => {
  const found = result.subjects.find((s) => s.id === id);
  if (found === undefined) throw new Error(`${id} is not assessed`);
  return found;
};
const total = (id: string): string => textOf(subject(id).total);
const grade = (id: string): string => textOf(subject(id).grade);
const rank = (id: string): number => Number(textOf(subject(id).rank));
const pool = (id: string): string => textOf(subject(id).pool);
const indicator = (id: string, figure: string): string => textOf(subject(id).indicators[figure]);
const seatsOf = (name: string) => result.seats.find((s) => s.pool === name);
const because = (outcome: Outcome): string[] => ('absent' in outcome ? outcome.because.map((b) => b.code) : []);
const rows = (table: keyof typeof facts.tables, id: string) =>
  (facts.tables[table] ?? []).filter((row) => row.subject === id);

function step(id: string, figure: string): Step | undefined {
  const search = (steps: readonly Step[]): Step | undefined => {
    for (const one of steps) {
      const found = one.figure === figure ? one : search(one.parts);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(explain(run as NonNullable<typeof run>, id)?.steps ?? []);
}

/** How many of the unit count for its quota, besides those whom the story takes out. */
const peopleIn = (name: string): number => result.subjects.filter((s) => pool(s.id) === name).length;

describe('the workbook of the demonstration', () => {
  it('holds what the script makes', () => {
    expect(read.diagnostics).toEqual([]);
    expect(facts.tables).toEqual(quarterFacts().tables);
  });

  it('has 62 units and 1,352 people assessed, and no finding', () => {
    expect(diagnostics).toEqual([]);
    expect(result.subjects).toHaveLength(1352);
    expect(new Set(result.subjects.map((s) => pool(s.id)))).toEqual(new Set(units.map((u) => u.name)));
    expect(units).toHaveLength(62);
    expect(result.outside).toHaveLength(6);
  });

  it('is believable: 40% binds in most units, few are below 80 and very few below 60', () => {
    const share = (level: string): number => result.subjects.filter((s) => grade(s.id) === level).length / 1352;
    expect(share('好')).toBeGreaterThan(0.35);
    expect(share('好')).toBeLessThanOrEqual(0.4);
    expect(share('较好')).toBeGreaterThan(0.45);
    expect(share('一般')).toBeGreaterThan(0.05);
    expect(share('一般')).toBeLessThan(0.1);
    expect(share('较差')).toBeGreaterThan(0);
    expect(share('较差')).toBeLessThan(0.02);
    const binding = result.seats.filter((s) => s.taken === s.seats);
    expect(binding.length).toBeGreaterThan(result.seats.length * 0.75);
  });

  it('has consequences for some', () => {
    const with_ = (id: string): number => result.subjects.filter((s) => s.consequences.some((c) => c.id === id)).length;
    expect(with_('remind')).toBeGreaterThan(50);
    // Few enough that each can be visited.
    expect(with_('follow-up')).toBeGreaterThan(10);
    expect(with_('follow-up')).toBeLessThan(100);
  });

  it('lists in its README every awkward person, by name', () => {
    const names = new Map(facts.tables.subjects?.map((s) => [s.id, s.name]));
    for (const { ids, situation, result: outcome } of awkwardCases) {
      const called = [...new Set(ids.map((id) => names.get(id)))].join('、');
      expect(readme).toContain(`| ${ids.join('、')} | ${called} | ${situation} | ${outcome} |`);
    }
  });
});

/** By the first id of the case; a case without a check fails. */
const checks: { readonly [first: string]: () => void } = {
  FX0010() {
    const names = ['FX0010', 'FX0200', 'FX0330', 'FX0420'].map((id) => subject(id).name);
    expect(names).toEqual(['周䶮', '林𠮷安', '李喆', '陈堃']);
  },
  FX0072() {
    expect(indicator('FX0072', 'competence')).toBe('9.18');
    expect(step('FX0072', 'competence')?.facts).toContain('PF-0072-2');
    expect(step('FX0072', 'competence')?.facts).not.toContain('PF-0072-1');
  },
  FX0078() {
    expect(because(subject('FX0078').grade)).toEqual(['ungraded']);
    expect(total('FX0078')).toMatch(/^\d/);
    expect(seatsOf('区委组织部')?.base).toBe(peopleIn('区委组织部') - 1);
  },
  FX0082() {
    expect(rows('events', 'FX0082')).toHaveLength(2);
    expect(indicator('FX0082', 'awards')).toBe('2.00');
  },
  FX0084() {
    expect(subject('FX0084').person).toBe(subject('FX1002').person);
    expect([pool('FX0084'), pool('FX1002')]).toEqual(['区委组织部', '青禾镇']);
  },
  FX0128() {
    expect(rows('points', 'FX0128').some((row) => row.role === '股组长')).toBe(false);
    expect(indicator('FX0128', 'competence')).toBe('9.29');
  },
  FX0171() {
    expect(indicator('FX0171', 'peers')).toBe('missing');
    expect(total('FX0171')).toMatch(/^\d/);
  },
  FX0307() {
    const parts = ['awards', 'spread', 'urgent', 'research'].map((figure) => indicator('FX0307', figure));
    expect(parts).toEqual(['8.00', '5.00', '2.50', '0.00']);
    expect(indicator('FX0307', 'highlights')).toBe('10.00');
  },
  FX0311() {
    expect(rows('spells', 'FX0311')).toContainEqual(
      expect.objectContaining({ value: '产假', from: '2026-02-15', to: '2026-03-31' }),
    );
    expect(['好', '较好', '一般', '较差']).toContain(grade('FX0311'));
  },
  FX0313() {
    expect(because(subject('FX0313').grade)).toEqual(['ungraded']);
    expect(seatsOf('区民政局')?.base).toBe(peopleIn('区民政局') - 1);
  },
  FX0318() {
    expect(rows('events', 'FX0318')).toHaveLength(1);
    expect(indicator('FX0318', 'negatives')).toBe('0.00');
  },
  FX0500: () => expect(subject('FX0500').name).toBe('阿依古丽·铁木尔'),
  FX0519() {
    expect(total('FX0519')).toBe('held');
    expect(because(subject('FX0519').total)).toContain('group-absent');
    expect(result.open).toContainEqual(
      expect.objectContaining({ code: 'pool-waits', pool: '区水利局', subjects: ['FX0519'] }),
    );
  },
  FX0540: () => expect(pool('FX0540')).toBe('区农业农村局'),
  FX0545() {
    expect(because(subject('FX0545').grade)).toEqual(['graded-later']);
    expect(total('FX0545')).toMatch(/^\d/);
    expect(result.waiting.find((w) => w.subject === 'FX0545')?.items).toMatchObject([
      { kind: 'held', code: 'graded-later', settle: '待有关情况了结后再定：更新经历表，或者裁定“补定等次”' },
    ]);
  },
  FX0600() {
    expect(because(subject('FX0600').total)).toEqual(['nothing-due']);
    expect(result.open).toContainEqual(
      expect.objectContaining({ code: 'pool-waits', pool: '区卫生健康局', subjects: ['FX0600'] }),
    );
  },
  FX0670() {
    expect([subject('FX0670').name, subject('FX0700').name]).toEqual(['张伟', '张伟']);
    expect(pool('FX0670')).toBe(pool('FX0700'));
    expect(total('FX0670')).not.toBe(total('FX0700'));
  },
  FX0690() {
    expect(indicator('FX0690', 'integrity-lost')).toBe('13.00');
    expect(indicator('FX0690', 'integrity')).toBe('0.00');
  },
  FX0738() {
    const seats = seatsOf('区统计局');
    expect([seats?.seats, seats?.taken]).toEqual([5, 5]);
    expect(rank('FX0738')).toBeLessThanOrEqual(5);
    expect(rank('FX0740')).toBeGreaterThan(5);
    expect([grade('FX0738'), grade('FX0740')]).toEqual(['较好', '好']);
  },
  FX0763() {
    const seats = seatsOf('区医疗保障局');
    expect(Number(total('FX0763'))).toBeGreaterThanOrEqual(90);
    expect(rank('FX0763')).toBeLessThanOrEqual(4);
    expect(grade('FX0763')).toBe('较好');
    expect([seats?.seats, seats?.taken]).toEqual([4, 4]);
  },
  FX0802() {
    expect(total('FX0802')).toBe(total('FX0804'));
    expect([grade('FX0802'), grade('FX0804')]).toEqual(['open', 'open']);
    expect(result.open).toContainEqual(
      expect.objectContaining({ code: 'tie-at-last-seat', pool: '区信访局', subjects: ['FX0802', 'FX0804'] }),
    );
  },
  FX0810() {
    expect(rows('events', 'FX0810').map((row) => row.code)).toEqual(['rectified-poorly']);
    expect(grade('FX0810')).toBe('好');
    expect(subject('FX0810').consequences.map((c) => c.id)).toEqual(['follow-up']);
  },
  FX0863() {
    expect(total('FX0863')).toBe(total('FX0867'));
    expect(rank('FX0863')).toBe(rank('FX0867'));
    expect([grade('FX0863'), grade('FX0867')]).toEqual(['好', '较好']);
  },
  FX0883() {
    expect(grade('FX0883')).toBe('好');
    expect(seatsOf('合并的小单位')).toMatchObject({ base: 6, seats: 2, taken: 2 });
  },
  FX1353: () => expect(result.outside.map((o) => o.id)).toContain('FX1353'),
};

describe('awkward people of the demonstration', () => {
  it.each(awkwardCases.map(({ ids, situation, result: outcome }) => [ids.join('、'), situation, outcome, ids[0]]))(
    '%s %s：%s',
    (_ids, _situation, _outcome, first) => {
      const check = checks[first ?? ''];
      if (check === undefined) throw new Error(`${first} has no check`);
      check();
    },
  );

  it('are the only ones held or open', () => {
    const unsettled = result.subjects.filter((s) => ['held', 'open'].includes(grade(s.id))).map((s) => s.id);
    expect(unsettled).toEqual(['FX0519', 'FX0545', 'FX0600', 'FX0802', 'FX0804']);
    expect(result.waiting.map((w) => w.subject)).toEqual(['FX0519', 'FX0545', 'FX0600']);
  });
});
