/** What people of the demonstration write: phrases by what somebody does, put together by chance that repeats itself. */
import type { Duty } from '../../features/roster/model.ts';
import { chance } from '../chance.ts';

const work: Readonly<Record<Duty, readonly string[]>> = {
  principal: [
    '主持局党组会议，研究本季度重点工作安排',
    '到联系乡镇督导粮食生产，召开现场会一次',
    '约谈进度落后的项目负责人，明确整改时限',
    '参加县委农村工作会议，会后部署落实',
    '听取各分管领导工作汇报，协调解决三个问题',
    '带队检查安全生产，发现隐患两处，当场交办',
  ],
  inCharge: [
    '召集分管股室周例会，逐项核对任务进度',
    '到田间督导高标准农田建设，协调施工用地',
    '审核项目资金拨付材料，退回补正两份',
    '带队检查农资市场，抽样送检八个批次',
    '接待来访群众，当面答复土地流转问题',
    '修改报县政府的专题汇报，按时上报',
    '组织业务培训，参训四十余人',
  ],
  sectionHead: [
    '安排本股本周工作，检查上周任务完成情况',
    '审核村级上报的补贴名册，纠正重复登记六户',
    '牵头起草实施方案，征求三个乡镇意见后修改',
    '陪同市级检查组实地核查，反馈意见逐条整改',
    '汇总全县产业数据，分析后报分管领导',
    '到两个村指导合作社规范账目',
    '办理人大代表建议一件，与代表当面沟通',
  ],
  staff: [
    '走访农户五户，核对种植面积和补贴信息',
    '整理上季度档案，归档二十一卷',
    '到项目工地核对工程量，填报进度表',
    '起草会议纪要并印发各股室',
    '接待来办事的群众，当场办结四件',
    '参加病虫害防治培训，整理学习笔记',
    '核对预算执行情况，报送月度报表',
    '下乡采集墒情数据，录入系统十二条',
    '检查农药经营门店六家，填写检查记录',
    '解答农户政策咨询，电话回访九户',
    '配合乡镇开展秸秆禁烧宣传，发放资料二百份',
    '办理公文流转十八件，无逾期',
  ],
};

const endings = [
  '以上工作均已完成。',
  '其中一项还需乡镇配合，已约定下周完成。',
  '有关材料已归入工作台账。',
  '进度符合计划。',
  '下周继续跟进整改情况。',
  '',
];

/** Two or three things that somebody did in a week. */
export function weekOf(duty: Duty, person: string, span: string): string {
  const draw = chance(`week/${person}/${span}`);
  const [a, b, c] = drawn(work[duty], draw.whole(0, 1000), draw.happens(0.3) ? 3 : 2);
  const more = c === undefined ? '' : `；${c}`;
  return `${a}；${b}${more}。${draw.pick(endings)}`;
}

const monthEnds = [
  '重点任务按计划推进，没有逾期事项。',
  '不足之处是下村次数偏少，下月改进。',
  '存在的问题是个别数据上报不及时，已制定措施。',
  '群众反映的问题全部答复。',
];

export function monthOf(duty: Duty, person: string, span: string): string {
  const draw = chance(`month/${person}/${span}`);
  const [a, b, c] = drawn(work[duty], draw.whole(0, 1000), 3);
  return `本月主要工作：一是${a}；二是${b}；三是${c}。${draw.pick(monthEnds)}`;
}

/** So many that follow each other in the list. */
function drawn(from: readonly string[], start: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => from[(start + n) % from.length] ?? '');
}

export interface Told {
  readonly code: string;
  readonly level?: string;
  readonly text: string;
}

/** What adds points, as its people report it. */
export const highlights: readonly [Told, ...Told[]] = [
  { code: 'urgent', text: '汛期连续三天在低洼村值守，协助转移群众十一户，没有人员伤亡。' },
  { code: 'award', level: '市级', text: '负责的粮食单产提升项目被市农业农村局评为先进，附表彰文件编号。' },
  { code: 'spread', level: '区级', text: '合作社规范化建设做法在全县现场会上作经验交流。' },
  { code: 'info', text: '撰写的农村产权交易信息被市级简报采用。' },
  { code: 'award', level: '区级', text: '在全县农业普查工作中受到县政府通报表扬。' },
  { code: 'study', text: '关于设施农业用地的调研报告被县委政研室采用。' },
];

/** What takes points away, as whoever looks after the unit records it. */
export const faults: readonly [Told, ...Told[]] = [
  { code: 'late', text: '当月考勤显示迟到一次，未履行请假手续。' },
  { code: 'overdue', text: '县政府督办的项目开工事项逾期五日办结。' },
  { code: 'criticized', level: '单位', text: '报送数据出现差错，在局机关会议上通报。' },
];
