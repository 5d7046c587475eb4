/** The program: arguments in, exit code out. Nothing is thrown past it. */
import { parseArguments } from './arguments.ts';
import { check } from './commands/check.ts';
import { compareSchemes } from './commands/compare.ts';
import { explainSubject } from './commands/explain.ts';
import { format } from './commands/fmt.ts';
import { printDocument } from './commands/print.ts';
import { scoreFacts } from './commands/score.ts';
import { template } from './commands/template.ts';
import type { ExitCode, Io } from './io.ts';
import { print } from './print.ts';
import { helpText, wrongUsageText } from './usage.ts';
import { version } from './version.ts';
import { words } from './words.ts';

/** Runs one command. What goes wrong unforeseen is told in a sentence, and counts as 1. */
export async function shiji(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await run(argv, io);
  } catch (error) {
    io.stderr.write(crashText(error, io.debug));
    return 1;
  }
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const asked = parseArguments(argv);
  switch (asked.command) {
    case 'check':
      return await check(asked, io);
    case 'score':
      return await scoreFacts(asked, io);
    case 'explain':
      return await explainSubject(asked, io);
    case 'template':
      return await template(asked, io);
    case 'print':
      return await printDocument(asked, io);
    case 'compare':
      return await compareSchemes(asked, io);
    case 'fmt':
      return await format(asked, io);
    case 'demo': {
      const { demo } = await import('./commands/demo.ts');
      return await demo(asked, io);
    }
    case 'init': {
      const { init } = await import('./commands/init.ts');
      return await init(asked, io);
    }
    case 'serve': {
      const { serveCounties } = await import('./commands/serve.ts');
      return await serveCounties(io);
    }
    case 'backup': {
      const { backUpInstallation } = await import('./commands/backup.ts');
      return await backUpInstallation(asked, io);
    }
    case 'restore': {
      const { restoreInstallation } = await import('./commands/restore.ts');
      return await restoreInstallation(asked, io);
    }
    case 'verify': {
      // Only here, since the server is much more to load than all the other commands need.
      const { verifyFile } = await import('./commands/verify.ts');
      return await verifyFile(asked, io);
    }
    case 'help':
      print(io.stdout, helpText(asked.about));
      return 0;
    case 'version':
      print(io.stdout, [version()]);
      return 0;
    case 'wrong':
      print(io.stderr, wrongUsageText(asked));
      return 2;
  }
}

/** What a crash says: that it is one, and what to pass on; where in the program only for those who maintain it. */
export function crashText(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `${words.crash}\n${message}${stack}\n`;
}
