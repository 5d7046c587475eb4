/** The share of claims that hold, by the engine's own term, as a figure such as Wuchuan's `claims` (核实率, WC-02) has it. */
import { explain, readScheme, score } from '@shiji/engine';
import { itemsOf, type Settled } from './verdicts.ts';

const SHARE = 'claims';
const text = JSON.stringify({
  scheme: 'claims',
  version: '1',
  name: '台前核查',
  period: 'campaign',
  decimals: { places: 2, mode: 'half-up' },
  populations: { all: { name: '评分对象', total: SHARE } },
  figures: {
    [SHARE]: { name: '所报成绩核实率', worth: 100, missing: 'hold', completion: { by: 'count', late: '0%' } },
  },
});

export interface Share {
  readonly subject: string;
  /** Of a hundred. */
  readonly share: string;
  readonly arithmetic: string;
}

/** Of each subject whose claims are all verified. */
export function sharesOf(day: string, claims: readonly Settled[]): readonly Share[] {
  const { scheme } = readScheme(text);
  if (scheme === undefined) throw new Error('the scheme of claims is none');
  const subjects = [...new Set(claims.map(({ subject }) => subject))];
  if (subjects.length === 0) return [];
  const { run, diagnostics } = score(scheme, {
    tables: {
      run: [{ period: day.slice(0, 4), from: day, to: day, asOf: day }],
      subjects: subjects.map((id) => ({ id, name: id })),
      items: itemsOf(SHARE, day, claims),
    },
  });
  if (run === undefined) throw new Error(`claims that can't be counted: ${diagnostics.map(({ code }) => code).join()}`);
  return subjects.flatMap((subject) => {
    const [step] = explain(run, subject)?.steps ?? [];
    if (step === undefined || !('value' in step.outcome)) return [];
    return [{ subject, share: step.outcome.value, arithmetic: step.arithmetic ?? '' }];
  });
}
