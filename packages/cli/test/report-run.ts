/** Runs for the report's tests: a town of a few people in which everything happens once, and a whole county. */
import { type RawFacts, type RawRow, type Run, readScheme, score, sentenceOf } from '@shiji/engine';

/** Points of three roles, ballots, work, events with a cap, a choice, bands, seats, and a second population without grades. */
const townScheme = `
scheme: town
version: "2026.1"
name: 某镇干部季度考核<试行>
document: 《某镇考核办法》
period: quarter
decimals: { places: 2, mode: half-up }
facets: [德, 绩]
attributes:
  unit: { name: 单位, at: longest }
  post: { name: 岗位, at: to }
  probation: { name: 试用期, at: to }
parameters:
  share: { name: 民主测评比重, value: 20% }
populations:
  staff:
    name: 镇干部
    where: { not: { attribute: post, is: 村 } }
    total: total
    rank: place
    grade: level
  villages: { name: 村, where: { attribute: post, is: 村 }, settledBy: { by: 镇党委 }, total: village }
figures:
  total:
    name: 季度得分
    clause: [第三条, 第四条]
    words: 总分＝岗位工作＋民主测评＋加分－扣分
    sum:
      work:
        name: 岗位工作
        facet: 绩
        local: 按岗位分类，由镇里确定
        choose:
          by: post
          cases:
            window: { name: 窗口, is: 窗口, points: { within: [0, 60], roles: { 组长: 40%, 领导: 60% } }, missing: hold }
            other: { name: 其他岗位, otherwise: true, completion: { by: count, late: 50% }, worth: 60, missing: hold }
      opinion:
        name: 民主测评
        facet: 德
        missing: redistribute
        weigh:
          leaders: { name: 领导评价, weight: 80%, points: { within: [0, 30] }, missing: pass }
          peers: { name: 互评, weight: { parameter: share }, ballots: { poll: peers, options: { 好: 30, 一般: 20 } }, missing: pass }
      plus:
        name: 加分
        atMost: 3
        local: 上限由镇里确定
        events: { codes: { award: { name: 表彰, levels: { 县级: 2, 市级: 4 } } }, sameKey: highest }
      minus:
        name: 扣分
        subtract: true
        atMost: 5
        events: { codes: { late: { name: 迟到, each: 0.5 }, notice: { name: 通报批评, each: 4 } }, sameKey: highest }
  village: { name: 村得分, bands: { of: { name: 收入, measure: { figure: income, within: [0, 1000] }, missing: hold }, rows: [{ atLeast: 50, gives: 100 }], otherwise: 60 } }
  place: { name: 名次, rank: { in: unit, by: [total], ties: open } }
  level:
    name: 季度等次
    grade:
      of: total
      levels: { 好: { atLeast: 80 }, 较好: { atLeast: 60 }, 一般: otherwise }
      ungraded: [{ when: { attribute: probation, is: 是 }, name: 试用期只写评语, outcome: none }]
      ranking: place
      seats: [{ level: 好, atMost: 40%, of: assessed, mode: perPool, rounding: down }]
consequences:
  remind:
    name: 不足提醒
    clause: 第九条
    for: [staff]
    when: { figure: level, is: [一般] }
    then: [{ do: talk, name: 提醒谈话, by: 分管领导, within: { days: 15 } }]
`;

/** Hostile and rare names, in the order of ids S01, S02 … */
export const townNames = [
  '𡈽䶮玥',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '王"小\'明&amp;',
  '阿卜杜热西提·买买提吐尔逊',
  '李\u2028行\u2029末',
  '张三',
  '李四',
  '王五',
  '赵六',
];

/** Ten people in two units and two villages. */
export function townRun(): Run {
  const ids = townNames.map((_, i) => `S${String(i + 1).padStart(2, '0')}`);
  const spell = (subject: string, attribute: string, value: string): RawRow => ({ subject, attribute, value });
  const point = (subject: string, indicator: string, value: string, role = '', rater = 'r'): RawRow => {
    return { subject, indicator, value, rater, ...(role === '' ? {} : { role }) };
  };
  const event = (subject: string, code: string, key: string, level?: string): RawRow => {
    return { subject, code, key, date: '2026-02-03', ...(level === undefined ? {} : { level }) };
  };
  return runOf(townScheme, {
    subjects: [
      ...townNames.map((name, i) => ({ id: ids[i] ?? '', person: `P~${i}/~1`, name })),
      { id: 'V/1~0', name: '东村' },
      { id: 'V/2', name: '西村' },
    ],
    spells: [
      ...ids.map((id, i) => spell(id, 'unit', i < 5 ? '甲站' : '乙所<b>')),
      ...ids.map((id, i) => spell(id, 'post', i % 2 === 0 ? '窗口' : '综合')),
      spell('S10', 'probation', '是'),
      spell('V/1~0', 'post', '村'),
      spell('V/2', 'post', '村'),
    ],
    points: ids.flatMap((id, i) => [
      ...(i % 2 === 0 && id !== 'S09'
        ? [point(id, 'window', String(50 - i), '组长'), point(id, 'window', `${58 - i}.5`, '领导')]
        : []),
      point(id, 'leaders', String(28 - i), '', 'r1'),
      point(id, 'leaders', String(27 - i), '', 'r2'),
    ]),
    papers: ids.slice(0, 5).flatMap((subject) => {
      return ['k/1', 'k~2', 'k3'].map((paper) => ({
        poll: 'peers',
        paper,
        subject,
        value: paper === 'k3' ? '一般' : '好',
      }));
    }),
    items: ids.flatMap((subject, i) =>
      i % 2 === 1
        ? [{ key: 'T1', subject, indicator: 'other', due: '2026-02-01', ...(i > 6 ? {} : { done: '2026-01-30' }) }]
        : [],
    ),
    events: [
      event('S01', 'award', 'a1', '县级'),
      event('S01', 'award', 'a2', '市级'),
      event('S02', 'late', 'b1'),
      event('S03', 'notice', 'c1'),
      event('S03', 'notice', 'c2'),
    ],
    measures: [{ subject: 'V/1~0', figure: 'income', value: '66' }],
  });
}

/** The town with one person and no village. */
export const lonelyRun = (): Run =>
  runOf(townScheme, {
    subjects: [{ id: 'S01', name: '张三', population: 'staff' }],
    spells: [{ subject: 'S01', attribute: 'unit', value: '甲站' }],
  });

/** 1,352 people in 62 units, some forty figures each: the size of a county. */
export function countyRun(): Run {
  const sums = ['甲', '乙', '丙', '丁'].map((name, g) => {
    const points = [0, 1, 2, 3, 4].map(
      (k) => `
          p${g}${k}: { name: ${name}项${k}, clause: FX-03, points: { within: [0, 4], roles: { 股组长: 30%, 分管领导: 30%, 主要领导: 40% } }, missing: redistribute }`,
    );
    return `
      g${g}:
        name: ${name}类指标
        clause: [FX-03, FX-04]
        words: 由分管领导在日常工作中评价
        sum:${points.join('')}`;
  });
  const scheme = `
scheme: county
version: "1"
name: 某区公务员平时考核
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
populations: { staff: { name: 公务员, total: total, rank: place, grade: level } }
figures:
  total:
    name: 季度得分
    sum:${sums.join('')}
      peers: { name: 互评, ballots: { poll: peers, options: { 好: 10, 较好: 8, 一般: 6 } }, missing: hold }
      weekly: { name: 周纪实, worth: 10, completion: { by: count, late: 50% }, missing: hold }
      plus: { name: 亮点, atMost: 5, events: { codes: { award: { name: 表彰, levels: { 区级: 1, 市级: 2 } } }, sameKey: highest } }
      minus: { name: 负面清单, subtract: true, atMost: none, events: { codes: { late: { name: 迟到, each: 0.5 } }, sameKey: first } }
  place: { name: 单位内名次, rank: { in: unit, by: [total], ties: share } }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: 85 }, 较好: { atLeast: 70 }, 一般: otherwise }
      ranking: place
      seats: [{ level: 好, atMost: 40%, of: assessed, mode: perPool, rounding: down }]
`;
  const random = mulberry(20260331);
  const whole = (below: number): number => Math.floor(random() * below);
  const ids = Array.from({ length: 1352 }, (_, i) => `S${String(i + 1).padStart(4, '0')}`);
  const unitOf = (i: number): number => i % 62;
  const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
  const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英'];
  const of = (list: readonly string[]): string => list[whole(list.length)] ?? '';
  const roles = ['股组长', '分管领导', '主要领导'];
  const groups = [0, 1, 2, 3].flatMap((g) => [0, 1, 2, 3, 4].map((k) => `p${g}${k}`));
  return runOf(scheme, {
    subjects: ids.map((id, i) => ({
      id,
      person: `P${i}`,
      name: of(surnames) + of(given) + (random() < 0.6 ? of(given) : ''),
    })),
    spells: ids.map((subject, i) => ({ subject, attribute: 'unit', value: `第${unitOf(i) + 1}局` })),
    points: ids.flatMap((subject, i) =>
      groups.flatMap((indicator) =>
        roles.map((role, r) => ({
          subject,
          indicator,
          role,
          rater: `${unitOf(i)}-${r}`,
          value: String(Math.min(8, 5 + whole(5)) / 2),
          date: '2026-03-28',
        })),
      ),
    ),
    papers: ids.flatMap((subject, i) =>
      Array.from({ length: 8 }, (_, k) => ({
        poll: 'peers',
        paper: `k${(((unitOf(i) * 8 + k) * 7919) % 100003).toString(36)}`,
        subject,
        value: of(['好', '好', '较好', '一般']),
      })),
    ),
    items: ids.flatMap((subject) =>
      Array.from({ length: 13 }, (_, week) => ({
        subject,
        indicator: 'weekly',
        key: `W${week + 1}`,
        due: `2026-0${1 + Math.floor(week / 5)}-${10 + (week % 5) * 4}`,
        ...(random() < 0.95 ? { done: `2026-0${1 + Math.floor(week / 5)}-${10 + (week % 5) * 4}` } : {}),
      })),
    ),
    events: ids.flatMap((subject, i) => [
      ...(random() < 0.3
        ? [{ subject, code: 'award', level: of(['区级', '市级']), date: '2026-02-11', key: `A${i}` }]
        : []),
      ...(random() < 0.1 ? [{ subject, code: 'late', date: '2026-03-02' }] : []),
    ]),
  });
}

function runOf(text: string, tables: RawFacts['tables']): Run {
  const { scheme, diagnostics } = readScheme(text);
  if (scheme === undefined) throw new Error(diagnostics.map(sentenceOf).join('\n'));
  const run = [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }];
  const scored = score(scheme, { tables: { run, ...tables } });
  if (scored.run === undefined) throw new Error(scored.diagnostics.map(sentenceOf).join('\n'));
  return scored.run;
}

/** A small generator of pseudo-random numbers, so that the county is always the same. */
function mulberry(start: number): () => number {
  let seed = start;
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
