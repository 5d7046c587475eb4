import { refusalTable } from '../../http/refusals.ts';

export const paperRefusals = refusalTable({
  'not-told': { status: 409, title: '结果还没有公示，也没有审定，不能出具告知书。请在公示或者审定以后再下载。' },
  'not-settled': { status: 409, title: '结果还没有审定，没有会议纪要。请在审定以后再下载。' },
});

export const paperNames = {
  letter: (round: string, name: string) => `考核结果告知书-${name}-${round}.docx`,
  letters: (round: string) => `考核结果告知书-${round}.docx`,
  minutes: (round: string) => `会议纪要-${round}.docx`,
} as const;
