/** People at fixed ids who show what ordinary people do not: their situations, and what the results must say of them. */

export interface AwkwardCase {
  /** One subject, or several whom the situation has in common. */
  readonly ids: readonly string[];
  readonly situation: string;
  readonly result: string;
}

/** Names and abilities that a situation needs; everybody else's are drawn. */
export const fixedPeople: ReadonlyMap<string, { readonly name?: string; readonly ability?: number }> = new Map([
  ['FX0010', { name: '周䶮' }],
  ['FX0200', { name: '林𠮷安' }],
  ['FX0330', { name: '李喆' }],
  ['FX0420', { name: '陈堃' }],
  ['FX0500', { name: '阿依古丽·铁木尔' }],
  ['FX0084', { name: '王建辰', ability: 0.5 }],
  ['FX1002', { name: '王建辰', ability: 0.5 }],
  ['FX0670', { name: '张伟' }],
  ['FX0700', { name: '张伟' }],
  ['FX0307', { ability: 0.8 }],
  ['FX0738', { ability: 1.1 }],
  ['FX0740', { ability: 0.9 }],
  ['FX0763', { ability: 2.2 }],
  ['FX0767', { ability: 1.2 }],
  ['FX0770', { ability: 1.6 }],
  ['FX0800', { ability: 2 }],
  ['FX0802', { ability: 1.2 }],
  ['FX0865', { ability: 2 }],
  ['FX0867', { ability: 1.2 }],
  ['FX0882', { ability: 1.5 }],
  ['FX0883', { ability: 1.6 }],
]);

export const awkwardCases: readonly AwkwardCase[] = [
  {
    ids: ['FX0010', 'FX0200', 'FX0330', 'FX0420'],
    situation: '姓名里有生僻字（䶮、𠮷、喆、堃）',
    result: '姓名原样写出，其余与常人无异',
  },
  {
    ids: ['FX0072'],
    situation: '主要领导的业务能力分误录为0.93，后来更正为9.3',
    result: '按更正后的计：9×30%＋9.2×30%＋9.3×40%＝9.18',
  },
  { ids: ['FX0078'], situation: '试用期', result: '有总分，不定等次，不占单位名额的基数' },
  {
    ids: ['FX0082'],
    situation: '同一次表彰先按区级、后按市级报了两行',
    result: '事由编号相同，只按市级计2分',
  },
  {
    ids: ['FX0084', 'FX1002'],
    situation: '一人两岗：区委组织部，兼青禾镇',
    result: '两个对象、同一个人员编号，各在一个单位排名',
  },
  {
    ids: ['FX0128'],
    situation: '单位小，不设股组长',
    result: '股组长的权重由另两级分担：业务能力（9×30%＋9.5×40%）÷70%＝9.29',
  },
  {
    ids: ['FX0171'],
    situation: '单位只有2人，内部互评只有1张票',
    result: '互评不足3张，不展示；总分照常',
  },
  {
    ids: ['FX0307'],
    situation: '两次省级表彰、两次推广、急难险重多次',
    result: '特色亮点合计15.5分，按上限10分计',
  },
  { ids: ['FX0311'], situation: '产假45天，正好是考核期90天的一半', result: '没有超过一半，照常定等次' },
  { ids: ['FX0313'], situation: '病假56天，超过考核期的一半', result: '不定等次，不占单位名额的基数' },
  { ids: ['FX0318'], situation: '一条区级通报批评记错了人，已裁定作废', result: '不减分' },
  { ids: ['FX0500'], situation: '姓名里有间隔号', result: '姓名原样写出，其余与常人无异' },
  { ids: ['FX0519'], situation: '各级领导都没有评分', result: '总分暂缓，单位的名额分配可能变动' },
  {
    ids: ['FX0540'],
    situation: '2月20日从区农业农村局调到青禾镇：前50天，后40天',
    result: '在工作时间长的区农业农村局参加考核',
  },
  { ids: ['FX0545'], situation: '立案审查调查期间', result: '有总分，结案后再定等次' },
  { ids: ['FX0600'], situation: '没有交办岗位职责任务', result: '岗位职责没有依据，总分暂缓' },
  {
    ids: ['FX0670', 'FX0700'],
    situation: '同一单位两人同名',
    result: '按编号区分，各有各的结果',
  },
  {
    ids: ['FX0690'],
    situation: '违反廉洁规定（较重）扣10分，又有一次廉政提醒谈话扣3分',
    result: '廉洁自律10分扣完为止，得0分',
  },
  {
    ids: ['FX0738', 'FX0740'],
    situation: '主要领导在单位内调换好等次人选',
    result: '前者名次在名额之内而为较好，后者为好；名额不变',
  },
  {
    ids: ['FX0763'],
    situation: '本季度受过谈话函询，减2分后名次仍在名额之内',
    result: '不具备好的资格，为较好；名额归后面的人',
  },
  {
    ids: ['FX0802', 'FX0804'],
    situation: '总分、亮点、共性都相同，争最后1个好名额',
    result: '待定，由单位裁定',
  },
  { ids: ['FX0810'], situation: '本季度为好，但上次的问题整改不力', result: '仍启动季度回访和帮带' },
  {
    ids: ['FX0863', 'FX0867'],
    situation: '同样并列争最后1个好名额，单位已裁定',
    result: '前者为好，后者为较好',
  },
  {
    ids: ['FX0883'],
    situation: '单位只有2人，单独没有名额，与另两个2人单位合并计算',
    result: '在合并的6人、2个名额中得1个，为好',
  },
  { ids: ['FX1353'], situation: '事业编制人员', result: '不属于考核范围，不计在1352人之内' },
];
