/** What the phone's page and its service worker know of each other. */

/** Caches of ours begin so; the rest of the name is the build. */
export const SHELLS = 'shiji-phone-';

export interface Shell {
  /** A digest of everything in it. */
  readonly build: string;
  /** The script by which a page of this build runs. */
  readonly entry: string;
  /** Addresses of all files, beside the page itself. */
  readonly files: readonly string[];
}
