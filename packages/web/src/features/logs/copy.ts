/** Words of entries, on the phone and on the console. */
import type { Returns } from '../../api/shape.ts';

export type OwnRound = Returns<'GET /api/me/logs'>['rounds'][number];
export type OwnEntry = OwnRound['entries'][number];
export type Span = OwnEntry['spans'][number];
export type Entry = Returns<'GET /api/rounds/:id/logs/:person/:entry/:span'>;
export type Watched = Returns<'GET /api/rounds/:id/logs'>;
export type PersonLogs = Returns<'GET /api/rounds/:id/logs/:person'>;

/** 3月23日 */
export const spokenDate = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** 第13周 */
export const shortName = (name: string): string => name.replace(/^\d+年/, '');

/** 第13周（3月23日至3月29日）; a month says its days itself. */
export const spanName = ({ name, from, ends }: Pick<Span, 'name' | 'from' | 'ends'>): string =>
  name.endsWith('周') ? `${shortName(name)}（${spokenDate(from)}至${spokenDate(ends)}）` : name;

export const words = {
  events: '加分减分',
  title: '纪实',
  lead: '每周一句话，月底自动整理成小结',
  none: '眼下没有要写的纪实',
  noneWhat: '考核办开始一次考核以后，在这里写每周的工作。开始时会在“今日”提醒。',
  toWrite: '该写的',
  nothingDue: '该写的都写了。',
  all: (entry: string) => `全部${entry}`,
  write: (name: string) => `写${name}`,
  late: (name: string) => `补写${name}`,
  until: (day: string) => `${day}前`,
  goOn: '修改',
  look: '查看',

  text: '做了什么',
  textOf: (entry: string) => `${entry}内容`,
  placeholder: '例如：走访三户农户，核对耕地台账。',
  count: (length: number, most: number) => `${length} 字，最多 ${most} 字`,
  over: (by: number) => `超出 ${by} 字，请精简`,
  indicators: '关联的指标（可以不选）',
  more: (n: number) => `其余 ${n} 项指标`,
  drafted: '草稿已由各周纪实整理好，请核对、修改后提交。',
  redraft: '重新整理',
  photos: '照片（可以不加）',
  addPhoto: '添加照片',
  photoNote: '自动缩小，照片里的拍摄地点和时间不上传。',
  adding: '正在处理照片…',
  removePhoto: (n: number) => `删去第 ${n} 张照片`,
  photo: (n: number) => `第 ${n} 张照片`,
  noPhoto: '这张照片打不开，请换一张，或者截图后再添加。',
  noRoom: '本机存储空间已满，照片没有保存。请先提交，或者清理空间。',
  mostPhotos: (most: number) => `最多添加 ${most} 张照片。`,
  place: '在文字里写上拍摄地点',
  placeText: (place: string) => `拍摄地点：${place}。`,
  send: '提交',
  saveChange: '提交修改',
  kept: '草稿已存在本机',
  sent: '已提交。',
  sentLate: (days: string) => `已提交，${days}。`,
  offline: '没有网络，可以照常填写：写的内容存在本机，联网后自动送出。',
  offlineList:
    '没有网络，以下是上次联网时的情况。没写过的可以照常填写：内容存在本机，联网后自动送出；修改写过的、写小结要等联网。',
  offlineToday: '没有网络也能写纪实：写的内容存在本机，联网后自动送出。',
  offlineGo: '去写纪实',
  waiting: '已存在本机，联网后自动送出。',
  waitingFor: (name: string) => `${name}：已存在本机，联网后自动送出。`,
  takeBack: '取回修改',
  notSent: (name: string, why: string) => `${name}没有送出：${why}`,
  notKept: '没有送出，本机也存不下。请不要关闭页面，联网后再提交。',
  conflict: '这篇纪实在另一个窗口或者另一台设备上保存过。请选择以哪一份为准，另一份不保留。',
  theirText: '那边保存的',
  theirs: '用那边的',
  mine: '用这里的',
  erased: '内容已依法删除。',
  nothing: '没有写。',
  back: '回到纪实',

  watch: '纪实情况',
  watchLead: '哪个单位、哪一周还有人没写；点数字看名单。',
  unit: '单位',
  people: '人数',
  which: '纪实',
  ofOrganization: (name: string) => `${name}各股室`,
  allOrganizations: '全部单位',
  sections: (name: string) => `看${name}的股室`,
  cell: (unit: string, span: string, missing: number, open: number) =>
    `${unit}${span}：${missing > 0 ? `${missing} 人逾期未写` : `${open} 人待写`}，看名单`,
  legend: '红色为逾期未写的人数，灰色为还在期限内待写的人数；“✓”为都写了，“免”为不用写，空白为还没有到。',
  done: '都写了',
  excused: '免',
  wasDue: (state: string, day: string) => `${state}，应在${day}前写`,
  missingTitle: (unit: string, span: string) => `${unit}${span}没有写的人员`,
  nobody: '没有人缺写。',
  person: '姓名',
  section: '所在单位',
  state: '状态',
  openPerson: (name: string) => `看${name}的纪实`,
  forGroup: '发到工作群的通报',
  copyNames: '复制通报',
  copied: '已复制。',
  copyFailed: '复制不了，请选中名单后手动复制。',
  bulletin: (entry: string, span: string, names: string) => `${span}${entry}还没有写的：${names}。请抓紧补写。`,
  toRound: '回到考核',
  toWatch: '回到纪实情况',
  holder: '考核办工作人员或者单位管理员',
  noEntries: '这次考核的方案没有要写的纪实',
  noEntriesWhat: '方案的“实施步骤”里没有纪实环节，不用催办。',
  personTitle: (name: string) => `${name}的纪实`,
  when: '首次提交',
} as const;
