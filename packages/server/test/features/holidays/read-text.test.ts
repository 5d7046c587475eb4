import { describe, expect, it } from 'vitest';
import { rowText } from '../../../src/features/holidays/copy.ts';
import { faultsOf } from '../../../src/features/holidays/model.ts';
import { readDays } from '../../../src/features/holidays/read-text.ts';

const rows = (text: string, year = 2027) => readDays(text, year).days.map(rowText);
const faults = (text: string, year = 2027) => readDays(text, year).faults;

const notice = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
经国务院批准，现将2026年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`;

describe('days off out of text', () => {
  it('通知原文直接粘贴，放假、调休上班和文号都读得出来', () => {
    const read = readDays(notice, 2026);
    expect(read.faults).toEqual([]);
    expect(read.source).toBe('国办发明电〔2025〕7号');
    expect(read.days.map(rowText)).toEqual([
      '2026-01-01 放假 元旦',
      '2026-01-02 放假 元旦',
      '2026-01-03 放假 元旦',
      '2026-01-04 调休上班 元旦',
      '2026-02-14 调休上班 春节',
      ...Array.from({ length: 9 }, (_, n) => `2026-02-${15 + n} 放假 春节`),
      '2026-02-28 调休上班 春节',
      '2026-04-04 放假 清明节',
      '2026-04-05 放假 清明节',
      '2026-04-06 放假 清明节',
    ]);
    expect(faultsOf(2026, read.days)).toEqual([]);
  });

  it('元旦假期可以从上一年的十二月开始', () => {
    const { days, faults: found } = readDays('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023);
    expect(found).toEqual([]);
    expect(days.map(({ day }) => day)).toEqual(['2022-12-31', '2023-01-01', '2023-01-02']);
    expect(faultsOf(2023, days)).toEqual([]);
  });

  it.each([
    ['2027-01-01 放假 元旦', ['2027-01-01 放假 元旦']],
    ['2027/1/1\t放假\t元旦', ['2027-01-01 放假 元旦']],
    ['2027.1.1至2027.1.2，放假，元旦', ['2027-01-01 放假 元旦', '2027-01-02 放假 元旦']],
    ['１月３日 上班', ['2027-01-03 调休上班']],
    ['元旦1月1日放假，1月3日补班', ['2027-01-01 放假 元旦', '2027-01-03 调休上班 元旦']],
  ])('每行写一个日期：%s', (text, expected) => {
    expect(faults(text)).toEqual([]);
    expect(rows(text)).toEqual(expected);
  });

  it.each([
    ['2027-01-01 元旦', '第 1 行写了日期，没有写是放假还是上班'],
    ['2027-02-30 放假', '第 1 行的“2027-02-30”不是一个日期'],
    ['3日放假', '第 1 行的“3日”没有写月份'],
    ['元旦 1/1 放假', '第 1 行没有读出日期'],
    ['1月3日至1日放假', '第 1 行的截止日早于起始日'],
    ['1月1日至3月1日放假', '第 1 行的起止日期相隔过长'],
    ['\n1月1日（周四）放假', '第 2 行写 2027-01-01 是周四，实际是周五'],
    ['1月1日至3日放假，共5天', '第 1 行写共 5 天，按起止日期是 3 天'],
    ['没有日期的一段话', '没有读到放假或者调休上班的日期'],
    ['', '没有读到放假或者调休上班的日期'],
  ])('读不懂的说出在哪一行、怎么改：%j', (text, expected) => {
    expect(faults(text).join('')).toContain(expected);
  });

  it.each([
    ['2026-05-01 放假', 'other-year'],
    ['2027-05-01 放假\n2027-05-01 放假', 'twice'],
    ['2027-05-07 上班', 'worked-weekday'],
    ['2027-05-01至2027-05-20 放假', 'long-row'],
  ])('不可能的安排不收：%j', (text, fault) => {
    expect(faultsOf(2027, readDays(text, 2027).days).map((one) => one.fault)).toEqual([fault]);
  });
});
