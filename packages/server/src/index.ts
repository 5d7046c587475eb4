/** The server's face for the command line. */
export { type Config, readConfig } from './config.ts';
