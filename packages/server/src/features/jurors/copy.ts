/** All that a juror reads, on the page and in answer to what they sent. */
import { refusalTable } from '../../http/refusals.ts';
import type { Given } from '../juries/decide.ts';
import type { JuryRules } from '../juries/rules.ts';

export const jurorRefusals = refusalTable({
  'code-unknown': { status: 404, title: '这个二维码不能用：可能已经换过新的，或者评分已经结束。请联系会务人员。' },
  'not-taken': { status: 422, title: '这一步没有完成，请按页面上的提示修改。' },
  'not-now': { status: 409, title: '这个对象现在没有在评分。请刷新页面。' },
});

const bounds = (rules: JuryRules) =>
  `${rules.lowest} 至 ${rules.highest} 分，${rules.places === 0 ? '不带小数' : `最多 ${rules.places} 位小数`}`;

export const words = {
  bounds,
  waiting: '请稍候，还没有开始下一个。开始后本页会自动显示。',
  waitingPlain: '本页每隔 10 秒自动刷新。',
  now: '正在评分',
  kept: (value: string) => `已收到：${value} 分。结束前可以修改，以最后一次为准。`,
  none: '尚未评分。',
  send: '提交',
  change: '修改后重新提交',
  clear: '清除',
  back: '退格',
  recused: (why: string) => `您已回避这个对象（${why}），不参与评分。如有不符，请告诉会务人员。`,
  recuse: '与我有关，回避',
  recuseLead:
    '与下列对象有亲属、近期同事等关系的，请在评分前声明回避：点开后选原因，即时生效，已评的分数作废，不能自行撤回。',
  list: '评分对象',
  rules: '评分规则',
  ended: '已结束',
  over: '评分已经全部结束，谢谢您。',
  secret: '您的分数加密保存；结束后只公布全部分数，不显示谁打了多少分。',
  tooLate: '这个对象现在不在评分，刚才提交的分数没有计入。',
  offline: '网络中断，分数还没有送到，正在重试……',
  sending: '正在提交……',
  fault: (given: Extract<Given, { ok: false }>, rules: JuryRules): string => {
    const item = given.at === undefined ? undefined : rules.criteria[given.at];
    const what = item === undefined ? '' : `“${item.name}”`;
    const low = item === undefined ? rules.lowest : '0';
    const high = item?.highest ?? rules.highest;
    return {
      empty: `请填写${what}分数。`,
      'no-number': `${what}请只填数字，如 ${high}。`,
      'too-low': `${what}不能低于 ${low} 分，请修改后提交。`,
      'too-high': `${what}不能高于 ${high} 分，请修改后提交。`,
      'too-fine': `${what}${rules.places === 0 ? '不能带小数' : `最多 ${rules.places} 位小数`}，请修改后提交。`,
    }[given.fault];
  },
} as const;
