/** How each term makes its value, as a sentence. One entry for each, so that the compiler names what is missing. */
import type { Amount } from '../scheme/amount.ts';
import type { Figure } from '../scheme/figure.ts';
import type { VoidRule } from '../terms/ballots-void.ts';
import type { Escalates, Span } from '../terms/events/node.ts';
import type { TermKind, TermNode } from '../terms/index.ts';
import type { Drop } from '../terms/opinions.ts';
import { conditionText } from './conditions.ts';
import { numberText, quoted, rangeText, type Saying } from './saying.ts';

type Say<K extends TermKind> = (node: Extract<TermNode, { kind: K }>, figure: Figure, saying: Saying) => string;

const sentences: { readonly [K in TermKind]: Say<K> } = {
  points: ({ within, roles, drop, atLeast, indicator, void: voids }, _figure, saying) =>
    sentence(
      `由${roles === undefined ? '评分人' : weightsText(roles, saying)}在${numberText(within.low)}到${numberText(within.high)}分之间评分`,
      indicator === undefined ? undefined : `取指标 ${indicator} 的评分`,
      voids === undefined
        ? undefined
        : voids.some((rule) => rule.whole)
          ? '本人给自己评分的，其全部评分作废'
          : '本人给自己的评分不计',
      roles === undefined ? '取平均分' : '各层级先取平均分，再按比重相加',
      dropText(drop, roles === undefined ? '' : '各层级分别'),
      atLeast === undefined ? undefined : `${roles === undefined ? '' : '每个层级'}至少${atLeast}人评分才有效`,
    ),
  ballots: (
    { poll, question, options, within, groups, void: voids, invalid, drop, atLeast, take, quorum },
    _figure,
    saying,
  ) =>
    sentence(
      `无记名测评（${poll}${question === undefined ? '' : `，题目“${question}”`}）`,
      options === undefined
        ? within && `在${numberText(within.low)}到${numberText(within.high)}之间打分`
        : `选项折分：${options.map(({ key, value }) => `${key}${numberText(value)}分`).join('、')}`,
      groups === undefined ? undefined : `评价主体及比重：${weightsText(groups, saying)}`,
      quorum === undefined ? undefined : `不足${quorum}张票的，整个测评作废`,
      take === undefined ? '取平均分' : `取${quoted(take.share)}的得票率`,
      dropText(drop, groups === undefined ? '' : '各评价主体分别'),
      atLeast === undefined ? undefined : `${groups === undefined ? '' : '每个主体'}至少${atLeast}张有效票`,
      voids === undefined
        ? undefined
        : `有下列情形之一的，整张选票作废：${voids.map((rule) => voidText(rule, saying)).join('；')}`,
      invalid === 'refuse' ? '在系统中投票时，这样的票退回投票人改正，不能投出' : undefined,
    ),
  events: ({ codes, sameKey, excluding }, _figure, saying) =>
    sentence(
      codes
        .map(({ name, each, levels, atMost, expires, repeats, escalates }) => {
          const worth =
            each !== undefined
              ? each === '0'
                ? '不计分，只作记录'
                : `每次${saying.amount(each)}分`
              : (levels ?? []).map(({ key, value }) => `${key}${saying.amount(value)}分`).join('、');
          return sentence(
            `${name}：${worth}`,
            expires && `影响期${spanText(expires)}，考核期末仍在影响期内的都计（含往期发生的）`,
            repeats && `距前一次不满${spanText(repeats.within)}再次发生的，按${saying.amount(repeats.times)}倍计`,
            escalates && escalationText(escalates, saying),
            atMost && (atMost === 'none' ? '不封顶' : `累计最多${saying.amount(atMost)}分`),
          );
        })
        .join('；'),
      {
        highest: '同一件事只计分值最高的一次',
        first: '同一件事只计最早的一次',
        last: '同一件事只计最后的一次',
        sum: undefined,
      }[sameKey],
      excluding === undefined ? undefined : `已在${excluding.map(saying.named).join('、')}中计分的，不再计`,
    ),
  completion: ({ by, late }, figure, saying) =>
    sentence(
      `按期内应完成的任务计：${figure.worth === undefined ? '' : `满分${saying.amount(figure.worth)}分 × `}完成率`,
      by === 'weight' ? '任务按权重计' : '任务按件数计',
      `逾期完成的按${saying.amount(late)}计`,
    ),
  measure: ({ figure, within, unit, period }) =>
    sentence(
      `取上报的“${figure}”${period === undefined ? '' : `（${period}）`}${unit === undefined ? '' : `，单位${unit}`}`,
      `允许${numberText(within.low)}到${numberText(within.high)}`,
    ),
  earlier: ({ scheme, take, of, periods, atLeast }, _figure, saying) => {
    const what = of === 'total' ? '总分' : `等次为${saying.words(of.grade)}的期数`;
    return sentence(
      `取期内按方案 ${scheme} 得出的${periods}期结果，${{ mean: `${what}取平均`, sum: `${what}相加`, count: `数出${what}` }[take]}`,
      atLeast === undefined ? undefined : `至少有${atLeast}期才计`,
    );
  },
  fixed: ({ value }, figure, saying) =>
    sentence(`固定为${saying.amount(value)}${figure.worth === undefined ? '' : '分'}`),
  figure: ({ figure }, _figure, saying) => sentence(`同${saying.named(figure)}`),
  sum: ({ parts }, _figure, saying) => {
    const names = parts.map(
      ({ id, subtract }, i) => `${i === 0 ? (subtract ? '−' : '') : subtract ? ' − ' : ' + '}${saying.named(id)}`,
    );
    return sentence(names.join(''));
  },
  weigh: ({ parts }, _figure, saying) =>
    sentence(parts.map(({ id, weight }) => `${saying.named(id)} × ${weightText(weight, saying)}`).join(' + ')),
  scale: ({ of, by }, _figure, saying) => sentence(`${saying.named(of.id)} × ${saying.amount(by)}`),
  highest: ({ parts }, _figure, saying) => sentence(`取${parts.map(({ id }) => saying.named(id)).join('、')}中最高的`),
  lowest: ({ parts }, _figure, saying) => sentence(`取${parts.map(({ id }) => saying.named(id)).join('、')}中最低的`),
  choose: ({ by, cases }, _figure, saying) =>
    sentence(
      cases
        .map(
          ({ id, is }) =>
            `${is === undefined ? '其他' : `${saying.attribute(by)}为${quoted(is)}的`}按${saying.named(id)}`,
        )
        .join('；'),
    ),
  bands: ({ of, rows, otherwise }, _figure, saying) =>
    sentence(
      `按${saying.named(of.id)}分档，从上往下第一个符合的为准：${rows
        .map((row) => `${rangeText(row, saying.amount)}的计${saying.amount(row.gives)}分`)
        .join('；')}${otherwise === undefined ? '' : `；其余计${saying.amount(otherwise)}分`}`,
    ),
  linear: ({ of, from, to }, _figure, saying) =>
    sentence(
      `${saying.named(of.id)}${saying.amount(from.at)}以下的计${saying.amount(from.gives)}分，${saying.amount(to.at)}以上的计${saying.amount(to.gives)}分，其间按比例计算`,
    ),
  ratio: ({ of, to }, _figure, saying) => sentence(`${saying.named(of.id)} ÷ ${saying.named(to.id)}`),
  relative: ({ of, in: inside, to }, figure, saying) => {
    const base = {
      best: '最高值',
      worst: '最低值',
      mean: '平均值',
      meanOfOthers: '其他各对象的平均值',
      median: '中位值',
      sum: '合计',
    }[to];
    const worth = figure.worth === undefined ? '' : `${saying.amount(figure.worth)} × `;
    return sentence(`${worth}${saying.named(of.id)} ÷ ${poolText(inside, saying)}的${base}`);
  },
  days: ({ attribute, is }, _figure, saying) =>
    sentence(`考核期内${saying.attribute(attribute)}${is === undefined ? '' : `为${saying.words(is)}`}的天数`),
  divide: ({ amount, in: inside, by, places, cents, ties }, _figure, saying) => {
    const total = typeof amount === 'object' && 'term' in amount ? saying.named(amount.id) : saying.amount(amount);
    const last = {
      'largest-remainder': `由余数大的各得${places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`}`,
      'largest-share': '全归份额最大的',
    }[cents];
    const equal = ties.map((t) =>
      t === 'open' ? `由${saying.decider}决定` : t === 'id' ? '按编号先后' : `看${saying.named(t)}`,
    );
    return sentence(
      `把${total}在${poolText(inside, saying)}按${by.map(saying.named).join(' × ')}的大小分配`,
      `每份${places === 0 ? '取整数' : `保留${places}位小数`}，各份合计恰为总额`,
      `尾差${last}，相同的${equal.length === 1 ? '' : '依次'}${equal.join('、')}`,
    );
  },
  split: ({ of, by, weigh }, _figure, saying) => {
    const weight =
      typeof weigh === 'object'
        ? `该段所在对象上报的“${weigh.measure}”`
        : { days: '天数', months: '月数', equal: '各段相同的权重' }[weigh];
    return sentence(`期中${saying.attribute(by)}有变动的，各段分别计算${saying.named(of.id)}，再按${weight}加权平均`);
  },
  veto: ({ of, when, gives }, _figure, saying) =>
    sentence(`${saying.named(of.id)}；一票否决：${conditionText(when, saying)}的，计${saying.amount(gives)}分`),
  clamp: ({ of, by, to }, _figure, saying) =>
    sentence(
      `${saying.named(of.id)}，并按${saying.named(by)}限定在相应分数段：${to
        .map(({ key, value }) => `${key}${numberText(value.low)}到${numberText(value.high)}分`)
        .join('、')}`,
    ),
  across: ({ role, reverse, population, of, take }, _figure, saying) => {
    const them = saying.population(population);
    const whom = reverse ? `“${role}”关系指向本对象的各${them}` : `本对象“${role}”关系所指的${them}`;
    const how =
      typeof take === 'object'
        ? `，前${take.meanOfTop}名的平均值`
        : { only: '', mean: '的平均值', sum: '的合计', highest: '的最高值', lowest: '的最低值' }[take];
    return sentence(`取${whom}的${saying.named(of)}${how}`);
  },
  rank: ({ in: inside, by, ties }, _figure, saying) => {
    const keys = by.map((key) =>
      typeof key === 'string' ? saying.named(key) : `${saying.named(key.lowest)}（从低到高）`,
    );
    const [compared, equal] = keys.length === 1 ? ['比较', '相同的'] : ['依次比较', '各项都相同的'];
    return sentence(
      `在${poolText(inside, saying)}排名，${compared}${keys.join('、')}`,
      `${equal}为并列，${ties === 'open' ? `争最后名额时由${saying.decider}决定` : '名额不够时同进同退'}`,
    );
  },
  grade: ({ of }, _figure, saying) => sentence(of === undefined ? '按条件评定' : `按${saying.named(of)}评定`),
};

/** How the figure's value is made, without what is done to it afterwards. */
export const termText = (figure: Figure, saying: Saying): string =>
  (sentences[figure.term.kind] as Say<TermKind>)(figure.term as never, figure, saying);

const sentence = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((p) => p !== undefined && p !== '').join('，');

const spanText = (span: Span): string => ('months' in span ? `${span.months}个月` : `${span.days}天`);

const escalationText = ({ every, to, level }: Escalates, saying: Saying): string =>
  `每满${every}次折为1次“${saying.event(to)}”${level === undefined ? '' : `（${level}）`}，不足${every}次的仍按本项计`;

const weightsText = (weights: readonly { readonly key: string; readonly value: Amount }[], saying: Saying): string =>
  weights.map(({ key, value }) => `${key}（${saying.amount(value)}）`).join('、');

function weightText(weight: Amount | undefined, saying: Saying): string {
  if (weight === undefined) throw new Error('a part without weight');
  const text = saying.amount(weight);
  return text.includes('起') ? `比重（${text}）` : text;
}

/** `whose`: who does it each for themselves, where there are several. */
function dropText(drop: Drop | undefined, whose: string): string | undefined {
  if (drop === undefined) return undefined;
  const what = [
    ...(drop.highest > 0 ? [`${drop.highest}个最高分`] : []),
    ...(drop.lowest > 0 ? [`${drop.lowest}个最低分`] : []),
  ].join('和');
  return `${whose}${drop.above === undefined ? '' : `在超过${drop.above}人评价时`}去掉${what}`;
}

function voidText(rule: VoidRule, saying: Saying): string {
  if ('allEqual' in rule) return '对各人的评价完全相同';
  const what = 'marks' in rule ? `评为${quoted(rule.marks)}的` : `打分${rangeText(rule.values, saying.amount)}的`;
  const bound = (amount: Amount): string => {
    const text = saying.amount(amount);
    return text.endsWith('%') ? `票上人数的${text}` : `${text}人`;
  };
  return `${what}${rangeText(rule, bound)}`;
}

const poolText = (inside: string, saying: Saying): string =>
  inside === 'all' ? '全体范围内' : `同一${saying.attribute(inside)}内`;
