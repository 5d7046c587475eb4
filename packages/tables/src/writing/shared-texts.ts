/** The texts of a workbook's cells, each written once however often it stands there. */
import { document, PIECE, SPREADSHEET, textElement } from './xml.ts';

export class SharedTexts {
  readonly #indexes = new Map<string, number>();
  #uses = 0;

  /** The text's number, which its cells hold in its place. */
  index(text: string): number {
    this.#uses++;
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  *xml(): Generator<string, void> {
    let piece = document(`<sst xmlns="${SPREADSHEET}" count="${this.#uses}" uniqueCount="${this.#indexes.size}">`);
    for (const text of this.#indexes.keys()) {
      piece += `<si>${textElement(text)}</si>`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}</sst>`;
  }
}
