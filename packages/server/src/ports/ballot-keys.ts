/**
 * The key of an open poll or jury. It stands outside the database and outside its backups, and is destroyed at closing: what was sealed
 * under it then reads as nothing, in whatever copy of the database it is found. One-time codes follow from it, so that none is stored.
 */

export interface BallotKeys {
  /** Makes the key of a poll (or jury); on the disk before it returns. Throws where there is one. */
  make(tenant: string, poll: string): Promise<void>;
  /** Undefined where there is none: never made, destroyed, or left behind when the database was moved. */
  open(tenant: string, poll: string): Promise<BallotKey | undefined>;
  /** Overwrites and removes it. Nothing happens where it is gone. */
  destroy(tenant: string, poll: string): Promise<void>;
}

export interface BallotKey {
  /** The n-th code of a group for one way of voting: 16 of 32 signs, 80 bits. The same whenever it is asked for. */
  code(electorate: string, way: string, number: number): string;
  /** AES-256-GCM, bound to the context. As long as the content and 28 bytes: fill up contents that must look alike. */
  seal(content: Uint8Array, context: string): Buffer;
  /** Undefined where it was sealed under another key or for another context, or was altered. */
  open(sealed: Uint8Array, context: string): Buffer | undefined;
}
