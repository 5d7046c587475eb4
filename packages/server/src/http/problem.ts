/** Refusals as RFC 9457 problems. */
import { type CommonRefusal, commonRefusals, type RefusalTable, type RefusalWords, type Refused } from './refusals.ts';

export interface Problem {
  /** `urn:shiji:refusal:<code>`: stable, for programs. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** Names this request in the server's log. */
  readonly request: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly errors?: Refused['errors'];
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Throws where a refusal has no words: then a table is not complete. */
export function problem(refused: Refused, table: RefusalTable, request: string): Problem {
  const words = table[refused.refusal] ?? commonRefusals[refused.refusal as CommonRefusal];
  if (words === undefined) throw new Error(`no words for the refusal ${refused.refusal}`);
  const values = { ...refused.values, request };
  return {
    type: `urn:shiji:refusal:${refused.refusal}`,
    title: filled(sentenceOf(words, refused), values),
    status: words.status,
    code: refused.refusal,
    request,
    ...(refused.values === undefined ? {} : { values: refused.values }),
    ...(refused.errors === undefined ? {} : { errors: refused.errors }),
  };
}

function sentenceOf(words: RefusalWords, { values }: Refused): string {
  const why = values?.because;
  return (why === undefined ? undefined : words.because?.[String(why)]) ?? words.title;
}

/** A sentence with its values. Throws for one that lacks. */
export function filled(title: string, values: Readonly<Record<string, string | number>>): string {
  return title.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`“${title}” lacks the value ${name}`);
    return String(value);
  });
}
