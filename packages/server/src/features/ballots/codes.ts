/** Codes as people type and scan them. */

export interface WrittenCode {
  readonly county: string;
  /** Sixteen signs as they are made. */
  readonly signs: string;
}

const SIGNS = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The sixteen signs, forgiving what eyes and thumbs confuse: case, blanks, O for 0, I and L for 1. */
function readSigns(written: string): string | undefined {
  const signs = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·.—–-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return SIGNS.test(signs) ? signs : undefined;
}

/** `qinghe-7K2M…`: the county stands before the last hyphen; the signs may be divided by blanks. */
export function readCode(written: string): WrittenCode | undefined {
  const at = written.lastIndexOf('-');
  const signs = readSigns(written.slice(at + 1));
  return at <= 0 || signs === undefined ? undefined : { county: written.slice(0, at), signs };
}

/** Whole addresses that were typed or pasted in place of a code give theirs. */
export function readTyped(typed: string, county: string | undefined): WrittenCode | undefined {
  const whole = readCode(typed.trim().split('/').at(-1)?.split('#')[0] ?? '');
  if (whole !== undefined && /[a-z]/.test(whole.county)) return whole;
  const signs = readSigns(typed);
  return county === undefined || signs === undefined ? undefined : { county, signs };
}
