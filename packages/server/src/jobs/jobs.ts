/**
 * Work that takes longer than a request may: imports, exports. A port over pg-boss, which keeps its own schema in the same database, so
 * that a job is queued in the transaction that it belongs to, and outlives the process.
 */
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { TxScope } from '../db/scope.ts';

/** Which row the work is about; everything else, progress too, stands in that row. Nothing personal. */
export interface JobData {
  readonly tenant: string;
  readonly id: string;
}

export interface JobHandler {
  /** May come again after a kill or a failure: it must go on from what stands in the database. */
  run(data: JobData): Promise<void>;
  /** All tries failed: to be said in the row, so that nobody waits for ever. */
  gaveUp(data: JobData): Promise<void>;
}

export type JobHandlers = { readonly [kind: string]: JobHandler };

export interface Jobs {
  /** Queues work that begins once the transaction is committed. */
  queue(tx: TxScope, kind: string, id: string): Promise<void>;
}

export interface JobRunner extends Jobs {
  start(handlers: JobHandlers): Promise<void>;
  /** Waits for the work under way, so long; what isn't done by then is tried again by the next start. */
  stop(seconds: number): Promise<void>;
}

export interface JobTimes {
  /** Seconds until the first retry; each further one waits twice as long. */
  readonly retryDelay: number;
  readonly retryLimit: number;
  /** Seconds after which the work of a killed process is taken up again; pg-boss allows 10 at least. */
  readonly heartbeat: number;
  readonly polling: number;
}

const usualTimes: JobTimes = { retryDelay: 2, retryLimit: 4, heartbeat: 15, polling: 1 };

const SCHEMA = 'jobs';
/** A job of any kind may not run longer than this, however often it says that it lives. */
const LONGEST_SECONDS = 3600;

export interface JobSettings {
  readonly url: string;
  readonly times?: JobTimes;
  /** Something went wrong outside a job, such as a lost connection; work goes on by itself. */
  readonly onError: (error: Error) => void;
}

export function openJobs({ url, times = usualTimes, onError }: JobSettings): JobRunner {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    max: 4,
    application_name: 'shiji-jobs',
    schedule: false,
    superviseIntervalSeconds: times.heartbeat,
    monitorIntervalSeconds: times.heartbeat,
  });
  boss.on('error', onError);
  return {
    async start(handlers) {
      await boss.start();
      for (const [kind, handler] of Object.entries(handlers)) {
        const lost = `${kind}-lost`;
        await boss.createQueue(lost);
        const settings = {
          deadLetter: lost,
          expireInSeconds: LONGEST_SECONDS,
          retryLimit: times.retryLimit,
          retryDelay: times.retryDelay,
          retryBackoff: true,
          retryDelayMax: 300,
          heartbeatSeconds: times.heartbeat,
        };
        await boss.createQueue(kind, settings);
        await boss.work<JobData>(kind, { pollingIntervalSeconds: times.polling }, ([job]) => perform(handler.run, job));
        await boss.work<JobData>(lost, { pollingIntervalSeconds: times.polling }, ([job]) =>
          perform(handler.gaveUp, job),
        );
      }
    },
    async stop(seconds) {
      await boss.stop({ graceful: true, timeout: seconds * 1000 });
    },
    async queue(tx, kind, id) {
      const data: JobData = { tenant: tx.tenant, id };
      await boss.send(kind, data, {
        db: {
          executeSql: async (text, values) => {
            const { rows } = await tx.db.executeQuery(CompiledQuery.raw(text, values ? [...values] : []));
            return { rows: rows as pg.QueryResultRow[] };
          },
        },
      });
    },
  };
}

async function perform(
  work: (data: JobData) => Promise<void>,
  job: { readonly data: JobData } | undefined,
): Promise<void> {
  if (job !== undefined) await work(job.data);
}
