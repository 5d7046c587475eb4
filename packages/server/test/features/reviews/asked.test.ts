import type { PointsAsked } from '@shiji/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PointsGiven, readPoints, suggestedFor, sumOf } from '../../../src/features/reviews/asked.ts';

const field = (more: Partial<PointsAsked> = {}): PointsAsked => ({
  figure: 'loyalty',
  name: '政治忠诚',
  indicator: 'loyalty',
  low: '0',
  high: '3',
  places: 2,
  populations: ['staff'],
  ...more,
});
const rules = { suggest: '90%', mode: 'half-up' } as const;
const gave = (role: string, loyalty?: string): PointsGiven => ({
  role,
  points: loyalty === undefined ? {} : { loyalty },
});

describe('what stands in a field at first', () => {
  it.each([
    ['the scheme’s share of the highest', field(), [], { value: '2.7', by: 'scheme', from: '90%' }],
    ['rounded to its decimals', field({ high: '5', places: 0 }), [], { value: '5', by: 'scheme', from: '90%' }],
    ['not below the lowest', field({ low: '2.9' }), [], { value: '2.9', by: 'scheme', from: '90%' }],
    ['a share that people write in per cent', field({ high: '100%' }), [], { value: '0.9', by: 'scheme', from: '90%' }],
    ['what the level below gave', field(), [gave('股组长', '2.5')], { value: '2.5', by: 'below', from: '股组长' }],
    [
      'the nearest of those that gave it',
      field(),
      [gave('股组长', '2.5'), gave('分管领导')],
      { value: '2.5', by: 'below', from: '股组长' },
    ],
    [
      'kept within the bounds of this level',
      field(),
      [gave('股组长', '7')],
      { value: '3', by: 'below', from: '股组长' },
    ],
  ] as const)('%s', (_, asked, below, expected) => {
    expect(suggestedFor(asked, undefined, below, rules)).toEqual(expected);
  });

  it('what one gave oneself before, as it was', () => {
    expect(suggestedFor(field(), gave('分管领导', '1.25'), [gave('股组长', '2.5')], rules)).toEqual({
      value: '1.25',
      by: 'own',
    });
  });

  it('nothing, where neither scheme nor anybody says anything', () => {
    expect(suggestedFor(field(), undefined, [], { ...rules, suggest: undefined })).toBeUndefined();
  });

  it('can always be handed in as it stands', () => {
    const cents = fc.integer({ min: 0, max: 100_000 }).map((n) => (n / 100).toFixed(2));
    const share = fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`);
    fc.assert(
      fc.property(cents, share, fc.integer({ min: 2, max: 4 }), (high, suggest, places) => {
        const asked = field({ high, places });
        const suggested = suggestedFor(asked, undefined, [], { suggest, mode: 'half-up' });
        expect(readPoints(asked, suggested?.value)).toEqual({ ok: true, value: suggested?.value });
      }),
    );
  });
});

it('reads points as people write them, and no more', () => {
  expect(readPoints(field(), ' 2.50 ')).toEqual({ ok: true, value: '2.5' });
  expect(readPoints(field(), '02')).toEqual({ ok: true, value: '2' });
  for (const text of ['90%', '1e1', '２', '0x1', '1,5', '.5', '1.'])
    expect(readPoints(field(), text)).toEqual({ ok: false, fault: 'points-unreadable' });
});

it('adds up exactly', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf(['2.7', '9', '13.5'])).toBe('25.2');
  expect(sumOf([])).toBe('0');
});
