/** The printed scheme: the very rules that run, in words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, markdownOf, placedFigures, printScheme, readScheme, type Scheme } from '../src/index.ts';
import { baseScheme } from './diagnostics/base-scheme.ts';
import { drawScheme } from './properties/generate-scheme.ts';

const read = (text: string): Scheme => {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  return scheme;
};
const shipped = (path: string): Scheme =>
  read(readFileSync(new URL(`../../../schemes/${path}`, import.meta.url), 'utf8'));

const textOf = (block: Block): string =>
  block.kind === 'list' ? block.items.join('\n') : block.kind === 'table' ? block.rows.flat().join('\n') : block.text;
const wholeText = (scheme: Scheme): string =>
  printScheme(scheme)
    .chapters.flatMap(({ blocks }) => blocks.map(textOf))
    .join('\n');
const chapter = (scheme: Scheme, title: string): string =>
  (printScheme(scheme).chapters.find((c) => c.title === title)?.blocks ?? []).map(textOf).join('\n');

describe('a printed scheme', () => {
  it('has numbered chapters, and none that has nothing to say', () => {
    const lines = markdownOf(printScheme(shipped('xiulin/quarter.yaml'))).split('\n');
    const titles = lines.filter((line) => line.startsWith('## '));
    expect(titles[0]).toBe('## 一、总则');
    expect(titles[2]).toBe('## 三、考核指标和计分办法');
    const small = read(`scheme: small
version: "1"
name: 小方案
period: month
decimals: { places: 1, mode: down }
populations: { staff: { name: 干部, total: total } }
figures: { total: { name: 得分, points: { within: [0, 100] }, missing: hold } }
`);
    expect(printScheme(small).chapters.map((c) => c.title)).toEqual(['总则', '考核对象', '考核指标和计分办法']);
  });

  it('says who decides what the scheme leaves open: whoever settles the results, where it says who', () => {
    const scheme = (populations: string): Scheme =>
      read(`scheme: small
version: "1"
name: 小方案
period: month
decimals: { places: 1, mode: down }
attributes: { post: { name: 岗位, at: to } }
populations: { ${populations} }
figures:
  total: { name: 得分, points: { within: [0, 100] }, missing: hold }
  place: { name: 名次, rank: { in: all, by: total, ties: open } }
`);
    const decided = (populations: string): readonly (string | undefined)[] => {
      const printed = scheme(populations);
      const ask = (title: string): string | undefined =>
        /(?:列为待定|名额时)，?由(.+?)(?:作出)?决定/.exec(chapter(printed, title))?.[1];
      return [ask('总则'), ask('名次')];
    };
    const staff = (by: string): string =>
      `staff: { name: 干部, where: { attribute: post, is: 甲 }, ${by} total: total, rank: place }`;
    expect(decided(staff(''))).toEqual(['考核委员会', '考核委员会']);
    expect(decided(staff('settledBy: { by: 镇党委 },'))).toEqual(['镇党委', '镇党委']);
    expect(decided(`${staff('settledBy: { by: 镇党委 },')}, others: { name: 其他, total: total }`)).toEqual([
      '审定结果的机构',
      '审定结果的机构',
    ]);
  });

  it('counts each depth in its own way, as official documents do', () => {
    const lines = markdownOf(printScheme(shipped('xiacun/quarter.yaml'))).split('\n');
    const [, ...headings] = lines.filter((line) => /^#{3,} /.test(line)).map((line) => line.replace(/^#+ /, ''));
    expect(headings.slice(0, 4).map((h) => h.slice(0, 8))).toEqual([
      '1. 指标和测评',
      '（1）指标得分（',
      '① 党的建设（2',
      '② 新动能培育（',
    ]);
    expect(headings).toContain('1）人才引育（2分）');
  });

  it('says every name that stands in the scheme: indicators, populations, attributes, parameters, levels, consequences, actions', () => {
    const paths = [
      ...['fengxiang/quarter', 'fengxiang/year', 'xiulin/quarter', 'dazehu/review', 'dazehu/year'],
      ...['xiacun/month', 'xiacun/quarter', 'xiacun/year'],
      ...['zhanjiang/wuchuan', 'zhanjiang/suixi-quarter', 'zhanjiang/suixi', 'zhanjiang/xuwen'],
    ];
    for (const scheme of paths.map((path) => shipped(`${path}.yaml`))) {
      const text = wholeText(scheme);
      const names = [
        ...placedFigures(scheme).flatMap(({ figure }) => figure.name ?? []),
        ...scheme.populations.map((p) => p.name),
        ...(scheme.attributes ?? []).map((a) => a.name),
        ...(scheme.parameters ?? []).map((p) => p.name),
        ...placedFigures(scheme).flatMap(({ figure: { term } }) =>
          term.kind === 'grade' ? term.levels.map((l) => l.level) : [],
        ),
        ...(scheme.consequences ?? []).flatMap((c) => [c.name, ...c.then.map((action) => action.name)]),
      ];
      for (const name of names) expect(text).toContain(name);
    }
  });

  it('says what the document says: quota, pools, mode and clause in one sentence', () => {
    expect(chapter(shipped('fengxiang/quarter.yaml'), '等次')).toContain(
      '“好”不超过参评总数的40%，参评不足3个的范围先合并，再分别计算，不足一个的舍去，按“单位内名次”从前到后。（FX-08）',
    );
  });

  it('says what happens where the facts of a figure that stands inside another lack, and does not print that twice', () => {
    const text = markdownOf(
      printScheme(
        read(`scheme: inner
version: "1"
name: 内含指标
period: month
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: to }, left: { name: 离岗, at: to, values: [是] } }
populations: { staff: { name: 干部, total: total, rank: place, grade: level } }
figures:
  total:
    name: 得分
    sum:
      vote:
        name: 测评
        scale: { of: { name: 测评原分, ballots: { poll: v, options: { 好: 100, 差: 40 }, groups: { 患者: 40%, 同事: 60% }, drop: { highest: 1, lowest: 1, above: 6 } }, missing: redistribute }, by: 0.3 }
  share: { name: 份额, ratio: { of: { figure: total }, to: { name: 三十天, fixed: 30 } } , missing: hold }
  place: { name: 单位名次, rank: { in: unit, by: total, ties: share } }
  ofTeam: { name: 往期等次, across: { role: 上级, population: staff, of: level2, take: only }, missing: hold }
  level2: { name: 初评等次, grade: { of: total, levels: { 优: { atLeast: 25 }, 一般: otherwise } } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 优: { atLeast: 20 }, 一般: otherwise }
      ranking: place
      seats: [{ level: 优, atMost: { by: ofTeam, cases: { 优: 40% }, otherwise: none }, of: assessed, mode: perPool, rounding: down }]
consequences:
  last: { name: 末位提醒, when: { history: { last: 1 }, consecutive: 2 }, then: [{ do: talk, name: 谈话, by: 院长, within: { days: 15 } }] }
  leaver: { name: 离岗提醒, when: { attribute: left, is: 是 }, then: [{ do: remind, name: 提醒 }] }
`),
      ),
    );
    expect(text).toContain('（缺少数据时：比重由其他各方分担）');
    expect(text).toContain('各评价主体分别在超过6人评价时去掉1个最高分和1个最低分');
    expect(text.split('“三十天”：固定为30').length).toBe(2);
    expect(text).not.toContain('| 三十天 |');
    expect(text).toContain('比较“得分”，相同的为并列');
    expect(text).toContain('不超过参评总数的一定比例（往期等次为“优”的40%，其他不限名额），');
    expect(text).toContain('连续2期（含本期）“单位名次”列最后1名的，由院长在15日内办理“谈话”。');
    expect(text).toContain('离岗：以考核期最后一天为准，填“是”或不填。');
  });

  it('says a stated number of seats as a number', () => {
    const stated = baseScheme
      .replace(
        '{ level: 优秀, atMost: { parameter: quota }, of: assessed, mode: perPool, rounding: down }',
        '{ level: 优秀, atMost: { people: 5 }, mode: perPool }',
      )
      .replace('  quota: { name: 优秀比例, value: 20% }\n', '');
    expect(chapter(read(stated), '等次')).toContain('“优秀”每个范围不超过5个，按“名次”从前到后。');
  });

  it('says how long events count, what repetitions count and what several become', () => {
    const lasting = baseScheme.replace(
      'late: { name: 迟到, each: { parameter: lateness }, atMost: 5 }',
      'late: { name: 迟到, each: { parameter: lateness }, atMost: 5, expires: { months: 6 }, repeats: { within: { days: 30 }, times: 1.5 }, escalates: { every: 3, to: notice, level: 县级 } }',
    );
    expect(chapter(read(lasting), '考核指标和计分办法')).toContain(
      '影响期6个月，考核期末仍在影响期内的都计（含往期发生的），距前一次不满30天再次发生的，按1.5倍计，每满3次折为1次“通报”（县级），不足3次的仍按本项计，累计最多5分；通报：',
    );
  });

  it('says when something happened at all, and when it must not have happened', () => {
    const text = chapter(shipped('fengxiang/quarter.yaml'), '等次');
    expect(text).toContain('考核期内没有发生过“处理处分”');
    expect(chapter(shipped('fengxiang/quarter.yaml'), '结果运用')).toContain('考核期内发生过“整改不力”');
  });

  it('says who settles the results of a population, and who only proposes them', () => {
    const text = chapter(shipped('dazehu/year.yaml'), '考核对象');
    expect(text).toContain('等次看“村（社区）等次”。结果由街道党工委审定（DZ-06）。');
    expect(text).toContain('等次看“书记等次”。结果由街道党工委提出建议，报区委组织部审定（DZ-06）。');
  });

  it('lists what the place itself decided, with the reason', () => {
    expect(chapter(shipped('fengxiang/quarter.yaml'), '本地确定的事项')).toContain('季度等次：分数线由本地设定');
  });

  it('has words for everything that the language can say', { timeout: 60_000 }, () => {
    expect(markdownOf(printScheme(read(baseScheme)))).not.toMatch(/undefined|\[object/u);
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const text = markdownOf(printScheme(drawScheme(g)));
        expect(text).not.toMatch(/undefined|\[object|NaN/u);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps signs of the author from becoming markup', () => {
    const scheme = { ...read(baseScheme), name: '方案' };
    const marked = { ...scheme, consequences: (scheme.consequences ?? []).map((c) => ({ ...c, name: '*重要*|<b>' })) };
    expect(markdownOf(printScheme(marked))).toContain('\\*重要\\*|\\<b>');
  });
});
