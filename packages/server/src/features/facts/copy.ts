import { refusalTable } from '../../http/refusals.ts';

export const factRefusals = refusalTable({
  'nothing-sealed': { status: 404, title: '账里还没有封存的事实。有事实登记后几秒钟内会封存，请稍后再试。' },
  'checkpoint-ahead': {
    status: 409,
    title: '您留存的封存点有 {since} 条，系统里只有 {size} 条：账可能少了记录。请保留好封存点，并向考核办反映。',
  },
  'not-sealed-yet': { status: 409, title: '这条事实刚刚登记，还没有封存。请几秒钟后再下载证明文件。' },
  'fact-erased': { status: 410, title: '这条事实的内容已依法删除，不再出具证明文件。删除的依据见这条事实的说明。' },
});

export const fileNames = {
  proof: (id: string) => `事实证明-${id}.json`,
  archive: (county: string, day: string) => `实绩归档-${county}-${day}.tar`,
};
