/** Every reason why a value is absent, and every decision left to people, has a run that gives it. */
import { describe, expect, it } from 'vitest';
import { type Outcome, type Result, readScheme, resultOf, score } from '../../src/index.ts';
import type { decisionSentences, reasonSentences } from '../../src/words/reasons.ts';
import { decisionExamples, type ReasonExample, reasonExamples } from './reason-examples.ts';
import { expectSentence } from './well-formed.ts';

/** Decisions that the subjects concerned also have as the reason of their absence. */
const decided = {
  'tie-at-last-seat': decisionExamples['tie-at-last-seat'],
  'exception-no-seat': decisionExamples['exception-no-seat'],
  'exception-too-many': decisionExamples['exception-too-many'],
  'adjust-not-eligible': decisionExamples['adjust-not-eligible'],
  'floor-meets-ceiling': decisionExamples['floor-meets-ceiling'],
  'cent-tie': decisionExamples['cent-tie'],
  'tie-at-floor': decisionExamples['tie-at-floor'],
  'adjust-from-elsewhere': decisionExamples['adjust-from-elsewhere'],
  'adjust-breaks-floor': decisionExamples['adjust-breaks-floor'],
  'remainder-tie': decisionExamples['remainder-tie'],
  'share-unclear': decisionExamples['share-unclear'],
  'seat-waits': decisionExamples['seat-waits'],
} as const;

/** `no-level` only guards what the checker refuses: a level that somebody fails to reach. */
const reasons: { readonly [C in Exclude<keyof typeof reasonSentences, 'no-level'>]: ReasonExample } = {
  ...reasonExamples,
  ...decided,
};
const decisions: { readonly [C in keyof typeof decisionSentences]: ReasonExample } = decisionExamples;

function resultFor({ figures, more = '', where = '', facts }: ReasonExample): Result {
  const published = ['place', 'level'].filter((id) => figures.includes(`\n  ${id}:`));
  const keys = published.map((id) => `, ${id === 'place' ? 'rank' : 'grade'}: ${id}`).join('');
  const { scheme, diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes:
  unit: { name: 单位, at: longest }
  post: { name: 岗位, at: to }
${more}
populations:
  staff: { name: 干部, ${where}total: total${keys} }
figures:
  ${figures}
`);
  if (scheme === undefined) throw new Error(JSON.stringify(diagnostics));
  const run = { period: '2026Q1', from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-05' };
  const scored = score(scheme, { tables: { run: [run], ...facts } });
  if (scored.run === undefined) throw new Error(JSON.stringify(scored.diagnostics));
  return resultOf(scored.run);
}

/** Every reason in the result with its sentence. */
function becauses({ subjects, outside }: Result): { code: string; text: string }[] {
  const of = (outcome: Outcome) => ('absent' in outcome ? outcome.because : []);
  return [
    ...subjects.flatMap((s) =>
      [s.total, s.rank, s.pool, s.grade, ...Object.values(s.facets), ...Object.values(s.indicators)].flatMap(of),
    ),
    ...subjects.flatMap((s) => s.open),
    // Who is outside has no figures; this is the only reason there is.
    ...outside.map(({ text }) => ({ code: 'not-in-population', text })),
  ];
}

describe('the reasons of absence', () => {
  it.each(Object.entries(reasons))('%s has a run that gives it', (code, example) => {
    const found = becauses(resultFor(example));
    expect(found.map((b) => b.code)).toContain(code);
    // Reasons are joined into longer sentences, so they have no full stop of their own.
    for (const { text } of found) expectSentence(text, { end: /[^。，：；]$/ });
  });

  it.each(Object.entries(reasons))(
    '%s leaves nobody out whose result is not final, and says who can settle it',
    (code, example) => {
      const { subjects, open, waiting } = resultFor(example);
      for (const subject of subjects) {
        const lacks = [subject.total, subject.rank, subject.grade].some(
          (o) => 'absent' in o && o.absent !== 'notApplicable',
        );
        expect(subject.open.length > 0).toBe(lacks);
        const named = [...open.flatMap((d) => d.subjects), ...waiting.map((w) => w.subject)];
        expect(named.includes(subject.id)).toBe(lacks || open.some((d) => d.subjects.includes(subject.id)));
        for (const item of subject.open) {
          expectSentence(item.settle, { end: /[^。，：；]$/ });
          expect(item.settle, code).toMatch(/[请由待]/);
        }
      }
    },
  );
});

describe('the decisions left to people', () => {
  it.each(Object.entries(decisions))(
    '%s has a run that gives it, and says which ruling settles it',
    (code, example) => {
      const { open } = resultFor(example);
      const { also = [] }: ReasonExample = example;
      expect(open.map((d) => d.code).sort()).toEqual([code, ...also].sort());
      for (const { text } of open) expectSentence(text);
    },
  );
});
