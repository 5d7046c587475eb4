import { describe, expect, it } from 'vitest';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { chainsOn, type StepOutcome } from '../../../src/features/roster/chain.ts';
import type { Roster } from '../../../src/features/roster/model.ts';
import { override, oversight, small, tenure, unit } from './small-roster.ts';

const DAY = '2025-06-01';

/** The chain of a post as three words: who, or why nobody. */
function chain(id: string, more: Partial<Roster> = {}, day = DAY): string[] {
  const book = new RosterBook({ ...small, ...more });
  const own = book.tenure(id);
  if (own === undefined) throw new Error(`no tenure ${id}`);
  return Object.values(chainsOn(book, day).chainOf(own).steps).map((step: StepOutcome) =>
    step.kind === 'reviewer' ? step.person : step.because,
  );
}

describe('a reporting chain', () => {
  it('goes from the section’s head to the leader in charge of the section to the principal', () => {
    expect(chain('科员@股')).toEqual(['股长', '副局长', '局长']);
  });

  it('skips the steps that the person holds', () => {
    expect(chain('股长@股')).toEqual(['is-section-head', '副局长', '局长']);
    expect(chain('副局长@局')).toEqual(['is-in-charge', 'is-in-charge', '局长']);
    expect(chain('局长@局')).toEqual(['is-principal', 'is-principal', 'is-principal']);
  });

  it('in a village goes through its head and the town’s leader in charge, found on the nearest unit above', () => {
    expect(chain('支书@村')).toEqual(['is-section-head', '副镇长', '书记']);
    // The grid has no leader in charge of its own; its head is reviewed by the village’s.
    expect(chain('网格员@网格')).toEqual(['支书', '副镇长', '书记']);
  });

  it('tells its gaps and never fills them', () => {
    expect(chain('科员@股', { tenure: [tenure('科员', '股', 'staff')], oversight: [] })).toEqual([
      'no-section-head',
      'no-one-in-charge',
      'no-principal',
    ]);
    expect(chain('科员@局', { tenure: [...small.tenure, tenure('科员', '局', 'staff')] })).toEqual([
      'no-section',
      'no-one-in-charge',
      '局长',
    ]);
    const second = [tenure('书记', '股', 'sectionHead'), tenure('书记', '局', 'principal')];
    expect(
      chain('科员@股', {
        tenure: [...small.tenure, ...second],
        oversight: [...small.oversight, oversight('局长', '股')],
      }),
    ).toEqual(['several-section-heads', 'several-in-charge', 'several-principals']);
  });

  it('is that of the day: who came later or left before is nobody’s reviewer', () => {
    const held = small.tenure.map((t) => (t.person === '股长' ? { ...t, until: '2025-03-31' } : t));
    const next = tenure('副镇长', '股', 'sectionHead', { since: '2025-04-02' });
    const at = (day: string) => chain('科员@股', { tenure: [...held, next] }, day)[0];
    expect([at('2025-03-31'), at('2025-04-01'), at('2025-04-02')]).toEqual(['股长', 'no-section-head', '副镇长']);
  });

  it('follows an override while it lasts, one for this very post before one for all posts', () => {
    const all = override('科员', '书记', { id: '1', step: 'sectionHead', until: '2025-06-30' });
    const own = override('科员', '支书', {
      id: '2',
      step: 'sectionHead',
      tenure: '科员@股',
      since: '2025-06-10',
      until: '2025-06-20',
    });
    const at = (day: string) => chain('科员@股', { override: [all, own] }, day)[0];
    expect([at('2025-06-09'), at('2025-06-10'), at('2025-06-20'), at('2025-06-21'), at('2025-07-01')]).toEqual([
      '书记',
      '支书',
      '支书',
      '书记',
      '股长',
    ]);
  });

  it('gives a principal a reviewer by an override only', () => {
    expect(chain('局长@局', { override: [override('局长', '书记')] })[2]).toBe('书记');
  });

  it('is one for each of a person’s posts', () => {
    const beside = tenure('科员', '村', 'staff', { main: false });
    const more = { tenure: [...small.tenure, beside] };
    expect(chain('科员@股', more)).toEqual(['股长', '副局长', '局长']);
    expect(chain('科员@村', more)).toEqual(['支书', '副镇长', '书记']);
  });

  it('goes past a leader in charge who belongs to the section, and up through sections inside sections', () => {
    const own = { oversight: [oversight('科员', '股')] };
    expect(chain('科员@股', own)).toEqual(['股长', 'is-in-charge', '局长']);
    const inner = {
      unit: [...small.unit, unit('组', 'section', '股')],
      tenure: [...small.tenure, tenure('支书', '组', 'sectionHead')],
    };
    expect(chain('支书@组', inner)).toEqual(['股长', '副局长', '局长']);
  });
});
