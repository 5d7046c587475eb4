/**
 * What a file may cost before it is refused. A county's quarter is some 65,000 rows in 3 MB; these leave a wide margin and still
 * keep a hostile file from taking the machine's memory or time.
 */
export const limits = {
  /** Size of a workbook file. */
  fileMegabytes: 20,
  /** Size of everything in a workbook, unpacked. */
  unpackedMegabytes: 400,
  /** Size of a part that holds no cells, unpacked: styles, the list of sheets. */
  smallPartMegabytes: 32,
  /** Files inside a workbook, and sheets: pictures count, too. */
  parts: 1000,
  /** Distinct texts of a workbook. */
  texts: 4_000_000,
  /** Cells of all sheets that are read. */
  cells: 20_000_000,
  /** Merged ranges of one sheet. */
  merges: 1_000_000,
  /** Rows of one table. */
  rows: 1_000_000,
  /** Length of a JSON text, in millions of characters. */
  jsonMillions: 200,
  /** Nesting of a JSON text; the facts need three. */
  jsonDepth: 32,
  /** Findings of one kind in one column that are listed one by one; the rest are counted. */
  listed: 20,
} as const;

export const megabytes = (n: number): number => n * 1024 * 1024;
