import { readFileSync } from 'node:fs';
import { readScheme } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { wordFile } from '../../../src/documents/word.ts';
import { formsOf } from '../../../src/features/papers/forms.ts';
import type { Assessed, Papers } from '../../../src/features/papers/gather.ts';
import { lettersOf } from '../../../src/features/papers/letters.ts';
import { listPaper, noticePaper } from '../../../src/features/papers/lists.ts';
import { minutesOf } from '../../../src/features/papers/minutes.ts';
import { becauseSaid, gradeCell } from '../../../src/features/papers/words.ts';
import { wordText } from '../../documents/word-text.ts';

const schemeOf = (name: string) => {
  const text = readFileSync(new URL(`../../../../../schemes/fengxiang/${name}.yaml`, import.meta.url), 'utf8');
  const { scheme } = readScheme(text);
  if (scheme === undefined) throw new Error('a shipped scheme that does not check');
  return scheme;
};
const value = (text: string) => ({ value: text });
const none = {
  absent: 'notApplicable',
  because: [{ code: 'x', figure: 'level', text: '试用期内不确定等次' }],
} as const;

const person: Assessed = {
  id: 'p',
  name: '沈砚秋',
  organization: 'u',
  organizationName: '县农业农村局',
  unitName: '种植业股',
  tenure: {
    id: 't',
    person: 'p',
    unit: 'u',
    post: '股长',
    duty: 'staff',
    staffing: '公务员',
    main: true,
    since: '2021-05-06',
  },
  spells: [],
  result: {
    id: 'p',
    person: 'p',
    name: '沈砚秋',
    population: 'staff',
    total: value('91.50'),
    rank: value('3'),
    pool: value('县农业农村局'),
    grade: value('优秀'),
    facets: {},
    open: [],
    consequences: [],
    indicators: {},
  },
  summaries: [{ name: '年度总结（2026年）', text: '一年来，牵头完成高标准农田建设。' }],
  events: [],
  comments: [{ role: '分管领导', reviewer: '何志峰', comment: '工作扎实。' }],
  objections: [],
};

const final = { fact: 'f', person: 'p', round: 'r', version: 1, day: '2027-01-21' };
const filed = {
  id: 'o',
  round: 'r',
  version: 1,
  person: 'p',
  kind: 'objection',
  text: '',
  evidence: [],
  state: 'handling',
  revision: 2,
  filedAt: '2027-01-14T00:00:00.000Z',
  due: '2027-01-29',
} as const;

const papersOf = (scheme: Papers['scheme'], more: Partial<Papers> = {}): Papers => ({
  county: '青禾县',
  round: {
    id: 'r',
    name: '2026年度公务员考核',
    scheme: 's',
    version: 1,
    schemeText: '',
    period: '2026',
    term: { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' },
    state: 'running',
    revision: 1,
    begunAt: '2027-01-04T00:00:00.000Z',
    noted: '0',
  },
  scheme,
  version: {
    version: 1,
    state: 'settled',
    asOf: '2027-01-10',
    tablesHash: 'aa',
    resultsHash: 'bb',
    madeAt: '2027-01-10T00:00:00.000Z',
    settled: { body: '县委会议', day: '2027-01-20', note: '同意' },
  },
  versions: [],
  levels: ['优秀', '称职', '基本称职', '不称职'],
  figures: [],
  people: [person],
  rulings: [],
  extent: 'whole',
  ...more,
});

describe('the annual form', () => {
  it('has the fields of 公务员年度考核登记表 in their order, blank where the roster holds nothing', async () => {
    const text = await wordText(await wordFile(formsOf(papersOf(schemeOf('year')), [person], '登记表')));
    const fields = [
      '姓名',
      '性别',
      '出生年月',
      '政治',
      '任现职',
      '单位及',
      '从事或',
      '个人总结',
      '参加脱产',
      '主管领导',
      '机关负责',
      '本人意见',
      '未确定等',
    ];
    const places = fields.map((field) => text.indexOf(field));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).toContain('公务员年度考核登记表');
    expect(text).toContain('牵头完成高标准农田建设');
    expect(text).toContain('县委会议2027年1月20日审定，等次：优秀');
    expect(text).toContain('2021年5月6日');
  });

  it('says why somebody has no grade where the form asks for it', async () => {
    const ungraded = { ...person, result: { ...person.result, grade: none } };
    const text = await wordText(await wordFile(formsOf(papersOf(schemeOf('year')), [ungraded], '登记表')));
    expect(text).toContain('不定等次（试用期内不确定等次）');
  });
});

describe('the letter', () => {
  it('of a result that is only proposed says so, and how to object until when', async () => {
    const notice = {
      id: 'n',
      round: 'r',
      code: '',
      title: '公示',
      begins: '2027-01-11',
      ends: '2027-01-15',
      figures: [],
      contact: '考核办 0716-1234567',
      publishedAt: '2027-01-11T00:00:00.000Z',
    };
    const { settled: _, ...version } = papersOf(schemeOf('year')).version;
    const proposed = papersOf(schemeOf('year'), { notice, version: { ...version, state: 'proposed' } });
    const text = await wordText(await wordFile(lettersOf(proposed, [person], '2027-01-11')));
    expect(text).toContain('拟定等次为“优秀”');
    expect(text).toContain('公示期内（2027年1月15日前）');
    expect(text).toContain('考核办 0716-1234567');
    expect(text).not.toContain('复核');
  });

  const letterOf = async (more: Partial<Assessed>) => {
    const { version } = papersOf(schemeOf('year'));
    const papers = papersOf(schemeOf('year'), { version: { ...version, state: 'confirmed' } });
    return wordText(await wordFile(lettersOf(papers, [{ ...person, ...more }], '2027-01-21')));
  };

  it('[公务员法第九十五条] of a final one says how to ask for a review or appeal directly, within which days', async () => {
    const text = await letterOf({ final });
    expect(text).toContain('，等次为“优秀”');
    expect(text).toContain('审定，并已确认');
    expect(text).toMatch(/自收到最终结果之日起 30 日内申请复核/);
    expect(text).toMatch(/15 日内提出申诉/);
    expect(text).toMatch(/不经复核，自收到最终结果之日起 30 日内直接提出申诉/);
    expect(text).toContain('不因申请复核、提出申诉而加重处理');
  });

  it('[公务员法第九十五条] says from when its days run and until when, as the server takes what is filed', async () => {
    const received = await letterOf({ final: { ...final, received: '2027-01-25' } });
    expect(received).toContain('系统记录你于2027年1月25日首次查看最终结果');
    expect(received).toContain('到2027年2月24日为止');
    const review = { ...filed, kind: 'review', state: 'dismissed', decidedAt: '2027-02-10T02:00:00.000Z' } as const;
    const reviewed = await letterOf({ final, objections: [{ ...review, readAt: '2027-02-12T02:00:00.000Z' }] });
    expect(reviewed).toContain('自接到复核决定之日起 15 日内（2027年2月27日前）提出申诉');
    expect(reviewed).not.toContain('申请复核，');
    const appealed = await letterOf({ final, objections: [{ ...review, kind: 'appeal' }] });
    expect(appealed).toContain('再申诉');
  });

  it('[FX-09] of whoever objects says that nothing is final, and until when they are answered', async () => {
    const text = await letterOf({ objections: [filed] });
    expect(text).toContain('拟定等次为“优秀”');
    expect(text).toContain('你的等次尚未最终确定');
    expect(text).toContain('你提出的异议正在办理，2027年1月29日前答复');
    expect(text).not.toContain('并已确认');
    const review = await letterOf({ final, objections: [{ ...filed, kind: 'review' }] });
    expect(review).toContain('并已确认');
    expect(review).toContain('你提出的复核正在办理');
    expect(review).toContain('不停止结果的执行');
  });
});

it('[XL-06] [XL-07] 会议纪要逐条写明例外，由谁决定、理由是什么；没有审定的没有纪要', async () => {
  const ruling = {
    id: 'f',
    at: '2027-01-09T00:00:00.000Z',
    kind: 'subject',
    target: 'p',
    targetName: '沈砚秋',
    setting: '例外',
    value: 'up',
    by: '考核委员会',
    reason: '防汛抢险中表现突出',
    withdrawable: true,
  } as const;
  const seats = [{ population: 'staff', figure: 'level', level: '优秀', pool: '全体', base: 40, seats: 8, taken: 8 }];
  const papers = papersOf(schemeOf('year'), { rulings: [ruling] });
  const minutes = minutesOf(papers, { seats, objections: [{ kind: 'objection', state: 'dismissed' }], by: {} });
  const text = minutes && (await wordText(await wordFile(minutes)));
  for (const said of ['沈砚秋', '防汛抢险中表现突出', '均未超过', '异议不成立 1 件', '“优秀” 1 人'])
    expect(text).toContain(said);
  const { settled: _, ...version } = papers.version;
  expect(minutesOf({ ...papers, version }, { seats, objections: [], by: {} })).toBeUndefined();
});

describe('whose grade is put off until an inquiry is closed', () => {
  const later = {
    absent: 'held',
    because: [{ code: 'graded-later', figure: 'level', text: '暂不定等次：立案审查调查期间，结案后再定等次' }],
  } as const;
  const other: Assessed = {
    ...person,
    id: 'q',
    name: '陆知微',
    result: { ...person.result, name: '陆知微', grade: later },
  };
  const trial: Assessed = {
    ...person,
    id: 't',
    name: '顾清和',
    result: { ...person.result, name: '顾清和', grade: none },
  };
  const people = [person, other, trial];

  it('[FX-09] 等次名单只写暂不定等次，不写原因', async () => {
    const text = await wordText(await wordFile(listPaper(papersOf(schemeOf('year'), { people }))));
    expect(text).toContain('不定等次（1 人）');
    expect(text).toContain('试用期内不确定等次');
    expect(text).toContain('暂不定等次（1 人）');
    expect(text).toContain('陆知微');
    expect(text).not.toContain('立案');
  });

  it('[FX-09] 公示文本不列入，成绩表不写原因', async () => {
    const notice = {
      id: 'n',
      round: 'r',
      code: '',
      title: '结果公示',
      begins: '2027-01-11',
      ends: '2027-01-15',
      figures: [],
      contact: '考核办',
      publishedAt: '2027-01-11T00:00:00.000Z',
    };
    const papers = papersOf(schemeOf('year'), { people, notice });
    const paper = noticePaper(papers);
    const text = paper && (await wordText(await wordFile(paper)));
    expect(text).toContain('沈砚秋');
    expect(text).toContain('顾清和');
    expect(text).not.toContain('陆知微');
    expect(becauseSaid(other.result)).toBe('');
    expect(gradeCell(other.result)).toBe('暂不定等次');
  });
});
