/** What can be wrong with a scheme, and what to write instead. */
import type { Sentence, Severity } from './diagnostic.ts';

type Values = Readonly<Record<string, string>>;
const error = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'error', say });
const warning = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'warning', say });
const hint = (say: Sentence): { severity: Severity; say: Sentence } => ({ severity: 'info', say });
const near = (id: string | undefined): string => (id === undefined || id === '' ? '' : `是不是“${id}”？`);

/** The same, typed with plain characters. */
const plainly = ({ plain = '' }: Values): string => (plain === '' ? '' : `有的字符是全角的，请改成半角：${plain}。`);
const idsOf = ({ ids = '' }: Values): string => (ids === '' ? '' : `它的编号是 ${ids}。`);

/** A number that lacks its per cent sign. */
const signed = ({ unsigned = '' }: Values): string => (unsigned === '' ? '' : `${unsigned} 要写成 ${unsigned}%。`);

/** What can come out at all. */
const between = ({ low = '', high = '' }: Values): string => {
  if (low !== '' && high !== '') return `在 ${low} 到 ${high} 之间`;
  return low === '' ? `不会高于 ${high}` : `不会低于 ${low}`;
};

const since = (day: string | undefined): string => (day === undefined || day === '' ? '' : `从 ${day} 起，`);

export const schemeSentences = {
  // The text
  'yaml-empty': error(() => '文件是空的。请从一个现成的方案改起。'),
  'yaml-too-long': error((v) => `文件超过 ${v.limit} 个字符，不像是方案。`),
  'yaml-too-deep': error((v) => `嵌套超过 ${v.limit} 层，无法读取。请把里层的指标移到 figures 下，用编号引用。`),
  'yaml-malformed': error((v) => `从这里开始读不懂：${v.cause}。`),
  'yaml-unclosed': error((v) => `这里的 ${v.open} 一直没有结束。请在这一项的末尾补上 ${v.close}，或删去 ${v.open}。`),
  'yaml-colon': error((v) =>
    v.found?.includes('：')
      ? `“${v.found}”里的冒号须是半角的，后面空一格。请写成：${v.plain}。`
      : `“${v.found}”的冒号后面要空一格。请写成：${v.plain}。`,
  ),
  'yaml-full-width': error(
    (v) => `这里的 ${v.mark} 是全角的，请改成半角的 ${v.plain}。本来就是内容的，请给内容加半角引号。`,
  ),
  'yaml-comma': warning(
    (v) => `“${v.found}”里的“${v.mark}”不分隔各项，这里只算一项。要写成几项，请改用半角逗号；确是一项，请加半角引号。`,
  ),
  'yaml-quotes': hint(
    (v) => `${v.found} 两边的引号是中文的，会成为内容的一部分。不需要引号的请删去，需要的请改成半角的 "…"。`,
  ),
  'yaml-duplicate-key': error((v) => `“${v.key}”在第 ${v.line} 行已经写过。请删去一处，或改成别的键。`),
  'yaml-several-documents': error(() => '一个文件只能写一个方案。请删去“---”后面的部分。'),
  'yaml-alias': error(() => '不能用锚点（&）和别名（*）。请写出内容，或用指标的编号引用。'),
  'yaml-tag': error(() => '不能用标签（!）。请直接写值。'),
  'yaml-key': error(() => '冒号前面的键必须是普通文字，不能是列表或键值表。请改写。'),
  'not-expected': error(
    (v) => `这里应当写：${v.expected}。现在是${v.found}。${plainly(v) || idsOf(v) || near(v.near)}`,
  ),
  'too-few': error((v) => `这里至少要有 ${v.least} 项，现在只有 ${v.count} 项。请补上；不用的，连同前面的键一起删去。`),
  'too-many': error((v) => `这里最多 ${v.most} 项，现在太多了，没有人看得过来。请合并，或分成几处。`),
  'findings-many': warning((v) => `问题超过 ${v.limit} 个，后面的没有列出。请先改好上面的，再检查一遍。`),
  'key-missing': error((v) => `${v.in}缺少“${v.key}”（${v.about}）。请写 ${v.key}: ${v.expected}。`),
  'key-unknown': error(
    (v) =>
      `${v.in}里没有“${v.key}”这个键。${v.near === '' ? `可用的有：${v.known}。` : `是不是“${v.near}”（${v.about}）？`}`,
  ),
  'key-id': error(
    (v) => `这里不写“${v.key}”：冒号前面的键就是编号。就地写出的指标没有编号；要引用它，请移到 figures 下。`,
  ),
  // Figures
  'figure-no-term': error((v) => `这个指标没有写怎样得出。请写下列之一：${v.known}。`),
  'figure-two-terms': error((v) => `一个指标只能有一种得出方法，现在写了：${v.terms}。请拆成几个指标。`),
  'figure-twice': error((v) => `指标编号“${v.id}”用了两次。编号在全方案里不能重复，请改名。`),
  'figure-unknown': error((v) => `没有编号为“${v.id}”的指标。${near(v.near)}`),
  'figure-kind': error((v) => `指标“${v.id}”的结果不是${v.wanted}，不能用在这里。`),
  'figure-unused': warning((v) => `指标“${v.name}”没有被总分、名次、等次或结果运用用到，不起作用。请引用它，或删去。`),
  'figures-chain': error(
    (v) => `从这个指标起，一个引用一个，超过 ${v.limit} 层，没有人理得清。请减少层次，直接引用最里面的指标。`,
  ),
  'attribute-and-figure': error((v) => `编号“${v.id}”既是属性，又是指标，写 by 时分不清是哪一个。请给其中一个改编号。`),
  'attribute-all': error(() => '属性的编号不能是“all”：名次范围里的 all 指全体。请改编号。'),
  'figures-circle': error((v) => `指标互相引用成了圈：${v.circle}。请断开其中一处。`),
  'name-missing': error((v) => `指标“${v.id}”没有中文名称。请写 name: 名称。`),
  'number-only': error((v) => `“${v.key}”只用于结果是数的指标，“${v.name}”不是。请删去。`),
  'mark-out-of-place': error(
    (v) => `“${v.mark}”写在这里不起作用。weight 用于 weigh，subtract 用于 sum，is 和 otherwise 用于 choose。`,
  ),
  'facet-unknown': error((v) => `没有“${v.facet}”这个方面。${near(v.near)}facets 里有：${v.known || '（未写）'}。`),
  'facet-empty': warning((v) => `没有一个指标归入“${v.facet}”。请给有关的指标写 facet: ${v.facet}。`),
  'facet-not-added': error(
    (v) =>
      `“${v.name}”写了 facet，但经“${v.over}”（${v.term}）折成了别的数，说不清它在总分里占多少。请改在“${v.over}”或更上面的指标上写 facet。`,
  ),
  'facet-inside-another': error(
    (v) => `“${v.name}”写了 facet，而它所在的“${v.over}”已经归入“${v.facet}”。请只在其中一处写 facet。`,
  ),
  'facet-not-in-total': error((v) => `“${v.name}”写了 facet，但没有计入哪个考核群体的总分。请删去 facet。`),
  // Absence
  'missing-needed': error(
    (v) =>
      `请写明“${v.name}”缺少数据时怎么办，如 missing: ${v.first}。可用的有：${v.known}。没有默认值，以免有人无故得 0 分。`,
  ),
  'missing-needed-parts': error(
    (v) => `“${v.name}”的某一部分可能缺少数据（写了 missing: pass）。请写明这时怎么办，missing 可用的有：${v.known}。`,
  ),
  'missing-word': error((v) => `“${v.name}”的 missing 只能写：${v.known}。`),
  'missing-out-of-place': error((v) => `“${v.name}”不读取评价或数据，不需要写 missing。请删去。`),
  'missing-idle': warning(
    (v) => `“${v.name}”的各部分都不会缺少数据（没有一个写 missing: pass），这里的 missing 不起作用。请删去。`,
  ),
  'rescale-out-of-place': error(
    () =>
      '这里不能折算（rescale）：只有 sum 里相加的部分和 weigh 的部分才折算给其他部分。请改为 skip 或 { count: 数 }。',
  ),
  'rescale-needs-worth': error((v) => `要折算，各部分都须写满分。请给“${v.part}”写 worth。`),
  // Numbers
  'within-backwards': error((v) => `最低值 ${v.low} 大于最高值 ${v.high}。请对调。`),
  'within-needed': error(() => '请写 within: [最低, 最高]，说明总分允许的范围。'),
  'range-empty': error(() => '没有写范围。请写 atLeast（不低于）、above（高于）、atMost（不高于）或 below（低于）。'),
  'range-two-bounds': error(() => 'atLeast 和 above、atMost 和 below 不能同时写，请各留一个。'),
  'range-backwards': error(() => '没有一个数能同时符合这个范围的下限和上限。请核对；写反了的，请对调。'),
  'percent-of-number': error(
    (v) =>
      `“${v.name}”不是比例，${v.found} 在这里就是 ${v.plain}。要写 ${v.meant} 的，请去掉百分号；确是 ${v.plain} 的，请写 ${v.plain}。`,
  ),
  'number-of-percent': error((v) => `“${v.name}”是比例，最高 ${v.high}。${v.found} 要写成 ${v.found}%。`),
  'condition-never': warning((v) => {
    const range =
      v.low === '' ? `不会高于 ${v.high}` : v.high === '' ? `不会低于 ${v.low}` : `只会在 ${v.low} 到 ${v.high} 之间`;
    return `“${v.name}”${range}，这个条件永远不成立。请核对数字。`;
  }),
  'amount-varies': error(() => '这里的数须人人相同，不能分情况（by）。'),
  'amount-by-unknown': error(
    (v) => `“${v.id}”既不是属性，也不是等次指标。${near(v.near) || '请写属性或等次指标的编号。'}`,
  ),
  'parameter-unknown': error(
    (v) => `没有编号为“${v.id}”的参数。${near(v.near) || `现有参数：${v.known || '（无）'}。`}`,
  ),
  'parameter-not-number': error((v) => `参数“${v.id}”的值不是数，不能用在这里。`),
  'parameter-not-words': error((v) => `参数“${v.id}”的值不是名称的列表，不能用在这里。`),
  'parameter-value': error(() => '参数请写 value（一个值）或 dated（分日期的值），二者之一。'),
  'parameter-at': error(
    () =>
      '参数分日期取值，请写 at：periodStart（以考核期第一天为准）或 factDate（以事实发生的当天为准）。期内变动没有默认的处理。',
  ),
  'parameter-at-useless': error(() => '参数只有一个值，at 不起作用。请删去 at，或把值写在 dated 里。'),
  'parameter-unused': warning((v) => `参数“${v.name}”没有一处用到，不起作用。请引用它，或删去。`),
  'parameter-dates': error(() => '各值的起始日（from）须从早到晚，不能重复。请按先后重排，或改正日期。'),
  'fact-date-out-of-place': error((v) => `参数“${v.id}”以事实发生的当天为准，只能用于事件的分值。`),
  'share-out-of-range': error((v) => `比例须在 0% 到 100% 之间，现在是 ${v.found}。${signed(v)}`),
  'factor-negative': error(() => '不能乘以负数。要相减，请在 sum 里写 subtract: true。'),
  'weights-sum': error((v) => `${since(v.from)}权重合计是 ${v.sum}，应为 100%。${signed(v)}`),
  'weight-not-in-force': error(
    (v) => `${since(v.from)}“${v.part}”的权重还没有值，其他的已经有了。请给它的参数补上更早的日期。`,
  ),
  'weight-missing': error((v) => `“${v.part}”没有写权重。请写 weight，如 weight: 50%。`),
  'weight-negative': error(() => '权重不能是负数。要相减，请在 sum 里写 subtract: true。'),
  'worth-needed': error(() => '按完成率计分须写满分，如 worth: 100。'),
  'worth-contradicts': error((v) => `“${v.name}”满分 ${v.whole}，各部分满分合计却是 ${v.parts}。请核对原文，改一致。`),
  'worth-exceeded': error((v) => `“${v.name}”满分 ${v.worth}，却可能得到 ${v.high}。请改满分，或写 atMost 封顶。`),
  'worth-unbounded': error(
    (v) =>
      `“${v.name}”满分 ${v.worth}，而${v.term}没有上限，可能超过满分。请写 atMost: ${v.worth} 封顶；有意不封顶的，写 atMost: none。`,
  ),
  'worth-not-reached': error((v) => `“${v.name}”满分 ${v.worth}，最多却只能得到 ${v.high}。请改满分，或核对分值。`),
  // Terms
  'ballots-options-or-within': error(() => '请写 options（各选项折合的分数）或 within（打分的范围），二者之一。'),
  'option-unknown': error((v) => `没有“${v.option}”这个选项。${near(v.near)}现有：${v.known}。`),
  'void-unbounded': error(() => '请写明超过多少才作废，如 above: 40%。'),
  'void-values-options': error(
    () => '这项测评投的是选项，没有分数，values 不起作用。请写 marks: [选项]，数评为这些选项的人。',
  ),
  'invalid-useless': error(
    () => 'invalid 说的是作废的票在投票时怎么办，而这里没有规定作废的情形。请写出 void，或删去 invalid。',
  ),
  'places-useless': error(() => 'places 只用于打分的测评（within）。这项测评投的是选项，请删去 places。'),
  'drop-nothing': error(() => '一个最高分、最低分也不去掉，drop 不起作用。请写明去掉几个，或删去 drop。'),
  'drop-leaves-none': error((v) => `去掉最高分和最低分后可能一个不剩。请把 above 改为 ${v.least} 以上。`),
  'event-each-or-levels': error((v) => `“${v.code}”请写 each（每次多少分）或 levels（各级别多少分），二者之一。`),
  'event-negative': error((v) => `“${v.code}”的分值不能是负数。要扣分，请给整个指标写 subtract: true。`),
  'event-times': error(() => '再次发生的应比第一次计得多，times 须大于 1。请改为如 2；不加重的，删去 repeats。'),
  'event-worth-nothing': warning((v) => `“${v.code}”每次计 0 分，“${v.key}”不起作用。请核对分值，或删去“${v.key}”。`),
  'escalates-unknown': error(
    (v) =>
      `“${v.name}”要折成的事项“${v.to}”，不在这个指标的 codes 里。${near(v.near)}${v.known === '' ? '请在同一指标里列出它。' : `同一指标里的其他事项有：${v.known}。`}`,
  ),
  'escalates-circle': error((v) => `事项互相折算，成了圈：${v.circle}。请断开其中一处。`),
  'escalates-level-needed': error(
    (v) => `“${v.to}”分级别计分，请写明折成哪一级，如 level: ${v.first}。现有：${v.known}。`,
  ),
  'escalates-level-unknown': error((v) => `“${v.to}”没有“${v.level}”这个级别。${near(v.near)}现有：${v.known}。`),
  'escalates-level-useless': error((v) => `“${v.to}”不分级别，这里的 level 不起作用。请删去。`),
  'event-twice': error((v) => `事项“${v.code}”在“${v.other}”里已经计分，这里会重复计分。请删去一处，或写 excluding。`),
  'codes-equal': error(
    (v) =>
      `“${v.name}”列了两次，编号是“${v.before}”和“${v.code}”${v.unequal === '' ? '' : '，分值也不一致'}。请核对原文，删去一处；确是两件事的，请改名称加以区别。`,
  ),
  'event-undeclared': warning(
    (v) => `没有一个指标的 codes 里列有事项“${v.code}”。确是不计分的事项，请在 codes 里列出，写中文名称和 each: 0。`,
  ),
  'event-misspelt': error(
    (v) =>
      `没有一个指标的 codes 里列有事项“${v.code}”。${near(v.near)}确是另一个不计分的事项，请在 codes 里列出，写中文名称和 each: 0。`,
  ),
  'event-level-unknown': error(
    (v) => `这些事项没有“${v.level}”这个级别，永远数不到。${near(v.near)}方案里有：${v.known}。`,
  ),
  'excluding-not-events': error((v) => `“${v.figure}”不是事件计分的指标，不能写在 excluding 里。`),
  'case-unmarked': error(() => '这一类没有写给谁用。请写 is: [属性的值]，或 otherwise: true（其余的人）。'),
  'case-twice': error((v) => `“${v.value}”已经有了一类，请删去一处。`),
  'value-unknown': error((v) => `这个属性没有“${v.value}”这个值。${near(v.near)}允许的有：${v.known}。`),
  'band-unreachable': warning((v) => `${v.row}永远用不上，前面的已经包括了它。请调整先后次序，或删去。`),
  'bands-overlap': hint(
    (v) =>
      `${v.row}的端点 ${v.value} 也在${v.before}的范围内，现在以写在前面的${v.before}为准。请核对原文；确是如此的，请改端点，或改用 above（高于）、below（低于），使两处不重叠。`,
  ),
  'band-out-of-reach': warning((v) => `${v.row}永远用不上：这个数${between(v)}。请核对范围，或删去这一档。`),
  'bands-gap': error((v) => `有的数值不在任何一档之内，如 ${v.gap}。请补上，或写 otherwise。`),
  'rows-equal': error((v) => `第 ${v.row} 档和第 ${v.before} 档的范围相同。请核对原文，删去一档。`),
  'line-backwards': error(() => '起点的数值须小于终点的数值。请对调。'),
  'clamp-level': error((v) => `“${v.level}”没有分数段。请补上，如 ${v.level}: [60, 69.99]。`),
  'split-inside': error(
    (v) =>
      `“${v.name}”在分段计分（split）里，不能用 ${v.what}：它不能按天归到各段。请用 points、events、completion、fixed，或由它们合成的指标。`,
  ),
  'split-from-outside': error(
    (v) => `“${v.id}”在分段计分（split）里，每段一个值，不能从外面引用。请引用“${v.split}”。`,
  ),
  'divide-places': error((v) => `总额 ${v.amount} 多于 ${v.places} 位小数，分不尽。请改总额，或增加 places。`),
  'divide-ties': error(() => 'ties 的最后一项写 open（交考核委员会决定）或 id（按编号先后），前面只写名次指标。'),
  'divide-exact': error((v) =>
    v.key === 'decimals'
      ? '作为总分，各份会按 decimals 再舍入，合计就不等于总额了。请减少 places。'
      : `各份合计须恰为总额，这里不能写 ${v.key}。请写在 by 所用的指标上。`,
  ),
  'earlier-take': error(() => 'take: count 用于数等次，of 写 { grade: [等次] }；mean 和 sum 用于总分，of 写 total。'),
  'earlier-at-least': error(
    (v) => `应有 ${v.periods} 期，atLeast 不能更多；数次数（count）时 atLeast 不起作用。请改小，或删去。`,
  ),
  'attribute-unknown': error(
    (v) => `没有编号为“${v.id}”的属性。${near(v.near) || `现有属性：${v.known || '（无）'}。`}`,
  ),
  // Conditions
  'condition-wants-grade': error((v) => `“${v.id}”不是等次，不能写 is。请写 atLeast、above、atMost 或 below。`),
  'condition-wants-levels': error((v) => `“${v.id}”是等次，不能比大小。请只写 is: [等次]。`),
  'history-out-of-place': error(() => '历史条件（history）只能用于结果运用。指标里请用 earlier。'),
  'history-how-often': error(
    () => '请写 consecutive（连续几期）、atLeast（至少几期）或 first: true（第一次），三者之一。',
  ),
  'history-count': error(() => '几期须是 1 以上的整数。'),
  'history-never': error((v) => `最近 ${v.within} 期里不会有这么多期，永远不成立。请改小 atLeast，或改大 within。`),
  'history-needs-grade': error(
    (v) => `考核群体“${v.name}”没有等次，这个条件看不了它的等次。请用 for 写明只用于哪些群体。`,
  ),
  'history-needs-rank': error((v) => `考核群体“${v.name}”没有名次，不能看末几名。请用 for 写明只用于哪些群体。`),
  'last-wants-rank': error((v) => `“${v.id}”不是本群体的名次，不能写 last。请改用 rank 得出的指标。`),
  'last-alone': error(() => 'last 不能和 is、atLeast 等写在一起。两个条件都要的，请写 all。'),
  'last-out-of-range': error(() => 'last 请写 1 以上的整数（末几名），或不超过 100% 的比例。'),
  'where-figure': error((v) => `考核群体的条件不能用指标“${v.id}”：先有人，才有分。请用属性。`),
  // Grades
  'grade-of-needed': error(() => '没有写分数线看哪个指标。请写 of: 指标的编号。'),
  'level-not-in-grade': error((v) => `没有“${v.level}”这个等次。${near(v.near)}现有：${v.known}。`),
  'grade-otherwise': error(() => '有的等次按条件（when）评定，须有最后一个等次写 otherwise，使人人都有着落。'),
  'level-unreachable': error((v) => `“${v.level}”排在 otherwise 之后，永远评不上。请把 otherwise 放在最后。`),
  'threshold-out-of-reach': error((v) => `“${v.level}”的分数线高于可能的最高分 ${v.high}，谁也评不上。请核对。`),
  'level-out-of-reach': warning(
    (v) => `“${v.level}”谁也评不上：可能的最低分 ${v.low} 已够得上更好的等次。请核对分数线，或删去这个等次。`,
  ),
  'ranking-needed': error(() => '有名额就要有名次。请写 ranking: 名次指标的编号。'),
  'rank-applies': error(
    () => '名次不能写 applies：谁和谁比，要在排名之前定。不参加考核的人，请在考核群体的 where 中排除。',
  ),
  'grade-applies': error(
    () =>
      '等次不能写 applies：名额分给了谁，要在分之前定。不定等次的情形请写在 ungraded 中，不参加考核的人在考核群体的 where 中排除。',
  ),
  'requires-on-last': error((v) => `“${v.level}”是最后一个等次，不满足条件的人没有更低的等次可去。请删去这项条件。`),
  'seats-twice': error((v) => `“${v.level}”写了两条名额规定，裁定时分不清指哪一条。请只留一条。`),
  'ceiling-on-last': error(
    (v) => `“${v.level}”是最后一个等次，不能设上限：名额之外的人没有更低的等次可去。请删去，或在后面再设一个等次。`,
  ),
  'remainders-open-last': error(() => 'remainders 中的 open 表示交委员会决定，后面的不会再比。请把 open 放在最后。'),
  'seats-one-bound': error((v) => `“${v.level}”的名额请写 atMost（最多）或 atLeast（至少），二者之一。`),
  'seats-share-words': error(
    (v) => `“${v.level}”的名额按比例计算，请写 of（基数是哪些人）和 rounding（怎样取整）。定数的写 { people: 几个 }。`,
  ),
  'seats-people-words': error(
    (v) => `“${v.level}”的名额是定数，每个范围各有这么多：mode 只能写 perPool，of 和 rounding 用不上。请删去。`,
  ),
  'seats-unlimited': hint(
    (v) => `“${v.level}”的名额有的情形写了 none，就是不限名额，够得上的都可以评。没有名额的，请改写 0%。`,
  ),
  'soft-no-room': error(
    (v) =>
      `“${v.level}”的 soft 写了经批准的上限，它须高于名额的比例，否则批准了也不能突破。请改正；只有按比例的上限（atMost）可以写。`,
  ),
  'seats-round-down': error((v) => `“${v.level}”有上限，名额只能截尾取整（rounding: down），否则会超过规定的比例。`),
  'exception-seat-needed': error(
    (v) => `“${v.level}”有名额限制，请写明这项例外占不占名额：seat: takes（占）或 beside（不占）。`,
  ),
  'exception-seat-useless': error((v) => `“${v.level}”没有名额限制，不需要写 seat。请删去。`),
  'floor-not-last': error(
    (v) => `“至少多少人”（atLeast）只能用于最后一个等次，“${v.level}”不是。要限制最多多少人，请写 atMost。`,
  ),
  'merge-below': error((v) =>
    v.mode === 'merged'
      ? 'mode: merged（小范围先合并）须写少于几人的合并，如 mergeBelow: 10。'
      : `mergeBelow 只用于 mode: merged（小范围先合并），现在是 mode: ${v.mode}。请删去 mergeBelow，或改 mode。`,
  ),
  'remainders-needed': error((v) =>
    v.mode === 'apportioned'
      ? `mode: apportioned（按总数取整再分配）须写余数相同时依次比什么，如 remainders: [larger, open]。可用的有：${v.words}。`
      : `remainders 只用于 mode: apportioned（按总数取整再分配），现在是 mode: ${v.mode}。请删去 remainders，或改 mode。`,
  ),
  'population-unknown': error((v) => `没有编号为“${v.id}”的考核群体。${near(v.near)}现有：${v.known}。`),
  'deadline-one': error(() => '期限请写 days（多少天）、months（多少个月）或 periods（多少期），三者之一。'),
  'proposes-to-itself': error(
    (v) => `“${v.by}”向自己提出建议，看不出由谁审定。由它审定的，请删去 proposedBy；报上级审定的，请把 by 改为上级。`,
  ),
  'populations-overlap': error(
    () =>
      '有两个以上的考核群体没有写 where，分不清谁属于哪个。请写 where，如 where: { attribute: 属性的编号, is: 值 }。',
  ),
  'source-gives-yes': error(
    (v) =>
      `“${v.name}”取自花名册的${v.source}，花名册只说“${v.yes}”，values 里没有它。请写 values: [${v.yes}]，或删去 from。`,
  ),
  // The process
  'stage-no-work': error((v) => `这一步没有写做什么。请写下列之一：${v.known}。`),
  'stage-two-works': error((v) => `一步只能做一件事，现在写了：${v.works}。请分成几步。`),
  'stage-kind-twice': error((v) => `“${v.name}”和前面的“${v.before}”都是${v.kind}，只能有一步。请合并，或删去一步。`),
  'stage-order': error((v) => `“${v.name}”须排在“${v.before}”之后。请调整先后次序。`),
  'stage-days-useless': error((v) =>
    v.kind === 'notice'
      ? `“${v.name}”按工作日计算，写在 workingDays 里，这里的 days 不起作用。请删去 days。`
      : `“${v.name}”与考核期同始同终，这里的 days 不起作用。请删去 days；补记的期限写在 due 里。`,
  ),
  'entry-not-completion': error(
    (v) => `“${v.name}”不是完成率计分（completion）的指标，不能计算纪实的件数。请改写指标的编号。`,
  ),
  'entry-unknown': error((v) => `没有编号为“${v.id}”的纪实。${near(v.near)}现有：${v.known}。`),
  'entry-sums-up': error(
    (v) => `“${v.name}”不能由“${v.from}”汇总：汇总的须比被汇总的间隔更长，如月小结汇总周纪实。请改 from，或改 every。`,
  ),
  'poll-unknown': error((v) => `没有一个指标读取测评“${v.id}”。${near(v.near)}现有：${v.known}。`),
  'poll-held-twice': error((v) => `测评“${v.id}”在“${v.before}”一步已经开展。请删去一处。`),
  'poll-not-held': warning(
    (v) => `实施步骤里没有一步开展测评“${v.id}”，会缺少票数。请在 process 里加一步，写 poll: ${v.id}。`,
  ),
  'review-role-unknown': error(
    (v) => `没有一个评分指标（points）有“${v.role}”这个层级。${near(v.near)}现有：${v.known}。`,
  ),
  'review-role-twice': error((v) => `“${v.role}”在“${v.before}”一步已经评分。请删去一处。`),
  'review-steps': error(
    (v) => `“${v.role}”由${v.step}评，不能排在${v.below}之后：各层级由下而上，一级一次。请调整先后次序，或改由谁评。`,
  ),
  'swap-unknown': error((v) => `levels 里没有“${v.role}”这个层级，不能调换人选。${near(v.near)}现有：${v.known}。`),
  'swap-needs-adjust': warning(
    () => '没有一个等次规定了调换（adjust），这里的 swaps 不起作用。请在等次里写 adjust，或删去 swaps。',
  ),
  'import-unknown': error(
    (v) => `“${v.id}”既不是评分的层级，也不是不分层级的评分指标，不能导入。${near(v.near)}可以导入的有：${v.known}。`,
  ),
  'role-nobody-gives': warning(
    (v) =>
      `实施步骤里没有人评“${v.name}”的“${v.role}”这一层级。由上级依次评的，请写进 review 的 levels；由别的系统评的，请在导入的那一步写 imports: [${v.role}]。`,
  ),
  'points-nobody-gives': warning(
    (v) =>
      `实施步骤里没有人评“${v.name}”。由上级依次评的，请给它写 roles，并写进 review 的 levels；由评委或别的系统评的，请在导入的那一步写 imports: [${v.id}]。`,
  ),
};
