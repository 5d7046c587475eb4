import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roundSentence } from '../../../src/features/round-proof/findings.ts';
import { verifyRound } from '../../../src/features/round-proof/verify.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';
import type { Quarter } from '../results/quarter.ts';
import { confirmedQuarter, type Exported, exported, publicKey } from './exported.ts';

let quarter: Quarter;
let whole: Exported;
beforeAll(async () => {
  quarter = await confirmedQuarter();
  whole = await exported(quarter, quarter.office);
}, 120_000);
afterAll(() => quarter.server.close());

it('recomputes', () => {
  writeFileSync('/tmp/whole.zip', whole.bytes);
  console.log([...whole.files].map(([n, b]) => `${n} ${b.length}`).join('\n'));
  const report = verifyRound(whole.bytes, announcedCalendar(), publicKey(quarter));
  console.log(report.findings.map(roundSentence).slice(0, 20), { ...report, findings: 0 });
  expect(report.ok).toBe(true);
});
