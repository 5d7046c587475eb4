/** What tallies can't say together, and votes of one group on one subject that come as papers and as a tally: both are counted, which is seldom meant. */
import type { Scheme } from '../scheme/scheme.ts';
import type { Admitting } from './admitting.ts';
import { pollKey } from './columns.ts';
import type { Facts, TallyFact } from './facts.ts';
import { entriesOf } from './names.ts';

/** One warning for each poll and group, at the first such row of the tallies. Nobody's votes are in them: only how many there are. */
export function reportVotesBoth({ papers, tallies }: Facts, scheme: Scheme, report: Admitting['report']): void {
  if (papers.length === 0 || tallies.length === 0) return;
  const cast = new Map<string, number>();
  const keyOf = ({
    poll,
    group,
    question,
    subject,
  }: Pick<TallyFact, 'poll' | 'group' | 'question' | 'subject'>): string =>
    [pollKey(poll, question), group, subject].join('\n');
  for (const paper of papers) cast.set(keyOf(paper), (cast.get(keyOf(paper)) ?? 0) + 1);
  const both = new Map<string, TallyFact[]>();
  for (const tally of tallies) {
    if (tally.count === 0 || !cast.has(keyOf(tally))) continue;
    const key = [tally.poll, tally.group].join('\n');
    const list = both.get(key);
    if (list === undefined) both.set(key, [tally]);
    else list.push(tally);
  }
  const { polls } = entriesOf(scheme);
  for (const rows of both.values()) {
    const first = rows.reduce((a, b) => (a.row <= b.row ? a : b));
    if (!polls.some((p) => p.id === first.poll)) continue;
    const onPapers = [...new Set(rows.map(keyOf))].reduce((sum, key) => sum + (cast.get(key) ?? 0), 0);
    report('votes-both', first, '测评', {
      poll: first.poll,
      group: first.group,
      subjects: String(new Set(rows.map((row) => row.subject)).size),
      papers: String(onPapers),
      tallies: String(rows.reduce((sum, row) => sum + row.count, 0)),
    });
  }
}

/** A tally that says of fewer papers than it has votes for one subject: at the first row of the group that does. */
export function reportCastTooFew({ tallies }: Facts, report: Admitting['report']): void {
  const votes = new Map<string, number>();
  const keyOf = (t: TallyFact): string => [pollKey(t.poll, t.question), t.group, t.subject].join('\n');
  for (const tally of tallies) votes.set(keyOf(tally), (votes.get(keyOf(tally)) ?? 0) + tally.count);
  const said = new Set<string>();
  for (const tally of [...tallies].sort((a, b) => a.row - b.row)) {
    const found = votes.get(keyOf(tally)) ?? 0;
    const group = [tally.poll, tally.group].join('\n');
    if (tally.cast === undefined || tally.cast >= found || said.has(group)) continue;
    said.add(group);
    report('cast-too-few', tally, '收回票数', { cast: String(tally.cast), group: tally.group, votes: String(found) });
  }
}
