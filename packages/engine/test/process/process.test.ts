/** The section `process`: read, written, checked and printed. */
import { describe, expect, it } from 'vitest';
import {
  markdownOf,
  printScheme,
  readScheme,
  recheckScheme,
  type Scheme,
  sentenceOf,
  writeScheme,
} from '../../src/index.ts';
import { schemeHash } from '../../src/run/hash.ts';
import { baseScheme, type Change, changed } from '../diagnostics/base-scheme.ts';
import { shipped } from './shipped.ts';

const found = (...changes: Change[]) => readScheme(changed(baseScheme, changes)).diagnostics;
const codes = (...changes: Change[]): string[] => found(...changes).map(({ code }) => code);
const sentences = (...changes: Change[]): string[] => found(...changes).map(sentenceOf);
const stepsOf = (scheme: Scheme): string[] =>
  (printScheme(scheme).chapters.find(({ title }) => title === '实施步骤')?.blocks ?? []).flatMap((block) =>
    block.kind === 'list' ? block.items : [],
  );

describe('a process', () => {
  it('stands in order, each stage with one kind of work', () => {
    const { process = [] } = readScheme(baseScheme).scheme ?? ({} as Scheme);
    expect(process.map(({ id, days, work }) => [id, work.kind, days])).toEqual([
      ['logs', 'record', undefined],
      ['vote', 'poll', 5],
      ['reviewing', 'review', 10],
      ['proposal', 'propose', 3],
      ['posting', 'notice', undefined],
      ['settling', 'settle', 2],
      ['closing', 'file', undefined],
    ]);
    expect(process[4]?.work).toEqual({ kind: 'notice', workingDays: 5, decide: 7 });
    expect(process[2]).toMatchObject({
      imports: ['同事'],
      work: { levels: [{ role: '领导', step: 'principal' }], suggest: '90%' },
    });
  });

  it('is written as it is read', () => {
    for (const scheme of [readScheme(baseScheme).scheme, shipped('fengxiang/quarter.yaml')]) {
      if (scheme === undefined) throw new Error('the scheme does not check');
      expect(readScheme(writeScheme(scheme)).scheme).toEqual(scheme);
      expect(recheckScheme(scheme).diagnostics).toEqual([]);
    }
  });

  it('is covered by the hash, with its order; a scheme without one keeps the hash that it had', () => {
    const scheme = readScheme(baseScheme).scheme ?? ({} as Scheme);
    const { process = [], ...bare } = scheme;
    const hashes = [scheme, { ...scheme, process: [...process].reverse() }, bare].map((one) => schemeHash(one, {}));
    expect(new Set(hashes).size).toBe(3);
    expect(schemeHash({ ...scheme, process: undefined } as unknown as Scheme, {})).toBe(hashes[2]);
  });

  it('holds numbers of days between 1 and 366', () => {
    for (const days of ['0', '367', '1.5'])
      expect(codes(['审定结果, days: 2', `审定结果, days: ${days}`])).toEqual(['not-expected']);
    expect(codes(['审定结果, days: 2', '审定结果, days: 366'])).toEqual([]);
    expect(codes(['workingDays: 5', 'workingDays: 0'])).toEqual(['not-expected']);
    expect(codes(['decide: 7', 'decide: 400'])).toEqual(['not-expected']);
  });

  it('may let a notice hang before or after the results are settled', () => {
    const posting = '  posting: { name: 公示结果, notice: { workingDays: 5, objections: { decide: 7 } } }\n';
    expect(codes([posting, ''], ['  closing: {', `${posting}  closing: {`])).toEqual([]);
  });

  it('says the key that a misspelt kind was meant for, and nothing more', () => {
    expect(sentences(['settle: { by', 'setle: { by'])).toEqual(['步骤里没有“setle”这个键。是不是“settle”（审定）？']);
  });

  it('offers the nearest role, poll, entry and import', () => {
    expect(sentences(['[同事]', '[总同事]'])[0]).toBe(
      '“总同事”既不是评分的层级，也不是不分层级的评分指标，不能导入。是不是“同事”？可以导入的有：领导、同事。',
    );
    expect(sentences(['from: weekly', 'from: weekli'])).toEqual([
      '没有编号为“weekli”的纪实。是不是“weekly”？现有：weekly、monthly。',
    ]);
  });

  it('takes no share above the whole for what stands in a form at first', () => {
    expect(sentences(['suggest: 90%', 'suggest: 90'])).toEqual([
      '比例须在 0% 到 100% 之间，现在是 90。90 要写成 90%。',
    ]);
    expect(codes(['suggest: 90%', 'suggest: 110%'])).toEqual(['share-out-of-range']);
    expect(codes(['suggest: 90%', 'suggest: 0.9'])).toEqual([]);
  });

  it('is not asked for: a scheme without one has no finding', () => {
    const { process: _, ...bare } = readScheme(baseScheme).scheme ?? ({} as Scheme);
    expect(recheckScheme(bare).diagnostics).toEqual([]);
  });

  it('[FX-05] [FX-07] [FX-09] is printed as a plan would say it', () => {
    const steps = stepsOf(shipped('fengxiang/quarter.yaml'));
    expect(steps[0]).toBe(
      '周纪实和月小结：周纪实由本人每周填写一次，当周结束后3日内为按时，逾期的可以补记，注明逾期，完成情况计入“周纪实”；' +
        '月小结由本人每月填写一次，当月结束后5日内为按时，逾期的可以补记，注明逾期，由周纪实汇总，完成情况计入“月小结”。（FX-05）',
    );
    expect(steps[2]).toBe(
      '逐级评鉴：由股组长、分管领导、主要领导依次评分，下一级评完，上一级才能评，退回须说明理由；' +
        '表单里先填可得分数的90%，由评分人核定；分管领导、主要领导可以在单位内调换最好等次的人选，不得突破名额；10日内完成。（FX-07）',
    );
    expect(steps[4]).toBe('公示：公示5个工作日，受理异议，自收到之日起5日内答复，异议未办结的不定等次。（FX-09）');
  });

  it('[XL-08] [XL-09] is printed with who proposes, settles, confirms and files, and what is imported', () => {
    expect(stepsOf(shipped('xiulin/quarter.yaml')).slice(2)).toEqual([
      '提出等次建议：由考核委员会根据得分和名额研究拟定等次；由办公室导入“个性指标”的评分；3日内完成。（XL-01、XL-05）',
      '公示：公示5个工作日，受理异议，自收到之日起5日内答复，异议未办结的不定等次。（XL-08）',
      '审定：由街道党工委会议对拟定的等次研究审定；5日内完成。（XL-09）',
      '确认：由考核办公室核对审定的结果，确认生效；2日内完成。（XL-09）',
      '归档：由考核办公室把结果和全部材料归档；3日内完成。（XL-09）',
    ]);
  });
});

describe('an attribute', () => {
  it('may say where the roster has it, and is printed with it', () => {
    const scheme = shipped('fengxiang/quarter.yaml');
    expect(scheme.attributes?.map(({ id, from }) => [id, from])).toEqual([
      ['unit', 'organization'],
      ['staffing', 'staffing'],
      ['work', undefined],
      ['window', undefined],
      ['probation', 'probation'],
      ['leave', 'leave'],
      ['inquiry', 'investigation'],
    ]);
    expect(markdownOf(printScheme(scheme))).toContain('单位：取自花名册的所在单位，以考核期内时间最长的为准。');
  });

  it('names a source of the closed list, also by its Chinese name', () => {
    expect(sentences(['{ name: 单位, at', '{ name: 单位, from: 所在单位, at'])[0]).toMatch(/是不是“organization”？$/);
    expect(codes(['{ name: 单位, at', '{ name: 单位, from: age, at'])).toEqual(['not-expected']);
  });
});
