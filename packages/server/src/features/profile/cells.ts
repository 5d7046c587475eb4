/** What the copy is made of: sections of rows, their cells by the names of their columns. */
import { timeText } from '../../ports/clock.ts';
import type { SectionKey } from './copy.ts';

export type Cells = Readonly<Record<string, string | undefined>>;

export interface Copy {
  readonly sections: { readonly [K in SectionKey]: readonly Cells[] };
  /** There are more entries of the record than the copy holds. */
  readonly cut: boolean;
}

export const time = (at: string | null): string | undefined => (at === null ? undefined : timeText(new Date(at)));

export const span = ({ since, until }: { readonly since: string; readonly until: string | null }): Cells => ({
  since,
  until: until ?? undefined,
});
