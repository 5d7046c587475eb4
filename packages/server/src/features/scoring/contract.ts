import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { juryPage } from '../juries/contract.ts';
import { declaredKinds } from '../juries/model.ts';

const jury = z.object({ id: z.uuid() });
const subject = z.object({ id: z.uuid(), subject: z.uuid() });
const tie = z.object({ id: z.uuid(), subject: z.uuid(), juror: z.uuid() });
const reason = saying(200);
const asked = reason.min(2, '请写明原因。');

const slip = z.object({
  juror: z.string(),
  name: z.string(),
  line: z.string(),
  role: z.string(),
  /** What the QR leads to, below the address that the office itself uses. */
  path: z.string(),
});

export const scoringContract = contract({
  'POST /api/juries/:id/opening': {
    about: '开始评分：此后规则、对象、评委不再改，每名评委有一个二维码，本单位的按花名册自动回避。',
    params: jury,
    returns: juryPage,
    refusals: ['jury-not-draft', 'jury-unready'],
  },
  'POST /api/juries/:id/slips': {
    about: '全部评委的二维码地址，供会务人员打印或者逐个出示。查看记入审计记录。',
    params: jury,
    returns: z.object({ title: z.string(), county: z.string(), slips: z.array(slip) }),
    refusals: ['jury-not-open', 'key-gone'],
  },
  'POST /api/juries/:id/jurors/:juror/slip': {
    about: '给一名评委换一个二维码，原来的作废。',
    params: z.object({ id: z.uuid(), juror: z.uuid() }),
    returns: slip,
    refusals: ['jury-not-open', 'key-gone'],
  },
  'POST /api/juries/:id/subjects/:subject/scoring': {
    about: '开始给一个对象评分。所报成绩没有核查完的，须写明原因。',
    params: subject,
    body: z.object({ despite: asked.optional() }),
    returns: juryPage,
    refusals: ['jury-not-open', 'subject-not-waiting', 'another-scoring', 'claims-open'],
  },
  'POST /api/juries/:id/subjects/:subject/ending': {
    about: '结束一个对象的评分：分数不带姓名记入账本，去掉最高最低后出结果。还有评委没有评的，须写明原因。',
    params: subject,
    body: z.object({ despite: asked.optional() }),
    returns: juryPage,
    refusals: ['jury-not-open', 'subject-not-scoring', 'scores-missing', 'key-gone'],
  },
  'POST /api/juries/:id/subjects/:subject/recusals': {
    about: '登记一名评委回避一个对象；已经给的分数作废。',
    params: subject,
    body: z.object({ juror: z.uuid(), kind: z.enum(declaredKinds), note: reason }),
    returns: juryPage,
    refusals: ['jury-not-open', 'subject-ended', 'already-recused'],
  },
  'POST /api/juries/:id/subjects/:subject/recusals/:juror/undoing': {
    about: '撤销一名评委对一个对象的回避，须写明原因；评分结束后不能撤销。',
    params: tie,
    body: z.object({ reason: asked }),
    returns: juryPage,
    refusals: ['jury-not-open', 'subject-ended', 'not-recused'],
  },
  'POST /api/juries/:id/closing': {
    about: '收场：没有评的对象不再评，评委的二维码作废，密钥销毁。',
    params: jury,
    returns: juryPage,
    refusals: ['jury-not-open', 'still-scoring'],
  },
});
