import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { droppedOf, entitledTo, judge, sorted } from '../../../src/features/juries/decide.ts';
import type { Juror, JurySubject } from '../../../src/features/juries/model.ts';
import type { JuryRules } from '../../../src/features/juries/rules.ts';
import { outcomeOf } from '../../../src/features/scoring/outcome.ts';
import { stageRules } from './stage.ts';

const rules = (change: Partial<JuryRules>): JuryRules => ({ ...stageRules, ...change });

describe('what a juror types', () => {
  it.each([
    ['90', '90'],
    [' 92.50 ', '92.5'],
    ['９２．５', '92.5'],
    ['92。5', '92.5'],
    ['88分', '88'],
    ['100', '100'],
    ['0', '0'],
    ['7.', '7'],
  ])('%s is %s', (typed, value) => {
    expect(judge(stageRules, [typed])).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['九十', 'no-number'],
    ['-1', 'no-number'],
    ['1e2', 'no-number'],
    ['100.01', 'too-high'],
    ['90.125', 'too-fine'],
  ])('%s is told at once: %s', (typed, fault) => {
    expect(judge(stageRules, [typed])).toEqual({ ok: false, fault });
  });

  it('is not below the lowest either', () => {
    expect(judge(rules({ lowest: '60' }), ['59.99'])).toEqual({ ok: false, fault: 'too-low' });
  });

  it('adds up criteria exactly, and says which one is wrong', () => {
    const criteria = [
      { name: '实绩', highest: '60' },
      { name: '表述', highest: '40' },
    ];
    expect(judge(rules({ criteria }), ['50.1', '30.2'])).toEqual({ ok: true, value: '80.3' });
    expect(judge(rules({ criteria }), ['50', '40.5'])).toEqual({ ok: false, fault: 'too-high', at: 1 });
    expect(judge(rules({ criteria }), ['50'])).toEqual({ ok: false, fault: 'empty', at: 1 });
  });
});

const juror = (id: string, panel = ''): Juror => ({ id, name: id, unitName: '', role: '', panel, codeNumber: 0 });
const subject = (panel = ''): JurySubject => ({
  id: 's',
  kind: 'unit',
  about: 's',
  name: 's',
  panel,
  state: 'waiting',
});

it('scores are for the panel’s jurors who aren’t recused', () => {
  const jurors = [juror('a', '甲'), juror('b', '乙'), juror('c'), juror('d', '甲')];
  const ids = entitledTo(subject('甲'), jurors, [
    { subject: 's', juror: 'd' },
    { subject: 'other', juror: 'a' },
  ]).map(({ id }) => id);
  expect(ids).toEqual(['a', 'c']);
});

it('the values that are struck through are those that the engine leaves out', () => {
  const value = fc.integer({ min: 0, max: 10000 }).map((n) => String(n / 100));
  const drops = fc.record(
    {
      highest: fc.integer({ min: 0, max: 2 }),
      lowest: fc.integer({ min: 0, max: 2 }),
      above: fc.integer({ min: 4, max: 8 }),
    },
    { requiredKeys: ['highest', 'lowest'] },
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), drops, (given, drop) => {
      fc.pre(drop.highest + drop.lowest > 0);
      const jury = rules({ drop, atLeast: 1 });
      const values = sorted(given.map((text) => judge(jury, [text])).flatMap((one) => (one.ok ? [one.value] : [])));
      const [outcome] = outcomeOf(jury, '2026-03-25', [
        { subject: 's', name: 's', points: { groups: [{ role: '', values: [...values] }] } },
      ]);
      const { first, last } = droppedOf(values.length, drop);
      const kept = values.slice(first, values.length - last);
      const counted = kept.length === 1 ? (kept[0] ?? '') : `÷ ${kept.length}`;
      if (kept.length === 0) expect(outcome?.mean).toBeUndefined();
      else {
        const sum = kept.reduce((total, text) => total + BigInt(Math.round(Number(text) * 100)), 0n);
        const count = BigInt(kept.length);
        const hundredths = (2n * sum + count) / (2n * count);
        expect(outcome?.mean).toBe(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`);
        expect(outcome?.arithmetic).toContain(counted);
      }
    }),
    { numRuns: 40 },
  );
});
