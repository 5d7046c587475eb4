/** How a grade is written in a scheme. */
import { type Condition, conditionRef } from '../../conditions/condition.ts';
import { type Amount, amount, idShape, label, markFields, range, varyingAmount } from '../../scheme/amount.ts';
import { choice, type Glosses, glossed } from '../../text/choice.ts';
import { nearest } from '../../text/nearest.ts';
import {
  either,
  hasKey,
  listOf,
  namedList,
  optional,
  record,
  required,
  type Shape,
  text,
  textShape,
  under,
  wholeNumber,
  yes,
} from '../../text/shape.ts';
import type {
  Adjustment,
  Approvable,
  Exception,
  GradeTerm,
  Level,
  LevelRule,
  People,
  Requirement,
  SeatRule,
  Ungraded,
} from './node.ts';

/** What may settle equal remainders, for people. */
export const remainderWords: Glosses<NonNullable<SeatRule['remainders']>[number]> = {
  larger: '人多的范围优先',
  smaller: '人少的范围优先',
  mean: '平均分高的范围优先',
  open: '交考核委员会决定',
};

const levelRules = '分数范围（如 { atLeast: 90 }）、{ when: 条件 } 或 otherwise（其余的人）';
const rest: Shape<'otherwise'> = textShape(
  levelRules,
  (t) => (t === 'otherwise' ? t : undefined),
  { enum: ['otherwise'] },
  (t) => rangeIn(t) ?? (/^(其余|其他|其它|否则)/.test(t) ? 'otherwise' : nearest(t, ['otherwise'])),
);

/** `90`, `90分以上`, `>= 90` as a range that was meant. */
function rangeIn(written: string): string | undefined {
  const number = /\d+(\.\d+)?%?/.exec(written)?.[0];
  if (number === undefined) return undefined;
  const isBelow = /<|≤|以下|低于|不足|不满/.test(written);
  // In a table of grades 60分以下 is what does not reach 60.
  const isStrict = /[<>](?!=)|高于|超过|以下|低于|不足|不满/.test(written);
  const bound = isBelow ? (isStrict ? 'below' : 'atMost') : isStrict ? 'above' : 'atLeast';
  return `{ ${bound}: ${number} }`;
}

const ruleShape: Shape<LevelRule> = either<LevelRule>(levelRules, [
  { meant: (from) => from.kind === 'text', holds: (v) => v === 'otherwise', shape: rest },
  {
    meant: hasKey('when'),
    holds: (v) => typeof v === 'object' && 'when' in v,
    shape: record<{ when: Condition }>('等次条件', {
      when: required(conditionRef, '什么情况下'),
    }),
  },
  { meant: () => true, holds: () => true, shape: range },
]);

const levelRule: Shape<Omit<Level, 'level'>> = under('rule', ruleShape);

const bound: Shape<Amount | People> = either<Amount | People>('比例（如 40%），或 { people: 几个 }', [
  {
    meant: hasKey('people'),
    holds: (v) => typeof v === 'object' && 'people' in v,
    shape: record<People>('定数', { people: required(wholeNumber(1, 100000), '每个范围几个') }),
  },
  { meant: () => true, holds: () => true, shape: varyingAmount },
]);

const soft: Shape<true | Approvable> = either<true | Approvable>('true，或 { atMost: 比例 }', [
  {
    meant: hasKey('atMost'),
    holds: (v) => v !== true,
    shape: record<Approvable>('经批准的上限', { atMost: required(amount, '经批准最多占多少，如 25%') }),
  },
  { meant: () => true, holds: (v) => v === true, shape: yes },
]);

export const gradeShape = (): Shape<Omit<GradeTerm, 'kind'>> =>
  record<Omit<GradeTerm, 'kind'>>('等次', {
    of: optional(idShape, '分数线看哪个指标'),
    levels: required(namedList<'level', Level>('level', label, levelRule), '各等次，从高到低，第一个符合的为准'),
    ungraded: optional(
      listOf(
        record<Ungraded>('不定等次', {
          when: required(conditionRef, '什么情况下'),
          name: required(text, '说明'),
          outcome: required(choice({ none: '不定等次', later: '以后再定' }), '怎么办'),
          ...markFields,
        }),
      ),
      '不定等次的情形',
    ),
    requires: optional(
      listOf(
        record<Requirement>('资格条件', {
          for: required(label, '哪个等次'),
          that: required(conditionRef, '须满足什么'),
          name: required(text, '说明'),
          ...markFields,
        }),
      ),
      '某等次须满足的条件；不满足的，降到下一等次',
    ),
    ranking: optional(idShape, '按哪个名次分配名额'),
    seats: optional(
      listOf(
        record<SeatRule>('名额', {
          level: required(label, '哪个等次'),
          atMost: optional(bound, '最多占多少，如 40%；或最多几个，如 { people: 5 }'),
          atLeast: optional(bound, '至少占多少，如 5%；或至少几个'),
          of: optional(choice({ assessed: '参加定等次的人', eligible: '够得上这一等次的人' }), '基数，按比例的须写'),
          mode: required(
            choice({
              perPool: '各范围分别取整',
              apportioned: '按总数取整再用最大余数分配',
              merged: '小范围先合并',
            }),
            '怎样分到各范围',
          ),
          rounding: optional(choice({ down: '舍去', up: '进一' }), '取整，按比例的须写；上限只能 down'),
          remainders: optional(
            listOf(choice(remainderWords), { orOne: true }),
            `余数相同时依次比什么：${glossed(remainderWords)}`,
          ),
          mergeBelow: optional(wholeNumber(2, 1000), '少于几人的范围合并'),
          soft: optional(soft, '原则上：经批准可以突破；{ atMost: 25% } 经批准也不得超过这个比例'),
          ...markFields,
        }),
      ),
      '名额',
    ),
    exceptions: optional(
      namedList<'id', Exception>(
        'id',
        idShape,
        record<Omit<Exception, 'id'>>('例外', {
          name: required(text, '中文名称'),
          to: required(label, '直接定为哪个等次'),
          seat: optional(choice({ takes: '占名额', beside: '不占名额' }), '占不占名额，有名额限制的等次须写'),
          atMost: optional(wholeNumber(1, 1000), '每个范围最多几人'),
          ...markFields,
        }),
      ),
      '不按分数定等次的例外，由裁定启用',
    ),
    adjust: optional(
      record<Adjustment>('调整', {
        name: required(text, '中文名称'),
        levels: required(listOf(label, { least: 2 }), '可在哪些等次之间调整'),
        ...markFields,
      }),
      '允许在名额之内调整人选',
    ),
  });
