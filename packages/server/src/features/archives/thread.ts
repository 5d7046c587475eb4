/** Starts the thread that writes a round's papers, and waits for what it made. */
import { Worker } from 'node:worker_threads';
import type { MadeFile } from '../round-proof/format.ts';
import type { Archive } from './model.ts';

export interface ArchiveTask {
  readonly url: string;
  readonly tenant: string;
  readonly archive: Pick<Archive, 'id' | 'round' | 'organizations'>;
  readonly origin: string;
  readonly keys: readonly string[];
  /** Milliseconds since 1970: what the papers say as the day. */
  readonly at: number;
}

/** Throws what the thread threw. */
export function contentInThread(task: ArchiveTask): Promise<readonly MadeFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    let made: readonly MadeFile[] | undefined;
    worker.on('message', (files: readonly MadeFile[]) => {
      made = files;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0 && made !== undefined) resolve(made);
      else reject(new Error(`the thread of an archive ended with ${code}`));
    });
  });
}
