import { refusalTable } from '../../http/refusals.ts';

export const noteRefusals = refusalTable({
  'evidence-unknown': { status: 422, title: '所附的佐证没有上传成功，或者已经删除。请重新上传后再提交。' },
  'already-corrected': { status: 409, title: '这条备注已经更正过。请刷新后在最新的一条上更正。' },
});
