/** Words that several commands use. */
import { formatPercent, type OpenItem, type Outcome, parseExact, type SeatCount, type Severity } from '@shiji/engine';

export { absenceWords, gradeText, outcomeText } from '@shiji/engine';

export const words = {
  crash: '程序出错，请把下面的信息告诉维护人员：',
  scheme: '方案',
  facts: '事实',
  history: '往期结果',
  unassigned: '未归入各方面',
  others: '其他指标',
} as const;

export const severityWords: { readonly [S in Severity]: string } = { error: '错误', warning: '警告', info: '提示' };

/** What is awaited, and from whom: `请评分人补评，或由考核委员会裁定（类别“对象”，事项“缺项.岗位工作”）`. */
export const settleText = ({ settle, ruling }: OpenItem): string =>
  ruling === undefined ? settle : `${settle}，或由考核委员会裁定（类别“对象”，事项“${ruling}”，决定填应计的数）`;

/** `40%`; several where pools were put together, none where the scheme states a number of people. */
export function seatShareText({ share = '' }: SeatCount): string {
  return share
    .split('、')
    .map((one) => {
      const value = parseExact(one);
      return value === undefined ? one : formatPercent(value);
    })
    .join('、');
}

const MOST_REASONS = 3;
/** The first few, each said once; of many, how many there are. */
function firstOf(reasons: readonly string[]): string {
  const all = [...new Set(reasons)];
  return `${all.slice(0, MOST_REASONS).join('；')}${all.length > MOST_REASONS ? ` 等 ${all.length} 条` : ''}`;
}

/** Why there is no value. Of very many reasons the first: each stands where it arose. */
export const becauseText = (outcome: Outcome): string =>
  'value' in outcome ? '' : firstOf(outcome.because.map((b) => b.text));

/** What the operating system says, in Chinese. Other codes are no matter of the user's. */
const systemSentences: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '所在的磁盘只能读',
  ENOSPC: '磁盘已满',
  EDQUOT: '超过磁盘配额',
  EFBIG: '文件太大，磁盘放不下',
  EBUSY: '文件正被别的程序占用',
  ETXTBSY: '文件正被别的程序占用',
  ENAMETOOLONG: '文件名太长',
  ELOOP: '链接绕成了圈',
  EIO: '磁盘读写出错',
  EMFILE: '打开的文件太多',
  ENXIO: '设备不可用',
};

/** Why a file can't be read or written; undefined where the error is none of the operating system's. */
export function systemText(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === undefined || !Object.hasOwn(systemSentences, code) ? undefined : systemSentences[code];
}
