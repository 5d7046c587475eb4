/**
 * Where files lie that are too large for the database, each once, under the hash of its content: what has a name of its own can't be
 * exchanged unnoticed, and comes in twice for the price of once.
 */

export interface ObjectStorage {
  /** Takes a file in without showing it: it is found under its hash only once it is kept. What is thrown while reading comes out again. */
  receive(content: AsyncIterable<Uint8Array>): Promise<Received>;
  get(sha256: string): Promise<StoredObject | undefined>;
  has(sha256: string): Promise<boolean>;
}

/** A file that was taken in: it lies aside until it is kept or dropped. */
export interface Received {
  /** Lower-case hexadecimal, as sha256sum prints it. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  content(): AsyncIterable<Uint8Array>;
  /** Once it is done the file outlives a power cut. */
  keep(): Promise<void>;
  /** After it was kept, nothing. */
  drop(): Promise<void>;
}

export interface StoredObject {
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}
