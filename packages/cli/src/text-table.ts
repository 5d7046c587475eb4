/** Tables of text for a terminal, where a Chinese character takes two columns. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Combining marks, variation selectors among them, and invisible joiners. */
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** Columns of a terminal that the text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += NO_WIDTH.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
  return width;
}

/** Rows with their cells one under another: the first column to the left, the others, numbers, to the right. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const blanks = ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
        return i === 0 ? cell + blanks : blanks + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
