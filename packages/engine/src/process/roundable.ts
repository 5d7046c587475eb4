/** What keeps a scheme from being run as a round; it can be scored all the same. */
import type { Scheme } from '../scheme/scheme.ts';

export interface Unroundable {
  readonly code: 'process-lacking' | 'propose-lacking' | 'settle-lacking';
  /** What to do, in Chinese. */
  readonly sentence: string;
}

const sentences: { readonly [C in Unroundable['code']]: string } = {
  'process-lacking': '这个方案没有写实施步骤，只能计分，不能组织考核。请在方案里补写 process。',
  'propose-lacking': '实施步骤里没有拟定等次，得不出结果。请补一步，如 propose: { by: 考核委员会 }。',
  'settle-lacking': '实施步骤里没有审定，结果定不下来。请补一步，如 settle: { by: 党组会议 }。',
};

/** Reasons in the order in which they should be mended; none where a round may be started. */
export function roundable({ process }: Scheme): readonly Unroundable[] {
  const lacks = (kind: 'propose' | 'settle'): boolean => !process?.some(({ work }) => work.kind === kind);
  const codes: readonly Unroundable['code'][] =
    process === undefined
      ? ['process-lacking']
      : [
          ...(lacks('propose') ? (['propose-lacking'] as const) : []),
          ...(lacks('settle') ? (['settle-lacking'] as const) : []),
        ];
  return codes.map((code) => ({ code, sentence: sentences[code] }));
}
