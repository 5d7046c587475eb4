import { refusalTable } from '../../http/refusals.ts';

export const evidenceRefusals = refusalTable({
  'evidence-kind': {
    status: 415,
    title:
      '佐证只能是照片（jpg、png、webp、heic）、PDF、Word（docx）、Excel（xlsx）、PowerPoint（pptx）或纯文本（txt）文件。其他文件请先另存为其中一种，再上传。',
  },
  'evidence-empty': { status: 422, title: '这个文件是空的，请核对后重新选择。' },
});
