/** What is found before a scheme is adopted: each sentence of the list with the code that says it, and a scheme that has the slip. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Code } from '../../src/diagnostics/sentences.ts';
import { readScheme } from '../../src/index.ts';
import { baseScheme, type Change, changed } from './base-scheme.ts';

/** A slip, by the code that finds it; `also` what the same slip can't but give. */
interface Slip {
  readonly code: Code;
  readonly write: readonly Change[];
  readonly also?: readonly Code[];
}

/** By the sentence that every adopted scheme must be able to say of itself. */
const slips: Readonly<Record<string, readonly Slip[]>> = {
  'weights add up to 100%': [{ code: 'weights-sum', write: [['同事: 40%', '同事: 30%']] }],
  'every name that is used is known': [
    { code: 'figure-unknown', write: [['by: [total, work]', 'by: [total, works]']] },
    { code: 'attribute-unknown', write: [['in: unit', 'in: office']] },
    { code: 'value-unknown', write: [['is: 村,', 'is: 社区,']] },
    { code: 'parameter-unknown', write: [['by: 0.5', 'by: { parameter: half }']] },
    { code: 'population-unknown', write: [['for: [staff]', 'for: [leaders]']] },
    { code: 'option-unknown', write: [['marks: [好]', 'marks: [优秀]']] },
    { code: 'facet-unknown', write: [['facet: 廉', 'facet: 勤']] },
    { code: 'level-not-in-grade', write: [['value: [较差]', 'value: [差]']] },
    { code: 'event-undeclared', write: [['that: { figure: work, atLeast: 50 }', 'that: { event: fire, atMost: 0 }']] },
    {
      code: 'event-level-unknown',
      write: [['that: { figure: work, atLeast: 50 }', 'that: { event: notice, levels: 省级, atMost: 0 }']],
    },
    { code: 'key-unknown', write: [['late: 50% }', 'latte: 50% }']] },
  ],
  'every indicator counts for something': [
    { code: 'figure-unused', write: [['consequences:\n', '  spare: { name: 备用, fixed: 1 }\nconsequences:\n']] },
    { code: 'parameter-unused', write: [['  quota:', '  spare: { name: 备用, value: 1 }\n  quota:']] },
    { code: 'worth-not-reached', write: [['within: [0, 60]', 'within: [0, 50]']] },
  ],
  'every grade can be reached': [
    {
      code: 'level-unreachable',
      write: [['        较差: otherwise', '        较差: otherwise\n        很差: { below: 10 }']],
    },
    { code: 'level-out-of-reach', write: [['    name: 季度得分\n', '    name: 季度得分\n    atLeast: 70\n']] },
    {
      code: 'band-unreachable',
      write: [['        称职: { atLeast: 60 }', '        称职: { atLeast: 60 }\n        良好: { atLeast: 75 }']],
    },
  ],
  'bands meet without an overlap and without a gap': [
    { code: 'bands-overlap', write: [['称职: { atLeast: 60 }', '称职: { atLeast: 60, atMost: 90 }']] },
    { code: 'band-out-of-reach', write: [['atLeast: 500, gives: 10', 'atLeast: 5000, gives: 10']] },
    { code: 'bands-gap', write: [['较差: otherwise', '较差: { below: 50 }']] },
  ],
  'no share is above 100%': [{ code: 'share-out-of-range', write: [['value: 20%', 'value: 120%']] }],
  'there is a rule for a group from which nobody voted': [
    {
      code: 'missing-needed',
      write: [
        [
          '          drop: { highest: 1, lowest: 1, above: 4 }\n        missing: hold\n',
          '          drop: { highest: 1, lowest: 1, above: 4 }\n',
        ],
      ],
    },
    { code: 'missing-needed-parts', write: [['    missing: redistribute\n', '']] },
  ],
  'no event scores twice in one total': [
    {
      code: 'event-twice',
      write: [
        [
          '  place:\n',
          '      other: { name: 另扣, subtract: true, events: { codes: { notice: { name: 通报, each: 1 } }, sameKey: sum } }\n  place:\n',
        ],
      ],
    },
  ],
  'every threshold is one that the total can reach': [
    { code: 'threshold-out-of-reach', write: [['优秀: { atLeast: 90 }', '优秀: { atLeast: 190 }']] },
    { code: 'condition-never', write: [['{ figure: work, atLeast: 50 }', '{ figure: work, atLeast: 90 }']] },
  ],
  'the parts of an item are together worth what the item is': [
    { code: 'worth-contradicts', write: [['    name: 季度得分\n', '    name: 季度得分\n    worth: 120\n']] },
    { code: 'worth-exceeded', write: [['within: [0, 60]', 'within: [0, 65]']] },
  ],
  'equal rows give equal points': [
    { code: 'rows-equal', write: [['atLeast: 100, gives: 5', 'atLeast: 500, gives: 5']], also: ['band-unreachable'] },
    { code: 'codes-equal', write: [['notice: { name: 通报', 'notice: { name: 迟到']] },
  ],
};

const all = Object.entries(slips).flatMap(([sentence, list]) =>
  list.map((slip) => [sentence, slip.code, slip] as const),
);

describe('before a scheme is adopted', () => {
  it.each(all)('it is seen that %s: %s', (_sentence, code, { write, also = [] }) => {
    const { scheme, diagnostics } = readScheme(changed(baseScheme, write));
    expect(diagnostics.map((d) => d.code).sort()).toEqual([code, ...also].sort());
    expect(scheme === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
  });

  it('the reference lists these checks and no others, by the sentence that they hold', () => {
    const text = readFileSync(new URL('../../../../docs/language.md', import.meta.url), 'utf8');
    const [, chapter = ''] = text.split('## 10. Before a scheme is adopted\n');
    const rows = chapter.split('\n').filter((line) => line.startsWith('| `'));
    const listed = rows.map((line) => line.split('|').map((cell) => cell.trim()));
    expect(listed.map(([, code, , sentence]) => `${code} ${sentence}`)).toEqual(
      all.map(([sentence, code]) => `\`${code}\` ${sentence}`),
    );
  });
});
