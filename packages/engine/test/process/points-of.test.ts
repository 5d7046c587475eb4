/** Which points each level of review gives. */
import { describe, expect, it } from 'vitest';
import { pointsOf, readScheme, type Scheme } from '../../src/index.ts';
import { shipped } from './shipped.ts';

const small = (figures: string, process: string): Scheme => {
  const { scheme, diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: month
decimals: { places: 2, mode: half-up }
attributes: { post: { name: 岗位, at: to, values: [村, 机关] } }
populations:
  village: { name: 村干部, where: { attribute: post, is: 村 }, total: ofVillage }
  office: { name: 机关干部, where: { attribute: post, is: 机关 }, total: ofOffice }
figures:
  ${figures}
process:
  ${process}
`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
};

describe('the points of a review', () => {
  it('[FX-07] are asked level by level, in the order of the file, of each level what it weighs in', () => {
    const levels = pointsOf(shipped('fengxiang/quarter.yaml'));
    expect(levels.map(({ stage, role, step }) => [stage, role, step])).toEqual([
      ['review', '股组长', 'sectionHead'],
      ['review', '分管领导', 'inCharge'],
      ['review', '主要领导', 'principal'],
    ]);
    const [first, second] = levels.map(({ asked }) => asked.map(({ figure }) => figure));
    const common = [
      'loyalty',
      'resolve',
      'responsibility',
      'ability',
      'self-discipline',
      'competence',
      'conduct-review',
    ];
    expect(first).toEqual(common);
    expect(second).toEqual([...common, 'epidemic', 'service', 'innovation']);
  });

  it('come with name, clause, bounds, decimals, and whom they concern in words', () => {
    const asked = pointsOf(shipped('fengxiang/quarter.yaml'))[1]?.asked ?? [];
    expect(asked.find(({ figure }) => figure === 'epidemic')).toEqual({
      figure: 'epidemic',
      name: '防控任务落实',
      indicator: 'epidemic',
      clause: ['FX-04'],
      low: '0',
      high: '15',
      places: 2,
      applies: '重点工作为“疫情防控”',
      populations: ['staff'],
    });
    expect(asked.find(({ figure }) => figure === 'service')?.applies).toBe(
      '重点工作不是“乡村振兴”、“项目建设”、“疫情防控”',
    );
    expect(asked.find(({ figure }) => figure === 'competence')).not.toHaveProperty('applies');
  });

  it('say all conditions on the way down, the decimals of the figure, and the populations that it goes into', () => {
    const scheme = small(
      `ofVillage:
    name: 村总分
    sum:
      a: { name: 包村, words: 每月走访, applies: { when: { attribute: post, is: 村 }, otherwise: skip }, missing: hold, points: { within: [0, 5], places: 1, roles: { 站长: 100% } } }
      shared: { name: 共同, figure: both }
  ofOffice: { name: 机关总分, sum: { other: { name: 共同, figure: both } } }
  both:
    name: 共同部分
    applies: { when: { not: { attribute: post, is: 村 } }, otherwise: skip }
    missing: skip
    sum:
      b: { name: 办文, applies: { when: { attribute: post, is: 机关 }, otherwise: skip }, missing: hold, points: { within: [-2, 5], roles: { 站长: 100% } } }`,
      'review: { name: 评分, review: { levels: { 站长: principal } } }',
    );
    const [a, b] = pointsOf(scheme)[0]?.asked ?? [];
    expect(a).toMatchObject({ words: '每月走访', places: 1, applies: '岗位为“村”', populations: ['village'] });
    expect(b).toMatchObject({
      low: '-2',
      applies: '岗位不是“村”，并且岗位为“机关”',
      populations: ['village', 'office'],
    });
  });

  it('are asked once where two figures read one indicator', () => {
    const scheme = small(
      `ofVillage: { name: 村总分, missing: hold, points: { within: [0, 5], indicator: shared, roles: { 站长: 100% } } }
  ofOffice: { name: 机关总分, missing: hold, points: { within: [0, 5], indicator: shared, roles: { 站长: 100% } } }`,
      'review: { name: 评分, review: { levels: { 站长: principal } } }',
    );
    expect(pointsOf(scheme)[0]?.asked.map(({ figure, indicator }) => [figure, indicator])).toEqual([
      ['ofVillage', 'shared'],
    ]);
  });

  it('are none where nobody of the chain reviews', () => {
    expect(pointsOf(shipped('xiulin/quarter.yaml'))).toEqual([]);
    expect(pointsOf({ ...shipped('xiulin/quarter.yaml'), process: undefined } as unknown as Scheme)).toEqual([]);
  });
});
