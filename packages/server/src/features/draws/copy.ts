import { refusalTable } from '../../http/refusals.ts';

export const drawRefusals = refusalTable({
  'draw-not-open': { status: 409, title: '这项测评现在不在投票时间。请刷新后再看。' },
  'draw-taken': {
    status: 409,
    title: '您的票已经领过，选票只保存在领票时用的设备上，请在那台设备上打开。确实打不开的，请告诉考核办。',
  },
  'draw-key-elsewhere': { status: 503, title: '本次投票的密钥不在这台服务器上，暂时不能投票。请告诉考核办。' },
});
