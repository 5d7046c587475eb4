/** One scheme without a finding; each example changes a line of it. */

export const baseScheme = `scheme: county-office
version: "1"
name: 某县机关考核
period: quarter
decimals: { places: 2, mode: half-up }
facets: [绩, 廉]
attributes:
  unit: { name: 单位, at: longest }
  post: { name: 岗位, at: to, values: [村, 机关] }
parameters:
  lateness:
    name: 迟到扣分
    at: factDate
    dated:
      - { from: 2025-01-01, value: 0.5 }
      - { from: 2026-01-01, value: 1 }
  quota: { name: 优秀比例, value: 20% }
  weak: { name: 要谈话的等次, value: [较差] }
populations:
  staff:
    name: 干部
    where: { attribute: post, is: [村, 机关] }
    total: total
    rank: place
    grade: level
figures:
  total:
    name: 季度得分
    sum:
      work:
        name: 岗位工作
        worth: 60
        facet: 绩
        points:
          within: [0, 60]
          roles: { 领导: 60%, 同事: 40% }
        missing: hold
      opinion:
        name: 民主测评
        worth: 20
        ballots:
          poll: town
          options: { 好: 20, 中: 12, 差: 0 }
          void:
            - { marks: [好], above: 50% }
          drop: { highest: 1, lowest: 1, above: 4 }
        missing: hold
      tasks:
        name: 任务
        worth: 10
        completion: { by: count, late: 50% }
        missing: hold
      income:
        name: 增收
        worth: 10
        bands:
          of: { measure: { figure: 收入, within: [0, 1000], unit: 万元 }, missing: hold }
          rows:
            - { atLeast: 500, gives: 10 }
            - { atLeast: 100, gives: 5 }
          otherwise: 0
      lost:
        name: 扣分
        subtract: true
        facet: 廉
        events:
          codes:
            late: { name: 迟到, each: { parameter: lateness }, atMost: 5 }
            notice: { name: 通报, levels: { 县级: 2, 市级: 5 }, atMost: 10 }
          sameKey: highest
  place:
    name: 名次
    rank: { in: unit, by: [total, work], ties: open }
  level:
    name: 等次
    grade:
      of: total
      levels:
        优秀: { atLeast: 90 }
        称职: { atLeast: 60 }
        较差: otherwise
      requires:
        - { for: 优秀, that: { figure: work, atLeast: 50 }, name: 岗位工作不少于50分 }
      ranking: place
      seats:
        - { level: 优秀, atMost: { parameter: quota }, of: assessed, mode: perPool, rounding: down }
      exceptions:
        rescue: { name: 抢险, to: 优秀, seat: beside }
  year:
    name: 年度得分
    weigh:
      quarters:
        name: 季度平均
        weight: 60%
        earlier: { scheme: county-quarter, take: mean, of: total, periods: 4, within: [0, 100] }
        missing: pass
      party:
        name: 党建
        weight: 40%
        choose:
          by: post
          cases:
            village: { name: 村级党建, is: 村, scale: { of: total, by: 0.5 } }
            office:
              name: 机关党建
              otherwise: true
              linear: { of: total, from: { at: 60, gives: 0 }, to: { at: 100, gives: 100 } }
    missing: redistribute
consequences:
  talk:
    name: 谈话
    for: [staff]
    when: { history: { grade: { parameter: weak } }, consecutive: 2 }
    then:
      - { do: talk, name: 谈话提醒, by: 分管领导, within: { days: 15 } }
  award:
    name: 表彰
    when: { figure: year, atLeast: 90 }
    then:
      - { do: commend, name: 通报表扬 }
process:
  logs:
    name: 工作纪实
    record:
      weekly: { name: 周记, every: week, due: 3, late: mark, figure: tasks }
      monthly: { name: 月记, every: month, due: 5, late: refuse, from: weekly }
  vote: { name: 评议会, days: 5, poll: "town" }
  reviewing: { name: 上级评分, days: 10, imports: [同事], review: { levels: { 领导: principal }, suggest: 90% } }
  proposal: { name: 拟定, days: 3, propose: { by: 考核办公室 } }
  posting: { name: 公示结果, notice: { workingDays: 5, objections: { decide: 7 } } }
  settling: { name: 审定结果, days: 2, settle: { by: 党组会议 } }
  closing: { name: 归档结果, file: { by: 考核办公室 } }
`;

/** A change: what stands there, and what to write in its place. */
export type Change = readonly [from: string, to: string];

/** The text with the changes made; each `from` must stand there exactly once, so that an example can't miss its line. */
export function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, [from, to]) => {
    const parts = before.split(from);
    if (parts.length !== 2) throw new Error(`“${from}” stands ${parts.length - 1} times`);
    return parts.join(to);
  }, text);
}

/** Line and column at which a fragment begins; it must stand there exactly once. */
export function placeOf(text: string, fragment: string): { line: number; column: number } {
  const parts = text.split(fragment);
  if (parts.length !== 2) throw new Error(`“${fragment}” stands ${parts.length - 1} times`);
  const before = (parts[0] ?? '').split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
