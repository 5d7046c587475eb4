/** What a command may touch: two streams and the files. Tests hand in their own. */
export interface Io {
  readonly stdout: Out;
  readonly stderr: Out;
  readonly files: Files;
  /** The settings of a server. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Settles when the process is asked to end. */
  untilStopped(): Promise<void>;
  /** Whether a crash may show where in the program it happened. */
  readonly debug: boolean;
}

export interface Out {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** Every method may throw what the operating system says, an error with a `code` such as `EACCES`. */
export interface Files {
  /** What stands at the path; links are followed. */
  kind(path: string): Promise<'file' | 'folder' | 'nothing'>;
  /** Names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** The whole content; of more than `most` bytes undefined. */
  read(path: string, most: number): Promise<Uint8Array | undefined>;
  /** The whole content, piece by piece: for files that needn't fit into memory. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Replaces the file as a whole or leaves it as it was. */
  write(path: string, content: Uint8Array): Promise<void>;
  /** Whether both paths lead to one file. */
  same(a: string, b: string): Promise<boolean>;
}

/** 0 done; 1 the input has errors; 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;
