/** [P12] Counting a poll loses nothing that a scheme looks at: tallies score as their papers do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CastPaper,
  type Outcome,
  type PollRules,
  pollsOf,
  type RawRow,
  readScheme,
  resultOf,
  type Scheme,
  score,
  tallyOf,
} from '../../src/index.ts';
import { chance, type Draw, pick } from '../properties/draw.ts';
import { settings, timeLimit } from '../properties/draw-run.ts';
import { quarter } from '../small-run.ts';

const subjects = ['A', 'B', 'C', 'D', 'E'];
const amount = (g: Draw): string => pick(g, '0', '1', '2', '3', '20%', '40%', '50%', '66.6%', '{ parameter: most }');
const bound = (g: Draw): string => `${pick(g, 'above', 'atLeast', 'below', 'atMost')}: ${amount(g)}`;

/** What stands in `ballots` of a figure, but for the poll and the question. */
function drawBallots(g: Draw, groups: string): string {
  const options = chance(g, 65);
  const rules = Array.from({ length: g(fc.nat, 2) }, () =>
    chance(g, 20)
      ? '{ allEqual: true }'
      : options
        ? `{ marks: ${pick(g, '好', '差', '[好, 中]')}, ${bound(g)} }`
        : `{ values: { ${pick(g, 'atLeast: 8', 'above: 5', 'below: 3.5', 'atMost: 5')} }, ${bound(g)} }`,
  );
  return [
    options ? 'options: { 好: 100, 中: 77.5, 差: -20 }' : 'within: [0, 10], places: 1',
    groups,
    rules.length === 0 ? '' : `void: [${rules.join(', ')}]`,
    chance(g, 30) ? `drop: { highest: 1, lowest: ${g(fc.nat, 1)}${chance(g, 50) ? ', above: 2' : ''} }` : '',
    chance(g, 50) ? `atLeast: ${1 + g(fc.nat, 3)}` : '',
    options && chance(g, 20) ? 'take: { share: [好, 中] }' : '',
    chance(g, 40) ? `quorum: ${1 + g(fc.nat, 6)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function drawScheme(g: Draw): Scheme | undefined {
  const groups = pick(g, '', 'groups: { 甲: 50%, 乙: 50% }', 'groups: { 甲: 60%, 乙: 30%, 丙: 10% }');
  const missing = groups === '' ? pick(g, 'hold', '{ count: 60 }') : pick(g, 'hold', 'redistribute', '{ count: 60 }');
  const questions = pick(g, [''], ['question: 甲题, ', 'question: 乙题, ']);
  const figures = questions.map(
    (question, i) =>
      `  q${i}: { name: 第${i}题, missing: ${missing}, round: { places: 3, mode: half-up }, ballots: { poll: p, ${question}${drawBallots(g, groups)} } }`,
  );
  return readScheme(`scheme: polled
version: "1"
name: 测评
period: quarter
decimals: { places: 2, mode: half-up }
parameters: { most: { name: 上限, value: ${pick(g, '2', '40%')} } }
populations: { staff: { name: 人员, total: q0 } }
figures:
${figures.join('\n')}
`).scheme;
}

/** Papers with anything on them, some of them blank on the second question. */
function drawPapers(g: Draw, rules: PollRules): CastPaper[] {
  const groups = rules.groups.length === 0 ? [''] : rules.groups.map((one) => one.key);
  return Array.from({ length: g(fc.nat, 7) }, () => ({
    group: pick(g, ...groups),
    marks: Object.fromEntries(
      rules.questions.map(({ id, marks }, q) => {
        // A paper with nothing on it can't be said in the table of papers: one mark at least stands somewhere.
        const one = q === 0 ? g(fc.nat, subjects.length - 1) : -1;
        const lazy = chance(g, 15);
        const same = chance(g, 20);
        const draw = (): string =>
          marks.kind === 'options' ? pick(g, '好', '中', '差') : pick(g, '0', '3.5', '5', '5.0', '8', '9.9', '10');
        const first = draw();
        const marked = subjects.filter((_, i) => i === one || (!lazy && chance(g, 85)));
        return [id, Object.fromEntries(marked.map((subject) => [subject, same ? first : draw()]))];
      }),
    ),
  }));
}

const rowsOf = (poll: string, papers: readonly CastPaper[]): RawRow[] =>
  papers.flatMap(({ group, marks }, paper) =>
    Object.entries(marks).flatMap(([question, bySubject]) =>
      Object.entries(bySubject).map(([subject, value]) => ({
        poll,
        group,
        question,
        subject,
        value,
        paper: `${paper}`,
      })),
    ),
  );

/** Every figure of every subject: its value, or the kind of its absence. */
function scored(scheme: Scheme, votes: { readonly papers?: readonly RawRow[]; readonly tallies?: readonly RawRow[] }) {
  const people = subjects.map((id) => ({ id, name: `${id}某` }));
  const { run, diagnostics } = score(scheme, { tables: { run: [quarter], subjects: people, ...votes } });
  if (run === undefined) throw new Error(JSON.stringify(diagnostics));
  const plain = (outcome: Outcome): string => ('value' in outcome ? outcome.value : outcome.absent);
  return resultOf(run).subjects.map(({ id, indicators }) => [
    id,
    Object.fromEntries(Object.entries(indicators).map(([figure, outcome]) => [figure, plain(outcome)])),
  ]);
}

describe('[P12] a poll that was counted', () => {
  it('scores as its papers do', { timeout: timeLimit }, () => {
    const seen = { valid: 0, void: 0, blank: 0, withheld: 0 };
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const scheme = drawScheme(g);
        fc.pre(scheme !== undefined);
        const [found] = pollsOf(scheme as Scheme, quarter.from);
        if (!found?.ok) throw new Error(JSON.stringify(found));
        const papers = drawPapers(g, found.rules);
        const tally = tallyOf(found.rules, papers);
        for (const count of tally.papers) {
          seen.valid += count.valid;
          seen.void += count.void;
          seen.blank += count.blank;
        }
        seen.withheld += tally.withheld.length;
        const tallies = tally.rows.map((row) => ({ ...row }));
        expect(scored(scheme as Scheme, { tallies })).toEqual(
          scored(scheme as Scheme, { papers: rowsOf('p', papers) }),
        );
      }),
      settings(),
    );
    // What was drawn had something of each.
    expect(Object.values(seen).every((count) => count > 20)).toBe(true);
  });
});
