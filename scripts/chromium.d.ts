/** Path of a browser for tests: see chromium.js. */
export function chromium(): Promise<string>;
