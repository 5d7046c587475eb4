import type { Returns } from '../../api/shape.ts';

export type Bulletin = Returns<'GET /api/bulletins/:id'>;
export type BulletinLine = Returns<'GET /api/bulletins'>['bulletins'][number];
export type Draft = Returns<'GET /api/rounds/:id/bulletins/draft'>;
export type Offers = Returns<'GET /api/rounds/:id/bulletins'>;

export const words = {
  title: '通报',
  lead: '已经印发的通报：本人参加、评鉴或者管理的考核',
  ofRound: '本次考核的通报',
  none: '还没有通报',
  noneWhat: '考核办印发以后，在这里看。',
  back: '返回通报',
  toRound: '返回考核',
  number: (year: number, number: number): string => `${year}年第${number}期`,
  columns: { number: '期号', title: '标题', kind: '种类', day: '印发日期' },
  kind: '种类',
  span: '哪一期',
  draft: '起草通报',
  draftWhat: '数字按现在的记录算好；印发以后固定，不再随记录变化。',
  issued: '已印发的通报',
  introduction: '引言（可不填）',
  requests: '工作要求（可不填，一行一段）',
  requestsHeading: '工作要求',
  signedBy: '署名单位',
  issue: '印发',
  issueTitle: '印发这期通报？',
  issueWhat: (title: string): string =>
    `${title}。印发后编号，数字固定，不能再改；各单位管理员和主要领导收到消息，有关人员都可以看。`,
  lists: '以下名单只给本单位的人看，不随通报发给别的单位。',
  file: '下载 Word 文件',
  fileOf: (unit: string): string => `下载 Word 文件（附${unit}名单）`,
  fileName: (year: number, number: number, unit?: string): string =>
    `通报${year}年第${number}期${unit === undefined ? '' : `-${unit}`}.docx`,
} as const;
