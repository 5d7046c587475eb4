/** What can be wrong with the facts, and what to do about it. */
import type { Sentence, Severity } from './diagnostic.ts';

const error = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'error', say });
const warning = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'warning', say });

const lacking = (found: string | undefined, what: string): string =>
  found === undefined || found === '' ? `“${what}”没有填。` : `没有“${found}”这个${what}。`;

export const factSentences = {
  'run-rows': error((v) => `“考核期”须有且只有一行，现在有 ${v.rows} 行。请填写期间、起始日、截止日和统计日。`),
  'run-backwards': error(() => '截止日早于起始日，请核对。'),
  'as-of-early': error(() => '统计日早于起始日，请核对。'),
  'subjects-none': error(() => '“对象”表里没有人。请填写考核对象。'),
  'cell-blank': error((v) => `“${v.column}”没有填。`),
  'cell-not-text': error((v) => `“${v.column}”不是文字或数字，无法读取。`),
  'cell-too-long': error((v) => `“${v.column}”超过 ${v.limit} 个字符，请缩短。`),
  'cell-not-decimal': error(
    (v) => `“${v.column}”应当是数字，现在是“${v.found}”。请填如 92.5 的数，不要带单位、逗号和公式。`,
  ),
  'cell-not-day': error((v) => `“${v.column}”应当是完整的日期，现在是“${v.found}”。请填如 2026-03-25 的日期。`),
  'cell-not-count': error((v) => `“${v.column}”应当是 0 到 ${v.limit} 的整数，现在是“${v.found}”。`),
  'subject-twice': error((v) => `编号“${v.id}”在第 ${v.first} 行已经用过。一人两岗请用两个编号，人员编号填同一个。`),
  'subject-unknown': error((v) => `“${v.column}”填的“${v.subject}”不在“对象”表里。请核对编号。`),
  'population-not-known': error((v) => `没有“${v.found}”这个考核群体。方案里有：${v.known}。`),
  'population-several': error((v) => `该对象同时符合几个考核群体（${v.found}）。请在“考核群体”里写明。`),
  'spell-backwards': error(() => '结束日期早于开始日期，请核对。'),
  'fact-twice': error(
    (v) => `这一行和第 ${v.first} 行是同一条记录（${v.id}）。请删去一行；确是两条的，在“记录编号”里分别编号。`,
  ),
  'rater-twice': error(
    (v) =>
      `这位评分人在第 ${v.first} 行已给同一对象的这一指标评过分，一期只计一次。改分请在“更正”里填那一行的编号；分几次评的，请在方案里分成几个指标。`,
  ),
  'correction-unknown': error((v) => `要更正的记录“${v.target}”找不到。请核对它的编号。`),
  'correction-forks': error((v) => `记录“${v.target}”被更正了两次，分不清以哪一次为准。请让后一次更正前一次。`),
  'correction-circle': error((v) => `更正绕成了圈（${v.target}）。请核对编号。`),
  'ruling-kind-unknown': error((v) => `裁定的类别没有“${v.found}”。可用的有：${v.known}。`),
  'ruling-setting-unknown': error((v) => `没有“${v.setting}”这种裁定。可用的有：${v.known}。`),
  'ruling-seat-level': error((v) => `裁定名额时要写明等次。可用的有：${v.known}。`),
  'ruling-seat-no-level': error((v) => `没有“${v.level}”这个等次，不能裁定它的名额。可用的有：${v.known}。`),
  'ruling-share-stated': error((v) => `“${v.level}”的名额是定数，没有比例可以裁定。可用的有：${v.known}。`),
  'ruling-seat-unlimited': error((v) => `“${v.level}”没有名额规定，不需要裁定名额。可用的有：${v.known}。`),
  'ruling-value-unknown': error((v) =>
    v.known === ''
      ? `方案没有“${v.setting}”这类规定，不能这样裁定。`
      : `裁定“${v.setting}”的决定不能是“${v.found}”。可用的有：${v.known}。`,
  ),
  'ruling-target-unknown': error((v) => `裁定所针对的“${v.target}”找不到。请核对。`),
  'ruling-target-ambiguous': error(
    (v) => `“${v.target}”不止一处，分不清裁定针对哪一个。请在“针对”里写明：${v.choices}。`,
  ),
  'ruling-twice': error(
    (v) =>
      `第 ${v.first} 行已对“${v.target}”的“${v.setting}”作过裁定，分不清以哪一个为准。后一个请在“更正”里写明前一个的编号。`,
  ),
  'name-ambiguous': error((v) => `“${v.name}”对应几个编号（${v.ids}）。请填编号。`),
  'attribute-not-in-scheme': warning((v) => `方案里没有“${v.found}”这个属性，这些记录不起作用（共 ${v.count} 条）。`),
  'attribute-value-unknown': error((v) => `“${v.attribute}”没有“${v.found}”这个值。方案允许的有：${v.known}。`),
  'indicator-not-in-scheme': error(
    (v) => `方案里没有读取“${v.found}”的指标。${v.near === '' ? '' : `是不是“${v.near}”？`}请核对编号或名称。`,
  ),
  'poll-not-in-scheme': error((v) => `方案里没有读取测评“${v.found}”（题目“${v.question}”）的指标。请核对。`),
  'code-not-in-scheme': error(
    (v) => `方案里没有事项“${v.found}”。${v.near === '' ? '' : `是不是“${v.near}”？`}请核对编号或名称。`,
  ),
  'measure-not-in-scheme': warning((v) => `方案里没有用到数据项“${v.found}”（共 ${v.count} 条）。`),
  'role-unknown': error((v) => `${lacking(v.found, '评分层级')}方案里有：${v.known}。`),
  'group-unknown': error((v) => `${lacking(v.found, '评价主体')}方案里有：${v.known}。`),
  'option-not-offered': error((v) => `测评没有“${v.found}”这个选项。方案里有：${v.known}。`),
  'level-unknown': error((v) => `${v.code}：${lacking(v.found, '级别')}方案里有：${v.known}。`),
  'unit-differs': error((v) => `计量单位是“${v.found}”，方案要求“${v.wanted}”。请换算后填写。`),
  'value-out-of-range': error((v) => `“${v.column}”是 ${v.found}，超出方案允许的 ${v.low} 到 ${v.high}。`),
  'value-places': error((v) => `“${v.column}”是 ${v.found}，小数位数超过方案允许的 ${v.places} 位。`),
  'value-percent': error(
    (v) => `“${v.column}”是“${v.found}”，而方案里的这一项不按百分比计。请直接写数，如把 95% 写成 95。`,
  ),
  'history-too-many': error((v) => `同一对象在本期之内的往期结果多于 ${v.periods} 期，请核对是否重复。`),
  'parameter-not-in-force-on': error(
    (v) => `方案的参数在这一天（${v.day}）还没有值，无法计分。请在方案里补上更早的日期。`,
  ),
  'parameter-not-in-force': error((v) => `参数“${v.name}”在 ${v.day} 还没有值。请在方案里补上更早的日期。`),
  'event-key-needed': error(
    (v) => `“${v.code}”在几个指标里计分，同一件事只计一次。请填“事由编号”，同一件事填同一个编号。`,
  ),
  'level-not-used': warning(
    (v) => `方案里的事项“${v.code}”不分级别，所填的级别（如“${v.found}”，共 ${v.count} 条）不起作用。请核对事项。`,
  ),
  'measure-other-period': warning(
    (v) => `有 ${v.count} 个对象的“${v.figure}”没有 ${v.wanted} 的数，只有别的期间（如 ${v.found}）的。请核对“期间”。`,
  ),
  'after-as-of': warning((v) => `有 ${v.count} 条${v.table}的日期晚于统计日，这次不计。`),
  'outside-period': warning((v) => `有 ${v.count} 条${v.table}的日期不在考核期内，不计入本期。`),
};
