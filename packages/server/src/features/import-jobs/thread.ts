/** Starts the thread of an import and waits for it. */
import { Worker } from 'node:worker_threads';

export interface ImportTask {
  readonly url: string;
  readonly dataFolder: string;
  readonly tenant: string;
  readonly id: string;
  /** Milliseconds since 1970: what the records say as the time. */
  readonly at: number;
  /** `findings`: the workbook with what became of each row. */
  readonly what: 'run' | 'findings';
}

/** What the thread gave, if anything; throws what it threw. */
export function inThread(task: ImportTask): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    let told: Uint8Array | undefined;
    worker.on('message', (message: Uint8Array) => {
      told = message;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve(told);
      else reject(new Error(`the thread of an import ended with ${code}`));
    });
  });
}
