/** Puts the pictures that the READMEs show where they are committed, out of those that the journeys have left in out/pictures. */
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('../out/pictures/', import.meta.url));
const to = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const LARGEST = 150_000;

const chosen = {
  'sign-in': /^newcomer-\d+-sign-in-1440\.png$/,
  'import-check': /^newcomer-\d+-check-people-1440\.png$/,
  unit: /^newcomer-\d+-unit-1440\.png$/,
  powers: /^newcomer-\d+-powers-1440\.png$/,
  'phone-today': /^newcomer-\d+-phone-today-390\.png$/,
  'phone-own-file': /^newcomer-\d+-phone-own-file-390\.png$/,
};

mkdirSync(to, { recursive: true });
for (const [name, pattern] of Object.entries(chosen)) {
  const [found, other] = readdirSync(from).filter((file) => pattern.test(file));
  if (found === undefined || other !== undefined)
    throw new Error(
      `not exactly one picture for ${name}: empty out/pictures and run SHIJI_PICTURES=1 npx vitest run e2e/newcomer.test.ts`,
    );
  const { size } = statSync(join(from, found));
  if (size > LARGEST) throw new Error(`${found} is too large: ${size} bytes`);
  copyFileSync(join(from, found), join(to, `${name}.png`));
}
