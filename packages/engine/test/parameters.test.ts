/** Parameters in a run: a value is looked up or there is none; nothing stands in for it. */
import { describe, expect, it } from 'vitest';
import { parseDay, readScheme, score } from '../src/index.ts';
import { resolveParameters } from '../src/run/parameters.ts';

const { scheme } = readScheme(`scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { post: { name: 岗位, at: to } }
parameters:
  assessed: { name: 参加考核的岗位, at: periodStart, dated: [{ from: 2026-01-01, value: [机关] }] }
  base: { name: 基础分, value: 60 }
populations: { staff: { name: 干部, where: { attribute: post, is: { parameter: assessed } }, total: total } }
figures: { total: { name: 得分, fixed: { parameter: base } } }
`);
if (scheme === undefined) throw new Error('the scheme does not check');

describe('parameters', () => {
  it('that are not known, or no numbers, give no number', () => {
    const parameters = resolveParameters(scheme, parseDay('2026-01-01') ?? 0, []);
    expect(parameters.constant({ parameter: 'base' })).toEqual({ units: 60n, places: 0 });
    expect(() => parameters.constant({ parameter: 'basis' })).toThrow(
      'no number for {"parameter":"basis"} on 2026-01-01',
    );
    expect(() => parameters.constant({ parameter: 'assessed' })).toThrow('no number');
    expect(() => parameters.words({ parameter: 'base' })).toThrow('no list of words in base');
  });
  it('without a value yet keep a run from beginning, also where they say who is assessed', () => {
    const run = [{ period: '2025Q4', from: '2025-10-01', to: '2025-12-31', asOf: '2025-12-31' }];
    const { run: scored, diagnostics } = score(scheme, { tables: { run, subjects: [{ id: 'a', name: '甲' }] } });
    expect(scored).toBeUndefined();
    expect(diagnostics.map((d) => d.code)).toEqual(['parameter-not-in-force']);
  });
});
