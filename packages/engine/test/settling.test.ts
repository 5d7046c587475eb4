/** Who settles a population's results. */
import { describe, expect, it } from 'vitest';
import { readScheme, writeScheme } from '../src/index.ts';
import { smallResult, smallScheme } from './small-run.ts';

const scheme = smallScheme(
  'total: { name: 得分, fixed: 1 }',
  '',
  `villages: { name: 村, where: { attribute: post, is: 村 }, settledBy: { by: 镇党委, clause: 第三条 }, total: total }
  secretaries:
    name: 书记
    where: { attribute: post, is: 书记 }
    settledBy: { by: 县委组织部, proposedBy: 镇党委 }
    total: total
  others: { name: 其他, total: total }`,
);

describe('the results of a population', () => {
  it('name who settles them, and who only proposes them', () => {
    expect(smallResult(scheme, {}).populations).toEqual([
      { id: 'villages', name: '村', settledBy: { by: '镇党委' } },
      { id: 'secretaries', name: '书记', settledBy: { by: '县委组织部', proposedBy: '镇党委' } },
      { id: 'others', name: '其他' },
    ]);
  });

  it('keep it when the scheme is written and read again', () => {
    expect(readScheme(writeScheme(scheme)).scheme?.populations).toEqual(scheme.populations);
  });
});
