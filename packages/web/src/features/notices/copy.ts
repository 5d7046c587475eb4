import { spokenDayOf } from '../../ui/moment.ts';

export const words = {
  title: '公示',
  proposed: (people: number, version: number): string =>
    `拟公示第 ${version} 版结果，共 ${people} 人。发布前请先核对名单。`,
  check: '核对名单',
  days: (begins: string, ends: string, days: number): string =>
    `公示期${spokenDayOf(begins)}至${spokenDayOf(ends)}，${days} 个工作日，节假日不计。`,
  ends: '公示到',
  figures: '列出的各项得分',
  contact: '受理异议的单位、电话和地址',
  contactHint: '例如：考核委员会办公室（街道办 203 室），电话 0716-1234567',
  publish: '发布公示',
  publishWhat: '发布后，凡有地址或者二维码的人都能看到名单和得分。',
  cancel: '取消',
  hangs: (ends: string): string => `正在公示，${spokenDayOf(ends)}期满。`,
  longer: (first: string, because: string): string => `原定${spokenDayOf(first)}期满，已延长。理由：${because}`,
  short: (days: number, least: number): string =>
    `放假安排有变，这次公示只有 ${days} 个工作日，方案规定至少 ${least} 个。请延长，并写明理由。`,
  holidays: '放假安排',
  extend: '延长公示',
  extendWhat: '公开页面注明原定的截止日和延长的理由，后面的环节一并顺延。',
  over: '公示期已满，公开页面不再显示名单。',
  takenDown: (reason: string): string => `公示已经撤下，公开页面不再显示名单。理由：${reason}`,
  open: '打开公示页面',
  poster: '打印张贴页',
  takeDown: '撤下公示',
  takeDownWhat: '撤下后公开页面不再显示名单，可以更正后重新发布。',
  scan: '扫码查看名单和各项得分',
  period: (begins: string, ends: string): string => `公示期：${spokenDayOf(begins)}至${spokenDayOf(ends)}`,
  objections: '受理异议：',
} as const;
