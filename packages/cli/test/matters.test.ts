/** What lacks, told so that the first screen of the report can be read. */
import { readScheme, score } from '@shiji/engine';
import { expect, it } from 'vitest';
import { reportData } from '../src/report/data.ts';

/** The first screen's list for a scheme of these parts, of which nobody has a score. */
function waitingFor(...parts: readonly string[]): unknown {
  const inside = parts.map((name, i) => `p${i}: { name: ${name}, points: { within: [0, 20] }, missing: hold }`);
  const { scheme } = readScheme(`scheme: parts
version: "1"
name: 各项
period: quarter
decimals: { places: 2, mode: half-up }
populations: { staff: { name: 干部, total: total } }
figures: { total: { name: 得分, sum: { ${inside.join(', ')} } } }`);
  if (scheme === undefined) throw new Error('the scheme does not check');
  const tables = {
    run: [{ period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' }],
    subjects: [{ id: 'a', name: '张三' }],
  };
  const { run } = score(scheme, { tables });
  if (run === undefined) throw new Error('the facts are refused');
  return reportData(run).summary.waiting.map(([why, , people, count]) => [why, people, count]);
}

it('tells up to three matters of the same people one by one', () => {
  const people = [['a', '张三']];
  expect(waitingFor('德', '能')).toEqual([
    ['“德”没有有效的评分', people, 1],
    ['“能”没有有效的评分', people, 1],
  ]);
});

it('tells more of them at once, with their number', () => {
  expect(waitingFor('德', '能', '勤', '绩', '廉')).toEqual([
    ['共 5 项：“德”没有有效的评分；“能”没有有效的评分；“勤”没有有效的评分 等', [['a', '张三']], 5],
  ]);
});
