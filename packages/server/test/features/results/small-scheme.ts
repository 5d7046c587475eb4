/** A scheme with nothing but a review, seats and swaps: what a test of those needs. */
export const smallScheme = `scheme: small-quarter
version: "1"
name: 小方案（季度）
document: 《小方案》
period: quarter
decimals: { places: 2, mode: half-up }

attributes:
  unit: { name: 单位, from: organization, at: to }

populations:
  staff: { name: 全体, total: total, rank: place, grade: level }

figures:
  total:
    name: 总分
    worth: 100
    missing: redistribute
    points: { within: [0, 100], roles: { 分管领导: 50%, 主要领导: 50% } }
  place:
    name: 单位内名次
    rank: { in: unit, by: [total], ties: open }
  level:
    name: 等次
    grade:
      of: total
      levels: { 好: { atLeast: 90 }, 较好: otherwise }
      ranking: place
      seats:
        - { level: 好, atMost: 40%, of: assessed, mode: perPool, rounding: down }
      adjust: { name: 调换, levels: [好, 较好] }

process:
  review:
    name: 逐级评鉴
    days: 10
    review: { levels: { 分管领导: inCharge, 主要领导: principal }, swaps: [分管领导, 主要领导] }
  proposal: { name: 提出建议, days: 3, propose: { by: 考核委员会 } }
  settling: { name: 审定, days: 3, settle: { by: 党组会议 } }
`;

/** The grade of those with so few points is put off; of all below a hundred: everybody's. */
export const laterScheme = (below: number): string =>
  smallScheme.replace(
    '      ranking: place\n',
    `      ranking: place
      ungraded:
        - { when: { figure: total, below: ${below} }, name: 立案审查调查期间，结案后再定等次, outcome: later }
`,
  );
