/**
 * A way by which letters leave the house: e-mail now; SMS or an office's own messenger behind the same face. What is told inside the
 * house is a row written with the deed itself, and needs no way out.
 */
export interface Channel {
  /** Stands in the log and in lists: `mail`. */
  readonly name: string;
  /** Never throws for what the other side does. The same `id` again is the same letter: whoever takes in letters may drop it. */
  send(letter: Letter): Promise<Sent>;
}

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

export type Sent =
  /** The other side has taken it over. */
  | { readonly outcome: 'delivered' }
  /** It may work later: the other side is away, busy, or is set up wrongly. */
  | { readonly outcome: 'try-again'; readonly failure: string }
  /** This letter will not be taken: there is no such address, say. */
  | { readonly outcome: 'never'; readonly failure: string };
