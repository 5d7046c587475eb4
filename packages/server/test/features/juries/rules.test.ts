import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultOfRules, rulesOfScheme } from '../../../src/features/juries/rules.ts';
import { stageRules } from './stage.ts';

const wuchuan = readFileSync(new URL('../../../../../schemes/zhanjiang/wuchuan.yaml', import.meta.url), 'utf8');

describe('rules of a scheme', () => {
  const read = rulesOfScheme(wuchuan, '2017-12-31');
  const rules = read.ok ? read.rules : [];

  it('[WC-01] 大评委分三组评分，各组有比重', () => {
    expect(rules.find(({ indicator }) => indicator === 'juried')).toMatchObject({
      source: '吴川市党建工作考核 2017.1',
      name: '大评委分组评分',
      lowest: '0',
      highest: '40',
      roles: [
        { key: '领导组', weight: '40%' },
        { key: '党务组', weight: '30%' },
        { key: '代表组', weight: '30%' },
      ],
      drop: { highest: 1, lowest: 1, above: 5 },
      missing: 'redistribute',
    });
  });

  it('[WC-02] 述职评委五人以上，百分制，去掉最高最低', () => {
    const jury = rules.find(({ indicator }) => indicator === 'jury');
    expect(jury).toMatchObject({ lowest: '0', highest: '100', places: 2, drop: { highest: 1, lowest: 1 }, atLeast: 5 });
    expect(jury && faultOfRules(jury)).toBeUndefined();
  });

  it('[WC-03] 项目评分取前五名，60分以下的不评', () => {
    expect(rules.find(({ indicator }) => indicator === 'project-score')).toMatchObject({
      atLeast: 3,
      best: { name: '优秀项目', people: 5, atLeast: '60' },
    });
  });

  it('are refused where there is no scheme, or nothing to score in it', () => {
    expect(rulesOfScheme('scheme: x', '2017-12-31')).toMatchObject({ ok: false, refusal: 'scheme-unreadable' });
    const without = wuchuan.replace(/points: \{[^}]*(\{[^}]*\}[^}]*)*\}/g, '').slice(0, 10);
    expect(rulesOfScheme(without, '2017-12-31').ok).toBe(false);
  });
});

describe('rules that the office types', () => {
  it.each([
    ['bounds the wrong way round', { lowest: '90', highest: '10' }],
    ['weights that don’t add up', { roles: [{ key: '领导组', weight: '40%' }] }],
    ['nothing to drop', { drop: { highest: 0, lowest: 0 } }],
    ['criteria that don’t make up the whole', { criteria: [{ name: '实绩', highest: '60' }] }],
    ['criteria with a lowest of their own', { lowest: '10', criteria: [{ name: '实绩', highest: '100' }] }],
  ])('are refused with %s, in a sentence', (_what, change) => {
    expect(faultOfRules({ ...stageRules, ...change })).toMatch(/[。？]$/);
  });

  it('are taken as the scheme’s are', () => {
    const criteria = [
      { name: '实绩', highest: '60' },
      { name: '表述', highest: '40' },
    ];
    expect(faultOfRules({ ...stageRules, criteria })).toBeUndefined();
  });
});
