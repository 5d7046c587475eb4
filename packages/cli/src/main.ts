/** The process: its arguments, streams, environment and exit code. */
import process from 'node:process';
import { machineFiles } from './files.ts';
import type { Io, Out } from './io.ts';
import { crashText, shiji } from './shiji.ts';

/** Whoever stopped reading (`shiji … | head`) wants no more output, and no complaint. The work itself goes on to its end. */
function out(stream: NodeJS.WriteStream): Out {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return {
    isTerminal: stream.isTTY === true,
    write(text) {
      if (open) stream.write(text);
    },
  };
}

const io: Io = {
  stdout: out(process.stdout),
  stderr: out(process.stderr),
  files: machineFiles,
  environment: process.env,
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    }),
  debug: process.env.SHIJI_DEBUG === '1',
};

process.on('uncaughtException', (error) => {
  io.stderr.write(crashText(error, io.debug));
  process.exit(1);
});

process.exitCode = await shiji(process.argv.slice(2), io);
