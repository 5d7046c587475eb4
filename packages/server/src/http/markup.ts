/** Markup as text. Whatever comes out of the database or from somebody is text in it, never markup. */

/** A piece that is markup already. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | false | undefined | readonly Piece[];

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let markup = parts[0] ?? '';
  for (const [at, piece] of pieces.entries()) markup += written(piece) + (parts[at + 1] ?? '');
  return { markup };
}

function written(piece: Piece): string {
  if (piece === false || piece === undefined) return '';
  if (typeof piece === 'object') return 'markup' in piece ? piece.markup : piece.map(written).join('');
  return String(piece).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
