/** What showing somebody their own results asks of a place: the phone and the console differ in nothing else. */
import type { ReactNode } from 'react';

export interface OwnHead {
  readonly title: string;
  readonly lead?: string;
  /** What it lies below; a path as `way` takes it. */
  readonly back?: string;
}

export interface OwnPlace {
  /** A screen with its title. */
  readonly frame: (head: OwnHead, inside: ReactNode) => ReactNode;
  /** A part of the list of results. */
  readonly part: (title: string | undefined, inside: ReactNode) => ReactNode;
  /** Leads to a path below one's results: `` the list, `/<round>`, `/<round>/object/<figure>`, `/objections/<id>`, `/trend`, `/uses`. */
  readonly way: (path: string, inside: ReactNode, className?: string) => ReactNode;
  readonly go: (path: string) => void;
  /** Whether the rounds stand as panels with room around them, not as bands across the screen. */
  readonly panels: boolean;
  /** What else of one's own is found from here. */
  readonly more?: ReactNode;
}
