/** The shipped schemes and their cases, as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readScheme, type Scheme } from '@shiji/engine';
import { readCase, type SchemeCase } from './case-file.ts';

const root = new URL('../', import.meta.url);

export interface ShippedScheme {
  /** `fengxiang/quarter.yaml` */
  readonly path: string;
  readonly text: string;
  readonly scheme: Scheme;
  readonly cases: readonly SchemeCase[];
}

/** Every scheme of a place's folder with the cases that name it; throws where one does not check. */
export function shippedSchemes(place: string): ShippedScheme[] {
  const folder = new URL(`${place}/`, root);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const cases = casesOf(folder);
  return files.sort().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { scheme, diagnostics } = readScheme(text);
    if (scheme === undefined) throw new Error(`${place}/${name}: ${JSON.stringify(diagnostics[0])}`);
    return { path: `${place}/${name}`, text, scheme, cases: cases.filter((c) => c.scheme === name) };
  });
}

/** `cases/quarter/*.yaml`, beside the ordinary person of `cases/quarter/base.yaml`. */
function casesOf(folder: URL): SchemeCase[] {
  const cases = new URL('cases/', folder);
  return readdirSync(cases).flatMap((name) => {
    const group = new URL(`${name}/`, cases);
    const files = readdirSync(group).filter((file) => file.endsWith('.yaml') && file !== 'base.yaml');
    return files
      .sort()
      .map((file) => readCase(fileURLToPath(new URL(file, group)), fileURLToPath(new URL('base.yaml', group))));
  });
}

export const places: readonly string[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
  .map((entry) => entry.name)
  .sort();
