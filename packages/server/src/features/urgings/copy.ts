import { refusalTable } from '../../http/refusals.ts';

export const urgingRefusals = refusalTable({
  'not-late': { status: 409, title: '所选的 {count} 人现在没有待办事项，可能刚刚办完。请刷新后重试。' },
});
