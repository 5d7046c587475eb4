/** Words of the round as a file, and of its papers. */
import { spokenDayOf } from '../../ui/moment.ts';

const MEGABYTE = 1_000_000;

export const words = {
  title: '导出和存档',
  whole: '成绩、考核表、名单、公示、会议纪要、告知书和核验材料，打成一个文件。含全部人员的个人信息，请按规定保管。',
  part: '本单位人员的成绩、考核表、名单、告知书和核验材料，打成一个文件。含个人信息，请按规定保管。',
  make: '导出这次考核',
  again: '重新导出',
  making: (percent: number): string => `正在生成，已完成 ${percent}%。可以离开，稍后回来下载。`,
  failed: '上次导出没有成功，请重新导出；仍不行，请联系系统管理员。',
  made: (by: string, day: string, until: string): string =>
    `${by}${spokenDayOf(day)}导出，保存到${spokenDayOf(until)}，到期自动删除。`,
  download: (bytes: number): string => `下载（${Math.max(0.1, Math.round(bytes / (MEGABYTE / 10)) / 10)} MB）`,
  progress: '生成进度',
  letters: '下载告知书',
  lettersName: '考核结果告知书.docx',
  deliveries: '送达情况',
  minutes: '下载会议纪要',
  minutesName: '会议纪要.docx',
  letter: '下载告知书',
  letterName: '考核结果告知书.docx',
} as const;
