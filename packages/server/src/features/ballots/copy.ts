/** What voters read: short, plain, and with what to do next. */
import { refusalTable } from '../../http/refusals.ts';

export const ballotRefusals = refusalTable({
  'code-unreadable': { status: 422, title: '投票码是 16 位字母和数字，请对照票面重新输入。' },
  'ballot-unknown': { status: 404, title: '没有找到这个投票码。' },
  'ballot-ended': { status: 409, title: '本次投票已经结束。' },
  'ballot-void': { status: 409, title: '本次投票已作废。' },
  'ballot-key-elsewhere': { status: 503, title: '本次投票的密钥不在这台服务器上。' },
  'ballot-back': { status: 422, title: '这张票还不能提交。' },
});

export type Notice = 'ballot-unknown' | 'ballot-ended' | 'ballot-void' | 'ballot-key-elsewhere' | 'received';

/** Pages that only tell: a heading, and what it means for who holds the code. */
export const notices: { readonly [N in Notice]: { readonly heading: string; readonly lines: readonly string[] } } = {
  received: {
    heading: '您的票已收到',
    lines: [
      '每个投票码只计一票，重复打开、重复提交都不会多计。',
      '票已加密存放，查不到是谁投的。谢谢您，可以关闭本页了。',
    ],
  },
  'ballot-unknown': {
    heading: '没有找到这个投票码',
    lines: [
      '请对照票面核对：码是 16 位字母和数字，没有字母 I、L、O、U。',
      '投票还没有开始，或者已经结束，投票码也会找不到。请问一下现场工作人员。',
    ],
  },
  'ballot-ended': {
    heading: '本次投票已经结束',
    lines: ['这个投票码没有用过，现在也不能再投了。如有疑问，请联系现场工作人员。'],
  },
  'ballot-void': {
    heading: '本次投票已作废',
    lines: ['已投的票全部不计。重新投票的时间请等候通知，届时会发新的投票码。'],
  },
  'ballot-key-elsewhere': {
    heading: '暂时不能投票',
    lines: ['本次投票的密钥不在这台服务器上，投票无法继续。请告诉现场工作人员。'],
  },
};

export const ballotWords = {
  enterTitle: '输入投票码',
  enterWhat: '投票码印在您领到的票上，共 16 位。大小写都可以，空格不用管。',
  county: '县区',
  code: '投票码',
  open: '打开选票',
  group: (group: string) => `以“${group}”身份评价`,
  until: (moment: string) => `${moment}前投出`,
  secret: '投票不记名：系统不记录哪张票是谁投的，票加密存放，结束后只留各项票数，单张票随即销毁。',
  wait: '请核对下面的问题：',
  nothingSent: '这张票还没有投出，您的选择都还在。',
  blanks: (count: number, unit: string, names: string) => `还有 ${count} ${unit}没有评：${names}。`,
  blanksAllowed: '没评的算弃权。确定不评的，请点最下面的“就这样提交”。',
  blanksWanted: '每一位都要评，请评完再提交。',
  wouldBeVoid: '照这样提交，整张票会作废：',
  unreadable: (name: string, asked: string) => `${name}：${asked}。`,
  between: (low: string, high: string, places: number) =>
    `${low}～${high} 分，${places === 0 ? '填整数' : `最多 ${places} 位小数`}`,
  submit: '提交',
  submitBlank: '就这样提交，没评的算弃权',
  submitVoid: '仍按废票提交',
  once: '提交后不能更改。',
} as const;
