/** What can be wrong with the facts, and what to do about it. */
import type { Sentence, Severity } from './diagnostic.ts';

const error = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'error', say });
const warning = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'warning', say });
const hint = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'info', say });

const lacking = (found: string | undefined, what: string): string =>
  found === undefined || found === '' ? `“${what}”没有填。` : `没有“${found}”这个${what}。`;

const meant = (v: Readonly<Record<string, string>>): string => (v.near === '' ? '' : `是不是“${v.near}”？`);

/** Who may be meant by what is no id. */
function who(written: string | undefined, v: Readonly<Record<string, string>>): string {
  if (v.named !== undefined && v.named !== '') return `姓名是“${written}”的，编号为：${v.named}。`;
  return meant(v);
}

/** By which day the rows of a table belong to a period. */
const whenCounted: Readonly<Record<string, string>> = {
  评分: '期后补评的，日期可不填，或填期内的日期。',
  事件: '事件按发生的日期计入，请核对。',
  任务: '任务按期限计入，请核对。',
};

export const factSentences = {
  'run-rows': error((v) => `“考核期”须有且只有一行，现在有 ${v.rows} 行。请填写期间、起始日、截止日和统计日。`),
  'run-table-missing': error(() => '没有“考核期”表。请加上这张表，填写一行：期间、起始日、截止日和统计日。'),
  'run-backwards': error(() => '截止日早于起始日，请核对。'),
  'as-of-early': error(() => '统计日早于起始日，请核对。'),
  'period-length': warning(
    (v) =>
      `方案的考核周期是${v.name}，而考核期从 ${v.from} 到 ${v.to} 共 ${v.days} 天。请核对起始日和截止日；确是如此的，不必改。`,
  ),
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
  'subject-unknown': error(
    (v) => `“${v.column}”填的“${v.subject}”不在“对象”表里。${who(v.subject, v)}请填对象的编号。`,
  ),
  'subject-written-otherwise': error(
    (v) =>
      `编号“${v.id}”在其他各表里都写作“${v.written}”（${v.count} 处）。请改为一致；编号以 0 开头的，把单元格设为文本格式再填。`,
  ),
  'population-not-known': error((v) => `没有“${v.found}”这个考核群体。方案里有：${v.known}。`),
  'population-several': error((v) => `该对象同时符合几个考核群体（${v.found}）。请在“考核群体”里写明。`),
  'spell-backwards': error(() => '结束日期早于开始日期，请核对。'),
  'spells-overlap': error((v) => {
    const both = `“${v.id}”的“${v.attribute}”在 ${v.day} 有两个值：第 ${v.first} 行“${v.value}”，第 ${v.second} 行“${v.other}”，分不清以哪个为准。`;
    const closed =
      v.until === ''
        ? '两行的“起”相同：先后不同的，请给前一行填“止”、后一行填“起”；'
        : `如已改为“${v.other}”，请在第 ${v.first} 行的“止”填 ${v.until}；`;
    return `${both}${closed}有一行不对的，请删去。`;
  }),
  'status-unknown': error(
    (v) => `“状态”只能填“免”或空着，现在是“${v.found}”。是否完成，看“完成日”：完成的填日期，没完成的空着。`,
  ),
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
  'ruling-setting-not-in-scheme': error(
    (v) =>
      `方案的等次没有写 ${v.word}，不能裁定“${v.setting}”。要这样裁定，须先在方案里写明；现在可用的有：${v.known}。`,
  ),
  'ruling-seat-level': error((v) => `裁定名额时要写明等次。可用的有：${v.known}。`),
  'ruling-seat-no-level': error((v) => `没有“${v.level}”这个等次，不能裁定它的名额。可用的有：${v.known}。`),
  'ruling-share-stated': error((v) => `“${v.level}”的名额是定数，没有比例可以裁定。可用的有：${v.known}。`),
  'ruling-seat-unlimited': error((v) => `“${v.level}”没有名额规定，不需要裁定名额。可用的有：${v.known}。`),
  'ruling-value-unknown': error((v) => `裁定“${v.setting}”的决定不能是“${v.found}”。可用的有：${v.known}。`),
  'ruling-divide-number': error(
    (v) =>
      `“${v.name}”是把一笔总额分完的，单独给一个人定数，各份之和就不是总额了。请改为裁定分配所依据的“${v.settings}”；不参加分配的，决定写“${v.word}”，由其他人分。`,
  ),
  'ruling-run-nothing': error((v) => `对本期没有可以裁定的事项。类别请写：${v.known}。`),
  'ruling-target-unknown': error((v) => {
    const known = v.known === '' ? '' : `可写的有：${v.known}。`;
    return `裁定所针对的“${v.target}”找不到。${who(v.target, v)}${known}请核对。`;
  }),
  'ruling-pool-elsewhere': error(
    (v) =>
      `“${v.target}”没有自己的“${v.level}”名额，其中的人在“${v.pools}”里争名额。请在“针对”里写“${v.pools?.replaceAll('”“', '”或“')}”。`,
  ),
  'ruling-target-ambiguous': error(
    (v) => `“${v.target}”不止一处，分不清裁定针对哪一个。请在“针对”里写明：${v.choices}。`,
  ),
  'ruling-twice': error(
    (v) =>
      `第 ${v.first} 行已对“${v.target}”的“${v.setting}”作过裁定，分不清以哪一个为准。后一个请在“更正”里写明前一个的编号。`,
  ),
  'ruling-idle-outside': warning((v) => `“${v.target}”不在方案的考核范围之内，这条裁定没有起作用。请核对。`),
  'ruling-idle-elsewhere': warning(
    (v) => `“${v.target}”属于“${v.population}”，这个群体用不到“${v.setting}”，这条裁定没有起作用。请核对。`,
  ),
  'ruling-idle-not-missing': warning(
    (v) => `“${v.target}”的“${v.name}”有数据，不用裁定，这条裁定没有起作用。数据有误的，请更正数据。`,
  ),
  'ruling-idle-not-applicable': warning((v) => `“${v.name}”不适用于“${v.target}”，这条裁定没有起作用。请核对。`),
  'ruling-idle-open': warning(
    (v) => `“${v.target}”的“${v.name}”取决于其他待定事项，不能这样裁定，这条裁定没有起作用。请先作出那些决定。`,
  ),
  'ruling-still-missing': warning(
    (v) => `“${v.target}”的“${v.name}”照这条裁定仍然算不出。请补上数据，或改为裁定一个数。`,
  ),
  'ruling-idle-not-tied': warning(
    (v) => `“${v.target}”没有与人并列争“${v.level}”的最后名额，这条裁定没有起作用。请核对。`,
  ),
  'ruling-idle-ties-share': warning(
    (v) => `方案规定并列的同进同退（ties: share），“${v.level}”的名额不由裁定取舍，这条裁定没有起作用。请删去。`,
  ),
  'ruling-idle-pool': warning(
    (v) => `“${v.target}”没有因余数相同与别的范围争“${v.level}”的名额，这条裁定没有起作用。请核对。`,
  ),
  'ruling-idle-cent': warning((v) => `“${v.target}”没有与人并列争“${v.name}”的尾差，这条裁定没有起作用。请核对。`),
  'ruling-idle-not-put-off': warning((v) => `“${v.target}”没有暂缓定等次，这条补定没有起作用。请核对。`),
  'ruling-idle-ungraded': warning((v) => `“${v.target}”不定等次，这条裁定没有起作用。请核对。`),
  'ruling-idle-exception': warning((v) => `“${v.target}”已由裁定按例外定了等次，调整没有起作用。请只留一条。`),
  'ruling-idle-not-graded': warning(
    (v) => `“${v.target}”的等次还未定，无从调整，这条裁定暂时没有起作用。请先补齐数据。`,
  ),
  'ruling-seats-too-many': warning(
    (v) =>
      `“${v.level}”还可定 ${v.seats} 个，却有 ${v.count} 条裁定写“是”（第 ${v.rows} 行），分不清给谁，仍然待定。请只留 ${v.seats} 条“是”。`,
  ),
  'name-ambiguous': error((v) => `“${v.name}”对应几个编号（${v.ids}）。请填编号。`),
  'attribute-not-in-scheme': warning(
    (v) =>
      `方案里没有“${v.found}”这个属性，这些记录不起作用（共 ${v.count} 条）。${meant(v)}方案里的属性有：${v.known}。`,
  ),
  'attribute-value-unknown': error((v) => `“${v.attribute}”没有“${v.found}”这个值。方案允许的有：${v.known}。`),
  'facts-foreign': error(
    (v) =>
      `这些像是别的方案的事实：评分、事件、任务和测评里（如“${v.found}”）没有一项是“${v.scheme}”的。请核对方案和事实是否配套。`,
  ),
  'indicator-not-in-scheme': error((v) => `方案里没有读取“${v.found}”的指标。${meant(v)}可填的有：${v.known}。`),
  'poll-not-in-scheme': error((v) => `方案里没有读取测评“${v.found}”的指标。${meant(v)}可填的有：${v.known}。`),
  'question-not-in-scheme': error(
    (v) => `方案里没有读取测评“${v.found}”的题目“${v.question}”的指标。可填的题目有：${v.known}。`,
  ),
  'code-not-in-scheme': error((v) => `方案里没有事项“${v.found}”。${meant(v)}可填的有：${v.known}。`),
  'measure-not-in-scheme': warning(
    (v) => `方案里没有用到数据项“${v.found}”（共 ${v.count} 条）。${meant(v)}方案用到的有：${v.known}。`,
  ),
  'role-unknown': error((v) => `${lacking(v.found, '评分层级')}方案里有：${v.known}。`),
  'group-unknown': error((v) => `${lacking(v.found, '评价主体')}方案里有：${v.known}。`),
  'option-not-offered': error((v) => `测评没有“${v.found}”这个选项。方案里有：${v.known}。`),
  'level-unknown': error((v) => `${v.code}：${lacking(v.found, '级别')}方案里有：${v.known}。`),
  'unit-differs': error((v) => `计量单位是“${v.found}”，方案要求“${v.wanted}”。请换算后填写。`),
  'value-out-of-range': error((v) => `“${v.column}”是 ${v.found}，超出方案允许的 ${v.low} 到 ${v.high}。`),
  'value-places': error((v) =>
    v.percent === undefined
      ? `“${v.column}”是 ${v.found}，小数位数超过方案允许的 ${v.places} 位。`
      : `“${v.column}”是 ${v.percent}（即 ${v.found}），小数位数超过方案允许的：写成小数是 ${v.places} 位，写成百分数是 ${v.shown} 位。`,
  ),
  'value-percent': error(
    (v) => `“${v.column}”是“${v.found}”，而方案里的这一项不按百分比计。请直接写数，如把 95% 写成 95。`,
  ),
  'history-too-many': error((v) => `同一对象在本期之内的往期结果多于 ${v.periods} 期，请核对是否重复。`),
  'history-scheme-not-read': warning(
    (v) =>
      `方案不看“${v.found}”的往期结果，这些记录不起作用（共 ${v.count} 条）。${meant(v)}“方案”一列填方案的编号，可用的有：${v.known}。`,
  ),
  'history-grade-unknown': warning(
    (v) =>
      `方案没有“${v.found}”这个等次，看等次的规定不会把这些结果算上（共 ${v.count} 条）。${meant(v)}方案里有：${v.known}。`,
  ),
  'history-overlaps-run': warning(
    (v) =>
      `有 ${v.count} 条往期结果（如 ${v.period}）的起止日与本期（${v.from} 至 ${v.to}）重叠，不算往期，不计。请核对起止日。`,
  ),
  'history-periods-overlap': warning(
    (v) =>
      `这一行与第 ${v.first} 行是同一对象、同一方案的结果，起止日却有重叠，会当作两期（这样的共 ${v.count} 处）。请核对起止日，重复的删去。`,
  ),
  'history-place-lacking': warning(
    (v) =>
      `“${v.name}”要看往期是不是末位，而有 ${v.count} 条往期结果（如 ${v.period}）没有填“${v.columns}”，判断不了，按不是末位算。请补上。`,
  ),
  'parameter-not-in-force-on': error(
    (v) => `方案的参数在这一天（${v.day}）还没有值，无法计分。请在方案里补上更早的日期。`,
  ),
  'parameter-not-in-force': error((v) => `参数“${v.name}”在 ${v.day} 还没有值。请在方案里补上更早的日期。`),
  'event-key-needed': error(
    (v) => `“${v.code}”在几个指标里计分，同一件事只计一次。请填“事由编号”，同一件事填同一个编号。`,
  ),
  'fact-not-read': warning((v) => {
    const rows = v.count === '1' ? `${v.who}的这条记录` : `${v.who}等的 ${v.count} 条记录`;
    const near = v.near === '' ? '请核对“对象编号”' : `是不是${v.near}的？是的请改“对象编号”`;
    return v.linked === 'yes'
      ? `“${v.population}”里只看“关系”表联系到的对象的${v.what}“${v.name}”，${rows}不起作用。${near}，或补上关系。`
      : `“${v.population}”用不到${v.what}“${v.name}”，${rows}不起作用；用到它的有：${v.known}。${near}。`;
  }),
  'cast-too-few': error(
    (v) =>
      `“收回票数”是 ${v.cast}，而${v.group === '' ? '' : `“${v.group}”`}对这个对象的有效票就有 ${v.votes} 张。收回票数包括作废的和空白的票，请核对。`,
  ),
  'votes-both': warning((v) => {
    const group = v.group === '' ? '' : `的“${v.group}”`;
    return `测评“${v.poll}”${group}有 ${v.subjects} 个对象既有选票（${v.papers} 票）又有计票（${v.tallies} 票），两样都计入了。同一批票只填一处，请删去一处；确是两批的，不必改。`;
  }),
  'level-not-used': warning(
    (v) => `方案里的事项“${v.code}”不分级别，所填的级别（如“${v.found}”，共 ${v.count} 条）不起作用。请核对事项。`,
  ),
  'measure-other-period': warning(
    (v) => `有 ${v.count} 个对象的“${v.figure}”没有 ${v.wanted} 的数，只有别的期间（如 ${v.found}）的。请核对“期间”。`,
  ),
  'seats-none': hint(
    (v) =>
      `${v.population}的“${v.level}”名额由各范围分别取整（mode: perPool），每个范围都不满 1 个，所以一个也没有；按总数可有 ${v.seats} 个。要按总数计算的，请把方案里的 mode 改为 apportioned（按总数取整再用最大余数分配）或 merged（小范围先合并）。`,
  ),
  'pool-alone': hint(
    (v) =>
      `“${v.attribute}”是“${v.value}”的只有${v.name}，自成一个名次范围；另有 ${v.count} 个对象的是“${v.near}”。写错了的请改正。方案里用 values 列出“${v.attribute}”的各个值，写错时就会报错。`,
  ),
  'after-as-of': warning(
    (v) =>
      `有 ${v.count} 条${v.table}的日期晚于统计日 ${v.asOf}，这次不计，其中第一条是 ${v.date}。要计入的，请把统计日改晚。`,
  ),
  'outside-period': warning(
    (v) =>
      `有 ${v.count} 条${v.table}的日期不在考核期（${v.from} 至 ${v.to}）内，不计入本期，其中第一条是 ${v.date}。${whenCounted[v.table ?? ''] ?? ''}`,
  ),
};
