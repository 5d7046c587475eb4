import { refusalTable } from '../../http/refusals.ts';

export const deliveryRefusals = refusalTable({
  'round-given-up': { status: 409, title: '这次考核已经中止，不再登记送达。' },
  'delivery-in-future': { status: 422, title: '送达日期不能晚于今天。请改正。' },
  'delivery-before': {
    status: 422,
    title: '{name}的结果{final}才确认，送达日期不能早于这一天。请改正日期，或者把这名同志分开登记。',
  },
  'delivery-no-final': { status: 409, title: '{name}还没有确认的结果，不能登记送达。请刷新后再选。' },
  'delivery-to-oneself': { status: 403, title: '给本人的送达由别人登记；在平台上打开本人的结果，就算收到。' },
  'delivery-none': { status: 409, title: '这名同志没有书面送达的登记，或者已经撤销。请刷新后再看。' },
});
