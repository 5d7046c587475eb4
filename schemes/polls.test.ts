/** The polls of the shipped schemes, as a server would hold them. */
import { type PollRules, pollsOf } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';

const DAY = '2026-01-01';
const schemes = places.flatMap(shippedSchemes);

function pollsIn(path: string): readonly PollRules[] {
  const shipped = schemes.find((s) => s.path === path);
  if (shipped === undefined) throw new Error(`no scheme ${path}`);
  return pollsOf(shipped.scheme, DAY).map((found) => {
    if (!found.ok) throw new Error(JSON.stringify(found));
    return found.rules;
  });
}

function pollIn(path: string, poll: string): PollRules {
  const rules = pollsIn(path).find((p) => p.poll === poll);
  if (rules === undefined) throw new Error(`${path} has no poll ${poll}`);
  return rules;
}

const options = (values: Readonly<Record<string, string>>) => ({
  kind: 'options',
  options: Object.entries(values).map(([key, value]) => ({ key, value })),
});
const groups = (weights: Readonly<Record<string, string>>) =>
  Object.entries(weights).map(([key, weight]) => ({ key, weight }));

describe('polls of the shipped schemes', () => {
  it('every poll that a shipped scheme reads can be held', () => {
    const found = Object.fromEntries(
      schemes
        .map(({ path }) => [path, pollsIn(path).map((p) => p.poll)] as const)
        .filter(([, polls]) => polls.length > 0),
    );
    expect(found).toEqual({
      'dazehu/review.yaml': ['述职评议'],
      'dazehu/year.yaml': ['述职测评'],
      'fengxiang/quarter.yaml': ['内部互评'],
      'xiacun/quarter.yaml': ['联系村评价', '企业评价', '村民评价', '窗口评价', '季度测评'],
      'xiacun/year.yaml': ['民主评议'],
      'xiulin/quarter.yaml': ['领导测评'],
      'zhanjiang/suixi.yaml': ['上评下', '同级互评', '下评上'],
      'zhanjiang/wuchuan.yaml': ['述职领导评价', '述职党员评价', '述职群众评价'],
      'zhanjiang/xuwen.yaml': ['民主测评'],
    });
  });

  it('[XL-03] 领导测评：好、较好、一般、较差，好超过40%的票作废，至少三张有效票', () => {
    expect(pollIn('xiulin/quarter.yaml', '领导测评')).toEqual({
      poll: '领导测评',
      name: '领导民主测评',
      groups: [],
      questions: [
        {
          id: '',
          name: '领导民主测评',
          figure: 'rating',
          marks: options({ 好: '100', 较好: '85', 一般: '70', 较差: '50' }),
          void: [{ kind: 'marks', marks: ['好'], subjects: { above: { value: '0.4', percent: true } } }],
          invalid: 'void',
          atLeast: 3,
          scoring: { missing: 'hold', round: { places: 2, mode: 'half-up' } },
        },
      ],
    });
  });

  it('[XC-03] 季度测评：四类人员分别占40%、30%、20%、10%，缺一方面的按比例折算', () => {
    const poll = pollIn('xiacun/quarter.yaml', '季度测评');
    expect(poll.groups).toEqual(groups({ 镇领导: '0.4', 中层干部: '0.3', 其他在编人员: '0.2', 非在编人员: '0.1' }));
    expect(poll.questions).toMatchObject([
      { name: '民主测评', marks: options({ 优秀: '100', 良好: '85', 一般: '70', 较差: '50' }), void: [], atLeast: 1 },
    ]);
    expect(poll.questions[0]?.scoring?.missing).toBe('redistribute');
  });

  it('[XC-01] 村民评价按百分制打整数分', () => {
    expect(pollIn('xiacun/quarter.yaml', '村民评价').questions).toMatchObject([
      { name: '村民评价得分', marks: { kind: 'numbers', lowest: '0', highest: '100', places: 0 } },
    ]);
  });

  it('[DZ-03] 述职测评由四方面现场评价', () => {
    const poll = pollIn('dazehu/year.yaml', '述职测评');
    expect(poll.groups).toEqual(groups({ 街道领导: '0.3', 党员: '0.3', 小组长: '0.2', '村（居）民代表': '0.2' }));
    expect(poll.questions).toMatchObject([
      { id: '', figure: 'rating', marks: options({ 优秀: '100', 称职: '85', 基本称职: '70', 不称职: '50' }) },
    ]);
  });

  it('[DZ-07] 述职评议一张票上有两个题目', () => {
    const poll = pollIn('dazehu/review.yaml', '述职评议');
    expect(poll.name).toBe('述职评议');
    expect(poll.groups).toEqual(groups({ 街道领导: '0.4', 党员代表: '0.3', 群众代表: '0.3' }));
    expect(poll.questions.map(({ id, name }) => [id, name])).toEqual([
      ['抓基层党建', '抓基层党建'],
      ['意识形态工作', '意识形态工作'],
    ]);
  });

  it('[SX-01] 上级、同级、下级和群众评价是三个测评', () => {
    expect(pollsIn('zhanjiang/suixi.yaml').map(({ name, groups: by }) => [name, by.map((g) => g.key)])).toEqual([
      ['上级评价', ['镇领导', '镇干部', '业务条线']],
      ['同级评价', []],
      ['下级和群众评价', ['村干部', '党员', '村民代表']],
    ]);
  });

  it('[FX-07] 内部互评不分主体，至少三张有效票', () => {
    const poll = pollIn('fengxiang/quarter.yaml', '内部互评');
    expect(poll.groups).toEqual([]);
    expect(poll.questions).toMatchObject([
      { marks: options({ 好: '5', 较好: '4', 一般: '3', 较差: '1' }), void: [], atLeast: 3 },
    ]);
  });

  it('[WC-02] 领导、党员、群众评价各是一个测评', () => {
    const polls = pollsIn('zhanjiang/wuchuan.yaml');
    expect(polls.map((p) => p.name)).toEqual(['领导评价', '党员评价', '群众评价']);
    expect(new Set(polls.map((p) => JSON.stringify(p.questions[0]?.marks)))).toEqual(
      new Set([JSON.stringify(options({ 好: '100', 较好: '85', 一般: '70', 差: '50' }))]),
    );
  });
});
