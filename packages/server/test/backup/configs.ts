import { type Config, readConfig } from '../../src/config.ts';

export const PASSPHRASE = '河东河西 三十年 2026';

export function configOf(dataFolder: string, databaseUrl?: string): Config {
  const read = readConfig({
    DATA_DIR: dataFolder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  if (!read.ok) throw new Error(read.sentences.join());
  return read.config;
}
