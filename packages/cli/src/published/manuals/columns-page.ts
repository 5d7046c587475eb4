/** The columns of the fact tables in Chinese, for the manual of the workbook. */
import { type CellKind, tables } from '@shiji/engine';

const kinds: { readonly [K in CellKind]: string } = {
  text: '文字',
  decimal: '数字',
  date: '日期',
  whole: '整数',
};

/** Every table: what each column holds, what else it may be called, and what names a row. */
export function columnTables(): string {
  return tables
    .map(({ name, id, about, columns, key }) => {
      const names = new Map(columns.map((column) => [column.id, column.name]));
      const rows = columns.map((column) => {
        const also = [...column.also, column.id].join('、');
        return `| ${column.name} | ${also} | ${kinds[column.kind]} | ${column.required ? '是' : ''} | ${column.about} |`;
      });
      return [
        `**${name}**（\`${id}\`）　${about}`,
        '',
        '| 列 | 也可写作 | 填什么 | 必填 | 说明 |',
        '|---|---|---|---|---|',
        ...rows,
        '',
        `没有记录编号的，按这几列认一条记录：${key.map((column) => names.get(column)).join('、')}。`,
      ].join('\n');
    })
    .join('\n\n');
}
