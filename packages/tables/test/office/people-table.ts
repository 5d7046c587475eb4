/** A table as an office keeps it, for tests. */
import type { OfficeTable } from '../../src/index.ts';

const text = (id: string, name: string, required: boolean, ...also: string[]): OfficeTable['columns'][number] => ({
  id,
  name,
  kind: 'text',
  required,
  also,
  about: `${name}。`,
});

export const people: OfficeTable = {
  name: '人员表',
  about: '一人一行。',
  columns: [
    text('code', '工号', false, '编号', '人员编号'),
    text('name', '姓名', true),
    text('unit', '单位', true, '单位名称', '工作单位'),
    text('section', '内设机构', false, '股室', '科室'),
    text('post', '职务', false, '职务名称'),
    { ...text('since', '任现职时间', false, '任职时间'), kind: 'date' },
  ],
};
