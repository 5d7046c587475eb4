import { refusalTable } from '../../http/refusals.ts';
import { DAYS_KEPT } from './model.ts';

export const archiveRefusals = refusalTable({
  'not-proposed': { status: 409, title: '还没有提出等次建议，没有可以导出的结果。请在提出等次建议以后再导出。' },
  'archive-making': { status: 409, title: '文件还在生成，请稍后再下载。' },
  'archive-gone': { status: 410, title: `文件只保存 ${DAYS_KEPT} 天，已经删除。请重新导出。` },
});

export const archiveWords = {
  fileName: (round: string, part: string | undefined, day: string) =>
    `${round}${part === undefined ? '' : `（${part}）`}-${day}.zip`,
  parts: (count: number) => `${count}个单位`,
  readme: (name: string, whole: boolean, day: string) =>
    [
      name,
      `${day}导出${whole ? '' : '，只含本单位人员'}`,
      '',
      '成绩.xlsx　　　各人得分、名次、等次，名额和分布，决定和裁定，各版结果，方案全文',
      '等次名单.docx　按等次列出的名单',
      ...(whole
        ? ['公示.docx　　　公示的名单（发布公示以后有）', '会议纪要.docx　审定结果的会议纪要（审定以后有）']
        : []),
      '考核表　　　　　每个单位一个文件，每人一页起，可以直接打印存档',
      '告知书　　　　　每个单位一个文件，每人一页（公示或者审定以后有）',
      '核验　　　　　　核验材料：方案、事实和它们在账上封存的证明、各版结果',
      '',
      '核验方法：在任何一台装有本系统的电脑上（不需要联网、不需要数据库）执行',
      '  npx shiji verify 本文件.zip --key 公示的公钥',
      '会逐个核对文件、逐条核对事实的封存证明，由事实重新生成事实表、重新计算每个人的每项得分，与公示的摘要和保存的结果逐位比较。',
      ...(whole
        ? []
        : ['本文件只含部分单位，名次和名额与其他单位有关，不能单独重算；只核对文件、事实和已确认的结果。']),
      '',
      '文件含有个人信息，请按规定保管，不要转发。',
      '',
    ].join('\r\n'),
} as const;
