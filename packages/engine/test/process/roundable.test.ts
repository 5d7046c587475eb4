/** What keeps a scheme from being run as a round. */
import { describe, expect, it } from 'vitest';
import { roundable, type Scheme, type StageKind } from '../../src/index.ts';
import { expectSentence } from '../diagnostics/well-formed.ts';
import { shipped } from './shipped.ts';

const xiulin = shipped('xiulin/quarter.yaml');
const without = (...kinds: readonly StageKind[]): Scheme => ({
  ...xiulin,
  process: (xiulin.process ?? []).filter(({ work }) => !kinds.includes(work.kind)),
});
const codes = (scheme: Scheme): string[] => roundable(scheme).map(({ code }) => code);

describe('a scheme', () => {
  it('can be run as a round where somebody proposes and somebody settles', () => {
    expect(codes(xiulin)).toEqual([]);
    expect(codes(without('record', 'poll', 'notice', 'confirm', 'file'))).toEqual([]);
  });

  it('can not without either, nor without a process; each is said with its remedy', () => {
    const { process: _, ...bare } = xiulin;
    expect(codes(bare)).toEqual(['process-lacking']);
    expect(codes(without('propose', 'settle'))).toEqual(['propose-lacking', 'settle-lacking']);
    for (const scheme of [bare, without('propose', 'settle')]) {
      for (const { sentence } of roundable(scheme)) expectSentence(sentence);
    }
  });
});
