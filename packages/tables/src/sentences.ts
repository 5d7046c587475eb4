/** The sentences of this package's findings: what is wrong, where, and what to do. */
import type { Sentences } from '@shiji/engine';

export const sentences = {
  'workbook-blank': () => '文件是空的（0 字节），没有可读的内容。请重新导出或重新下载后再试。',
  'workbook-too-large': (v) =>
    `文件有 ${v.size} MB，超过 ${v.limit} MB 的上限，没有读取。请删去文件里的图片和无关的工作表，或按单位分成几个文件。`,
  'workbook-unpacks-too-large': (v) =>
    `文件解压后超过 ${v.limit} MB，为防止占满内存，没有读取。请删去无关的工作表和表格下方的空白格式后另存一份。`,
  'workbook-too-many-parts': (v) =>
    `文件里的工作表和图片等超过 ${v.limit} 个，没有读取。请把事实表单独另存为一个文件。`,
  'workbook-too-many-cells': (v) => `文件里的内容超过 ${v.limit} 项，没有读取。请按单位或时间分成几个文件。`,
  'workbook-old-format': () =>
    '这是旧格式的表格文件（.xls 或 .et），不能读取。请用 WPS 或 Excel 打开，选“另存为”，类型选“Excel 工作簿（.xlsx）”，再提交新文件。',
  'workbook-encrypted': () => '文件设有打开密码，不能读取。请用 WPS 或 Excel 打开，取消密码，另存为 .xlsx 后再提交。',
  'workbook-other-kind': (v) =>
    `这不是 .xlsx 工作簿，而是${/^[A-Za-z]/.test(v.kind ?? '') ? ' ' : ''}${v.kind}。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再提交。`,
  'workbook-damaged': (v) =>
    `文件已损坏或不完整（${v.part}），不能读取。请重新下载或复制一次；仍不行时，用 WPS 或 Excel 打开并另存为 .xlsx。`,
  'workbook-without-tables': (v) => `文件里没有可读的事实表。请把工作表改名为下列名称之一：${v.tables}。`,
  'sheet-ignored': (v) => `工作表“${v.sheet}”不是事实表，没有读取。如果它是，请把它改为事实表的名称。`,
  'sheet-like-table': (v) =>
    `工作表“${v.sheet}”的表头像“${v.table}”表，名称却不是，没有读取。如果它是，请改名为“${v.table}”。`,
  'sheet-renamed': (v) =>
    `工作表“${v.sheet}”应是“${v.table}”表，名称却不同，读不到。请改名为“${v.table}”；确实不用的，请在名称前加“_”。`,
  'sheet-hidden': (v) => `工作表“${v.sheet}”是隐藏的，没有读取。如果要读，请先取消隐藏。`,
  'sheet-twice': (v) => `工作表“${v.first}”和“${v.sheet}”都是“${v.table}”表。请合为一张，或把不用的改名。`,
  'header-not-found': (v) =>
    `工作表“${v.sheet}”的前 ${v.rows} 行里没有找到表头。请在数据上方留一行表头，至少写上：${v.headers}。`,
  'office-header-not-found': (v) =>
    `各工作表的前 ${v.rows} 行里都没有找到“${v.table}”的表头。请在数据上方留一行表头，至少写上：${v.headers}。`,
  'sheet-not-there': (v) => `文件里没有名为“${v.sheet}”的可读工作表。请选择下列之一：${v.sheets}。`,
  'column-missing': (v) =>
    `工作表“${v.sheet}”缺少“${v.column}”列（${v.about}）。请在第 ${v.row} 行表头加上“${v.column}”并填写。`,
  'column-renamed': (v) =>
    `工作表“${v.sheet}”缺少“${v.column}”列（${v.about}），而 ${v.letters} 列“${v.found}”不是这张表的列。如果就是它，请把第 ${v.row} 行的“${v.found}”改成“${v.column}”；不是的，请加上“${v.column}”并填写。`,
  'column-twice': (v) =>
    `工作表“${v.sheet}”里${v.first}和${v.second}都是“${v.column}”，不知道该读哪一列。请删去或改名其中一列。`,
  'column-unknown': (v) =>
    `工作表“${v.sheet}”的 ${v.letters} 列“${v.column}”不是这张表的列，没有读取。如果是写错了列名，请改正。`,
  'column-without-header': (v) =>
    `工作表“${v.sheet}”的 ${v.letters} 列有内容（从第 ${v.row} 行起），但第 ${v.header} 行没有表头，没有读取。如果要读，请补上表头。`,
  'cell-is-error': (v) =>
    `工作表“${v.sheet}”第 ${v.row} 行“${v.column}”是错误值 ${v.found}。请改正公式，或直接填写内容。`,
  'formula-without-value': (v) =>
    `工作表“${v.sheet}”第 ${v.row} 行“${v.column}”是公式，但文件里没有它的计算结果。请用 WPS 或 Excel 打开，保存一次后再提交。`,
  'more-cells-like-these': (v) =>
    `工作表“${v.sheet}”的“${v.column}”列还有 ${v.count} 个单元格有同样的问题，没有逐一列出。请一并改正。`,
  'formulas-read-as-values': (v) =>
    `工作表“${v.sheet}”的“${v.column}”列有 ${v.count} 个公式（从第 ${v.row} 行起），读取的是文件里保存的计算结果。请核对；最好粘贴为数值后再提交。`,
  'percentages-read-as-fractions': (v) =>
    `工作表“${v.sheet}”的“${v.column}”列有 ${v.count} 个百分比格式的数（从第 ${v.row} 行起），按小数读取，如 95% 读作 0.95。请核对是否符合方案的单位。`,
  'numbers-may-have-lost-digits': (v) =>
    `工作表“${v.sheet}”的“${v.column}”列有 ${v.count} 个超过 15 位的数（从第 ${v.row} 行起），表格软件只保留前 15 位，后面的数字可能已变成 0。请把这一列设为文本格式后重新填写。`,
  'merged-cells-filled': (v) =>
    `工作表“${v.sheet}”有合并单元格，已把合并的内容填到它覆盖的各行，共 ${v.count} 处。请核对。`,
  'table-too-long': (v) => `工作表“${v.sheet}”超过 ${v.limit} 行，没有读取。请按单位或时间分成几个文件。`,
  'json-too-large': (v) => `JSON 文件超过 ${v.limit} 百万字符，没有读取。请分成几个文件。`,
  'json-malformed': (v) => `JSON 写法有误：第 ${v.line} 行第 ${v.column} 列，${v.expected}。请改正后再提交。`,
  'json-too-deep': (v) =>
    `JSON 第 ${v.line} 行第 ${v.column} 列嵌套超过 ${v.limit} 层。事实表只需三层：表、行、单元格。`,
  'json-not-tables': () => '最外层应是一个对象，如 {"run": {…}, "subjects": [ … ]}。请按此改写。',
  'json-table-unknown': (v) =>
    `没有名为“${v.table}”的表。${v.near === '' ? `请改为下列名称之一：${v.tables}。` : `是不是“${v.near}”？`}`,
  'json-table-twice': (v) => `“${v.first}”和“${v.table}”是同一张表。请合为一个。`,
  'json-table-shape': (v) => `“${v.table}”应是由各行组成的数组，如 [ {…}, {…} ]。请按此改写。`,
  'json-table-too-long': (v) => `“${v.table}”超过 ${v.limit} 行，没有读取。请分成几个文件。`,
  'json-row-shape': (v) => `“${v.table}”第 ${v.row} 行应是一个对象，如 {"${v.column}": "…"}。请按此改写。`,
  'json-column-unknown': (v) =>
    `“${v.table}”里的“${v.column}”（第 ${v.row} 行起）不是这张表的列，没有读取。如果是写错了列名，请改正。`,
  'json-column-twice': (v) => `“${v.table}”第 ${v.row} 行的“${v.first}”和“${v.column}”是同一列。请删去一个。`,
  'json-cell-shape': (v) => `“${v.table}”第 ${v.row} 行的“${v.column}”应是文字、数或布尔值，不能是数组或对象。请改正。`,
  'json-number-inexact': (v) =>
    `“${v.table}”第 ${v.row} 行的“${v.column}”写作数 ${v.found}，位数太多或带有指数，读取时可能走样。请加引号写成文字，如 "92.5"。`,
  'more-rows-like-these': (v) =>
    `“${v.table}”的“${v.column}”等还有 ${v.count} 处同样的问题，没有逐一列出。请一并改正。`,
} as const satisfies Sentences;
