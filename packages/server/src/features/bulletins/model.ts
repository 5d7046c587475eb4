/** A bulletin as the server holds it: its figures in words and tables, as they stood when it was issued. */
export const bulletinKinds = { weekly: '周通报', monthly: '月通报', quarterly: '考核期通报' } as const;
export type BulletinKind = keyof typeof bulletinKinds;

export interface Section {
  /** Without its number. */
  readonly heading: string;
  readonly lines: readonly string[];
  /** The first column names a unit, the others count. */
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Names of one department or town, for its own readers alone. */
export interface UnitList {
  readonly organization: { readonly id: string; readonly name: string };
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Content {
  readonly sections: readonly Section[];
  readonly lists: readonly UnitList[];
}

export interface Bulletin {
  readonly id: string;
  readonly round: string;
  readonly kind: BulletinKind;
  readonly span: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly introduction: string;
  readonly requests: string;
  readonly signedBy: string;
  readonly content: Content;
  readonly asOf: string;
  readonly issuedAt: string;
}

/** What there can be a bulletin of. */
export interface Offer {
  readonly kind: BulletinKind;
  readonly kindName: string;
  readonly spans: readonly Span[];
}

export interface Span {
  /** 2026-W12, 2026-03, 2026Q1 */
  readonly span: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}
