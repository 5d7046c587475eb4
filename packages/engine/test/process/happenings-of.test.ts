/** Which events a scheme counts, and which way. */
import { describe, expect, it } from 'vitest';
import { happeningsOf, readScheme, type Scheme } from '../../src/index.ts';
import { shipped } from './shipped.ts';

const small = (figures: string): Scheme => {
  const { scheme, diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: month
decimals: { places: 2, mode: half-up }
populations: { all: { name: 全体, total: total } }
figures:
  ${figures}
`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
};

describe('what may happen to somebody', () => {
  it('[XL-03] 五类扣分带级别和分值，都是减分', () => {
    const found = happeningsOf(shipped('xiulin/quarter.yaml'));
    expect(found.map(({ name, effect }) => [name, effect])).toEqual([
      ['政治品质', 'subtracts'],
      ['道德品行', 'subtracts'],
      ['廉洁自律', 'subtracts'],
      ['纪律规矩', 'subtracts'],
      ['工作作风', 'subtracts'],
    ]);
    expect(found[4]).toEqual({
      code: 'conduct',
      name: '工作作风',
      figure: 'deductions',
      figureName: '扣分',
      clause: ['XL-03'],
      effect: 'subtracts',
      levels: [
        { key: '提醒', worth: '1' },
        { key: '批评', worth: '3' },
        { key: '处理', worth: '8' },
      ],
      populations: ['staff'],
    });
  });

  it('[FX-04] 特色亮点是加分，负面清单是减分，一项排除另一项不改变方向', () => {
    const found = new Map(happeningsOf(shipped('fengxiang/quarter.yaml')).map((one) => [one.code, one]));
    for (const code of ['award', 'spread', 'urgent', 'info', 'study']) expect(found.get(code)?.effect).toBe('adds');
    for (const code of ['late', 'integrity-talk', 'overdue', 'criticized', 'rectified-poorly'])
      expect(found.get(code)?.effect).toBe('subtracts');
    expect(found.get('urgent')).toMatchObject({ figureName: '急难险重', clause: ['FX-04'], worth: '0.5' });
  });

  it('turn round with each subtraction above them, and can’t be told through bands', () => {
    const found = happeningsOf(
      small(`total:
    name: 总分
    atMost: 10
    atLeast: -10
    sum:
      lost:
        name: 扣分
        subtract: true
        sum:
          late: { name: 迟到, atMost: none, events: { codes: { late: { name: 迟到, each: 1 } }, sameKey: sum } }
          made-up:
            name: 补时
            subtract: true
            atMost: none
            events: { codes: { extra: { name: 加班, each: 1 } }, sameKey: sum }
      banded:
        name: 分档
        bands:
          of: { atMost: none, events: { codes: { visit: { name: 走访, each: 1 } }, sameKey: sum } }
          rows: [{ atLeast: 3, gives: 5 }]
          otherwise: 0`),
    );
    expect(found.map(({ code, effect }) => [code, effect])).toEqual([
      ['late', 'subtracts'],
      ['extra', 'adds'],
      ['visit', 'either'],
    ]);
  });

  it('name what only a condition looks at by its code', () => {
    const found = happeningsOf(shipped('zhanjiang/xuwen.yaml'));
    expect(found.map(({ code }) => code)).toContain('poor-attitude');
  });
});
