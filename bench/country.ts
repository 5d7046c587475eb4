/**
 * `country.ts COUNTIES PEOPLE`: so many counties of so many people each, one after the other on one thread. Each one's facts are made and dropped;
 * only scoring is timed. Prints one line of JSON.
 */

import { benchScheme, countyColumns, countyData } from './columns.ts';
import { peakMb } from './measured.ts';
import { emptyOutcomes, scorePart } from './scoring.ts';

const [counties, people] = process.argv.slice(2).map(Number) as [number, number];
const scheme = benchScheme();
const outcomes = emptyOutcomes(people);
let spent = 0;
let open = 0;
let best = 0;
for (let county = 0; county < counties; county++) {
  const facts = countyColumns(countyData(people, county * people));
  const start = performance.now();
  scorePart(scheme, facts, { from: 0, to: people }, outcomes);
  spent += performance.now() - start;
  for (const grade of outcomes.grades) {
    if (grade === 255) open++;
    else if (grade === 0) best++;
  }
}
const all = counties * people;
console.log(
  JSON.stringify({
    people: all,
    counties,
    ours_ns: Math.round((spent * 1e6) / all),
    seconds: Math.round(spent / 100) / 10,
    best,
    open,
    peak_mb: peakMb(),
  }),
);
