/** What a juror's personal code is and where it leads. */
import { createHash } from 'node:crypto';
import type { BallotKey } from '../../ports/ballot-keys.ts';
import type { Juror } from '../juries/model.ts';

const WAY = 'juror';
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The juror's code of this number; another number is another code, and the ones before no longer lead anywhere. */
export const codeOf = (key: BallotKey, { id, codeNumber }: Pick<Juror, 'id' | 'codeNumber'>): string =>
  key.code(id, WAY, codeNumber);

export const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/** Under `/j/`: the county, and the code. */
export const addressOf = (county: string, code: string): string => `${county}-${code}`;

/** What stands under `/j/`, as it was typed or scanned; undefined for what can't be one. */
export function readAddress(text: string): { readonly county: string; readonly code: string } | undefined {
  const at = text.lastIndexOf('-');
  const code = text.slice(at + 1).toUpperCase();
  return at > 0 && CODE.test(code) ? { county: text.slice(0, at), code } : undefined;
}

/** A value is sealed for one juror and subject: it opens nowhere else. */
export const contextOf = (subject: string, juror: string): string => `jury-score:${subject}:${juror}`;

/** All sealed values look alike, however many digits they have. */
const BYTES = 256;

export function packed(values: readonly string[]): Buffer {
  const text = Buffer.from(JSON.stringify(values), 'utf8');
  if (text.length > BYTES) throw new Error('values too long to be sealed');
  return Buffer.concat([text, Buffer.alloc(BYTES - text.length, 0x20)]);
}

export const unpacked = (content: Buffer): readonly string[] => JSON.parse(content.toString('utf8')) as string[];
